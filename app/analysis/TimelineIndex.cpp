// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/TimelineIndex.h"

#include <algorithm>
#include <tuple>

namespace dealscope::analysis {

TimelineIndex::TimelineIndex(const TimelineGrouping &grouping, const TimelinePoints &points,
                             const QList<int> &positions, const Limits &limits)
{
    chooseLanes(grouping, positions, limits);
    if (m_lanes.empty()) {
        return;
    }
    std::vector<int> laneOf(size_t(positions.last()) + 1, -1);
    for (const int position : positions) {
        const int lane = m_laneOfGroup[grouping.groupOf(position)];
        laneOf[size_t(position)] = lane;
        m_lanes[size_t(lane)].deals.push_back(quint32(position));
    }
    // All points in their order, so that each lane's come in order without being sorted again.
    for (const TimelinePoints::Point &point : points.dated) {
        if (point.deal >= laneOf.size() || laneOf[point.deal] < 0) {
            continue;
        }
        IndexedLane &lane = m_lanes[size_t(laneOf[point.deal])];
        lane.days.append(point.first, point.last, point.deal);
    }
    for (const quint32 deal : points.undated) {
        if (deal < laneOf.size() && laneOf[deal] >= 0) {
            m_lanes[size_t(laneOf[deal])].undated.push_back(deal);
        }
    }
}

void TimelineIndex::chooseLanes(const TimelineGrouping &grouping, const QList<int> &positions,
                                const Limits &limits)
{
    m_laneOfGroup.assign(grouping.size(), -1);
    std::vector<quint32> present;
    for (const int position : positions) {
        const quint32 group = grouping.groupOf(position);
        if (m_laneOfGroup[group] < 0) {
            m_laneOfGroup[group] = 0;
            present.push_back(group);
        }
    }
    std::vector<quint32> others;
    if (present.size() > size_t(std::max(limits.most, limits.kept))) {
        const auto cut = present.begin() + limits.kept;
        std::nth_element(present.begin(), cut, present.end(), [&](quint32 a, quint32 b) {
            return std::pair(grouping.knownDeals(b), a) < std::pair(grouping.knownDeals(a), b);
        });
        others.assign(cut, present.end());
        present.erase(cut, present.end());
    }
    struct Ranked {
        std::tuple<int, qint64, QString, quint32> rank;
        TimelineLane lane;
    };
    std::vector<Ranked> ranked;
    for (const quint32 group : present) {
        TimelineLane lane = grouping.lane(group);
        auto [nameless, name] = grouping.rankOf(lane);
        const qint64 known = lane.kind ? 0 : -qint64(grouping.knownDeals(group));
        ranked.push_back({{nameless, known, std::move(name), group}, std::move(lane)});
    }
    std::ranges::sort(ranked, {}, &Ranked::rank);
    for (Ranked &one : ranked) {
        m_laneOfGroup[std::get<quint32>(one.rank)] = int(m_lanes.size());
        m_lanes.push_back({std::move(one.lane), {}, {}, {}});
    }
    if (!others.empty()) {
        for (const quint32 group : others) {
            m_laneOfGroup[group] = int(m_lanes.size());
        }
        m_lanes.push_back({});
        m_lanes.back().lane.others = int(others.size());
    }
}

} // namespace dealscope::analysis
