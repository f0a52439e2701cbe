// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/DealReports.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

quint32 originOf(const LedgerColumns &columns, quint32 claim)
{
    if ((columns.claims.flags[claim] & ClaimColumns::IsAttributed) != 0) {
        return columns.claims.attributions[claim].back();
    }
    return columns.sources.outlet[columns.claims.source[claim]];
}

} // namespace

DealReports DealReports::of(const Resolution &resolution)
{
    const Snapshot &snapshot = resolution.snapshot();
    const LedgerColumns &columns = snapshot.columns();
    const FigureColumns &figures = resolution.figures();
    const auto clock = resolution.publishedBy();
    const qint32 latest = clock ? dayNumber(*clock) : std::numeric_limits<qint32>::max();
    std::vector<quint8> isNamed(columns.outlets.size());
    for (size_t row = 0; row < isNamed.size(); ++row) {
        isNamed[row] = snapshot.data().outlets[qsizetype(row)].named ? 1 : 0;
    }

    DealReports reports;
    reports.firstDay.assign(figures.size(), NoDay);
    reports.lastDay.assign(figures.size(), NoDay);
    reports.origins.assign(figures.size(), 0);
    std::vector<quint32> origins;
    for (size_t deal = 0; deal < figures.size(); ++deal) {
        origins.clear();
        for (const quint32 claim : columns.claimsOfDeal[figures.dealIndex[deal]]) {
            const quint32 source = columns.claims.source[claim];
            if (source == NoRow || columns.claims.rank[claim] == quint8(Rank::Deprecated)) {
                continue;
            }
            const qint32 last = columns.sources.lastDay[source];
            if (clock && (last == NoDay || last > latest)) {
                continue;
            }
            if (const quint32 origin = originOf(columns, claim);
                origin != NoRow && isNamed[origin] != 0) {
                origins.push_back(origin);
            }
            if (last != NoDay && last >= reports.lastDay[deal]) {
                const qint32 first = columns.sources.firstDay[source];
                reports.firstDay[deal]
                    = last == reports.lastDay[deal] ? qMax(first, reports.firstDay[deal]) : first;
                reports.lastDay[deal] = last;
            }
        }
        std::ranges::sort(origins);
        const auto repeated = std::ranges::unique(origins);
        reports.origins[deal]
            = quint16(std::min<qsizetype>(repeated.begin() - origins.begin(), 0xffff));
    }
    return reports;
}

} // namespace dealscope::analysis
