// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Interval.h"
#include "ui/theme/Theme.h"

#include <QPainterPath>

class QPainter;

/// Certainty as texture, the same in every picture: binding solid, other floor tinted, floor to
/// ceiling hatched, open ceiling fading, no amount dashed. Hatches are drawn as clipped lines of
/// geometry, so they stay sharp and right in SVG and PDF (whose generators ignore brush patterns
/// or clipping).
namespace dealscope::ui {

enum class Certainty { Firm, Floor, UpToCeiling, OpenCeiling };

/// Fills a convex or simple polygon path with the texture of a certainty in the given colour.
/// OpenCeiling fades along `fadeTo - fadeFrom`.
void fillCertainty(QPainter &painter, const QPainterPath &shape, Certainty certainty,
                   const QColor &color, const Theme &theme, QPointF fadeFrom = {},
                   QPointF fadeTo = {});

/// The colour of the part of binding money that is paid: nearer to the ink than what only binds.
[[nodiscard]] QColor paidColor(const QColor &color, const Theme &theme);
/// The number stated, as a thin mark across a bar: at `x`, over the height of `bar` and a little
/// more.
void drawHeadlineMark(QPainter &painter, qreal x, const QRectF &bar, const Theme &theme);

/// The pen of a deal without amount.
[[nodiscard]] QPen dashedPen(const QColor &color, qreal width = 1.2);

/// The lengths of a bar for an interval at `pixelsPerUnit` (px for one currency unit).
struct CertaintyLengths {
    qreal firm = 0; ///< 0 to the firm floor
    qreal floor = 0; ///< 0 to the floor
    qreal ceiling = 0; ///< 0 to the ceiling, or to the floor when the ceiling is open
    bool open = false;
};
[[nodiscard]] CertaintyLengths certaintyLengths(const core::Interval &interval, core::Money firm,
                                                qreal pixelsPerUnit);

/// Draws a horizontal bar from `rect.left()`: solid to firm, tinted to floor, hatched to ceiling,
/// and fading for `fadeLength` px behind an open ceiling. Only rect's left, top and height count.
void drawCertaintyBar(QPainter &painter, const QRectF &rect, const CertaintyLengths &lengths,
                      const QColor &color, const Theme &theme, qreal fadeLength = 24);
/// The same upwards from `rect.bottom()`; rect's left, width and bottom count.
void drawCertaintyColumn(QPainter &painter, const QRectF &rect, const CertaintyLengths &lengths,
                         const QColor &color, const Theme &theme, qreal fadeLength = 24);

} // namespace dealscope::ui
