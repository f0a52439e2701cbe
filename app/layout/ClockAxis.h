// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/AxisTicks.h"

#include <QList>

namespace dealscope::layout {

/// How many reports a day brought.
struct DayCount {
    QDate day;
    int reports = 0;
    int inferred = 0; ///< so many of them on a day that is worked out

    friend bool operator==(const DayCount &, const DayCount &) = default;
};

enum class ClockUnit { Day, Month, Quarter, Year };

/// One bar of the histogram.
struct ClockBin {
    QDate first;
    QDate last;
    double left = 0; ///< px, cut to the axis
    double right = 0;
    int reports = 0;
    int inferred = 0;

    friend bool operator==(const ClockBin &, const ClockBin &) = default;
};

struct ClockTick {
    DateTick date;
    double x = 0; ///< px, where its day begins
};

/// The time axis of the clock: even in days, with a little room on both sides of the first and the
/// last publication, so that a handle has room to stand there.
struct ClockAxis {
    ClockUnit unit = ClockUnit::Day; ///< the finest whose bars are still seen
    QDate first; ///< not valid: there is nothing to show
    QDate last;
    double left = 0; ///< px, where `first` begins
    double right = 0; ///< px, where `last` ends
    QList<ClockBin> bins; ///< those with reports, in time
    QList<ClockTick> ticks;
    int mostReports = 0; ///< of a bin

    [[nodiscard]] bool isEmpty() const { return !first.isValid(); }
    [[nodiscard]] double pixelsPerDay() const;
    /// Where a day ends, which is when what was published on it is known; cut to the axis.
    [[nodiscard]] double x(QDate day) const;
    /// The day whose end is next to `x`, within the axis.
    [[nodiscard]] QDate dayAt(double x) const;
};

struct ClockAxisOptions {
    double leastBin = 3; ///< px of a bar
    double label = 64; ///< px that a tick's label needs
};

/// `days` in any order; those that are not valid or without reports make no bar. A day without
/// reports widens the axis all the same: a source was published then.
[[nodiscard]] ClockAxis clockAxis(const QList<DayCount> &days, double left, double width,
                                  const ClockAxisOptions &options = {});

} // namespace dealscope::layout
