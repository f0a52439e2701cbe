// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Corroboration.h"

#include "analysis/ClaimOrder.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

template<typename Id>
void sortOnce(QList<Id> &ids)
{
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

template<typename Agrees>
Support supportBy(const Resolution &resolution, const ResolvedDeal &deal, Agrees agrees)
{
    const Snapshot &snapshot = resolution.snapshot();
    Support support;
    for (const ClaimId id : deal.claims) {
        const Claim &claim = *snapshot.claim(id);
        if (!agrees(claim)) {
            continue;
        }
        support.claims.append(id);
        support.documents.append(claim.evidence.source);
        const Outlet *origin = snapshot.outlet(snapshot.originOf(claim.evidence));
        if (origin && origin->named) {
            support.origins.append(origin->id);
        }
    }
    sortOnce(support.claims);
    sortOnce(support.documents);
    sortOnce(support.origins);
    return support;
}

bool sameFigure(const Claim &a, const Claim &b)
{
    return a.amount && b.amount && a.amount->headline() && b.amount->headline()
        && a.amount->basis == b.amount->basis && a.amount->currency == b.amount->currency
        && areNear(*a.amount->headline(), *b.amount->headline());
}

} // namespace

Support supportOfDeal(const Resolution &resolution, const ResolvedDeal &deal)
{
    return supportBy(resolution, deal, [](const Claim &) { return true; });
}

Support supportOfAmount(const Resolution &resolution, const ResolvedDeal &deal)
{
    const Claim *counting = resolution.snapshot().claim(deal.amountClaim);
    return counting ? supportOfClaim(resolution, deal, *counting) : Support{};
}

Support supportOfClaim(const Resolution &resolution, const ResolvedDeal &deal, const Claim &claim)
{
    if (claim.evidence.rank == Rank::Deprecated) {
        return {};
    }
    const bool hasFigure = claim.amount && claim.amount->headline();
    return supportBy(resolution, deal, [&](const Claim &other) {
        return other.id == claim.id || (hasFigure && sameFigure(claim, other))
            || (!hasFigure && claim.status && claim.status == other.status);
    });
}

} // namespace dealscope::analysis
