// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Interval.h"

#include <algorithm>

namespace dealscope::core {

bool meets(const Interval &a, const Interval &b)
{
    return (!a.ceiling || b.floor <= *a.ceiling) && (!b.ceiling || a.floor <= *b.ceiling);
}

std::optional<Interval> checkedAdd(const Interval &a, const Interval &b)
{
    const auto floor = checkedAdd(a.floor, b.floor);
    if (!floor) {
        return std::nullopt;
    }
    Interval sum{*floor, std::nullopt};
    if (a.ceiling && b.ceiling) {
        sum.ceiling = checkedAdd(*a.ceiling, *b.ceiling);
        if (!sum.ceiling) {
            return std::nullopt;
        }
    }
    return sum;
}

std::optional<Interval> checkedMultiply(const Interval &a, qint64 factor)
{
    const auto floor = checkedMultiply(a.floor, factor);
    if (!floor) {
        return std::nullopt;
    }
    Interval product{*floor, std::nullopt};
    if (a.ceiling) {
        product.ceiling = checkedMultiply(*a.ceiling, factor);
        if (!product.ceiling) {
            return std::nullopt;
        }
    }
    return product;
}

namespace {

Money differenceOrZero(Money a, Money b)
{
    return a > b ? Money{a.units - b.units} : Money{};
}

} // namespace

Interval remainderOf(const Interval &whole, const Interval &parts)
{
    Interval rest;
    rest.floor = parts.ceiling ? differenceOrZero(whole.floor, *parts.ceiling) : Money{};
    if (whole.ceiling) {
        rest.ceiling = differenceOrZero(*whole.ceiling, parts.floor);
    }
    return rest;
}

Interval largerOf(const Interval &a, const Interval &b)
{
    Interval larger{std::max(a.floor, b.floor), std::nullopt};
    if (a.ceiling && b.ceiling) {
        larger.ceiling = std::max(*a.ceiling, *b.ceiling);
    }
    return larger;
}

Amount Amount::exact(Money amount, Currency currency)
{
    return {Bound::Exact, amount, amount, false, Basis::Total, currency};
}

Amount Amount::upTo(Money amount, Currency currency)
{
    return {Bound::UpTo, std::nullopt, amount, false, Basis::Total, currency};
}

Amount Amount::atLeast(Money amount, Currency currency)
{
    return {Bound::AtLeast, amount, std::nullopt, false, Basis::Total, currency};
}

Amount Amount::between(Money low, Money high, Currency currency)
{
    return {Bound::Between, low, high, false, Basis::Total, currency};
}

Amount Amount::undisclosed()
{
    return {};
}

bool Amount::isConsistent() const
{
    const auto nonNegative
        = [](const std::optional<Money> &end) { return !end || end->units >= 0; };
    if (!nonNegative(low) || !nonNegative(high)) {
        return false;
    }
    if (bound != Bound::Undisclosed && currency.isEmpty()) {
        return false;
    }
    switch (bound) {
    case Bound::Exact:
        return low && high && *low == *high;
    case Bound::UpTo:
        return !low && high;
    case Bound::AtLeast:
        return low && !high;
    case Bound::Between:
        return low && high && *low <= *high;
    case Bound::Undisclosed:
        return !low && !high;
    }
    return false;
}

std::optional<Interval> Amount::interval() const
{
    switch (bound) {
    case Bound::Exact:
    case Bound::Between:
        return Interval{low.value_or(Money{}), high};
    case Bound::UpTo:
        return Interval{Money{}, high};
    case Bound::AtLeast:
        return Interval{low.value_or(Money{}), std::nullopt};
    case Bound::Undisclosed:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Money> Amount::headline() const
{
    return high ? high : low;
}

} // namespace dealscope::core
