// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineFocus.h"

#include "ui/views/timeline/TimelineTarget.h"

#include <algorithm>

namespace dealscope::ui {

TimelineFocus TimelineFocus::of(const TimelineTarget &target, const TimelineContent &content,
                                const TimelineScene &scene)
{
    TimelineFocus focus;
    focus.lane = target.lane;
    if (target.part == TimelineTarget::Part::Column) {
        focus.firstDay = scene.densities[target.lane].columns[target.mark].first;
    } else if (target.entry >= 0) {
        const session::Pick pick = timelinePickOf(target, content, scene);
        focus.deal = pick.deals.value(0);
        focus.claim = pick.claims.value(0);
    }
    return focus;
}

std::optional<TimelineTarget> TimelineFocus::targetIn(const TimelineContent &content,
                                                      const TimelineScene &scene) const
{
    if (lane < 0 || lane >= scene.details.size()) {
        return std::nullopt;
    }
    if (firstDay) {
        const QList<layout::DensityColumn> &columns = scene.densities[lane].columns;
        const auto at = std::ranges::find(columns, *firstDay, &layout::DensityColumn::first);
        return at == columns.end()
            ? std::nullopt
            : std::optional(scene.columnTarget(lane, int(at - columns.begin())));
    }
    if (!deal.isValid()) {
        return scene.undatedCounts[lane] > 0 ? std::optional(scene.undatedTarget(lane))
                                             : std::nullopt;
    }
    std::optional<TimelineTarget> sameDeal;
    for (const TimelineTarget &target : scene.marks()) {
        if (target.lane != lane || target.entry < 0
            || content.item(scene.geometry.entries[target.entry]).deal != deal) {
            continue;
        }
        if (!claim.isValid() || timelinePickOf(target, content, scene).claims.contains(claim)) {
            return target;
        }
        sameDeal = sameDeal ? sameDeal : target;
    }
    return sameDeal;
}

} // namespace dealscope::ui
