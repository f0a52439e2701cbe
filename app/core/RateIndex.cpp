// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/RateIndex.h"

#include <algorithm>
#include <set>

namespace dealscope::core {

RateIndex::RateIndex(const QList<ExchangeRate> &rates)
{
    for (const ExchangeRate &rate : rates) {
        if (rate.fromUnits <= 0 || rate.toUnits <= 0) {
            continue;
        }
        if (rate.deal.isValid()) {
            m_ofDeals[rate.deal].append(rate);
        } else {
            m_byPair[{rate.from, rate.to}].append({rate.date ? rate.date->last() : QDate(),
                                                   rate.fromUnits, rate.toUnits, rate.id,
                                                   rate.date});
        }
    }
    for (QList<Quoted> &quoted : m_byPair) {
        // An invalid day is before every other one.
        std::ranges::stable_sort(quoted, {}, [](const Quoted &q) { return q.day.toJulianDay(); });
    }
}

bool RateIndex::fits(const ExchangeRate &rate, Currency from, Currency to)
{
    return (rate.from == from && rate.to == to) || (rate.from == to && rate.to == from);
}

Conversion RateIndex::conversionBy(const ExchangeRate &rate, Currency from)
{
    const bool forward = rate.from == from;
    return {forward ? rate.toUnits : rate.fromUnits,
            forward ? rate.fromUnits : rate.toUnits,
            {rate.id},
            rate.date,
            true};
}

const RateIndex::Quoted *RateIndex::newest(const Pair &pair, std::optional<QDate> day) const
{
    const auto found = m_byPair.constFind(pair);
    if (found == m_byPair.constEnd()) {
        return nullptr;
    }
    const QList<Quoted> &quoted = *found;
    const auto after = day
        ? std::ranges::upper_bound(quoted, day->toJulianDay(), {},
                                   [](const Quoted &q) { return q.day.toJulianDay(); })
        : quoted.end();
    return after == quoted.begin() ? nullptr : &*std::prev(after);
}

std::optional<Conversion> RateIndex::direct(Currency from, Currency to,
                                            std::optional<QDate> day) const
{
    const Quoted *forward = newest({from, to}, day);
    const Quoted *back = newest({to, from}, day);
    if (forward && back && back->day > forward->day) {
        forward = nullptr;
    }
    if (forward) {
        return Conversion{forward->toUnits, forward->fromUnits, {forward->id}, forward->date};
    }
    if (back) {
        return Conversion{back->fromUnits, back->toUnits, {back->id}, back->date};
    }
    return std::nullopt;
}

std::optional<Conversion> RateIndex::findForAll(Currency from, Currency to,
                                                std::optional<QDate> day) const
{
    if (from == to) {
        return Conversion{};
    }
    if (const auto found = direct(from, to, day)) {
        return found;
    }
    std::optional<Conversion> best;
    for (const Currency middle : currencies()) {
        const auto first = middle == from ? std::nullopt : direct(from, middle, day);
        const auto second = middle == to ? std::nullopt : direct(middle, to, day);
        if (!first || !second) {
            continue;
        }
        Conversion both;
        if (__builtin_mul_overflow(first->numerator, second->numerator, &both.numerator)
            || __builtin_mul_overflow(first->denominator, second->denominator, &both.denominator)) {
            continue;
        }
        both.rates = first->rates + second->rates;
        const bool firstOlder
            = !first->date || (second->date && first->date->last() < second->date->last());
        both.date = firstOlder ? first->date : second->date;
        if (!best || (both.date && (!best->date || both.date->last() > best->date->last()))) {
            best = both;
        }
    }
    return best;
}

QList<Currency> RateIndex::currencies() const
{
    std::set<Currency> found;
    for (auto it = m_byPair.keyBegin(); it != m_byPair.keyEnd(); ++it) {
        found.insert(it->first);
        found.insert(it->second);
    }
    return {found.begin(), found.end()};
}

std::optional<Money> converted(Money amount, const Conversion &conversion)
{
    return checkedScale(amount, conversion.numerator, conversion.denominator);
}

std::optional<Interval> converted(const Interval &interval, const Conversion &conversion)
{
    const auto floor = converted(interval.floor, conversion);
    if (!floor) {
        return std::nullopt;
    }
    Interval result{*floor, std::nullopt};
    if (interval.ceiling) {
        result.ceiling = converted(*interval.ceiling, conversion);
        if (!result.ceiling) {
            return std::nullopt;
        }
    }
    return result;
}

} // namespace dealscope::core
