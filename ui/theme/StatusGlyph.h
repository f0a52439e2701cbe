// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace dealscope::ui {

/// Draws the mark of a status in the square `box`: rumoured hollow circle, in talks half circle,
/// announced hollow diamond, signed full diamond, completed full circle, ended cross, denied
/// barred circle; a deal without status is a dot. `paper` fills the hollow ones.
void drawStatusGlyph(QPainter &painter, std::optional<core::Status> status, const QRectF &box,
                     const QColor &color, const QColor &paper);

} // namespace dealscope::ui
