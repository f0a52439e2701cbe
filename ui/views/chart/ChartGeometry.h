// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"
#include "ui/theme/Texture.h"

#include <QLineF>
#include <QRectF>

namespace dealscope::ui {

/// One piece of a bar in one texture.
struct ChartPiece {
    QRectF rect;
    Certainty certainty = Certainty::Firm;
    int segment = -1; ///< in ChartBar::segments; -1: allocated to none of them
    QPointF fadeFrom;
    QPointF fadeTo;
};

/// Lines of text in a box, each centred or set to one side as a whole.
struct ChartText {
    QRectF box;
    QStringList lines;
    Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

/// Where one bar lies. Both orientations use it.
struct ChartBarBox {
    int panel = 0; ///< in ChartData::panels
    int bar = 0; ///< in ChartPanel::bars
    QRectF slot; ///< where the pointer is on this bar or its texts
    QRectF drawn; ///< around the pieces
    QList<ChartPiece> pieces; ///< in the order of drawing
    ChartText name;
    ChartText value; ///< without lines where it would have covered something
};

struct ChartAxisMark {
    qreal at = 0; ///< px along the axis, in the picture
    QString text;
};

/// A chart laid out in pixels: pure geometry, the same for the screen, a file and a test.
struct ChartGeometry {
    QSizeF size;
    bool horizontal = true; ///< bars to the right in rows; else columns upwards
    QRectF plot; ///< between the axes
    QRectF viewport; ///< what of the rows is to be seen; taller contents scroll in it
    QRectF legend; ///< for the colours
    QRectF key; ///< for the textures
    QList<ChartAxisMark> marks; ///< of the value axis
    QList<ChartText> titles;
    QList<ChartText> times; ///< labels of a time axis
    QList<QLineF> baselines;
    QList<QRectF> timeSlots; ///< of all times, empty ones too, in the bars' order
    QList<ChartBarBox> bars;
    qreal contentHeight = 0; ///< of all rows
    int hiddenBars = 0; ///< rows that a picture that cannot scroll has no room for

    [[nodiscard]] bool scrolls() const { return contentHeight > viewport.height() + 0.5; }
};

struct ChartLayoutOptions {
    bool scrollable = false; ///< rows may lie below the viewport; else they are left away
    qreal scrollOffset = 0;
};

inline constexpr qreal ChartFade = 24; ///< px of an open ceiling
inline constexpr qreal ChartTitleHeight = 20;

/// The pieces of a bar, from the axis outwards: what binds of each segment, the rest of their
/// floors, then what may come on top. So the whole bar reads [floor, ceiling] like an unstacked
/// one; where a family's floor belongs to no segment alone it is a piece without segment. `rectOf`
/// gives the rectangle between two lengths in px.
template<typename RectOf>
[[nodiscard]] QList<ChartPiece> chartPieces(const analysis::ChartBar &bar,
                                            analysis::ChartMeasure measure, qreal pixelsPerUnit,
                                            RectOf rectOf);

/// How much of which texture each segment has; the part of chartPieces that knows no rectangles.
struct ChartStretch {
    qreal from = 0; ///< px from the axis
    qreal to = 0;
    Certainty certainty = Certainty::Firm;
    int segment = -1;
};
[[nodiscard]] QList<ChartStretch> chartStretches(const analysis::ChartBar &bar,
                                                 analysis::ChartMeasure measure,
                                                 qreal pixelsPerUnit);

template<typename RectOf>
QList<ChartPiece> chartPieces(const analysis::ChartBar &bar, analysis::ChartMeasure measure,
                              qreal pixelsPerUnit, RectOf rectOf)
{
    QList<ChartPiece> pieces;
    for (const ChartStretch &stretch : chartStretches(bar, measure, pixelsPerUnit)) {
        const QRectF rect = rectOf(stretch.from, stretch.to);
        const QRectF start = rectOf(stretch.from, stretch.from);
        const QRectF end = rectOf(stretch.to, stretch.to);
        pieces.append({rect, stretch.certainty, stretch.segment, start.center(), end.center()});
    }
    return pieces;
}

/// The heights that the colours' legend and the textures' key take in `width`; 0 when a chart
/// needs none.
[[nodiscard]] qreal legendHeight(const analysis::ChartData &data, const core::Snapshot &snapshot,
                                 qreal width);
[[nodiscard]] QStringList legendNames(const analysis::ChartData &data,
                                      const core::Snapshot &snapshot);

} // namespace dealscope::ui
