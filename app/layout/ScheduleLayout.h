// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Interval.h"

#include <QList>
#include <QRectF>

namespace dealscope::layout {

/// One bar of a schedule, from nothing to a ceiling; an open one fades above it.
struct ScheduleBar {
    core::Money firm;
    core::Money floor;
    core::Money ceiling; ///< of the bounded part, never below the floor
    bool open = false;
};

struct ScheduleInputCell {
    int column = 0;
    std::optional<ScheduleBar> due;
    std::optional<ScheduleBar> capital; ///< stands beside it, at the same scale
    qreal dueText = 0; ///< px of the figure above it; 0: none
    qreal capitalText = 0;
};

struct ScheduleInputRow {
    qreal label = 0; ///< px that the label would like
    QList<ScheduleInputCell> cells; ///< in the order of their columns
    bool apart = false; ///< a little below the others: the total
};

struct ScheduleInput {
    QList<ScheduleInputRow> rows;
    int years = 0; ///< columns; one more follows for what is in no year when `unscheduled` is set
    bool unscheduled = false;
    qreal yearLabel = 30; ///< px of the widest year
    qreal unscheduledLabel = 70;
    qreal totalWidth = 80; ///< px of the widest total
    qreal lineHeight = 14;
};

struct ScheduleOptions {
    QRectF area{0, 0, 800, 400};
    qreal labelShare = 0.22; ///< of the width, at most
    qreal mostBar = 170; ///< px of the highest bar
    qreal leastBar = 12; ///< px that a row leaves for its bars, whatever their height
    qreal fade = 14; ///< px above an open bar
    qreal mostColumn = 110;
};

struct ScheduleCellBox {
    int column = 0;
    QRectF cell; ///< the row's band in this column
    QRectF due; ///< from the baseline to the ceiling; the fade stands above. Empty: no bar
    QRectF capital;
    /// One line above the bar, as wide as the column lets it be beside the other bar; where that
    /// is not enough for the figure, both lines stand above both bars, that of capital higher.
    /// A figure that is wider than its column may lean over its neighbours where nothing stands.
    /// Empty without a figure and where there is no room for it.
    QRectF dueText;
    QRectF capitalText;
};

struct ScheduleRowBox {
    QRectF band; ///< label to total
    QRectF label;
    QRectF total; ///< empty when there is no room for totals
    qreal baseline = 0;
    QList<ScheduleCellBox> cells;
};

/// Where everything of a schedule stands. All bars of a picture have one scale.
struct SchedulePicture {
    QRectF plot; ///< all columns, below the year labels
    QList<ScheduleRowBox> rows;
    QList<QRectF> columns; ///< full height
    QList<QRectF> columnLabels; ///< above them
    int labelStep = 1; ///< every how many years one is labelled, from the first
    qreal pixelsPerUnit = 0;
    QSizeF wanted; ///< the size at which every figure has room

    [[nodiscard]] const ScheduleCellBox *cell(int row, int column) const;
};

/// Lays a schedule out: a row a party, a column a year, a bar each for what is due and for the
/// capital that comes in. A row is as high as its highest bar, so that one scale serves all.
class ScheduleLayout
{
public:
    /// Pure; nothing lies outside the area and no two rectangles of a kind overlap.
    [[nodiscard]] static SchedulePicture arrange(const ScheduleInput &input,
                                                 const ScheduleOptions &options);
    /// How many rows can be read in so much height, at least 1.
    [[nodiscard]] static int rowsIn(qreal height, qreal lineHeight);
};

} // namespace dealscope::layout
