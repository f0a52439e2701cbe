// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// A claim's amount, ready to be held against another one's.
struct ComparableAmount {
    const Claim *claim = nullptr;
    Interval interval;
    Money headline;
    std::optional<Interval> convertedInterval; ///< in the resolution's currency, where a rate is
    std::optional<Money> convertedHeadline;
    std::optional<PartialDate> published; ///< without words

    [[nodiscard]] const Amount &amount() const { return *claim->amount; }
};

/// The claims that state an amount, in their order.
[[nodiscard]] QList<ComparableAmount> comparableAmounts(const Resolution &resolution,
                                                        const QList<const Claim *> &claims);

/// Two amounts in one currency.
struct AmountPair {
    Interval first;
    Interval second;
    Money firstHeadline;
    Money secondHeadline;
    bool isRough = false; ///< one of the two is approximate, or was converted
};
/// Nothing when the bases differ, or the currencies without a rate between them.
[[nodiscard]] std::optional<AmountPair> paired(const ComparableAmount &a,
                                               const ComparableAmount &b);

/// True for running totals of which the strictly later one is the larger: growth, no contradiction.
[[nodiscard]] bool isGrowth(const ComparableAmount &a, const ComparableAmount &b);

} // namespace dealscope::analysis
