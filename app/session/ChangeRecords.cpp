// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/ChangeRecords.h"

#include "session/Records.h"

namespace dealscope::session {

using namespace Qt::StringLiterals;
using analysis::Change;
using analysis::ChangeKind;
using analysis::DealFigures;

namespace {

QJsonValue amountObject(const DealFigures &figures)
{
    if (!figures.interval) {
        return {};
    }
    return QJsonObject{{u"floor"_s, figures.interval->floor.units},
                       {u"ceiling"_s, cell(figures.interval->ceiling)},
                       {u"ceiling_open"_s, figures.interval->isOpen()},
                       {u"headline"_s, cell(figures.headline)},
                       {u"approximate"_s, figures.approximate},
                       {u"basis"_s, QString(toCode(figures.basis))},
                       {u"currency"_s, figures.currency.code()},
                       {u"firm_floor"_s, figures.firmFloor.units},
                       {u"paid_floor"_s, figures.paidFloor.units}};
}

QJsonValue statusCell(const DealFigures &figures)
{
    return figures.status ? QJsonValue(QString(toCode(*figures.status))) : QJsonValue();
}

void insertSides(QJsonObject &row, const Change &change, const analysis::StateDiff &diff, bool flat)
{
    const auto before
        = change.before < 0 ? std::nullopt : std::optional(diff.before.at(change.before));
    const auto after = change.after < 0 ? std::nullopt : std::optional(diff.after.at(change.after));
    QJsonValue old;
    QJsonValue now;
    switch (change.kind) {
    case ChangeKind::Amount:
        if (flat) {
            const AmountWords words = movedAmount(*before, *after);
            old = words.before;
            now = words.after;
        } else {
            old = amountObject(*before);
            now = amountObject(*after);
        }
        break;
    case ChangeKind::Status:
        old = statusCell(*before);
        now = statusCell(*after);
        break;
    case ChangeKind::ReportAdded:
    case ChangeKind::DealAdded:
        now = after->title;
        break;
    case ChangeKind::ReportRemoved:
    case ChangeKind::DealRemoved:
        old = before->title;
        break;
    }
    row[u"before"_s] = old;
    row[u"after"_s] = now;
}

io::RecordTable records(const Comparison &comparison, const DashboardState &state, bool flat)
{
    io::RecordTable table;
    table.columns = {u"change"_s, u"deal_id"_s, u"claim_id"_s, u"before"_s, u"after"_s, u"quote"_s};
    for (const Change &change : comparison.diff.changes) {
        const quint32 claim = state.snapshot->columns().claims.ids.rowOf(change.claim.value);
        const QString quote
            = claim == NoRow ? QString() : state.snapshot->readClaim(int(claim)).evidence.quote;
        QJsonObject row{{u"change"_s, QString(toCode(change.kind))},
                        {u"deal_id"_s, change.deal.value},
                        {u"claim_id"_s,
                         change.claim.isValid() ? QJsonValue(change.claim.value) : QJsonValue()}};
        row[u"quote"_s] = quote.isEmpty() ? QJsonValue() : QJsonValue(quote);
        insertSides(row, change, comparison.diff, flat);
        table.rows.append(row);
    }
    return table;
}

} // namespace

io::RecordTable changeRecords(const Comparison &comparison, const DashboardState &state)
{
    return records(comparison, state, false);
}

io::RecordTable flatChangeRecords(const Comparison &comparison, const DashboardState &state)
{
    return records(comparison, state, true);
}

} // namespace dealscope::session
