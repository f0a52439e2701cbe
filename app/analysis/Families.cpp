// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Families.h"

#include "analysis/AsideCodes.h"
#include "analysis/FamilySums.h"
#include "analysis/LeftOutLists.h"

#include <QCoreApplication>

#include <algorithm>

namespace dealscope::analysis {

using namespace Qt::StringLiterals;

namespace {

QList<int> sorted(QList<int> positions)
{
    if (!std::ranges::is_sorted(positions)) {
        std::ranges::sort(positions);
    }
    return positions;
}

/// True if the deal adds money that a deal above it, which is selected, stands for too.
bool isInsideCounted(const FamilySums &sums, int position)
{
    const DealMoney &money = sums.money();
    for (int above = money.row(size_t(position)).whole; above >= 0;
         above = money.row(size_t(above)).whole) {
        if (sums.isSelected(above) && sums.money().leftOut(size_t(above)) == DealMoney::Adds) {
            return true;
        }
    }
    return false;
}

} // namespace

QLatin1StringView toCode(LeftOut reason)
{
    switch (reason) {
    case LeftOut::NoAmount:
        return "no_amount"_L1;
    case LeftOut::Ended:
        return "ended"_L1;
    case LeftOut::Denied:
        return "denied"_L1;
    case LeftOut::Replaced:
        return "replaced"_L1;
    case LeftOut::OtherBasis:
        return "other_basis"_L1;
    case LeftOut::NoRate:
        return "no_rate"_L1;
    case LeftOut::NoDate:
        return "no_date"_L1;
    }
    return {};
}

QString inWords(LeftOut reason)
{
    switch (reason) {
    case LeftOut::NoAmount:
        return QCoreApplication::translate("LeftOut", "without amount");
    case LeftOut::Ended:
        return QCoreApplication::translate("LeftOut", "ended");
    case LeftOut::Denied:
        return QCoreApplication::translate("LeftOut", "denied");
    case LeftOut::Replaced:
        return QCoreApplication::translate("LeftOut", "replaced");
    case LeftOut::OtherBasis:
        return QCoreApplication::translate("LeftOut", "a rate without a term");
    case LeftOut::NoRate:
        return QCoreApplication::translate("LeftOut", "without an exchange rate");
    case LeftOut::NoDate:
        return QCoreApplication::translate("LeftOut", "without a date");
    }
    return {};
}

Interval MoneySum::range() const
{
    return openEnded > 0 ? Interval{interval.floor, std::nullopt} : interval;
}

Money statedNumber(const ResolvedDeal &deal)
{
    if (!deal.interval) {
        return {};
    }
    return deal.headline.value_or(deal.interval->ceiling.value_or(deal.interval->floor));
}

std::optional<LeftOut> whyLeftOut(const ResolvedDeal &deal, Currency currency)
{
    if (deal.status == Status::Ended) {
        return LeftOut::Ended;
    }
    if (deal.status == Status::Denied) {
        return LeftOut::Denied;
    }
    if (deal.replaced) {
        return LeftOut::Replaced;
    }
    if (!deal.interval) {
        return LeftOut::NoAmount;
    }
    if (deal.basis == Basis::PerYear || deal.basis == Basis::PerMonth) {
        return LeftOut::OtherBasis;
    }
    if (deal.currency != currency) {
        return LeftOut::NoRate;
    }
    return std::nullopt;
}

QList<MoneyPiece> moneyPieces(const Resolution &resolution, const QList<int> &selected,
                              Currency currency)
{
    const FamilySums sums(resolution, selected, currency);
    QList<MoneyPiece> pieces;
    pieces.reserve(selected.size());
    for (const int position : selected) {
        pieces.append(sums.pieceOf(position));
    }
    return pieces;
}

MoneySum sumOf(const Resolution &resolution, const QList<int> &selected, const QList<int> &bucket,
               Currency currency)
{
    return FamilySums(resolution, selected, currency).sumOf(bucket);
}

DealList notCountedTwice(const Resolution &resolution, const QList<int> &selected,
                         Currency currency)
{
    const auto codes = AsideCodes::of(resolution);
    QList<int> members;
    for (const int position : selected) {
        if (codes->isInFamily(position)) {
            members.append(position);
        }
    }
    const FamilySums sums(resolution, members, currency);
    std::vector<qint32> inside;
    for (const int position : sorted(members)) {
        if (sums.money().leftOut(size_t(position)) == DealMoney::Adds
            && isInsideCounted(sums, position)) {
            inside.push_back(position);
        }
    }
    return {resolution, std::move(inside)};
}

QList<LeftOutDeals> leftOutOf(const Resolution &resolution, const QList<int> &selected,
                              Currency currency)
{
    LeftOutLists reasons;
    if (currency == resolution.currency()) {
        const auto codes = AsideCodes::of(resolution);
        for (const int position : sorted(selected)) {
            if (const quint8 reason = codes->reason(position); reason != AsideCodes::Adds) {
                reasons.add(LeftOut(reason), position);
            }
        }
        return reasons.deals(resolution);
    }
    const DealMoney money(resolution, currency);
    for (const int position : sorted(selected)) {
        const quint8 reason = money.leftOut(size_t(position));
        if (reason != DealMoney::Adds && money.nature(size_t(position)) != Nature::None) {
            reasons.add(LeftOut(reason), position);
        }
    }
    return reasons.deals(resolution);
}

Totals totalsOf(const Resolution &resolution, const QList<int> &selected, Currency currency)
{
    const FamilySums sums(resolution, selected, currency);
    const DealMoney &money = sums.money();
    Totals totals;
    totals.deals = int(selected.size());
    totals.currency = currency;
    MoneyTally tallies[2]; // capital, purchase
    LeftOutLists reasons;
    std::vector<qint32> inside;
    qint64 claims = 0;
    for (const int position : sorted(selected)) {
        const auto at = size_t(position);
        claims += money.figures().claims[at];
        const quint8 reason = money.leftOut(at);
        const Nature nature = money.nature(at);
        if (reason == DealMoney::Adds && isInsideCounted(sums, position)) {
            inside.push_back(position);
        }
        if (nature == Nature::None) {
            continue;
        }
        MoneyTally &tally = tallies[nature == Nature::Capital ? 0 : 1];
        if (reason != DealMoney::Adds) {
            reasons.add(LeftOut(reason), position);
        }
        if (money.isInFamily(at)) {
            // Families are of one nature, so all of one that is selected adds to one sum.
            if (!sums.hasSelectedAbove(position)) {
                sums.addFamily(tally, position);
            }
        } else if (reason == DealMoney::Adds) {
            tally.add(money, at);
        }
    }
    totals.claims = int(claims);
    totals.capital = tallies[0].sum();
    totals.purchase = tallies[1].sum();
    totals.leftOut = reasons.deals(resolution);
    totals.notCountedTwice = DealList(resolution, std::move(inside));
    return totals;
}

} // namespace dealscope::analysis
