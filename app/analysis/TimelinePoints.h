// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/TimelineItems.h"

#include <vector>

namespace dealscope::analysis {

/// Every point in time of a resolution's known deals in one reading, whatever the filter: a deal's
/// date, or the date of each known report on it. Made of columns, in an order of time that is kept
/// for the filters that follow. Deals are positions in Resolution::deals().
struct TimelinePoints {
    TimelinePoints(const Resolution &resolution, TimelineReading reading);

    struct Point {
        qint32 first = 0; ///< Julian days
        qint32 last = 0;
        quint32 deal = 0;
    };
    std::vector<Point> dated; ///< by first, last, deal
    std::vector<quint32> undated; ///< the deal of each undated point, ascending
};

/// The dated points of one deal, in no order.
[[nodiscard]] std::vector<TimelinePoints::Point> timelinePointsOf(const Resolution &resolution,
                                                                  TimelineReading reading,
                                                                  int position);

/// How many of these deals stand at the day of their first report for want of a better date.
[[nodiscard]] int dealsAtFirstReport(const Resolution &resolution, const QList<int> &positions);

} // namespace dealscope::analysis
