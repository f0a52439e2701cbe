// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartData.h"

#include "analysis/ChartCounter.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

QList<ClaimId> claimsFor(const ResolvedDeal &deal, ChartMeasure measure)
{
    switch (measure) {
    case ChartMeasure::Amount:
        return {deal.amountClaim};
    case ChartMeasure::PerYear:
        return claimsOfSpread(deal) << deal.amountClaim;
    case ChartMeasure::Firm:
        return {deal.firmClaim};
    case ChartMeasure::Paid:
        return {deal.paidClaim};
    case ChartMeasure::Count:
        return deal.claims;
    }
    return {};
}

} // namespace

QList<ClaimId> ChartSegment::claims(const Resolution &resolution, ChartMeasure measure) const
{
    QList<ClaimId> claims;
    for (const DealId id : deals) {
        if (const ResolvedDeal *deal = resolution.deal(id)) {
            claims.append(claimsFor(*deal, measure));
        }
    }
    std::ranges::sort(claims);
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    claims.removeAll(ClaimId{});
    return claims;
}

ChartValue valueOf(const ChartSegment &segment, ChartMeasure measure)
{
    return valueOf(segment.sum, segment.count, measure);
}

ChartValue valueOf(const MoneySum &sum, int deals, ChartMeasure measure)
{
    ChartValue value;
    if (measure == ChartMeasure::Count) {
        value.firm = value.floor = value.ceiling = deals;
        return value;
    }
    value.overflow = sum.overflow;
    if (sum.overflow) {
        return value;
    }
    switch (measure) {
    case ChartMeasure::Firm:
        value.firm = value.floor = value.ceiling = sum.firm.units;
        break;
    case ChartMeasure::Paid:
        value.firm = value.floor = value.ceiling = sum.paid.units;
        break;
    default:
        value.firm = sum.firm.units;
        value.floor = sum.interval.floor.units;
        value.ceiling = std::max(value.floor, sum.interval.ceiling.value_or(Money{}).units);
        value.openEnded = sum.openEnded;
        break;
    }
    return value;
}

bool ChartData::hasAssumed() const
{
    return std::ranges::any_of(panels, [](const ChartPanel &panel) {
        return std::ranges::any_of(panel.bars,
                                   [](const ChartBar &bar) { return bar.total.assumed; });
    });
}

std::optional<FilterClause> clauseFor(const ChartData &data, const ChartBar &bar)
{
    if (data.query.measure == ChartMeasure::PerYear && isTime(data.query.by)) {
        return std::nullopt;
    }
    return clauseOf(bar.total.key);
}

ChartData chartData(const Resolution &resolution, const QList<int> &selected, Currency currency,
                    bool groups, const ChartQuery &query)
{
    return ChartCounter(resolution, currency, groups, normalised(query)).count(selected);
}

} // namespace dealscope::analysis
