// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ConflictFinder.h"
#include "session/ConflictWords.h"
#include "session/Records.h"

#include <algorithm>

namespace dealscope::session {

using namespace Qt::StringLiterals;

namespace {

/// From this share of the deals on (a tenth) it is quicker to look at all of them in one go.
constexpr int ManyShare = 10;

/// Calls `take` for each conflict of the selected deals, by deal and rule.
template<typename Take>
void forSelectedConflicts(const DashboardState &state, Take take)
{
    const analysis::ConflictFinder finder(*state.resolution);
    if (state.selected.size() < state.resolution->dealCount() / ManyShare) {
        for (const int position : state.selected) {
            std::ranges::for_each(finder.conflictsOf(position), take);
        }
        return;
    }
    std::vector<bool> isSelected(size_t(state.resolution->dealCount()), false);
    for (const int position : state.selected) {
        isSelected[size_t(position)] = true;
    }
    WorkControl work;
    finder.sweep(work, [&](int position, const QList<analysis::Conflict> &conflicts) {
        if (isSelected[size_t(position)]) {
            std::ranges::for_each(conflicts, take);
        }
    });
}

} // namespace

io::RecordTable conflictRecords(const DashboardState &state)
{
    const Snapshot &snapshot = *state.snapshot;
    io::RecordTable table;
    table.columns
        = {u"deal_id"_s, u"rule"_s, u"sentence"_s, u"claims"_s, u"quotes"_s, u"settled"_s};
    forSelectedConflicts(state, [&](const analysis::Conflict &conflict) {
        QJsonArray claims;
        QJsonArray quotes;
        for (const ClaimId id : conflict.claims()) {
            claims.append(id.value);
            const quint32 row = snapshot.columns().claims.ids.rowOf(id.value);
            quotes.append(snapshot.readClaim(int(row)).evidence.quote);
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
    });
    return table;
}

io::RecordTable flatConflictRecords(const DashboardState &state)
{
    io::RecordTable table = conflictRecords(state);
    table.columns.insert(1, u"deal"_s);
    for (QJsonObject &row : table.rows) {
        const int deal = state.snapshot->dealIndex(DealId(row[u"deal_id"_s].toInteger()));
        row[u"deal"_s]
            = deal >= 0 ? QJsonValue(state.snapshot->readDeal(deal).title) : QJsonValue();
    }
    return table;
}

} // namespace dealscope::session
