// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowGraph.h"

#include "analysis/DealResolver.h"
#include "analysis/FlowCounter.h"

#include <algorithm>

namespace dealscope::analysis {

QList<ClaimId> countingClaimsOf(const Resolution &resolution, const DealList &deals)
{
    QList<ClaimId> claims;
    for (const DealId id : deals) {
        if (const ResolvedDeal *deal = resolution.deal(id)) {
            const QSet<ClaimId> counting = countingClaims(*deal);
            for (const ClaimId claim : deal->claims) {
                if (counting.contains(claim)) {
                    claims.append(claim);
                }
            }
        }
    }
    std::ranges::sort(claims);
    return claims;
}

QList<ClaimId> FlowEdge::claims(const Resolution &resolution) const
{
    return countingClaimsOf(resolution, deals);
}

void addTo(MoneySum &sum, const Interval &interval, Money firm, Money paid)
{
    const Interval bounded{interval.floor, interval.ceiling.value_or(interval.floor)};
    const Interval before{sum.interval.floor, sum.interval.ceiling.value_or(Money{})};
    const auto added = checkedAdd(before, bounded);
    const auto addedFirm = checkedAdd(sum.firm, firm);
    const auto addedPaid = checkedAdd(sum.paid, paid);
    if (!added || !addedFirm || !addedPaid) {
        sum.overflow = true;
        return;
    }
    sum.interval = *added;
    sum.firm = *addedFirm;
    sum.paid = *addedPaid;
    sum.deals += 1;
    sum.openEnded += interval.isOpen() ? 1 : 0;
}

void addSum(MoneySum &sum, const MoneySum &other)
{
    const int deals = sum.deals;
    const int openEnded = sum.openEnded;
    sum.overflow = sum.overflow || other.overflow;
    addTo(sum, {other.interval.floor, other.interval.ceiling}, other.firm, other.paid);
    sum.deals = deals + other.deals;
    sum.openEnded = openEnded + other.openEnded;
    if (const auto headline = checkedAdd(sum.headline, other.headline)) {
        sum.headline = *headline;
    } else {
        sum.overflow = true;
    }
}

FlowGraph FlowGraph::build(const Resolution &resolution, const QList<int> &selected,
                           Currency currency, const FlowOptions &options)
{
    return FlowCounter(resolution, currency, options).count(selected);
}

} // namespace dealscope::analysis
