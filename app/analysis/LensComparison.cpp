// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/LensComparison.h"

namespace dealscope::analysis {

namespace {

/// A snapshot under one lens, and what passes the filter there.
struct Seen {
    ResolutionPtr resolution;
    QList<int> selected;
    QSet<DealId> passing;
    Totals totals;
};

Seen seenThrough(const LensQuestion &question, Lens lens)
{
    Seen seen;
    seen.resolution
        = Resolver::resolve(question.snapshot, lens, question.publishedBy, question.currency);
    const SelectionInput input{seen.resolution, question.filter, question.groups, question.hits};
    seen.selected = selectDeals(input);
    for (const int position : seen.selected) {
        seen.passing.insert(seen.resolution->deals()[position].id);
    }
    seen.totals = totalsOf(*seen.resolution, seen.selected, seen.resolution->currency());
    if (const QList<DealId> undated = leftOutUndated(input); !undated.isEmpty()) {
        seen.totals.leftOut.append({LeftOut::NoDate, undated});
    }
    return seen;
}

bool amountsDiffer(const ResolvedDeal &a, const ResolvedDeal &b)
{
    return a.interval != b.interval || a.headline != b.headline || a.basis != b.basis
        || a.currency != b.currency || a.firmFloor != b.firmFloor || a.paidFloor != b.paidFloor;
}

/// The claim behind the figure that differs.
ClaimId decidingClaim(const ResolvedDeal &deal, const ResolvedDeal &other, const MovedDeal &moved)
{
    if (deal.amountClaim != other.amountClaim && moved.amountDiffers) {
        return deal.amountClaim;
    }
    if (moved.statusDiffers) {
        return deal.statusClaim;
    }
    if (deal.firmClaim != other.firmClaim) {
        return deal.firmClaim;
    }
    if (deal.paidClaim != other.paidClaim) {
        return deal.paidClaim;
    }
    // A rate of another term, or a filter on what neither amount nor status says.
    return deal.periodClaim != other.periodClaim ? deal.periodClaim : deal.amountClaim;
}

QList<MovedDeal> movedBetween(const Seen &before, const Seen &after)
{
    QList<MovedDeal> all;
    // Which deals are known depends on the clock alone.
    for (const ResolvedDeal &deal : after.resolution->deals()) {
        MovedDeal moved;
        moved.deal = deal.id;
        moved.wasSelected = before.passing.contains(deal.id);
        moved.isSelected = after.passing.contains(deal.id);
        if (!moved.wasSelected && !moved.isSelected) {
            continue;
        }
        moved.before = *before.resolution->deal(deal.id);
        moved.after = deal;
        moved.amountDiffers = amountsDiffer(moved.before, deal);
        moved.statusDiffers = moved.before.status != deal.status;
        if (!moved.amountDiffers && !moved.statusDiffers && moved.wasSelected == moved.isSelected) {
            continue;
        }
        moved.claim = decidingClaim(deal, moved.before, moved);
        moved.claimBefore = decidingClaim(moved.before, deal, moved);
        all.append(moved);
    }
    return all;
}

} // namespace

QList<LensTotals> compareLenses(const LensQuestion &question)
{
    const Seen base = seenThrough(question, DefaultLens);
    QList<LensTotals> all;
    for (const auto &entry : enumEntries<Lens>()) {
        if (entry.value == DefaultLens) {
            all.append({DefaultLens, base.totals, {}});
            continue;
        }
        const Seen seen = seenThrough(question, entry.value);
        all.append({entry.value, seen.totals, movedBetween(base, seen)});
    }
    return all;
}

Totals totalsUnder(const LensQuestion &question, Lens lens)
{
    return seenThrough(question, lens).totals;
}

SumDifference differenceOf(const MoneySum &sum, const MoneySum &from)
{
    SumDifference difference;
    if (sum.overflow || from.overflow) {
        difference.overflow = true;
        return difference;
    }
    // Sums are not negative, so that a difference always fits.
    const auto less = [](Money a, Money b) { return Money{a.units - b.units}; };
    const auto ceiling
        = [](const MoneySum &one) { return one.interval.ceiling.value_or(one.interval.floor); };
    difference.headline = less(sum.headline, from.headline);
    difference.floor = less(sum.interval.floor, from.interval.floor);
    difference.ceiling = less(ceiling(sum), ceiling(from));
    difference.firm = less(sum.firm, from.firm);
    difference.paid = less(sum.paid, from.paid);
    difference.openEnded = sum.openEnded - from.openEnded;
    return difference;
}

} // namespace dealscope::analysis
