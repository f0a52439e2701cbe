// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/TimelineScale.h"

#include <optional>

namespace dealscope::layout {

enum class TickUnit { Day, Week, Month, Quarter, Year, Decade };

/// The first and the last day of the band of `step` units that holds a date. Years are counted from
/// 0, weeks begin on Monday, days, weeks, months and quarters come one by one whatever the step.
[[nodiscard]] QDate bandStart(QDate date, TickUnit unit, int step);
[[nodiscard]] QDate bandEnd(QDate start, TickUnit unit, int step);

/// A stretch of the axis with one label: a year, a month, a week...
struct AxisBand {
    QDate first;
    QDate last; ///< the last day in it, even where the window ends sooner
    double left = 0; ///< px, cut to the window
    double right = 0;
    bool startsInside = false; ///< its first day is in the window: there is a tick at `left`

    friend bool operator==(const AxisBand &, const AxisBand &) = default;
};

/// The pixels that a label of a unit needs, with the space to the next.
struct TimeAxisOptions {
    double day = 24;
    double week = 30;
    double month = 34;
    double quarter = 30;
    double year = 42;
    double coarse = 62; ///< "Dec 2025": a coarse level is given up below this
};

/// Two levels of bands that fill the window from left to right without a gap: the finest unit
/// whose labels have room, and the unit that names it (the year of months and quarters, the month
/// of days and weeks). Years and decades need no second level.
struct TimeAxis {
    TickUnit unit = TickUnit::Year;
    int step = 1; ///< units a band, more than 1 only for years and decades
    QList<AxisBand> fine;
    std::optional<TickUnit> coarseUnit;
    QList<AxisBand> coarse;
};

[[nodiscard]] TimeAxis timeAxis(const TimelineScale &scale, const TimeAxisOptions &options = {});

} // namespace dealscope::layout
