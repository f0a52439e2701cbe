// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/DealResolver.h"

#include "analysis/ClaimOrder.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

using ClaimList = QList<const Claim *>;

ClaimList inLensOrder(const Snapshot &snapshot, const QList<ClaimId> &known, Lens lens)
{
    ClaimList claims;
    for (const ClaimId id : known) {
        const Claim *claim = snapshot.claim(id);
        if (claim->evidence.rank != Rank::Deprecated) {
            claims.append(claim);
        }
    }
    std::ranges::sort(claims, [&](const Claim *a, const Claim *b) {
        return comesBefore(lens, orderKey(snapshot, *a), orderKey(snapshot, *b));
    });
    return claims;
}

/// The first claim that states an attribute.
template<typename States>
const Claim *firstThat(const ClaimList &claims, States states)
{
    const auto found = std::ranges::find_if(claims, states);
    return found == claims.end() ? nullptr : *found;
}

bool statesAmount(const Claim *claim)
{
    return claim->amount && claim->amount->interval();
}

bool statesBinding(const Claim *claim)
{
    return statesAmount(claim) && claim->status && isBinding(*claim->status);
}

bool statesPaid(const Claim *claim)
{
    return statesAmount(claim) && claim->status == Status::Completed;
}

void takeAmount(ResolvedDeal &deal, const ClaimList &claims)
{
    const Claim *source = firstThat(claims, statesAmount);
    if (!source) {
        return;
    }
    const Amount &amount = *source->amount;
    deal.amountClaim = source->id;
    deal.interval = amount.interval();
    deal.headline = amount.headline();
    deal.bound = amount.bound;
    deal.approximate = amount.approximate;
    deal.basis = amount.basis;
    deal.currency = amount.currency;
    if (!deal.period) {
        return;
    }
    if (const auto total = totalOfRate(*deal.interval, deal.basis, *deal.period)) {
        const auto headline
            = totalOfRate({*deal.headline, deal.headline}, deal.basis, *deal.period);
        deal.interval = total;
        deal.headline = headline ? std::optional(headline->floor) : std::nullopt;
        deal.basis = Basis::Total;
        deal.computedTotal = true;
    }
}

void takeOtherAttributes(ResolvedDeal &deal, const ClaimList &claims)
{
    const auto take = [&claims](auto &value, ClaimId &id, auto member) {
        if (const Claim *claim
            = firstThat(claims, [&](const Claim *c) { return (c->*member).has_value(); })) {
            value = claim->*member;
            id = claim->id;
        }
    };
    take(deal.status, deal.statusClaim, &Claim::status);
    take(deal.form, deal.formClaim, &Claim::form);
    take(deal.period, deal.periodClaim, &Claim::period);
    take(deal.happenedOn, deal.happenedClaim, &Claim::happenedOn);
    take(deal.expectedOn, deal.expectedClaim, &Claim::expectedOn);
}

/// A claim's floor in the basis and currency of the deal's amount; 0 without a claim.
Money comparableFloor(const ResolvedDeal &deal, const Claim *claim)
{
    if (!claim || claim->amount->currency != deal.currency) {
        return {};
    }
    const Interval interval = *claim->amount->interval();
    if (claim->amount->basis == deal.basis) {
        return interval.floor;
    }
    if (deal.basis == Basis::Total && deal.period) {
        if (const auto total = totalOfRate(interval, claim->amount->basis, *deal.period)) {
            return total->floor;
        }
    }
    return {};
}

void takeBindingFloors(ResolvedDeal &deal, const ClaimList &claims)
{
    if (!deal.interval || deal.isOver()) {
        return;
    }
    const Claim *paid = firstThat(claims, statesPaid);
    const Claim *binding = firstThat(claims, statesBinding);
    deal.paidFloor = comparableFloor(deal, paid);
    deal.firmFloor = comparableFloor(deal, binding);
    if (deal.firmFloor < deal.paidFloor) {
        // What is paid binds, even where the newest binding claim states less.
        deal.firmFloor = deal.paidFloor;
        binding = paid;
    }
    if (deal.paidFloor.units > 0) {
        deal.paidClaim = paid->id;
    }
    if (deal.firmFloor.units > 0) {
        deal.firmClaim = binding->id;
    }
    deal.interval->floor = std::max(deal.interval->floor, deal.firmFloor);
    if (deal.interval->ceiling) {
        deal.interval->ceiling = std::max(*deal.interval->ceiling, deal.interval->floor);
    }
}

void takeReports(ResolvedDeal &deal, const Snapshot &snapshot, const ClaimList &claims)
{
    for (const Claim *claim : claims) {
        const OutletId origin = snapshot.originOf(claim->evidence);
        const Outlet *outlet = snapshot.outlet(origin);
        if (outlet && outlet->named && !deal.origins.contains(origin)) {
            deal.origins.append(origin);
        }
        const Source *source = snapshot.source(claim->evidence.source);
        if (!source || !source->published) {
            continue;
        }
        if (!deal.firstReported || source->published->last() < deal.firstReported->last()) {
            deal.firstReported = source->published;
        }
        if (!deal.lastReported || source->published->last() > deal.lastReported->last()) {
            deal.lastReported = source->published;
        }
    }
    std::ranges::sort(deal.origins);
    if (deal.happenedOn) {
        deal.date = deal.happenedOn;
        deal.dateOrigin = DateOrigin::Event;
    } else if (deal.firstReported) {
        deal.date = deal.firstReported;
        deal.dateOrigin = DateOrigin::Report;
    }
}

} // namespace

ResolvedDeal resolveDeal(const Snapshot &snapshot, int dealIndex, const QList<ClaimId> &known,
                         Lens lens)
{
    const Deal &row = snapshot.data().deals[dealIndex];
    ResolvedDeal deal;
    deal.id = row.id;
    deal.dealIndex = dealIndex;
    deal.kind = row.kind;
    deal.nature = natureOf(row.kind);
    deal.payers = row.companiesAs(Role::Payer);
    deal.payees = row.companiesAs(Role::Payee);
    deal.partners = row.companiesAs(Role::Partner);
    deal.beneficiaries = row.companiesAs(Role::Beneficiary);

    const ClaimList claims = inLensOrder(snapshot, known, lens);
    for (const Claim *claim : claims) {
        deal.claims.append(claim->id);
    }
    for (const ClaimId id : known) {
        if (!deal.claims.contains(id)) {
            deal.setAside.append(id);
        }
    }
    takeOtherAttributes(deal, claims);
    takeAmount(deal, claims);
    takeBindingFloors(deal, claims);
    takeReports(deal, snapshot, claims);
    return deal;
}

QSet<ClaimId> countingClaims(const ResolvedDeal &deal)
{
    QSet<ClaimId> counting{deal.amountClaim,   deal.statusClaim,   deal.formClaim, deal.periodClaim,
                           deal.happenedClaim, deal.expectedClaim, deal.firmClaim, deal.paidClaim};
    counting.remove(ClaimId{});
    return counting;
}

} // namespace dealscope::analysis
