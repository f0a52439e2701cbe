// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Schedule.h"

#include "analysis/ScheduleBuilder.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

const ScheduleCell *cellIn(const QList<ScheduleCell> &cells, int year)
{
    const auto found = std::ranges::find(cells, year, &ScheduleCell::year);
    return found == cells.end() ? nullptr : &*found;
}

} // namespace

QList<ClaimId> ScheduleCell::claims(const Resolution &resolution) const
{
    QList<ClaimId> claims;
    for (const DealId id : deals) {
        if (const ResolvedDeal *deal = resolution.deal(id)) {
            claims << deal->amountClaim << deal->firmClaim << deal->paidClaim;
            claims.append(claimsOfSpread(*deal));
        }
    }
    std::ranges::sort(claims);
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    claims.removeAll(ClaimId{});
    return claims;
}

const ScheduleCell *ScheduleRow::dueIn(int year) const
{
    return cellIn(due, year);
}

const ScheduleCell *ScheduleRow::capitalInYear(int year) const
{
    return cellIn(capitalIn, year);
}

Schedule Schedule::build(const Resolution &resolution, const QList<int> &selected,
                         Currency currency, const ScheduleQuery &query)
{
    return ScheduleBuilder(resolution, selected, currency, query).build();
}

} // namespace dealscope::analysis
