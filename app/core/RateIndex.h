// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Claim.h"

#include <QMap>

namespace dealscope::core {

/// What converts one currency into another: a quotient, and where it comes from.
struct Conversion {
    qint64 numerator = 1;
    qint64 denominator = 1;
    QList<RateId> rates; ///< one; two where the way leads through a third currency
    std::optional<PartialDate> date; ///< of the (older) rate; none: the rate is undated
    bool ofDeal = false; ///< an article's own pair for the deal, not the ledger's rate

    friend bool operator==(const Conversion &, const Conversion &) = default;
};

/// The exchange rates of a ledger, by pair and day. An article's own pair ("$38bn (EUR 33bn)")
/// converts only the deal that it speaks of; everything else takes the ledger's rates. Immutable.
class RateIndex
{
public:
    RateIndex() = default;
    explicit RateIndex(const QList<ExchangeRate> &rates);

    /// The article's own pair for this deal if there is one and `isKnown` lets its source through,
    /// else the ledger's rate: the newest at or before `day`, in either direction, else through a
    /// third currency, the one whose older rate is newest. Without a day the newest rates of all.
    /// Nothing when there is no rate.
    template<typename IsKnown>
    [[nodiscard]] std::optional<Conversion> find(Currency from, Currency to,
                                                 std::optional<QDate> day, DealId deal,
                                                 IsKnown isKnown) const
    {
        for (const ExchangeRate &rate : m_ofDeals.value(deal)) {
            if (isKnown(rate.source) && fits(rate, from, to)) {
                return conversionBy(rate, from);
            }
        }
        return findForAll(from, to, day);
    }
    [[nodiscard]] std::optional<Conversion> findForAll(Currency from, Currency to,
                                                       std::optional<QDate> day) const;
    /// Every currency that a rate of the ledger (not an article's own pair) names, by code.
    [[nodiscard]] QList<Currency> currencies() const;
    [[nodiscard]] bool isEmpty() const { return m_byPair.isEmpty() && m_ofDeals.isEmpty(); }

private:
    /// One rate as it is looked up.
    struct Quoted {
        QDate day; ///< last day of its date; not valid: undated, older than all
        qint64 fromUnits = 1;
        qint64 toUnits = 1;
        RateId id;
        std::optional<PartialDate> date;
    };
    using Pair = std::pair<Currency, Currency>;

    [[nodiscard]] static bool fits(const ExchangeRate &rate, Currency from, Currency to);
    [[nodiscard]] static Conversion conversionBy(const ExchangeRate &rate, Currency from);
    /// The newest in one stored direction at or before the day, else nullptr.
    [[nodiscard]] const Quoted *newest(const Pair &pair, std::optional<QDate> day) const;
    [[nodiscard]] std::optional<Conversion> direct(Currency from, Currency to,
                                                   std::optional<QDate> day) const;

    QMap<Pair, QList<Quoted>> m_byPair; ///< each ascending by day
    QHash<DealId, QList<ExchangeRate>> m_ofDeals;
};

/// The amount in the other currency, rounded half away from zero; nothing when it does not fit.
[[nodiscard]] std::optional<Money> converted(Money amount, const Conversion &conversion);
[[nodiscard]] std::optional<Interval> converted(const Interval &interval,
                                                const Conversion &conversion);

} // namespace dealscope::core
