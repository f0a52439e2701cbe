// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/TimelineIndex.h"
#include "analysis/TimelineItemMaker.h"
#include "layout/TimelineLayout.h"
#include "ui/views/timeline/TimelineText.h"

#include <mutex>

namespace dealscope::ui {

/// A deal with its words, measured: ready to be placed.
struct TimelineMade {
    analysis::TimelineItem item;
    QStringList labels; ///< longest first
    layout::TimelineEntry entry;
};

/// What a timeline works out of a resolution whatever the filter is: lanes, points in time, and the
/// deals that were looked at so far. Shared by the contents that follow each other while only the
/// filter changes.
class TimelineBasis
{
public:
    TimelineBasis(const analysis::ResolutionPtr &resolution, analysis::TimelineReading reading,
                  analysis::TimelineLanes by, bool groups);

    [[nodiscard]] bool isFor(const analysis::ResolutionPtr &resolution,
                             analysis::TimelineReading reading, analysis::TimelineLanes by,
                             bool groups) const
    {
        return m_resolution == resolution && m_reading == reading && m_by == by
            && m_groups == groups;
    }
    [[nodiscard]] const analysis::Resolution &resolution() const { return *m_resolution; }
    [[nodiscard]] analysis::TimelineReading reading() const { return m_reading; }
    [[nodiscard]] analysis::TimelineLanes by() const { return m_by; }
    [[nodiscard]] const analysis::TimelineGrouping &grouping() const { return m_grouping; }
    [[nodiscard]] const analysis::TimelinePoints &points() const { return m_points; }
    [[nodiscard]] TimelineText text() const { return {*m_resolution, m_reading, m_by}; }

    /// Made when it is first asked for, on any thread; stays where it is.
    [[nodiscard]] const TimelineMade &made(int position) const;

private:
    analysis::ResolutionPtr m_resolution;
    analysis::TimelineReading m_reading;
    analysis::TimelineLanes m_by;
    bool m_groups;
    analysis::TimelineGrouping m_grouping;
    analysis::TimelinePoints m_points;
    analysis::TimelineItemMaker m_maker;
    mutable std::mutex m_mutex; ///< guards what follows
    mutable QHash<int, std::shared_ptr<const TimelineMade>> m_made; ///< by position
};

} // namespace dealscope::ui
