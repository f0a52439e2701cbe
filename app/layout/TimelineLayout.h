// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/TimelineScale.h"

#include <QRectF>

#include <optional>

namespace dealscope::layout {

/// A term: [from, to), where the days from sureTo on are not certain to be in it. A side that is
/// not set is open.
struct TermSpan {
    std::optional<double> from;
    std::optional<double> sureTo;
    std::optional<double> to;
};

/// One deal: what is to be placed in a row of its lane.
struct TimelineEntry {
    QList<DaySpan> marks; ///< dated ones, by their middle
    int undatedMarks = 0;
    std::optional<TermSpan> term;
    QList<DaySpan> steps; ///< small ticks at the level of the term
    QList<double> labelWidths; ///< px of its wordings, longest first
};

struct TimelineLayoutOptions {
    double undatedLeft = 0; ///< the column of undated marks, px
    double undatedWidth = 0;
    double markSize = 11;
    double undatedStep = 13; ///< between undated marks of one deal
    int mostUndatedMarks = 3; ///< further ones join the last
    double rowHeight = 18;
    double termRowHeight = 24; ///< of rows with a term or a step
    double lanePadding = 2; ///< above and below the rows
    double leastLaneHeight = 22;
    QList<double> laneHeights; ///< the least of single lanes that need more; may be shorter
    double labelGap = 6; ///< between a mark and its label
    double gap = 10; ///< between two deals in one row
    double leastLabelWidth = 40; ///< a label is dropped rather than elided below this
    double fadeLength = 60; ///< px of a term without an end
    double availableHeight = 0; ///< rows grow to fill it
    double mostStretch = 1.45; ///< but no more than this
};

/// One or several marks of a deal that would overlap.
struct PlacedMark {
    QList<int> members; ///< positions in TimelineEntry::marks; of undated ones, counted from 0
    bool undated = false;
    bool visible = false; ///< wholly in the window or the column
    double x = 0; ///< the middle
    double spanLeft = 0; ///< the days it stands for, cut to the window
    double spanRight = 0;
};

struct PlacedTerm {
    double left = 0; ///< cut to the window
    double sureRight = 0;
    double right = 0;
    bool cutLeft = false; ///< goes on beyond the window
    bool cutRight = false;
    bool openLeft = false;
    bool openRight = false;
    bool visible = false;
};

struct PlacedStep {
    int step = -1; ///< position in TimelineEntry::steps
    double x = 0;
    double spanLeft = 0;
    double spanRight = 0;
    bool visible = false;
};

struct PlacedEntry {
    int lane = -1;
    int entry = -1;
    int row = -1; ///< in its lane
    double top = 0; ///< from the top of the first lane
    double height = 0;
    double markY = 0; ///< the middle of its marks and label
    double termY = 0; ///< the middle of its term and steps
    QList<PlacedMark> marks;
    std::optional<PlacedTerm> term;
    QList<PlacedStep> steps;
    int label = -1; ///< which wording has room; -1 none
    bool elided = false; ///< even the shortest wording must be cut to labelWidth
    double labelLeft = 0;
    double labelWidth = 0;
    bool outside = false; ///< nothing of it is in the window or the undated column
};

struct PlacedLane {
    double top = 0;
    double height = 0;
    double titleY = 0; ///< the middle of the marks of its first row
    int rows = 0;
};

struct TimelineGeometry {
    QList<PlacedLane> lanes;
    QList<PlacedEntry> entries; ///< lane by lane, in the order given
    double height = 0;
    int outside = 0; ///< entries that are outside the window
};

/// Places lanes below each other and the deals of a lane in as few rows as a first fit from left
/// to right finds (RowPacking), so that in a row neither marks, terms nor labels
/// overlap. Rows do not depend on where the window stands, only on its scale: panning moves no
/// deal to another row. At the window's edges a label takes a shorter wording, moves to the left
/// of its marks, is elided, or is dropped.
/// Marks of one deal that would overlap become one. Undated marks stand in their column, one deal
/// a row.
[[nodiscard]] TimelineGeometry layoutTimeline(const QList<QList<TimelineEntry>> &lanes,
                                              const TimelineScale &scale,
                                              const TimelineLayoutOptions &options = {});

} // namespace dealscope::layout
