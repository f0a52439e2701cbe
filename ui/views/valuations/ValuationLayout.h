// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ValuationSeries.h"

#include <QLineF>
#include <QRectF>
#include <QStringList>

namespace dealscope::ui {

/// One valuation in pixels.
struct ValuationMark {
    int line = 0; ///< in ValuationSeries::lines
    int point = 0; ///< in ValuationLine::points
    QPointF at; ///< the mark: at the floor, or at the ceiling of "up to"
    qreal floor = 0; ///< y of the ends
    qreal ceiling = 0; ///< the top of the plot for an open one
    QLineF span; ///< from the first to the last day, where the date is not one day
    QStringList words; ///< beside the mark; empty where there was no room
    int quoteFrom = -1; ///< the line of words that the quote starts at, if it is there
    QRectF card; ///< around the words
    QLineF leader; ///< from the mark to its words
};

/// A company's value between two reports: what was said last holds until something else is said.
struct ValuationStretch {
    int line = 0;
    QRectF band; ///< from floor to ceiling; the top of the plot for an open one
    QLineF level; ///< at the mark's height
    QLineF rise; ///< to the next mark's height
    bool open = false;
    bool firm = true; ///< false where either end is conditional
};

struct ValuationName {
    int line = 0;
    QStringList lines;
    QRectF box;
};

struct ValuationTick {
    qreal at = 0; ///< px along its axis
    QString text; ///< empty where it would touch its neighbour
};

/// Valuations laid out in pixels; pure, the same for the screen, a file and a test.
struct ValuationGeometry {
    QSizeF size;
    QRectF plot; ///< of the dated points
    QRectF key; ///< for what the marks mean
    QRectF undated; ///< their column; empty when all are dated
    QList<ValuationTick> values;
    QList<ValuationTick> times;
    QList<ValuationStretch> stretches;
    QList<ValuationMark> marks;
    QList<ValuationName> names; ///< at the ends of the lines
};

/// The value axis starts at zero; undated points have a column of their own on the left. While
/// there are few points, each has its words beside it on a leader of its own: the later a point,
/// the higher its words, so that leaders and words never cross. With many points only the lines
/// are named, at their ends, pushed apart until they do not touch.
[[nodiscard]] ValuationGeometry layoutValuations(const analysis::ValuationSeries &series,
                                                 const core::Snapshot &snapshot, QSizeF size);

} // namespace dealscope::ui
