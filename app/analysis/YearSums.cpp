// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FamilySums.h"
#include "analysis/YearOfDay.h"

#include <map>

namespace dealscope::analysis {

namespace {

/// What falls in one year, capital and purchases apart.
struct Year {
    MoneyTally sums[2];
    std::vector<int> families[2]; ///< members of families that have no term
    bool hasMoney[2] = {}; ///< else the sum stays as it was made
    int deals = 0;
    int claims = 0;
};

/// Years by number; the usual ones without a search.
class Years
{
public:
    Year &operator[](int year)
    {
        const int place = year - YearOfDay::First;
        if (place < 0 || place >= YearOfDay::Count) {
            return m_years[year];
        }
        Year *&known = m_usual[size_t(place)];
        if (!known) {
            known = &m_years[year];
        }
        return *known;
    }
    [[nodiscard]] std::map<int, Year> &all() { return m_years; }

private:
    std::map<int, Year> m_years;
    std::array<Year *, YearOfDay::Count> m_usual{};
};

void addShare(MoneyTally &sum, const YearShare &share)
{
    const Money ceiling = share.interval.ceiling.value_or(share.interval.floor);
    sum.add(share.interval.floor.units, ceiling.units, 0, share.firm.units, share.paid.units,
            share.interval.isOpen() ? 1 : 0, 1);
}

MoneySum withoutHeadline(MoneySum sum)
{
    sum.headline = {};
    return sum;
}

} // namespace

QList<YearSum> sumsPerYear(const Resolution &resolution, const QList<int> &selected,
                           Currency currency)
{
    FamilySums sums(resolution, selected, currency);
    const DealMoney &money = sums.money();
    const FigureColumns &figures = money.figures();
    Years years;
    for (const int position : selected) {
        const auto at = size_t(position);
        const Nature nature = money.nature(at);
        if (nature == Nature::None || money.leftOut(at) != DealMoney::Adds) {
            continue;
        }
        const int side = nature == Nature::Capital ? 0 : 1;
        const auto in = [&](int number) -> Year & {
            Year &year = years[number];
            ++year.deals;
            year.claims += int(figures.claims[at]);
            return year;
        };
        if ((figures.flags[at] & FigureColumns::Spread) != 0) {
            const ResolvedDeal &deal = resolution.dealAt(position);
            const MoneyPiece piece = sums.pieceOf(position);
            const QList<YearShare> shares = perYear(deal, *piece.interval, piece.firm, piece.paid);
            if (spreadOf(deal) != Spread::Once) {
                for (const YearShare &share : shares) {
                    Year &year = in(share.year);
                    year.hasMoney[side] = true;
                    addShare(year.sums[side], share);
                }
                continue;
            }
            if (!shares.isEmpty()) {
                Year &year = in(shares.first().year);
                year.hasMoney[0] = year.hasMoney[1] = true;
                year.families[side].push_back(position);
            }
            continue;
        }
        if (figures.firstDay[at] == FigureColumns::NoDay) {
            continue;
        }
        Year &year = in(YearOfDay::of(figures.firstDay[at]));
        year.hasMoney[0] = year.hasMoney[1] = true;
        if (money.isInFamily(at)) {
            year.families[side].push_back(position);
        } else {
            year.sums[side].add(money, at);
        }
    }
    QList<YearSum> list;
    const auto append = [&](int number, Year &year) {
        YearSum one;
        one.year = number;
        one.deals = year.deals;
        one.claims = year.claims;
        for (const int side : {0, 1}) {
            if (!year.hasMoney[side]) {
                continue;
            }
            // A family that lies in one year is counted once, like everywhere.
            year.sums[side].add(sums.sumOf(year.families[side]));
            (side == 0 ? one.capital : one.purchase) = withoutHeadline(year.sums[side].sum());
        }
        list.append(one);
    };
    for (auto &[number, year] : years.all()) {
        if (number != YearShare::NotScheduled) {
            append(number, year);
        }
    }
    if (const auto rest = years.all().find(YearShare::NotScheduled); rest != years.all().end()) {
        append(rest->first, rest->second);
    }
    return list;
}

} // namespace dealscope::analysis
