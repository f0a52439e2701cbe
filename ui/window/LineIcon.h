// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

class QPainter;
class QRectF;

namespace dealscope::ui {

enum class LineIcon {
    Back,
    Forward,
    Cross,
    More,
    Float,
    Search,
    Check,
    Right,
    Down,
    Warning,
    Play,
    Pause,
    StepBack,
    StepForward,
};

/// Draws the icon into `box` with lines of the given colour.
void drawLineIcon(QPainter &painter, LineIcon icon, const QRectF &box, const QColor &color);
/// The same as an icon that takes its colour from the palette each time it is painted, so that it
/// follows a change between light and dark.
[[nodiscard]] QIcon lineIcon(LineIcon icon);

} // namespace dealscope::ui
