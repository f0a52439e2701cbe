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

void add(MoneySum &sum, const MoneySum &more)
{
    const auto floor = checkedAdd(sum.interval.floor, more.interval.floor);
    const auto ceiling = checkedAdd(sum.interval.ceiling.value_or(Money{}),
                                    more.interval.ceiling.value_or(Money{}));
    const auto firm = checkedAdd(sum.firm, more.firm);
    const auto paid = checkedAdd(sum.paid, more.paid);
    if (more.overflow || !floor || !ceiling || !firm || !paid) {
        sum.overflow = true;
        return;
    }
    sum.interval = {*floor, ceiling};
    sum.firm = *firm;
    sum.paid = *paid;
    sum.deals += more.deals;
    sum.openEnded += more.openEnded;
}

void addShare(MoneySum &sum, const YearShare &share)
{
    MoneySum one;
    one.interval = {share.interval.floor, share.interval.ceiling.value_or(share.interval.floor)};
    one.firm = share.firm;
    one.paid = share.paid;
    one.deals = 1;
    one.openEnded = share.interval.isOpen() ? 1 : 0;
    add(sum, one);
}

} // namespace

QList<YearSum> sumsPerYear(const Resolution &resolution, const QList<int> &selected,
                           Currency currency)
{
    std::map<int, YearSum> years;
    std::map<int, QList<int>> atOnce; // deals without a term, by the year of their date
    const auto yearOf = [&years](int year) -> YearSum & {
        YearSum &sum = years[year];
        sum.year = year;
        return sum;
    };
    for (const MoneyPiece &piece : moneyPieces(resolution, selected, currency)) {
        ResolvedDeal deal = resolution.deals()[piece.position];
        if (deal.nature == Nature::None || !piece.interval) {
            continue;
        }
        const bool hasTerm = deal.period && monthsOf(*deal.period);
        if (!hasTerm) {
            if (const QDate start = termStart(deal); start.isValid()) {
                atOnce[start.year()].append(piece.position);
            }
            continue;
        }
        deal.interval = piece.interval;
        deal.firmFloor = piece.firm;
        deal.paidFloor = piece.paid;
        for (const YearShare &share : perYear(deal)) {
            YearSum &sum = yearOf(share.year);
            addShare(deal.nature == Nature::Capital ? sum.capital : sum.purchase, share);
            ++sum.deals;
            sum.claims += int(deal.claims.size() + deal.setAside.size());
        }
    }
    for (const auto &[year, bucket] : atOnce) {
        YearSum &sum = yearOf(year);
        for (const Nature nature : {Nature::Capital, Nature::Purchase}) {
            QList<int> ofNature;
            for (const int position : bucket) {
                const ResolvedDeal &deal = resolution.deals()[position];
                if (deal.nature == nature) {
                    ofNature.append(position);
                    ++sum.deals;
                    sum.claims += int(deal.claims.size() + deal.setAside.size());
                }
            }
            // A family that lies in one year is counted once, like everywhere.
            add(nature == Nature::Capital ? sum.capital : sum.purchase,
                sumOf(resolution, selected, ofNature, currency));
        }
    }
    QList<YearSum> sums;
    for (const auto &[year, sum] : years) {
        sums.append(sum);
    }
    return sums;
}

} // namespace dealscope::analysis
