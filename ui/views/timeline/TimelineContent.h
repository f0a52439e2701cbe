// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"
#include "ui/views/timeline/TimelineBasis.h"

#include <cmath>

namespace dealscope::ui {

/// How a lane is drawn.
enum class TimelineDetail {
    Whole, ///< deal by deal, all of them placed
    Window, ///< deal by deal, those in and around the window
    Density, ///< counted in columns: more deals than can be told apart
};

/// What a timeline shows: made anew when the data, the filter or the reading change, not when the
/// window is zoomed. Only deals that are drawn one by one are read whole, when they first are.
class TimelineContent
{
public:
    /// Deals of a lane, and of all lanes, that are drawn one by one wherever the window stands;
    /// and the same for those in the window and as much again beside it.
    static constexpr int MostWhole = 60;
    static constexpr int MostWholeTogether = 600;
    static constexpr int MostInWindow = 120;
    static constexpr int MostInWindowTogether = 600;

    /// Deals that only the Dates clause keeps out are in it too, and recede. `before` lends what a
    /// change of filter leaves as it was.
    [[nodiscard]] static std::shared_ptr<const TimelineContent> make(
        const session::StatePtr &state, analysis::TimelineReading reading,
        analysis::TimelineLanes by, const std::shared_ptr<const TimelineContent> &before = {});

    /// True if another state differs in its Dates clause at most: its content is made at once.
    [[nodiscard]] bool isOf(const session::DashboardState &state) const;

    [[nodiscard]] const session::DashboardState &state() const { return *m_state; }
    [[nodiscard]] const std::shared_ptr<const TimelineBasis> &basis() const { return m_basis; }
    [[nodiscard]] analysis::TimelineReading reading() const { return m_basis->reading(); }
    [[nodiscard]] analysis::TimelineLanes by() const { return m_basis->by(); }
    [[nodiscard]] TimelineText text() const { return m_basis->text(); }
    [[nodiscard]] bool isEmpty() const { return m_index->isEmpty(); }

    [[nodiscard]] int laneCount() const { return int(m_index->lanes().size()); }
    [[nodiscard]] const analysis::IndexedLane &lane(int lane) const
    {
        return m_index->lanes()[size_t(lane)];
    }
    [[nodiscard]] QString laneTitle(int lane) const { return m_titles[lane]; }
    [[nodiscard]] bool isWhole(int lane) const { return m_whole[lane]; }
    /// True if no lane can have more deals than are drawn one by one.
    [[nodiscard]] bool allWhole() const { return !m_whole.contains(false); }
    /// Deals of a whole lane, by their first day; undated ones last.
    [[nodiscard]] const QList<const TimelineMade *> &wholeLane(int lane) const
    {
        return m_made[lane];
    }

    struct Shown {
        TimelineDetail detail = TimelineDetail::Whole;
        QList<int> entries; ///< for PlacedEntry::entry; none for a density
    };
    /// How each lane is drawn under a window of time, and which of its deals. Steps with windows
    /// rather than gliding with the window, so that panning a little changes nothing.
    [[nodiscard]] QList<Shown> shownIn(const layout::TimeWindow &window) const;
    /// Positions of deals that would be drawn one by one under a window, and never were so far.
    [[nodiscard]] QList<int> newIn(const layout::TimeWindow &window) const;

    /// The longest span, in days, that is drawn in a window of a lane that is not whole: what is
    /// dated less precisely would be a bar from edge to edge.
    [[nodiscard]] static qint32 longestIn(const layout::TimeWindow &window)
    {
        return qint32(std::ceil(window.days()));
    }

    [[nodiscard]] const TimelineMade &made(int lane, int entry) const
    {
        return *m_made[lane][entry];
    }
    [[nodiscard]] const TimelineMade &made(const layout::PlacedEntry &placed) const
    {
        return made(placed.lane, placed.entry);
    }
    [[nodiscard]] const analysis::TimelineItem &item(const layout::PlacedEntry &placed) const
    {
        return made(placed).item;
    }
    [[nodiscard]] const analysis::ResolvedDeal &deal(const analysis::TimelineItem &item) const
    {
        return m_state->resolution->deals()[item.position];
    }
    [[nodiscard]] QString label(const layout::PlacedEntry &placed) const
    {
        return made(placed).labels.value(placed.label);
    }
    /// True if the deal passes every clause, the Dates clause too.
    [[nodiscard]] bool passes(DealId deal) const;
    /// Points in time of a lane's deals that pass, and how many points of theirs have no date.
    [[nodiscard]] const DayIndex &daysPassing(int of) const
    {
        if (m_passing.empty()) {
            return lane(of).days;
        }
        std::optional<DayIndex> &days = m_daysPassing[size_t(of)];
        if (!days) {
            days = lane(of).days.only([this](quint32 deal) { return m_passing[deal]; });
        }
        return *days;
    }
    [[nodiscard]] quint32 undatedPassing(int of) const;
    /// True if some deals are only there to recede.
    [[nodiscard]] bool hasReceding() const { return !m_passing.empty(); }
    /// The points in time of these deals, by lane: of those that are in a lane.
    [[nodiscard]] QHash<int, DayIndex> daysOf(const QList<DealId> &deals) const;

    struct Counts {
        int undatedDeals = 0; ///< nothing of them stands on the time axis
        int undatedReports = 0;
        int dealsAtFirstReport = 0; ///< for want of a date of their own
        int lanesOfMany = 0; ///< drawn as columns unless the window is narrow
    };
    /// Of all deals in it, for what stands below a picture.
    [[nodiscard]] Counts counts() const;

    /// px that the widest lane title and the column of undated marks would like.
    [[nodiscard]] double titleWidth() const { return m_titleWidth; }
    [[nodiscard]] double undatedWidth() const { return m_undatedWidth; }
    /// The closest window that shows every mark with its label; with `terms` whole terms and
    /// steps too, of lanes that are drawn deal by deal.
    [[nodiscard]] layout::TimeWindow fitWindow(double width, bool terms) const;

private:
    /// Days around a window whose deals are placed with it.
    struct Stretch {
        qint32 first = 0;
        qint32 last = 0;
        qint32 longest = 0; ///< of the spans that are drawn there
    };

    [[nodiscard]] static Stretch stretchAround(const layout::TimeWindow &window);
    /// The lanes that are not whole, but few enough in a stretch.
    [[nodiscard]] QList<int> lanesOfFewIn(const Stretch &stretch) const;
    void choosePassing();
    void chooseWhole();
    void measureLane(int lane);
    void measureUndated(const layout::TimelineEntry &entry);
    [[nodiscard]] QList<int> entriesIn(int lane, const Stretch &stretch) const;

    session::StatePtr m_state;
    std::shared_ptr<const TimelineBasis> m_basis;
    std::shared_ptr<const analysis::TimelineIndex> m_index;
    QStringList m_titles;
    QList<bool> m_whole;
    std::vector<bool> m_passing; ///< by position; empty: all pass
    mutable std::vector<std::optional<DayIndex>> m_daysPassing; ///< of lanes that were asked
    mutable QList<QList<const TimelineMade *>> m_made; ///< what was drawn of each lane so far
    mutable QList<QHash<int, int>> m_entryOf; ///< of positions, for lanes that are not whole
    double m_titleWidth = 0;
    double m_undatedWidth = 0;
};

using TimelineContentPtr = std::shared_ptr<const TimelineContent>;

} // namespace dealscope::ui
