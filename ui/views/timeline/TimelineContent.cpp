// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineContent.h"

#include "ui/theme/Theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dealscope::ui {

using analysis::IndexedLane;
using layout::DaySpan;
using layout::TimelineEntry;

TimelineContentPtr TimelineContent::make(const session::StatePtr &state,
                                         analysis::TimelineReading reading,
                                         analysis::TimelineLanes by,
                                         const TimelineContentPtr &before)
{
    const bool groups = state->perspective.groups;
    const bool hasBasis = before && before->m_basis->isFor(state->resolution, reading, by, groups);
    if (hasBasis && before->isOf(*state)) {
        // A brush moves through the same lanes.
        auto content = std::make_shared<TimelineContent>(*before);
        content->m_state = state;
        content->choosePassing();
        return content;
    }
    auto content = std::make_shared<TimelineContent>();
    content->m_state = state;
    content->m_basis = hasBasis
        ? before->m_basis
        : std::make_shared<const TimelineBasis>(state->resolution, reading, by, groups);
    QList<int> positions = state->selected;
    if (state->filter.isSet(Dimension::Dates)) {
        positions.clear();
        for (const quint32 row : state->crossFilter->rowsPassingBut(Dimension::Dates)) {
            positions.append(int(row));
        }
    }
    content->m_index = std::make_shared<const analysis::TimelineIndex>(
        content->m_basis->grouping(), content->m_basis->points(), positions);
    content->choosePassing();
    content->chooseWhole();
    content->m_made.resize(content->laneCount());
    content->m_entryOf.resize(content->laneCount());
    for (int lane = 0; lane < content->laneCount(); ++lane) {
        content->measureLane(lane);
    }
    return content;
}

bool TimelineContent::isOf(const session::DashboardState &state) const
{
    return m_state->resolution == state.resolution
        && m_state->filter.without(Dimension::Dates) == state.filter.without(Dimension::Dates)
        && m_state->hits == state.hits;
}

void TimelineContent::choosePassing()
{
    m_daysPassing.assign(size_t(laneCount()), std::nullopt);
    m_passing.clear();
    if (m_state->filter.isSet(Dimension::Dates)) {
        m_passing.assign(size_t(m_state->resolution->dealCount()), false);
        for (const int position : std::as_const(m_state->selected)) {
            m_passing[size_t(position)] = true;
        }
    }
}

void TimelineContent::chooseWhole()
{
    // Lanes of few deals first: the more lanes can be read deal by deal, the better.
    QList<int> order(laneCount());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [this](int of) { return lane(of).deals.size(); });
    m_whole.fill(false, laneCount());
    size_t together = 0;
    for (const int of : order) {
        const size_t deals = lane(of).deals.size();
        together += deals;
        m_whole[of] = deals <= size_t(MostWhole) && together <= size_t(MostWholeTogether);
    }
}

void TimelineContent::measureLane(int of)
{
    const IndexedLane &indexed = lane(of);
    const TimelineText words = text();
    m_titles.append(words.laneTitle(indexed.lane));
    const QFontMetricsF metrics(pictureFont(TextSize::Normal));
    m_titleWidth = std::max(m_titleWidth, metrics.horizontalAdvance(m_titles.last()));
    if (!isWhole(of)) {
        const QFontMetricsF small(pictureFont(TextSize::Small));
        m_titleWidth = std::max(m_titleWidth,
                                small.horizontalAdvance(words.dealCount(indexed.deals.size())));
        if (!indexed.undated.empty()) {
            const QString count = TimelineText::number(qint64(indexed.undated.size()));
            m_undatedWidth = std::max(m_undatedWidth, small.horizontalAdvance(count) + 14);
        }
        return;
    }
    for (const quint32 deal : indexed.deals) {
        m_made[of].append(&m_basis->made(int(deal)));
        measureUndated(m_made[of].last()->entry);
    }
    std::ranges::sort(m_made[of], {}, [](const TimelineMade *made) { return made->item.place(); });
}

