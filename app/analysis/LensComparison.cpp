// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/LensComparison.h"

#include "analysis/DealResolver.h"

namespace dealscope::analysis {

namespace {

/// A snapshot under one lens, and what passes the filter there.
struct Seen {
    ResolutionPtr resolution;
    QList<int> selected;
    std::vector<bool> passing; ///< by position
    Totals totals;
};

ResolutionPtr resolutionUnder(const LensQuestion &question, Lens lens)
{
    const ResolutionPtr &present = question.present;
    const bool isIt = present && present->snapshotPtr() == question.snapshot
        && present->lens() == lens && present->publishedBy() == question.publishedBy
        && present->currency() == question.currency;
    return isIt
        ? present
        : Resolver::resolve(question.snapshot, lens, question.publishedBy, question.currency);
}

Seen seenThrough(const LensQuestion &question, Lens lens)
{
    Seen seen;
    seen.resolution = resolutionUnder(question, lens);
    const SelectionInput input{seen.resolution, question.filter, question.groups, question.hits};
    seen.selected = selectDeals(input);
    seen.passing.assign(size_t(seen.resolution->dealCount()), false);
    for (const int position : seen.selected) {
        seen.passing[size_t(position)] = true;
    }
    seen.totals = totalsOf(*seen.resolution, seen.selected, seen.resolution->currency());
    if (const QList<DealId> undated = leftOutUndated(input); !undated.isEmpty()) {
        seen.totals.leftOut.append({LeftOut::NoDate, undated});
    }
    return seen;
}

/// The currency of a deal's money, as a code; that of the resolution where it was converted.
quint16 currencyOf(const FigureColumns &figures, size_t row)
{
    const bool own = (figures.flags[row] & FigureColumns::Comparable) == 0;
    return own ? figures.currency[row] : FigureColumns::NoCurrency;
}

bool amountsDiffer(const FigureColumns &a, const FigureColumns &b, size_t row)
{
    constexpr int Asked = FigureColumns::HasAmount | FigureColumns::Comparable;
    return (a.flags[row] & Asked) != (b.flags[row] & Asked) || a.floor[row] != b.floor[row]
        || a.ceiling[row] != b.ceiling[row] || a.headline[row] != b.headline[row]
        || a.basis[row] != b.basis[row] || currencyOf(a, row) != currencyOf(b, row)
        || a.firm[row] != b.firm[row] || a.paid[row] != b.paid[row];
}

/// The claim behind the figure that differs.
ClaimId decidingClaim(const ResolvedDeal &deal, const ResolvedDeal &other, const MovedMark &moved)
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

QList<MovedMark> movedBetween(const Seen &before, const Seen &after)
{
    QList<MovedMark> all;
    const FigureColumns &old = before.resolution->figures();
    const FigureColumns &now = after.resolution->figures();
    // Which deals are known depends on the clock alone: the rows are those of the same deals.
    for (size_t row = 0; row < now.size(); ++row) {
        MovedMark moved;
        moved.wasSelected = before.passing[row];
        moved.isSelected = after.passing[row];
        if (!moved.wasSelected && !moved.isSelected) {
            continue;
        }
        moved.amountDiffers = amountsDiffer(old, now, row);
        moved.statusDiffers = old.status[row] != now.status[row];
        if (moved.amountDiffers || moved.statusDiffers || moved.wasSelected != moved.isSelected) {
            moved.deal = after.resolution->idAt(int(row));
            all.append(moved);
        }
    }
    return all;
}

ResolvedDeal resolvedUnder(const LensQuestion &question, Lens lens, DealId id)
{
    const Snapshot &snapshot = *question.snapshot;
    const int index = snapshot.dealIndex(id);
    QList<const Claim *> known;
    for (const quint32 row : snapshot.columns().claimsOfDeal[size_t(index)]) {
        const Claim &claim = snapshot.claimAt(int(row));
        if (isKnownBy(snapshot, claim.evidence.source, question.publishedBy)) {
            known.append(&claim);
        }
    }
    const Currency currency
        = question.currency.isEmpty() ? snapshot.mainCurrency() : question.currency;
    return resolveDeal(snapshot, index, known, {lens, currency, question.publishedBy});
}

} // namespace

QList<LensTotals> compareLenses(const LensQuestion &question, WorkControl &work)
{
    QList<LensTotals> all;
    work.setSteps(int(enumEntries<Lens>().size()));
    const Seen base = seenThrough(question, DefaultLens);
    for (const auto &entry : enumEntries<Lens>()) {
        if (work.isCancelled()) {
            return {};
        }
        work.setDone(int(all.size()));
        if (entry.value == DefaultLens) {
            all.append({DefaultLens, base.totals, {}});
            continue;
        }
        const Seen seen = seenThrough(question, entry.value);
        all.append({entry.value, seen.totals, movedBetween(base, seen)});
    }
    return all;
}

QList<LensTotals> compareLenses(const LensQuestion &question)
{
    WorkControl work;
    return compareLenses(question, work);
}

Totals totalsUnder(const LensQuestion &question, Lens lens)
{
    return seenThrough(question, lens).totals;
}

MovedDeal movedDeal(const LensQuestion &question, Lens lens, const MovedMark &mark)
{
    MovedDeal moved{mark,
                    resolvedUnder(question, DefaultLens, mark.deal),
                    resolvedUnder(question, lens, mark.deal),
                    {},
                    {}};
    moved.claim = decidingClaim(moved.after, moved.before, moved);
    moved.claimBefore = decidingClaim(moved.before, moved.after, moved);
    return moved;
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
