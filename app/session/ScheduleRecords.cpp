// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Records.h"

#include <set>

namespace dealscope::session {

using namespace Qt::StringLiterals;
using analysis::MoneySum;
using analysis::ScheduleCell;
using analysis::ScheduleRow;
using analysis::YearShare;

namespace {

template<typename Id>
QJsonArray idArray(const QList<Id> &ids)
{
    QJsonArray array;
    for (const Id id : ids) {
        array.append(id.value);
    }
    return array;
}

/// Nothing where nothing is reported, which is not zero, and where a sum does not fit.
QJsonValue figure(const ScheduleCell *cell, Money MoneySum::*part)
{
    return cell && !cell->sum.overflow ? QJsonValue((cell->sum.*part).units) : QJsonValue();
}

void insertRange(QJsonObject &row, const ScheduleCell *cell, const QString &prefix,
                 const QString &open)
{
    const bool known = cell && !cell->sum.overflow;
    const Interval range = known ? cell->sum.range() : Interval{};
    row[prefix + u"floor"_s] = known ? QJsonValue(range.floor.units) : QJsonValue();
    row[prefix + u"ceiling"_s] = known ? session::cell(range.ceiling) : QJsonValue();
    row[open] = known ? QJsonValue(range.isOpen()) : QJsonValue();
}

QJsonValue spreadCell(const ScheduleCell *cell)
{
    if (!cell) {
        return {};
    }
    QStringList codes;
    for (const analysis::Spread spread : cell->spreads) {
        codes.append(QString(toCode(spread)));
    }
    return codes.join(u'+');
}

/// The years in which a party has something, what is in no year last.
QList<int> yearsOf(const ScheduleRow &party)
{
    std::set<int> years;
    for (const QList<ScheduleCell> &cells : {party.due, party.capitalIn}) {
        for (const ScheduleCell &cell : cells) {
            years.insert(cell.year);
        }
    }
    const bool rest = years.erase(YearShare::NotScheduled) > 0;
    QList<int> list(years.begin(), years.end());
    if (rest) {
        list.append(YearShare::NotScheduled);
    }
    return list;
}

QJsonObject recordOf(const ScheduleRow &party, int year, const analysis::Schedule &schedule,
                     const analysis::Resolution &resolution)
{
    const ScheduleCell *due = party.dueIn(year);
    const ScheduleCell *capital = party.capitalInYear(year);
    std::set<DealId> deals;
    std::set<ClaimId> claims;
    for (const ScheduleCell *cell : {due, capital}) {
        if (cell) {
            deals.insert(cell->deals.begin(), cell->deals.end());
            const QList<ClaimId> ofCell = cell->claims(resolution);
            claims.insert(ofCell.begin(), ofCell.end());
        }
    }
    QJsonObject row;
    row[u"year"_s] = year == YearShare::NotScheduled ? QJsonValue() : QJsonValue(year);
    row[u"party"_s] = party.name;
    row[u"side"_s] = schedule.query.by == analysis::ScheduleSide::Payer ? u"payer"_s : u"payee"_s;
    insertRange(row, due, {}, u"ceiling_open"_s);
    row[u"firm_floor"_s] = figure(due, &MoneySum::firm);
    row[u"paid_floor"_s] = figure(due, &MoneySum::paid);
    row[u"spread"_s] = spreadCell(due);
    row[u"currency"_s] = schedule.currency.code();
    insertRange(row, capital, u"capital_in_"_s, u"capital_in_open"_s);
    row[u"deals"_s] = idArray(QList<DealId>(deals.begin(), deals.end()));
    row[u"claims"_s] = idArray(QList<ClaimId>(claims.begin(), claims.end()));
    return row;
}

} // namespace

io::RecordTable scheduleRecords(const DashboardState &state, analysis::ScheduleQuery query)
{
    query.groups = state.perspective.groups;
    query.top = 0;
    const analysis::Schedule schedule
        = analysis::Schedule::build(*state.resolution, state.selected, state.currency, query);
    io::RecordTable table;
    table.columns = {u"year"_s,
                     u"party"_s,
                     u"side"_s,
                     u"floor"_s,
                     u"ceiling"_s,
                     u"ceiling_open"_s,
                     u"firm_floor"_s,
                     u"paid_floor"_s,
                     u"spread"_s,
                     u"currency"_s,
                     u"capital_in_floor"_s,
                     u"capital_in_ceiling"_s,
                     u"capital_in_open"_s,
                     u"deals"_s,
                     u"claims"_s};
    for (const ScheduleRow &party : schedule.rows) {
        for (const int year : yearsOf(party)) {
            table.rows.append(recordOf(party, year, schedule, *state.resolution));
        }
    }
    return table;
}

} // namespace dealscope::session