void TimelineContent::measureUndated(const TimelineEntry &entry)
{
    if (entry.undatedMarks == 0) {
        return;
    }
    const layout::TimelineLayoutOptions options;
    const int marks = std::min(entry.undatedMarks, options.mostUndatedMarks);
    double width = options.markSize + 4 + (marks - 1) * options.undatedStep;
    if (entry.marks.isEmpty() && !entry.labelWidths.isEmpty()) {
        width += options.labelGap + entry.labelWidths.first() + 6;
    }
    m_undatedWidth = std::max(m_undatedWidth, width);
}

TimelineContent::Stretch TimelineContent::stretchAround(const layout::TimeWindow &window)
{
    // Half windows, and half a window more on both sides.
    const double days = window.days();
    const double from = (std::floor(2 * window.from / days) / 2 - 0.5) * days;
    const double to = (std::ceil(2 * window.to / days) / 2 + 0.5) * days;
    return {qint32(layout::dateOf(from).toJulianDay()), qint32(layout::dateOf(to).toJulianDay()),
            longestIn(window)};
}

QList<int> TimelineContent::lanesOfFewIn(const Stretch &stretch) const
{
    QList<std::pair<quint32, int>> candidates; // how many there are, lane
    for (int of = 0; of < laneCount(); ++of) {
        const quint32 count = isWhole(of)
            ? 0
            : lane(of).days.count(stretch.first, stretch.last, stretch.longest).all();
        if (!isWhole(of) && count <= quint32(MostInWindow)) {
            candidates.append({count, of});
        }
    }
    std::ranges::sort(candidates);
    QList<int> lanes;
    quint32 together = 0;
    for (const auto &[count, of] : candidates) {
        together += count;
        if (together > quint32(MostInWindowTogether)) {
            break;
        }
        lanes.append(of);
    }
    return lanes;
}

QList<TimelineContent::Shown> TimelineContent::shownIn(const layout::TimeWindow &window) const
{
    QList<Shown> shown(laneCount());
    for (int of = 0; of < laneCount(); ++of) {
        if (isWhole(of)) {
            shown[of].entries.resize(m_made[of].size());
            std::iota(shown[of].entries.begin(), shown[of].entries.end(), 0);
        } else {
            shown[of].detail = TimelineDetail::Density;
        }
    }
    const Stretch stretch = stretchAround(window);
    for (const int of : lanesOfFewIn(stretch)) {
        shown[of] = {TimelineDetail::Window, entriesIn(of, stretch)};
    }
    return shown;
}

QList<int> TimelineContent::newIn(const layout::TimeWindow &window) const
{
    const Stretch stretch = stretchAround(window);
    std::vector<quint32> deals;
    QList<int> positions;
    for (const int of : lanesOfFewIn(stretch)) {
        deals.clear();
        lane(of).days.collect(stretch.first, stretch.last, deals, stretch.longest);
        for (const quint32 deal : deals) {
            if (!m_entryOf[of].contains(int(deal))) {
                positions.append(int(deal));
            }
        }
    }
    return positions;
}

QList<int> TimelineContent::entriesIn(int of, const Stretch &stretch) const
{
    std::vector<quint32> deals;
    lane(of).days.collect(stretch.first, stretch.last, deals, stretch.longest);
    QList<int> entries;
    for (const quint32 deal : deals) {
        const auto known = m_entryOf[of].constFind(int(deal));
        const int entry = known != m_entryOf[of].constEnd() ? *known : int(m_made[of].size());
        if (entry == m_made[of].size()) {
            m_entryOf[of].insert(int(deal), entry);
            m_made[of].append(&m_basis->made(int(deal)));
        }
        entries.append(entry);
    }
    std::ranges::sort(entries, {}, [&](int entry) { return made(of, entry).item.place(); });
    // Several reports on one deal are one entry.
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    return entries;
}

bool TimelineContent::passes(DealId deal) const
{
    if (m_passing.empty()) {
        return true;
    }
    const int position = m_state->resolution->positionOf(deal);
    return position >= 0 && m_passing[size_t(position)];
}

