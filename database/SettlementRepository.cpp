// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SettlementRepository.h"

#include "database/ListColumns.h"
#include "database/RowIds.h"
#include "database/RowRules.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::ClaimId;
using core::Outcome;
using core::Result;
using core::Settlement;
using core::SettlementId;

namespace {

constexpr const char *Table = "settlements";
constexpr const char *InsertSettlement
    = "INSERT INTO settlements (id, deal_id, rule, reason, seal) VALUES (?, ?, ?, ?, ?)";
constexpr const char *InsertClaim
    = "INSERT INTO settlement_claims (settlement_id, position, claim_id, seal)"
      " VALUES (?, ?, ?, ?)";
constexpr const char *SelectSettlements
    = "SELECT id, deal_id, rule, reason FROM settlements ORDER BY id";
constexpr const char *SelectClaims = "SELECT settlement_id, claim_id FROM settlement_claims"
                                     " ORDER BY settlement_id, position";
constexpr const char *SelectStrangers = R"sql(
    SELECT s.id, c.id FROM settlements s
        JOIN settlement_claims l ON l.settlement_id = s.id
        JOIN claims c ON c.id = l.claim_id
    WHERE c.deal_id <> s.deal_id ORDER BY s.id, c.id LIMIT ?
)sql";

} // namespace

Outcome SettlementRepository::append(const QList<Settlement> &settlements)
{
    SqlStatement insert(m_connection, InsertSettlement);
    SqlStatement insertClaim(m_connection, InsertClaim);
    for (const Settlement &settlement : settlements) {
        insert << settlement.id << settlement.deal << settlement.rule << settlement.reason;
        auto done = insert.sealAndRun();
        if (done) {
            done = insertList(insertClaim, settlement.id.value, settlement.claims);
        }
        if (!done) {
            return SqlError::inRow(RowRules::nameOf(settlement), done.error());
        }
    }
    if (settlements.isEmpty()) {
        return core::Done{};
    }
    const auto found = strangers(1);
    if (!found) {
        return found.error();
    }
    return found->isEmpty() ? Outcome(core::Done{}) : core::Error{found->first(), {}};
}

Result<QList<Settlement>> SettlementRepository::readAll()
{
    QList<Settlement> settlements;
    SqlStatement select(m_connection, SelectSettlements);
    while (select.next()) {
        Settlement settlement;
        select >> settlement.id >> settlement.deal >> settlement.rule >> settlement.reason;
        settlements.append(settlement);
    }
    Outcome done = select.outcome();
    if (done) {
        done = readLists<ClaimId>(
            m_connection, SelectClaims, settlements,
            [](Settlement &settlement) -> QList<ClaimId> & { return settlement.claims; });
    }
    if (!done) {
        return done.error();
    }
    return settlements;
}

Result<QStringList> SettlementRepository::strangers(int most)
{
    QStringList found;
    SqlStatement select(m_connection, SelectStrangers);
    select << most;
    while (select.next()) {
        Settlement settlement;
        qint64 claim = 0;
        select >> settlement.id >> claim;
        found.append(QStringLiteral("%1: %2").arg(
            RowRules::nameOf(settlement), tr("claim %1 is not one of its deal.").arg(claim)));
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return found;
}

Result<SettlementId> SettlementRepository::add(const Settlement &settlement)
{
    const auto id = RowIds(m_connection, Table).free(settlement.id.value);
    if (!id) {
        return id.error();
    }
    Settlement written = settlement;
    written.id = SettlementId(*id);
    if (const QString problem = RowRules::problemOf(written); !problem.isEmpty()) {
        return SqlError::inRow(RowRules::nameOf(written), {problem, {}});
    }
    if (auto done = append({written}); !done) {
        return done.error();
    }
    return written.id;
}

Result<bool> SettlementRepository::remove(SettlementId settlement)
{
    return RowIds(m_connection, Table).remove(settlement.value);
}

} // namespace dealscope::database
