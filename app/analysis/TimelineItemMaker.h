// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/TimelineItems.h"

namespace dealscope::analysis {

/// Makes the items of a timeline, one deal at a time: it reads whole deals and claims, so that it
/// is asked only for what is looked at. Refers to the resolution.
class TimelineItemMaker
{
public:
    TimelineItemMaker(const Resolution &resolution, TimelineReading reading);

    /// `position` in Resolution::deals().
    [[nodiscard]] TimelineItem make(int position) const;

private:
    [[nodiscard]] const Source *sourceOf(ClaimId id) const;
    [[nodiscard]] TimelineMark eventMark(const ResolvedDeal &deal) const;
    [[nodiscard]] QList<TimelineMark> reportMarks(const ResolvedDeal &deal) const;
    [[nodiscard]] QList<TimelineStep> stepsOf(const ResolvedDeal &deal) const;
    [[nodiscard]] ClaimId earlierAmount(const ResolvedDeal &deal) const;

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    TimelineReading m_reading;
    QHash<DealId, QList<const Milestone *>> m_milestones;
};

} // namespace dealscope::analysis
