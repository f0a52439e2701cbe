// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/Money.h"

namespace dealscope::core {

/// What is known of an amount: at least `floor`, at most `ceiling`; without a ceiling it is open.
struct Interval {
    Money floor;
    std::optional<Money> ceiling;

    [[nodiscard]] bool isOpen() const { return !ceiling.has_value(); }
    [[nodiscard]] bool isPoint() const { return ceiling && *ceiling == floor; }

    friend bool operator==(const Interval &, const Interval &) = default;
};

/// True if some amount lies in both.
[[nodiscard]] bool meets(const Interval &a, const Interval &b);
/// End by end; nothing when an end does not fit in 64 bits.
[[nodiscard]] std::optional<Interval> checkedAdd(const Interval &a, const Interval &b);
[[nodiscard]] std::optional<Interval> checkedMultiply(const Interval &a, qint64 factor);
/// What is left of `whole` when `parts` are taken from it:
/// [max(0, whole floor - parts' ceiling), max(0, whole ceiling - parts' floor)].
[[nodiscard]] Interval remainderOf(const Interval &whole, const Interval &parts);
/// The smallest interval that is at least as large at both ends as each of the two.
[[nodiscard]] Interval largerOf(const Interval &a, const Interval &b);

/// An amount as a source words it.
/// exact: low == high; up_to: only high; at_least: only low; between: both; undisclosed: neither.
struct Amount {
    Bound bound = Bound::Undisclosed;
    std::optional<Money> low;
    std::optional<Money> high;
    bool approximate = false;
    Basis basis = Basis::Total;
    Currency currency;

    [[nodiscard]] static Amount exact(Money amount, Currency currency);
    [[nodiscard]] static Amount upTo(Money amount, Currency currency);
    [[nodiscard]] static Amount atLeast(Money amount, Currency currency);
    [[nodiscard]] static Amount between(Money low, Money high, Currency currency);
    [[nodiscard]] static Amount undisclosed();

    /// False when the ends do not fit the bound, an end is negative, or a currency is missing.
    [[nodiscard]] bool isConsistent() const;
    /// exact X = [X, X]; up_to X = [0, X]; at_least X = [X, open); between = [L, H]; else nothing.
    [[nodiscard]] std::optional<Interval> interval() const;
    /// The number stated, whatever its bound (of a range its upper end).
    [[nodiscard]] std::optional<Money> headline() const;

    friend bool operator==(const Amount &, const Amount &) = default;
};

} // namespace dealscope::core
