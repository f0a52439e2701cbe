// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/valuations/ValuationTable.h"

namespace dealscope::ui {

using namespace Qt::StringLiterals;
using namespace analysis;

namespace {

QJsonValue orNull(const std::optional<Money> &amount)
{
    return amount ? QJsonValue(amount->units) : QJsonValue();
}

QJsonValue orNull(const std::optional<PartialDate> &date)
{
    return date ? QJsonValue(date->toIso()) : QJsonValue();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject rowOf(const ValuationPoint &point, const Valuation &valuation, const Snapshot &snapshot)
{
    const Source *source = snapshot.source(valuation.evidence.source);
    return {
        {u"id"_s, valuation.id.value},
        {u"company"_s, snapshot.companyName(valuation.company)},
        {u"date"_s, orNull(point.date)},
        {u"date_inferred"_s, point.inferred},
        {u"as_of"_s, orNull(valuation.asOf)},
        {u"published_on"_s, source ? orNull(source->published) : QJsonValue()},
        {u"basis"_s, QString(core::toCode(valuation.basis))},
        {u"floor"_s, point.interval.floor.units},
        {u"ceiling"_s, orNull(point.interval.ceiling)},
        {u"ceiling_open"_s, point.interval.isOpen()},
        {u"headline"_s, orNull(valuation.amount.headline())},
        {u"bound"_s, QString(core::toCode(valuation.amount.bound))},
        {u"approximate"_s, valuation.amount.approximate},
        {u"currency"_s, valuation.amount.currency.code()},
        {u"condition"_s, orNull(valuation.condition)},
        {u"deal_id"_s, valuation.deal.isValid() ? QJsonValue(valuation.deal.value) : QJsonValue()},
        {u"outlet"_s, source ? orNull(snapshot.outletName(source->outlet)) : QJsonValue()},
        {u"origin"_s, orNull(snapshot.outletName(snapshot.originOf(valuation.evidence)))},
        {u"source"_s, source ? orNull(source->title) : QJsonValue()},
        {u"quote"_s, orNull(valuation.evidence.quote)},
        {u"rank"_s, QString(core::toCode(valuation.evidence.rank))},
        {u"counts"_s, point.counts}};
}

} // namespace

io::RecordTable valuationTable(const ValuationSeries &series, const Snapshot &snapshot)
{
    io::RecordTable table;
    table.columns
        = {u"id"_s,           u"company"_s, u"date"_s,        u"date_inferred"_s, u"as_of"_s,
           u"published_on"_s, u"basis"_s,   u"floor"_s,       u"ceiling"_s,       u"ceiling_open"_s,
           u"headline"_s,     u"bound"_s,   u"approximate"_s, u"currency"_s,      u"condition"_s,
           u"deal_id"_s,      u"outlet"_s,  u"origin"_s,      u"source"_s,        u"quote"_s,
           u"rank"_s,         u"counts"_s};
    for (const ValuationLine &line : series.lines) {
        for (const ValuationPoint &point : line.points) {
            if (const Valuation *valuation = snapshot.valuation(point.id)) {
                table.rows.append(rowOf(point, *valuation, snapshot));
            }
        }
    }
    return table;
}

} // namespace dealscope::ui
