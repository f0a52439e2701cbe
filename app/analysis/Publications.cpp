// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Publications.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

std::vector<int> reportsOfSources(const Snapshot &snapshot)
{
    const LedgerColumns &columns = snapshot.columns();
    std::vector<int> reports(columns.sources.ids.size(), 0);
    for (size_t row = 0; row < columns.claims.source.size(); ++row) {
        if (const quint32 source = columns.claims.source[row]; source != NoRow) {
            ++reports[source];
        }
    }
    for (const Valuation &valuation : snapshot.data().valuations) {
        const quint32 row = columns.sources.ids.rowOf(valuation.evidence.source.value);
        if (row != NoRow) {
            ++reports[row];
        }
    }
    return reports;
}

/// The days that occur, ascending, each once.
std::vector<qint32> daysOf(const Column<qint32> &column)
{
    qint32 first = NoDay;
    qint32 last = NoDay;
    for (size_t row = 0; row < column.size(); ++row) {
        if (column[row] != NoDay) {
            first = first == NoDay ? column[row] : std::min(first, column[row]);
            last = std::max(last, column[row]);
        }
    }
    std::vector<qint32> days;
    if (first == NoDay) {
        return days;
    }
    std::vector<bool> occurs(size_t(last - first) + 1, false);
    for (size_t row = 0; row < column.size(); ++row) {
        if (column[row] != NoDay) {
            occurs[size_t(column[row] - first)] = true;
        }
    }
    for (size_t i = 0; i < occurs.size(); ++i) {
        if (occurs[i]) {
            days.push_back(first + qint32(i));
        }
    }
    return days;
}

} // namespace

std::shared_ptr<const Publications> Publications::of(const Snapshot &snapshot)
{
    return snapshot.derived().get<Publications>([&] { return publicationsOf(snapshot); });
}

std::optional<QDate> Publications::before(std::optional<QDate> clock) const
{
    const auto end
        = clock ? std::ranges::lower_bound(days, *clock, {}, &PublicationDay::day) : days.end();
    return end == days.begin() ? std::nullopt : std::optional(std::prev(end)->day);
}

std::optional<QDate> Publications::after(std::optional<QDate> clock) const
{
    if (!clock) {
        return std::nullopt;
    }
    const auto next = std::ranges::upper_bound(days, *clock, {}, &PublicationDay::day);
    return next == days.end() ? std::nullopt : std::optional(next->day);
}

std::pair<int, int> Publications::between(QDate first, QDate last) const
{
    const auto begin = std::ranges::lower_bound(days, first, {}, &PublicationDay::day);
    const auto end = std::ranges::upper_bound(days, last, {}, &PublicationDay::day);
    return {int(begin - days.begin()), int(std::max(begin, end) - days.begin())};
}

Publications publicationsOf(const Snapshot &snapshot)
{
    const SourceColumns &sources = snapshot.columns().sources;
    const std::vector<int> reports = reportsOfSources(snapshot);
    const std::vector<qint32> days = daysOf(sources.lastDay);
    Publications all;
    for (const qint32 day : days) {
        PublicationDay one;
        one.day = QDate::fromJulianDay(day);
        all.days.append(one);
    }
    Column<quint32> dayOf;
    for (quint32 row = 0; row < sources.ids.size(); ++row) {
        if (sources.lastDay[row] == NoDay) {
            dayOf.append(NoRow);
            ++all.undatedSources;
            all.undatedReports += reports[row];
            continue;
        }
        const auto found = std::ranges::lower_bound(days, sources.lastDay[row]);
        const auto position = quint32(found - days.begin());
        dayOf.append(position);
        PublicationDay &day = all.days[position];
        day.reports += reports[row];
        if (sources.inferred[row] != 0) {
            day.inferred += reports[row];
            day.isInferred = true;
        }
    }
    all.sources = CodeLists::grouped(dayOf, quint32(days.size()));
    return all;
}

} // namespace dealscope::analysis
