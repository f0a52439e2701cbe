// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DayIndex.h"
#include "layout/TimeAxis.h"

namespace dealscope::layout {

/// The days that one column stands for: a whole week, month, quarter... of the calendar, so that
/// panning does not move things from column to column.
struct DensityUnit {
    TickUnit unit = TickUnit::Month;
    int step = 1;

    friend bool operator==(const DensityUnit &, const DensityUnit &) = default;
};

/// The finest unit whose columns are at least `leastWidth` pixels wide.
[[nodiscard]] DensityUnit densityUnit(const TimelineScale &scale, double leastWidth = 6);

/// A stretch of whole units around a scale's window, one column each; a quarter of them to a half
/// lies in the window. The stretch jumps by windows rather than gliding with the window, so that
/// what is worked out over it (how much a full column is) stays while the window is panned.
struct DensityBands {
    DensityUnit unit;
    qint32 longest = 0; ///< days of the longest span that is drawn in columns: some five of them
    qint32 firstDay = 0; ///< of the window
    qint32 lastDay = 0;
    struct Band {
        qint32 first = 0; ///< Julian days
        qint32 last = 0;
        double left = 0; ///< px, cut to the window; equal to `right` outside it
        double right = 0;
    };
    QList<Band> bands; ///< without gaps, from left to right
};
[[nodiscard]] DensityBands densityBands(const TimelineScale &scale, const DensityUnit &unit);

/// Some things of one lane, counted.
struct DensityColumn {
    qint32 first = 0; ///< Julian days
    qint32 last = 0;
    double left = 0; ///< px, cut to the window
    double right = 0;
    quint32 within = 0; ///< for certain in these days
    quint32 meeting = 0; ///< dated a little less precisely: may be in them

    [[nodiscard]] quint32 all() const { return within + meeting; }
    friend bool operator==(const DensityColumn &, const DensityColumn &) = default;
};

struct LaneDensity {
    QList<DensityColumn> columns; ///< that hold something and are in the window
    quint32 vague = 0; ///< may be in the window, but dated to so long a span that no column says so
    quint32 full = 0; ///< what a column of full height holds: a round number
};

/// Counts what an index holds in each band, in one go over bands and runs.
[[nodiscard]] LaneDensity laneDensity(const core::DayIndex &index, const DensityBands &bands);

} // namespace dealscope::layout
