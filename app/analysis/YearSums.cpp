// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Families.h"

#include <map>

namespace dealscope::analysis {

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
        const ResolvedDeal &deal = resolution.deals()[piece.position];
        if (deal.nature == Nature::None || !piece.interval) {
            continue;
        }
        const QList<YearShare> shares = perYear(deal, *piece.interval, piece.firm, piece.paid);
        if (spreadOf(deal) == Spread::Once) {
            if (!shares.isEmpty()) {
                atOnce[shares.first().year].append(piece.position);
            }
            continue;
        }
        for (const YearShare &share : shares) {
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
        if (year != YearShare::NotScheduled) {
            sums.append(sum);
        }
    }
    if (const auto rest = years.find(YearShare::NotScheduled); rest != years.end()) {
        sums.append(rest->second);
    }
    return sums;
}

} // namespace dealscope::analysis
