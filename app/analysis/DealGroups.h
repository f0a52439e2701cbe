// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/DealList.h"

#include <algorithm>
#include <utility>

namespace dealscope::analysis {

/// Sorts entries into groups and makes a list of deals of each. `entries` have a `position` and
/// come by position; `groupsOf(entry, add)` calls add(group) for each group of an entry. A deal
/// that comes into a group twice is in its list once. A counting sort: two passes, whatever the
/// number of groups.
template<typename Entries, typename GroupsOf>
[[nodiscard]] std::vector<DealList> dealsByGroup(const Resolution &resolution,
                                                 const Entries &entries, size_t groups,
                                                 GroupsOf groupsOf)
{
    std::vector<quint32> next(groups, 0);
    std::vector<qint32> last(groups, -1);
    for (const auto &entry : entries) {
        groupsOf(entry, [&](size_t group) {
            next[group] += last[group] != entry.position ? 1 : 0;
            last[group] = entry.position;
        });
    }
    quint32 all = 0;
    for (quint32 &count : next) {
        all += std::exchange(count, all);
    }
    std::vector<qint32> positions(all);
    std::ranges::fill(last, -1);
    for (const auto &entry : entries) {
        groupsOf(entry, [&](size_t group) {
            if (last[group] != entry.position) {
                positions[next[group]++] = entry.position;
            }
            last[group] = entry.position;
        });
    }
    // Each group's next place is now where it ends.
    return DealList::split(resolution, std::move(positions), next);
}

} // namespace dealscope::analysis
