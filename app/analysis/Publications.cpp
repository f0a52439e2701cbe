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
    QHash<SourceId, int> reports;
    for (const Claim &claim : snapshot.data().claims) {
        ++reports[claim.evidence.source];
    }
    for (const Valuation &valuation : snapshot.data().valuations) {
        ++reports[valuation.evidence.source];
    }
    Publications all;
    std::map<QDate, PublicationDay> days;
    for (const Source &source : snapshot.data().sources) {
        const int count = reports.value(source.id);
        if (!source.published) {
            ++all.undatedSources;
            all.undatedReports += count;
            continue;
        }
        PublicationDay &day = days[source.published->last()];
        day.day = source.published->last();
        day.reports += count;
        day.inferred += source.publishedInferred ? count : 0;
        day.sources.append(source.id);
    }
    for (auto &[date, day] : days) {
        std::ranges::sort(day.sources);
        all.days.append(day);
    }
    return all;
}

} // namespace dealscope::analysis
