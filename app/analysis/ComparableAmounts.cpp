// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ComparableAmounts.h"

namespace dealscope::analysis {

QList<ComparableAmount> comparableAmounts(const Resolution &resolution,
                                          const QList<const Claim *> &claims)
{
    const Snapshot &snapshot = resolution.snapshot();
    QList<ComparableAmount> amounts;
    for (const Claim *claim : claims) {
        const auto interval = claim->amount ? claim->amount->interval() : std::nullopt;
        if (!interval) {
            continue;
        }
        ComparableAmount amount;
        amount.claim = claim;
        amount.interval = *interval;
        amount.headline = *claim->amount->headline();
        amount.published = snapshot.publishedOn(claim->evidence.source);
        const Currency to = resolution.currency();
        if (claim->amount->currency == to) {
            amount.convertedInterval = amount.interval;
            amount.convertedHeadline = amount.headline;
        } else if (!snapshot.rates().isEmpty()) {
            const auto day = amount.published ? std::optional(amount.published->last())
                                              : resolution.publishedBy();
            const auto rate = snapshot.rates().find(
                claim->amount->currency, to, day, claim->deal,
                [&](SourceId id) { return isKnownBy(snapshot, id, resolution.publishedBy()); });
            if (rate) {
                amount.convertedInterval = converted(amount.interval, *rate);
                amount.convertedHeadline = converted(amount.headline, *rate);
            }
        }
        amounts.append(amount);
    }
    return amounts;
}

std::optional<AmountPair> paired(const ComparableAmount &a, const ComparableAmount &b)
{
    if (a.amount().basis != b.amount().basis) {
        return std::nullopt;
    }
    const bool approximate = a.amount().approximate || b.amount().approximate;
    if (a.amount().currency == b.amount().currency) {
        return AmountPair{a.interval, b.interval, a.headline, b.headline, approximate};
    }
    if (!a.convertedInterval || !b.convertedInterval || !a.convertedHeadline
        || !b.convertedHeadline) {
        return std::nullopt;
    }
    return AmountPair{*a.convertedInterval, *b.convertedInterval, *a.convertedHeadline,
                      *b.convertedHeadline, true};
}

bool isGrowth(const ComparableAmount &a, const ComparableAmount &b)
{
    if (a.amount().basis != Basis::Cumulative || !a.published || !b.published) {
        return false;
    }
    const auto pair = paired(a, b);
    if (!pair) {
        return false;
    }
    if (a.published->last() < b.published->first()) {
        return pair->firstHeadline < pair->secondHeadline;
    }
    return b.published->last() < a.published->first() && pair->secondHeadline < pair->firstHeadline;
}

} // namespace dealscope::analysis
