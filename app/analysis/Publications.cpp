// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Publications.h"

#include <algorithm>
#include <map>

namespace dealscope::analysis {

bool PublicationDay::isInferred(const Snapshot &snapshot) const
{
    return std::ranges::any_of(sources, [&](SourceId id) {
        const Source *source = snapshot.source(id);
        return source && source->publishedInferred;
    });
}

std::optional<QDate> Publications::before(std::optional<QDate> clock) const
{
    for (auto day = days.crbegin(); day != days.crend(); ++day) {
        if (!clock || day->day < *clock) {
            return day->day;
        }
    }
    return std::nullopt;
}

std::optional<QDate> Publications::after(std::optional<QDate> clock) const
{
    if (!clock) {
        return std::nullopt;
    }
    const auto next
        = std::ranges::find_if(days, [&](const PublicationDay &day) { return day.day > *clock; });
    return next == days.end() ? std::nullopt : std::optional(next->day);
}

Publications publicationsOf(const Snapshot &snapshot)
{
    const LedgerColumns &columns = snapshot.columns();
    const SourceColumns &sources = columns.sources;
    std::vector<int> reports(sources.ids.size(), 0);
    for (size_t row = 0; row < columns.claims.source.size(); ++row) {
        if (const quint32 source = columns.claims.source[row]; source != NoRow) {
            ++reports[source];
        }
    }
    for (const Valuation &valuation : snapshot.data().valuations) {
        if (const quint32 row = sources.ids.rowOf(valuation.evidence.source.value); row != NoRow) {
            ++reports[row];
        }
    }
    Publications all;
    std::map<qint32, PublicationDay> days;
    for (quint32 row = 0; row < sources.ids.size(); ++row) {
        if (sources.lastDay[row] == NoDay) {
            ++all.undatedSources;
            all.undatedReports += reports[row];
            continue;
        }
        PublicationDay &day = days[sources.lastDay[row]];
        day.day = QDate::fromJulianDay(sources.lastDay[row]);
        day.reports += reports[row];
        day.inferred += sources.inferred[row] != 0 ? reports[row] : 0;
        day.sources.append(SourceId{sources.ids.idAt(row)});
    }
    for (auto &[date, day] : days) {
        std::ranges::sort(day.sources);
        all.days.append(day);
    }
    return all;
}

} // namespace dealscope::analysis
