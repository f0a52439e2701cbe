// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace dealscope::ui {

struct Theme;

/// The mark of a contradiction, "≠" drawn as lines; a check where it is settled.
void drawConflictGlyph(QPainter &painter, const QRectF &box, bool settled, const Theme &theme);

} // namespace dealscope::ui
