// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/TimelineGrouping.h"
#include "analysis/TimelinePoints.h"
#include "core/DayIndex.h"

namespace dealscope::analysis {

/// A lane of selected deals. Deals are positions in Resolution::deals().
struct IndexedLane {
    TimelineLane lane;
    std::vector<quint32> deals; ///< ascending
    DayIndex days; ///< of deals (Event) or reports (Publication); its things are deals
    std::vector<quint32> undated; ///< the deal of each undated one
};

/// The lanes of a selection, sorted by day so that stretches of time can be counted. Made in
/// linear time when the selection changes, and used as long as only the window of time does.
class TimelineIndex
{
public:
    /// Where there are more than `most` lanes, the `kept` ones of most deals stay, and the others
    /// share one lane, which names their number.
    struct Limits {
        int most = 40;
        int kept = 12;
    };

    /// `positions` ascending. Lanes come in the order of their number of known deals in the whole
    /// resolution, selected or not, so that a filter does not shuffle them; then by name; lanes
    /// that are not named and those without direction follow, the lane of the others is last.
    /// Kinds keep the order of the enum.
    TimelineIndex(const TimelineGrouping &grouping, const TimelinePoints &points,
                  const QList<int> &positions, const Limits &limits);
    TimelineIndex(const TimelineGrouping &grouping, const TimelinePoints &points,
                  const QList<int> &positions)
        : TimelineIndex(grouping, points, positions, Limits())
    {
    }

    [[nodiscard]] const std::vector<IndexedLane> &lanes() const { return m_lanes; }
    [[nodiscard]] bool isEmpty() const { return m_lanes.empty(); }
    /// The lane that deals of a group are in; -1: none of the group is selected.
    [[nodiscard]] int laneOfGroup(quint32 group) const { return m_laneOfGroup[group]; }

private:
    void chooseLanes(const TimelineGrouping &grouping, const QList<int> &positions,
                     const Limits &limits);

    std::vector<IndexedLane> m_lanes;
    std::vector<int> m_laneOfGroup;
};

} // namespace dealscope::analysis
