// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/LensComparison.h"
#include "session/Records.h"

namespace dealscope::session {

using namespace Qt::StringLiterals;
using analysis::LensTotals;
using analysis::MoneySum;

namespace {

QJsonObject lensRow(const LensTotals &lens, Nature nature, const Snapshot &snapshot)
{
    const MoneySum &sum = lens.of(nature);
    const auto figure
        = [&](Money amount) { return sum.overflow ? QJsonValue() : QJsonValue(amount.units); };
    QJsonArray moved;
    for (const analysis::MovedMark &deal : lens.moved) {
        const int row = snapshot.dealIndex(deal.deal);
        if (natureOf(DealKind(snapshot.columns().deals.kind[size_t(row)])) == nature) {
            moved.append(deal.deal.value);
        }
    }
    return {{u"lens"_s, QString(toCode(lens.lens))},
            {u"nature"_s, QString(toCode(nature))},
            {u"headline"_s, figure(sum.headline)},
            {u"floor"_s, figure(sum.interval.floor)},
            {u"ceiling"_s, figure(sum.interval.ceiling.value_or(sum.interval.floor))},
            {u"open_ended"_s, sum.openEnded},
            {u"firm_floor"_s, figure(sum.firm)},
            {u"paid_floor"_s, figure(sum.paid)},
            {u"currency"_s, lens.totals.currency.code()},
            {u"moved"_s, moved}};
}

} // namespace

io::RecordTable lensRecords(const DashboardState &state)
{
    io::RecordTable table;
    table.columns = {u"lens"_s,       u"nature"_s,     u"headline"_s,   u"floor"_s,    u"ceiling"_s,
                     u"open_ended"_s, u"firm_floor"_s, u"paid_floor"_s, u"currency"_s, u"moved"_s};
    for (const LensTotals &lens : analysis::compareLenses(state.lensQuestion())) {
        table.rows.append(lensRow(lens, Nature::Capital, *state.snapshot));
        table.rows.append(lensRow(lens, Nature::Purchase, *state.snapshot));
    }
    return table;
}

} // namespace dealscope::session
