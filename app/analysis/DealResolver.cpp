// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/DealResolver.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

using ClaimList = QList<const Claim *>;

ClaimList notDeprecated(const ClaimList &known)
{
    ClaimList claims = known;
    claims.removeIf([](const Claim *claim) { return claim->evidence.rank == Rank::Deprecated; });
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
    take(deal.fullBy, deal.fullByClaim, &Claim::fullBy);
    if (const Claim *claim
        = firstThat(claims, [](const Claim *c) { return !c->schedule.isEmpty(); })) {
        deal.schedule = claim->schedule;
        deal.scheduleClaim = claim->id;
    }
}

std::optional<Conversion> conversionFor(const Snapshot &snapshot, const Claim &claim, Currency from,
                                        const LensRule &to)
{
    const std::optional<QDate> published = snapshot.publishedBy(claim.evidence.source);
    const std::optional<QDate> day = published ? published : to.publishedBy;
    return snapshot.rates().find(from, to.currency, day, claim.deal, [&](SourceId id) {
        return isKnownBy(snapshot, id, to.publishedBy);
    });
}

/// A claim's floor in the basis and currency of the deal's amount; 0 without a claim.
Money comparableFloor(const Snapshot &snapshot, const ResolvedDeal &deal, const Claim *claim,
                      const LensRule &rule)
{
    if (!claim) {
        return {};
    }
    Interval interval = *claim->amount->interval();
    if (claim->amount->currency != deal.currency) {
        LensRule toDeal = rule;
        toDeal.currency = deal.currency;
        const auto rate = conversionFor(snapshot, *claim, claim->amount->currency, toDeal);
        const auto inCurrency = rate ? converted(interval, *rate) : std::nullopt;
        if (!inCurrency) {
            return {};
        }
        interval = *inCurrency;
    }
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

void takeBindingFloors(ResolvedDeal &deal, const Snapshot &snapshot, const ClaimList &claims,
                       const LensRule &rule)
{
    if (!deal.interval || deal.isOver()) {
        return;
    }
    const Claim *paid = firstThat(claims, statesPaid);
    const Claim *binding = firstThat(claims, statesBinding);
    deal.paidFloor = comparableFloor(snapshot, deal, paid, rule);
    deal.firmFloor = comparableFloor(snapshot, deal, binding, rule);
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

/// Puts all money of the deal into the rule's currency, or leaves it as it is without a rate.
void convert(ResolvedDeal &deal, const Snapshot &snapshot, const ClaimList &claims,
             const LensRule &rule)
{
    if (!deal.interval || deal.currency == rule.currency) {
        return;
    }
    const Claim *stated = firstThat(claims, statesAmount);
    const auto rate = conversionFor(snapshot, *stated, deal.currency, rule);
    if (!rate) {
        return;
    }
    const auto interval = converted(*deal.interval, *rate);
    const auto firm = converted(deal.firmFloor, *rate);
    const auto paid = converted(deal.paidFloor, *rate);
    const auto headline = deal.headline ? converted(*deal.headline, *rate) : std::nullopt;
    if (!interval || !firm || !paid || headline.has_value() != deal.headline.has_value()) {
        return;
    }
    deal.reported = ReportedAmount{*deal.interval, deal.headline, deal.firmFloor, deal.paidFloor,
                                   deal.currency};
    deal.interval = interval;
    deal.firmFloor = *firm;
    deal.paidFloor = *paid;
    deal.headline = headline;
    deal.currency = rule.currency;
    deal.conversion = rate;
}

void takeReports(ResolvedDeal &deal, const Snapshot &snapshot)
{
    for (const ClaimId id : deal.claims) {
        const Claim *claim = snapshot.claim(id);
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

ResolvedDeal resolveStatements(const Snapshot &snapshot, const ClaimList &known,
                               const LensRule &rule)
{
    ResolvedDeal deal;
    const ClaimList claims = inLensOrder(snapshot, notDeprecated(known), rule);
    const ClaimList eligible = eligibleUnder(rule.lens, claims);
    deal.eligible = int(eligible.size());
    for (const Claim *claim : claims) {
        deal.claims.append(claim->id);
    }
    for (const Claim *claim : known) {
        if (claim->evidence.rank == Rank::Deprecated) {
            deal.setAside.append(claim->id);
        }
    }
    takeOtherAttributes(deal, eligible);
    takeAmount(deal, eligible);
    takeBindingFloors(deal, snapshot, eligible, rule);
    convert(deal, snapshot, eligible, rule);
    return deal;
}

ResolvedDeal resolveDeal(const Snapshot &snapshot, int dealIndex, const ClaimList &known,
                         const LensRule &rule)
{
    ResolvedDeal deal = resolveStatements(snapshot, known, rule);
    const Deal &row = snapshot.dealAt(dealIndex);
    deal.id = row.id;
    deal.dealIndex = dealIndex;
    deal.kind = row.kind;
    deal.nature = natureOf(row.kind);
    deal.payers = row.companiesAs(Role::Payer);
    deal.payees = row.companiesAs(Role::Payee);
    deal.partners = row.companiesAs(Role::Partner);
    deal.beneficiaries = row.companiesAs(Role::Beneficiary);
    takeReports(deal, snapshot);
    return deal;
}

QSet<ClaimId> countingClaims(const ResolvedDeal &deal)
{
    QSet<ClaimId> counting{deal.amountClaim,   deal.statusClaim,   deal.formClaim, deal.periodClaim,
                           deal.happenedClaim, deal.expectedClaim, deal.firmClaim, deal.paidClaim,
                           deal.scheduleClaim, deal.fullByClaim};
    counting.remove(ClaimId{});
    return counting;
}

} // namespace dealscope::analysis