quint32 TimelineContent::undatedPassing(int of) const
{
    const std::vector<quint32> &undated = lane(of).undated;
    return m_passing.empty()
        ? quint32(undated.size())
        : quint32(std::ranges::count_if(undated, [this](quint32 deal) { return m_passing[deal]; }));
}

QHash<int, DayIndex> TimelineContent::daysOf(const QList<DealId> &deals) const
{
    QHash<int, std::vector<analysis::TimelinePoints::Point>> points;
    for (const DealId deal : deals) {
        const int position = m_state->resolution->positionOf(deal);
        if (position < 0) {
            continue;
        }
        const int of = m_index->laneOfGroup(m_basis->grouping().groupOf(position));
        if (of < 0 || !std::ranges::binary_search(lane(of).deals, quint32(position))) {
            continue;
        }
        for (const auto &point :
             analysis::timelinePointsOf(*m_state->resolution, reading(), position)) {
            points[of].push_back(point);
        }
    }
    QHash<int, DayIndex> days;
    for (auto it = points.begin(); it != points.end(); ++it) {
        std::ranges::sort(it.value(), {}, [](const analysis::TimelinePoints::Point &point) {
            return std::tuple(point.first, point.last, point.deal);
        });
        DayIndex &index = days[it.key()];
        for (const analysis::TimelinePoints::Point &point : it.value()) {
            index.append(point.first, point.last, point.deal);
        }
    }
    return days;
}

TimelineContent::Counts TimelineContent::counts() const
{
    Counts counts;
    QList<int> positions;
    for (int of = 0; of < laneCount(); ++of) {
        const IndexedLane &indexed = lane(of);
        positions.append(QList<int>(indexed.deals.begin(), indexed.deals.end()));
        counts.undatedReports += int(indexed.undated.size());
        counts.lanesOfMany += isWhole(of) ? 0 : 1;
        if (!isWhole(of)) {
            counts.undatedDeals += int(indexed.undated.size());
            continue;
        }
        for (const TimelineMade *made : m_made[of]) {
            counts.undatedDeals += made->item.isUndated() ? 1 : 0;
        }
    }
    if (reading() == analysis::TimelineReading::Event) {
        counts.dealsAtFirstReport = analysis::dealsAtFirstReport(*m_state->resolution, positions);
    }
    return counts;
}

layout::TimeWindow TimelineContent::fitWindow(double width, bool terms) const
{
    const layout::TimelineLayoutOptions options;
    QList<layout::FitEntry> entries;
    const auto showAll = [&](const DaySpan &span) { entries.append({span, span.last, 0}); };
    const auto showEntry = [&](const TimelineEntry &entry) {
        for (qsizetype i = 0; i < entry.marks.size(); ++i) {
            const bool labelled = i + 1 == entry.marks.size() && !entry.labelWidths.isEmpty();
            const double room = labelled
                ? entry.labelWidths.first() + options.labelGap + options.markSize / 2
                : 0;
            entries.append({entry.marks[i], entry.marks[i].last, room});
        }
        if (entry.term && (terms || entry.marks.isEmpty())) {
            const layout::TermSpan &term = *entry.term;
            const double from = term.from.value_or(term.sureTo.value_or(0));
            showAll({from, term.to.value_or(from + 1)});
        }
        if (terms || entry.marks.isEmpty()) {
            for (const DaySpan &step : entry.steps) {
                showAll(step);
            }
        }
    };
    for (int of = 0; of < laneCount(); ++of) {
        const DayIndex &days = lane(of).days;
        if (isWhole(of)) {
            for (const TimelineMade *made : m_made[of]) {
                showEntry(made->entry);
            }
        } else if (!days.isEmpty()) {
            showAll({double(days.firstDay()), double(days.lastDay()) + 1});
        }
    }
    return layout::fitted(entries, width, 14, QDate::currentDate());
}

} // namespace dealscope::ui
