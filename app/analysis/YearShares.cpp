// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Families.h"

#include <map>

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

namespace {

void addShare(MoneySum &sum, const YearShare &share)
{
    const Interval bounded{share.interval.floor,
                           share.interval.ceiling.value_or(share.interval.floor)};
    const auto interval = checkedAdd(sum.interval, bounded);
    const auto firm = checkedAdd(sum.firm, share.firm);
    const auto paid = checkedAdd(sum.paid, share.paid);
    if (!interval || !firm || !paid) {
        sum.overflow = true;
        return;
    }
    sum.interval = *interval;
    sum.firm = *firm;
    sum.paid = *paid;
    ++sum.deals;
    sum.openEnded += share.interval.isOpen() ? 1 : 0;
}

} // namespace

QList<YearSum> sumsPerYear(const Resolution &resolution, const QList<int> &selected,
                           Currency currency)
{
    std::map<int, YearSum> years;
    for (const MoneyPiece &piece : moneyPieces(resolution, selected, currency)) {
        ResolvedDeal deal = resolution.deals()[piece.position];
        if (deal.nature == Nature::None || !piece.interval) {
            continue;
        }
        deal.interval = piece.interval;
        deal.firmFloor = piece.firm;
        deal.paidFloor = piece.paid;
        for (const YearShare &share : perYear(deal)) {
            YearSum &sum = years[share.year];
            if (sum.year == 0) {
                sum.year = share.year;
                sum.capital.interval.ceiling = Money{};
                sum.purchase.interval.ceiling = Money{};
            }
            addShare(deal.nature == Nature::Capital ? sum.capital : sum.purchase, share);
            ++sum.deals;
            sum.claims += int(deal.claims.size() + deal.setAside.size());
        }
    }
    QList<YearSum> sums;
    for (const auto &[year, sum] : years) {
        sums.append(sum);
    }
    return sums;
}

} // namespace dealscope::analysis
