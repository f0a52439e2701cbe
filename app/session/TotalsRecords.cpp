// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Families.h"
#include "session/Records.h"

#include <utility>

namespace dealscope::session {

using namespace Qt::StringLiterals;
using analysis::MoneySum;

namespace {

constexpr int NoYear = analysis::YearShare::NotScheduled;

/// The totals of one year, or of all time under NoYear.
struct YearTotals {
    MoneySum capital;
    MoneySum purchase;
    int deals = 0;
    int claims = 0;
};

QJsonValue figure(const MoneySum &sum, Money amount)
{
    return sum.overflow ? QJsonValue() : QJsonValue(amount.units);
}

QJsonObject sumObject(const MoneySum &sum)
{
    return {{u"floor"_s, figure(sum, sum.interval.floor)},
            {u"ceiling"_s, figure(sum, sum.interval.ceiling.value_or(Money{}))},
            {u"open_ended"_s, sum.openEnded},
            {u"firm_floor"_s, figure(sum, sum.firm)},
            {u"paid_floor"_s, figure(sum, sum.paid)}};
}

QJsonArray idArray(const QList<DealId> &ids)
{
    QJsonArray array;
    for (const DealId id : ids) {
        array.append(id.value);
    }
    return array;
}

QJsonObject totalsRow(const YearTotals &totals, int year, const analysis::Totals &all)
{
    QJsonArray leftOut;
    for (const analysis::LeftOutDeals &one : all.leftOut) {
        leftOut.append(QJsonObject{{u"reason"_s, QString(toCode(one.reason))},
                                   {u"deal_ids"_s, idArray(one.deals)}});
    }
    QJsonObject row{{u"deals"_s, totals.deals},
                    {u"claims"_s, totals.claims},
                    {u"capital"_s, sumObject(totals.capital)},
                    {u"purchase"_s, sumObject(totals.purchase)},
                    {u"currency"_s, all.currency.code()},
                    {u"left_out"_s, leftOut}};
    if (year != NoYear) {
        row[u"year"_s] = year;
    }
    return row;
}

/// By year, what no schedule puts into a year under NoYear and last; or all in one under NoYear.
QList<std::pair<int, YearTotals>> totalsByYear(const DashboardState &state,
                                               const analysis::Totals &all)
{
    if (!state.perspective.perYear) {
        return {{NoYear, {all.capital, all.purchase, all.deals, all.claims}}};
    }
    QList<std::pair<int, YearTotals>> years;
    for (const analysis::YearSum &sum :
         analysis::sumsPerYear(*state.resolution, state.selected, state.currency)) {
        years.append({sum.year, {sum.capital, sum.purchase, sum.deals, sum.claims}});
    }
    return years;
}

QJsonObject flatRow(const QString &what, int year, const MoneySum &sum, const QString &currency)
{
    QJsonObject row = sumObject(sum);
    row[u"what"_s] = what;
    row[u"currency"_s] = currency;
    row[u"deals"_s] = sum.deals;
    if (year != NoYear) {
        row[u"year"_s] = year;
    }
    return row;
}

} // namespace

io::RecordTable totalsRecords(const DashboardState &state)
{
    const analysis::Totals all = state.totals();
    io::RecordTable table;
    if (state.perspective.perYear) {
        table.columns.append(u"year"_s);
    }
    table.columns
        += {u"deals"_s, u"claims"_s, u"capital"_s, u"purchase"_s, u"currency"_s, u"left_out"_s};
    for (const auto &[year, totals] : totalsByYear(state, all)) {
        table.rows.append(totalsRow(totals, year, all));
    }
    return table;
}

io::RecordTable flatTotalsRecords(const DashboardState &state)
{
    const analysis::Totals all = state.totals();
    io::RecordTable table;
    table.columns = {u"what"_s,       u"floor"_s,    u"ceiling"_s, u"open_ended"_s, u"firm_floor"_s,
                     u"paid_floor"_s, u"currency"_s, u"deals"_s,   u"deal_ids"_s};
    if (state.perspective.perYear) {
        table.columns.prepend(u"year"_s);
    }
    for (const auto &[year, totals] : totalsByYear(state, all)) {
        table.rows.append(flatRow(u"capital"_s, year, totals.capital, all.currency.code()));
        table.rows.append(flatRow(u"purchase"_s, year, totals.purchase, all.currency.code()));
    }
    for (const analysis::LeftOutDeals &one : all.leftOut) {
        table.rows.append({{u"what"_s, u"left out: "_s + inWords(one.reason)},
                           {u"deals"_s, qint64(one.deals.size())},
                           {u"deal_ids"_s, idArray(one.deals)}});
    }
    if (!all.notCountedTwice.isEmpty()) {
        table.rows.append({{u"what"_s, u"not counted twice"_s},
                           {u"deals"_s, qint64(all.notCountedTwice.size())},
                           {u"deal_ids"_s, idArray(all.notCountedTwice)}});
    }
    return table;
}

} // namespace dealscope::session
