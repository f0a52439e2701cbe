// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"

namespace dealscope::analysis {

/// What each deal of a resolution alone stands for in one currency, read from the columns: what
/// whyLeftOut and statedNumber say of the whole deal.
class DealMoney
{
public:
    static constexpr quint8 Adds = FigureColumns::Unstated; ///< leftOut: it adds money

    DealMoney(const Resolution &resolution, Currency currency);

    /// A LeftOut, or Adds.
    [[nodiscard]] quint8 leftOut(size_t position) const
    {
        const quint8 reason = m_figures.leftOut[position];
        return m_isOwn ? reason : otherReason(position, reason);
    }
    [[nodiscard]] std::optional<LeftOut> whyLeftOut(size_t position) const
    {
        const quint8 reason = leftOut(position);
        return reason == Adds ? std::nullopt : std::optional(LeftOut(reason));
    }
    /// Of a deal that adds money.
    [[nodiscard]] Interval interval(size_t position) const
    {
        const qint64 ceiling = m_figures.ceiling[position];
        return {Money{m_figures.floor[position]},
                ceiling == FigureColumns::Open ? std::nullopt : std::optional(Money{ceiling})};
    }
    [[nodiscard]] Money stated(size_t position) const
    {
        const qint64 headline = m_figures.headline[position];
        return headline != FigureColumns::None
            ? Money{headline}
            : interval(position).ceiling.value_or(Money{m_figures.floor[position]});
    }
    [[nodiscard]] Money firm(size_t position) const { return Money{m_figures.firm[position]}; }
    [[nodiscard]] Money paid(size_t position) const { return Money{m_figures.paid[position]}; }
    [[nodiscard]] Nature nature(size_t position) const
    {
        return m_natures[m_figures.kind[position]];
    }
    /// True if the deal is part of another, or another of it: the quick test.
    [[nodiscard]] bool isInFamily(size_t position) const
    {
        return m_figures.whole[position] >= 0
            || (m_figures.flags[position] & FigureColumns::HasParts) != 0;
    }
    [[nodiscard]] bool isOver(size_t position) const
    {
        const quint8 reason = m_figures.leftOut[position];
        return reason == quint8(LeftOut::Ended) || reason == quint8(LeftOut::Denied)
            || reason == quint8(LeftOut::Replaced);
    }

    [[nodiscard]] const FigureColumns &figures() const { return m_figures; }

private:
    [[nodiscard]] quint8 otherReason(size_t position, quint8 reason) const;

    const FigureColumns &m_figures;
    Currency m_currency;
    bool m_isOwn; ///< the currency is the resolution's own
    std::array<Nature, 256> m_natures{}; ///< by kind
};

/// A MoneySum while it is added up: plain numbers, for the many buckets of a picture.
struct MoneyTally {
    qint64 floor = 0;
    qint64 ceiling = 0; ///< an open one counts as its floor
    qint64 headline = 0;
    qint64 firm = 0;
    qint64 paid = 0;
    int openEnded = 0;
    int deals = 0;
    bool overflow = false;

    /// A deal that adds money.
    void add(const DealMoney &money, size_t position)
    {
        const FigureColumns &figures = money.figures();
        const qint64 dealFloor = figures.floor[position];
        const qint64 dealCeiling = figures.ceiling[position];
        const bool open = dealCeiling == FigureColumns::Open;
        const qint64 number = figures.headline[position];
        add(dealFloor, open ? dealFloor : dealCeiling,
            number != FigureColumns::None ? number
                : open                    ? dealFloor
                                          : dealCeiling,
            figures.firm[position], figures.paid[position], open, 1);
    }

    void add(qint64 moreFloor, qint64 moreCeiling, qint64 moreHeadline, qint64 moreFirm,
             qint64 morePaid, int moreOpen, int moreDeals)
    {
        MoneyTally sum;
        // Every one is added, so that the processor need not guess.
        const bool wraps = __builtin_add_overflow(floor, moreFloor, &sum.floor)
            | __builtin_add_overflow(ceiling, moreCeiling, &sum.ceiling)
            | __builtin_add_overflow(headline, moreHeadline, &sum.headline)
            | __builtin_add_overflow(firm, moreFirm, &sum.firm)
            | __builtin_add_overflow(paid, morePaid, &sum.paid);
        if (wraps || overflow) {
            overflow = true;
            return;
        }
        sum.openEnded = openEnded + moreOpen;
        sum.deals = deals + moreDeals;
        *this = sum;
    }

    void add(const MoneySum &sum)
    {
        overflow = overflow || sum.overflow;
        add(sum.interval.floor.units, sum.interval.ceiling.value_or(sum.interval.floor).units,
            sum.headline.units, sum.firm.units, sum.paid.units, sum.openEnded, sum.deals);
    }

    [[nodiscard]] MoneySum sum() const
    {
        MoneySum whole;
        whole.interval = {Money{floor}, Money{ceiling}};
        whole.headline = Money{headline};
        whole.firm = Money{firm};
        whole.paid = Money{paid};
        whole.openEnded = openEnded;
        whole.deals = deals;
        whole.overflow = overflow;
        return whole;
    }
};

} // namespace dealscope::analysis
