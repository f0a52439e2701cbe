// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"
#include "analysis/MoneyRows.h"

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
        const quint8 reason = row(position).leftOut;
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
        const MoneyRows::Row &of = row(position);
        return {Money{of.floor}, of.isOpen ? std::nullopt : std::optional(Money{of.ceiling})};
    }
    [[nodiscard]] Money stated(size_t position) const { return Money{row(position).stated}; }
    [[nodiscard]] Money firm(size_t position) const { return Money{row(position).firm}; }
    [[nodiscard]] Money paid(size_t position) const { return Money{row(position).paid}; }
    [[nodiscard]] Nature nature(size_t position) const { return row(position).nature; }
    /// True if the deal is part of another, or another of it: the quick test.
    [[nodiscard]] bool isInFamily(size_t position) const
    {
        const MoneyRows::Row &of = row(position);
        return of.whole >= 0 || (of.flags & FigureColumns::HasParts) != 0;
    }
    /// True if its years are not those of its date: it has a term, a schedule or a ramp.
    [[nodiscard]] bool isSpread(size_t position) const
    {
        return (row(position).flags & FigureColumns::Spread) != 0;
    }
    [[nodiscard]] bool isOver(size_t position) const
    {
        const quint8 reason = row(position).leftOut;
        return reason == quint8(LeftOut::Ended) || reason == quint8(LeftOut::Denied)
            || reason == quint8(LeftOut::Replaced);
    }

    [[nodiscard]] const MoneyRows::Row &row(size_t position) const { return (*m_rows)[position]; }
    /// That this deal will be asked for soon.
    void prefetch(size_t position) const { __builtin_prefetch(&(*m_rows)[position]); }
    [[nodiscard]] const FigureColumns &figures() const { return m_figures; }

private:
    [[nodiscard]] quint8 otherReason(size_t position, quint8 reason) const;

    const FigureColumns &m_figures;
    std::shared_ptr<const MoneyRows> m_rows;
    Currency m_currency;
    bool m_isOwn; ///< the currency is the resolution's own
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
        const MoneyRows::Row &row = money.row(position);
        add(row.floor, row.ceiling, row.stated, row.firm, row.paid, row.isOpen ? 1 : 0, 1);
    }

    /// One that was added, of a sum that never was too large.
    void remove(const DealMoney &money, size_t position)
    {
        const MoneyRows::Row &row = money.row(position);
        floor -= row.floor;
        ceiling -= row.ceiling;
        headline -= row.stated;
        firm -= row.firm;
        paid -= row.paid;
        openEnded -= row.isOpen ? 1 : 0;
        deals -= 1;
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
