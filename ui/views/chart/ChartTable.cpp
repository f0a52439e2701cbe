// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartTable.h"

#include "ui/views/chart/ChartWords.h"

#include <QCoreApplication>

namespace dealscope::ui {

using namespace Qt::StringLiterals;
using namespace analysis;

namespace {

template<typename Id>
QJsonArray idsOf(const QList<Id> &ids)
{
    QJsonArray array;
    for (const Id id : ids) {
        array.append(id.value);
    }
    return array;
}

/// The plain text of a name whose plus holds on to what follows it.
QString plain(QString name)
{
    return name.replace(QChar::Nbsp, u' ');
}

QJsonObject rowOf(const ChartData &data, const ChartSegment &segment, const Resolution &resolution)
{
    const bool isMoney = data.query.measure != ChartMeasure::Count;
    const MoneySum &sum = segment.sum;
    const auto amount = [&](Money money) {
        return isMoney && !sum.overflow ? QJsonValue(money.units) : QJsonValue();
    };
    return {{u"floor"_s, amount(sum.interval.floor)},
            {u"ceiling"_s, amount(sum.interval.ceiling.value_or(sum.interval.floor))},
            {u"open_ended"_s, isMoney ? QJsonValue(sum.openEnded) : QJsonValue()},
            {u"firm_floor"_s, amount(sum.firm)},
            {u"paid_floor"_s, amount(sum.paid)},
            {u"currency"_s, isMoney ? QJsonValue(data.currency.code()) : QJsonValue()},
            {u"count"_s, segment.count},
            {u"assumed_spread"_s, segment.assumed},
            {u"deals"_s, idsOf(segment.deals.ids())},
            {u"claims"_s, idsOf(segment.claims(resolution, data.query.measure))}};
}

/// What of a bar's figures is in none of its pieces; nothing when all of it is.
std::optional<ChartSegment> unallocated(const ChartBar &bar)
{
    ChartSegment rest = bar.total;
    for (const ChartSegment &segment : bar.segments) {
        rest.sum.interval.floor.units -= segment.sum.interval.floor.units;
        rest.sum.firm.units -= segment.sum.firm.units;
        rest.sum.paid.units -= segment.sum.paid.units;
        if (segment.sum.overflow || bar.total.sum.overflow) {
            return std::nullopt;
        }
    }
    if (rest.sum.interval.floor.units <= 0 && rest.sum.firm.units <= 0) {
        return std::nullopt;
    }
    // Its ceiling is in the pieces already, which each may take all of what is not allocated.
    rest.sum.interval.ceiling = rest.sum.interval.floor;
    rest.sum.openEnded = 0;
    return rest;
}

} // namespace

io::RecordTable chartTable(const ChartData &data, const Resolution &resolution)
{
    const Snapshot &snapshot = resolution.snapshot();
    io::RecordTable table;
    table.columns = {u"by"_s,         u"key"_s,      u"stack"_s,      u"nature"_s,
                     u"floor"_s,      u"ceiling"_s,  u"open_ended"_s, u"firm_floor"_s,
                     u"paid_floor"_s, u"currency"_s, u"count"_s,      u"assumed_spread"_s,
                     u"deals"_s,      u"claims"_s};
    for (const ChartPanel &panel : data.panels) {
        for (const ChartBar &bar : panel.bars) {
            const auto append = [&](const ChartSegment &segment, const QJsonValue &stack) {
                QJsonObject row = rowOf(data, segment, resolution);
                row.insert(u"by"_s, QString(core::toCode(data.query.by)));
                row.insert(u"key"_s, plain(keyName(bar.total.key, snapshot, bar.folded)));
                row.insert(u"stack"_s, stack);
                row.insert(u"nature"_s, QString(core::toCode(panel.nature)));
                table.rows.append(row);
            };
            for (const ChartSegment &segment : bar.segments) {
                append(segment,
                       data.query.stack
                           ? QJsonValue(plain(keyName(segment.key, snapshot, data.foldedStacks)))
                           : QJsonValue());
            }
            if (data.query.measure == ChartMeasure::Count || !data.query.stack) {
                continue;
            }
            if (const auto rest = unallocated(bar)) {
                append(*rest, QCoreApplication::translate("ChartTable", "not allocated"));
            }
        }
    }
    return table;
}

} // namespace dealscope::ui
