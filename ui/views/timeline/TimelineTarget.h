// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/timeline/TimelineScene.h"

namespace dealscope::ui {

/// The most deals that a click on what counts deals selects; its title then says so.
inline constexpr int MostPickedDeals = 500;

/// What a click on a target selects: a deal, all deals of a lane or a column (the first ones of
/// too many), or the reports behind a mark.
[[nodiscard]] session::Pick timelinePickOf(const TimelineTarget &target,
                                           const TimelineContent &content,
                                           const TimelineScene &scene);
/// What a double click on it filters by: both sides of a deal as far as they are named, or what
/// a lane stands for; partners where money has no direction. Nothing for a column and for the lane
/// of the others.
[[nodiscard]] QList<FilterClause> timelineClausesOf(const TimelineTarget &target,
                                                    const TimelineContent &content,
                                                    const TimelineScene &scene);
/// How many deals a target stands for.
[[nodiscard]] qsizetype timelineDealsOf(const TimelineTarget &target,
                                        const TimelineContent &content, const TimelineScene &scene);
/// Plain text, several lines.
[[nodiscard]] QString timelineTooltipOf(const TimelineTarget &target,
                                        const TimelineContent &content, const TimelineScene &scene);

} // namespace dealscope::ui
