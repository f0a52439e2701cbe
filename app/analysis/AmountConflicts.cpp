// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/AmountConflicts.h"

#include "analysis/ClaimOrder.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

/// Amounts that are alike for a rule, as one side.
struct Group {
    ComparableAmount first;
    QList<ClaimId> claims;
    bool inConflict = false;
};

template<typename AreAlike>
QList<Group> grouped(const QList<ComparableAmount> &amounts, AreAlike areAlike)
{
    QList<Group> groups;
    for (const ComparableAmount &amount : amounts) {
        const auto found = std::ranges::find_if(groups, [&](const Group &group) {
            const Amount &a = group.first.amount();
            const Amount &b = amount.amount();
            return a.basis == b.basis && a.currency == b.currency && areAlike(group.first, amount);
        });
        if (found != groups.end()) {
            found->claims.append(amount.claim->id);
        } else {
            groups.append({amount, {amount.claim->id}});
        }
    }
    return groups;
}

QList<ConflictSide> sidesOf(const QList<Group> &groups)
{
    QList<ConflictSide> sides;
    for (const Group &group : groups) {
        if (group.inConflict) {
            ConflictSide side;
            side.claims = group.claims;
            side.amount = group.first.amount();
            sides.append(side);
        }
    }
    return sides;
}

template<typename Contradict>
QList<ConflictSide> contradicting(QList<Group> groups, Contradict contradict)
{
    for (qsizetype i = 0; i < groups.size(); ++i) {
        for (qsizetype j = i + 1; j < groups.size(); ++j) {
            if (contradict(groups[i].first, groups[j].first)) {
                groups[i].inConflict = true;
                groups[j].inConflict = true;
            }
        }
    }
    return sidesOf(groups);
}

/// Running totals of different days may differ, so that these are no one side.
bool sameDay(const ComparableAmount &a, const ComparableAmount &b)
{
    return a.amount().basis != Basis::Cumulative || a.published == b.published;
}

} // namespace

QList<ConflictSide> amountsApart(const Resolution &resolution, const QList<const Claim *> &claims)
{
    const auto alike = [](const ComparableAmount &a, const ComparableAmount &b) {
        return a.interval == b.interval && a.amount().approximate == b.amount().approximate
            && sameDay(a, b);
    };
    return contradicting(grouped(comparableAmounts(resolution, claims), alike),
                         [](const ComparableAmount &a, const ComparableAmount &b) {
                             const auto pair = paired(a, b);
                             return pair && !meets(pair->first, pair->second) && !isGrowth(a, b)
                                 && !(pair->isRough
                                      && areNear(pair->firstHeadline, pair->secondHeadline));
                         });
}

QList<ConflictSide> headlinesApart(const Resolution &resolution, const QList<const Claim *> &claims)
{
    const auto alike = [](const ComparableAmount &a, const ComparableAmount &b) {
        return a.headline == b.headline && sameDay(a, b);
    };
    return contradicting(grouped(comparableAmounts(resolution, claims), alike),
                         [](const ComparableAmount &a, const ComparableAmount &b) {
                             const auto pair = paired(a, b);
                             return pair && !areNear(pair->firstHeadline, pair->secondHeadline)
                                 && !isGrowth(a, b);
                         });
}

QList<ConflictSide> oppositeBounds(const Resolution &resolution, const QList<const Claim *> &claims)
{
    const auto alike = [](const ComparableAmount &a, const ComparableAmount &b) {
        return a.amount().bound == b.amount().bound && a.headline == b.headline;
    };
    return contradicting(grouped(comparableAmounts(resolution, claims), alike),
                         [](const ComparableAmount &a, const ComparableAmount &b) {
                             const Bound first = a.amount().bound;
                             const Bound second = b.amount().bound;
                             const bool opposite
                                 = (first == Bound::UpTo && second == Bound::AtLeast)
                                 || (first == Bound::AtLeast && second == Bound::UpTo);
                             return opposite && a.amount().basis == b.amount().basis
                                 && a.amount().currency == b.amount().currency
                                 && a.headline == b.headline;
                         });
}

QList<ConflictSide> tiedAmounts(const Resolution &resolution, const QList<const Claim *> &claims)
{
    const LensRule rule{resolution.lens(), resolution.currency(), resolution.publishedBy()};
    const QList<ClaimId> level = levelWithFirst(resolution.snapshot(), claims, rule);
    QList<const Claim *> rows;
    for (const ClaimId id : level) {
        // From the given list: its ranks may not be the ledger's.
        rows.append(*std::ranges::find_if(claims, [id](const Claim *c) { return c->id == id; }));
    }
    const QList<ComparableAmount> amounts = comparableAmounts(resolution, rows);
    QList<Group> groups
        = grouped(amounts, [](const ComparableAmount &a, const ComparableAmount &b) {
              return a.interval == b.interval;
          });
    for (Group &group : groups) {
        const auto pair = paired(groups.first().first, group.first);
        if (&group != &groups.first() && pair && pair->first != pair->second) {
            group.inConflict = true;
            groups.first().inConflict = true;
        }
        std::ranges::sort(group.claims);
    }
    return sidesOf(groups);
}

} // namespace dealscope::analysis
