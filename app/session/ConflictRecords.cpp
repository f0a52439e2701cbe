// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Review.h"
#include "session/ConflictWords.h"
#include "session/Records.h"

namespace dealscope::session {

using namespace Qt::StringLiterals;

io::RecordTable conflictRecords(const DashboardState &state)
{
    const Snapshot &snapshot = *state.snapshot;
    io::RecordTable table;
    table.columns
        = {u"deal_id"_s, u"rule"_s, u"sentence"_s, u"claims"_s, u"quotes"_s, u"settled"_s};
    for (const analysis::Conflict &conflict : selectedConflicts(state)) {
        QJsonArray claims;
        QJsonArray quotes;
        for (const ClaimId id : conflict.claims()) {
            claims.append(id.value);
            quotes.append(snapshot.claim(id)->evidence.quote);
        }
        table.rows.append(
            {{u"deal_id"_s, conflict.deal.value},
             {u"rule"_s, QString(toCode(conflict.rule))},
             {u"sentence"_s, conflictInWords(conflict, snapshot)},
             {u"claims"_s, claims},
             {u"quotes"_s, quotes},
             {u"settled"_s,
              conflict.isSettled() ? QJsonValue(settledInWords(*conflict.settledBy, snapshot))
                                   : QJsonValue()}});
    }
    return table;
}

io::RecordTable flatConflictRecords(const DashboardState &state)
{
    io::RecordTable table = conflictRecords(state);
    table.columns.insert(1, u"deal"_s);
    for (QJsonObject &row : table.rows) {
        const Deal *deal = state.snapshot->deal(DealId(row[u"deal_id"_s].toInteger()));
        row[u"deal"_s] = deal ? QJsonValue(deal->title) : QJsonValue();
    }
    return table;
}

QList<analysis::Conflict> selectedConflicts(const DashboardState &state)
{
    QList<analysis::Conflict> conflicts;
    const analysis::Review &review = analysis::Review::of(*state.resolution);
    for (const int position : state.selected) {
        conflicts += review.conflictsOf(state.resolution->deals()[position].id);
    }
    return conflicts;
}

} // namespace dealscope::session
