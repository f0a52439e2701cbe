// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Families.h"

namespace dealscope::analysis {

namespace {

/// The part of an amount that has accrued after so many of all months.
Money accrued(Money whole, int months, int all)
{
    // The quotient is not larger than the whole, so it always fits.
    return *checkedScale(whole, months, all);
}

QDate termStart(const ResolvedDeal &deal)
{
    if (deal.period && deal.period->start) {
        return deal.period->start->first();
    }
    return deal.date ? deal.date->first() : QDate();
}

} // namespace

QList<YearShare> perYear(const ResolvedDeal &deal)
{
    const QDate start = termStart(deal);
    if (!deal.interval || !start.isValid()) {
        return {};
    }
    const int months = deal.period ? monthsOf(*deal.period).value_or(0) : 0;
    if (months <= 0) {
        return {{start.year(), *deal.interval, deal.firmFloor, deal.paidFloor, false}};
    }
    QList<YearShare> shares;
    int before = 0;
    for (int year = start.year(); before < months; ++year) {
        const int inYear
            = std::min(months - before, year == start.year() ? 13 - start.month() : 12);
        const int after = before + inYear;
        // Differences of running shares add up to the whole exactly, whatever was rounded.
        const auto share = [&](Money whole) {
            return Money{accrued(whole, after, months).units
                         - accrued(whole, before, months).units};
        };
        YearShare one{year,
                      {share(deal.interval->floor), std::nullopt},
                      share(deal.firmFloor),
                      share(deal.paidFloor),
                      true};
        if (deal.interval->ceiling) {
            one.interval.ceiling = share(*deal.interval->ceiling);
        }
        shares.append(one);
        before = after;
    }
    return shares;
}

} // namespace dealscope::analysis
