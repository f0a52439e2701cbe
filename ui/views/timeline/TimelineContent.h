// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/TimelineLayout.h"
#include "session/DashboardState.h"
#include "ui/views/timeline/TimelineText.h"

namespace dealscope::ui {

/// What a timeline shows, in words and measured: made anew when the data or the reading change,
/// not when the window is zoomed. Immutable.
class TimelineContent
{
public:
    /// Deals that only the Dates clause keeps out are in it too, and recede.
    [[nodiscard]] static std::shared_ptr<const TimelineContent> make(
        const session::StatePtr &state, analysis::TimelineReading reading,
        analysis::TimelineLanes by);

    [[nodiscard]] const session::DashboardState &state() const { return *m_state; }
    [[nodiscard]] const analysis::TimelineItems &items() const { return m_items; }
    [[nodiscard]] TimelineText text() const { return {*m_state->resolution, m_items}; }
    [[nodiscard]] const analysis::TimelineItem &item(const layout::PlacedEntry &placed) const
    {
        return m_items.lanes[placed.lane].items[placed.entry];
    }
    [[nodiscard]] const analysis::ResolvedDeal &deal(const analysis::TimelineItem &item) const
    {
        return m_state->resolution->deals()[item.position];
    }
    [[nodiscard]] QString laneTitle(int lane) const { return m_titles[lane]; }
    [[nodiscard]] QString label(const layout::PlacedEntry &placed) const;
    /// True if the deal passes every clause, the Dates clause too.
    [[nodiscard]] bool passes(DealId deal) const { return m_passing.contains(deal); }

    [[nodiscard]] const QList<QList<layout::TimelineEntry>> &lanes() const { return m_lanes; }
    /// px that the widest lane title and the column of undated marks would like.
    [[nodiscard]] double titleWidth() const { return m_titleWidth; }
    [[nodiscard]] double undatedWidth() const { return m_undatedWidth; }
    /// The closest window that shows every mark with its label; with `terms` whole terms and
    /// steps too.
    [[nodiscard]] layout::TimeWindow fitWindow(double width, bool terms) const;

private:
    void measureUndated(const layout::TimelineEntry &entry);

    session::StatePtr m_state;
    analysis::TimelineItems m_items;
    QStringList m_titles;
    QList<QList<QStringList>> m_labels;
    QList<QList<layout::TimelineEntry>> m_lanes;
    QSet<DealId> m_passing;
    double m_titleWidth = 0;
    double m_undatedWidth = 0;
};

using TimelineContentPtr = std::shared_ptr<const TimelineContent>;

} // namespace dealscope::ui
