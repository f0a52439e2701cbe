// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ClaimRepository.h"

#include "database/EvidenceRepository.h"
#include "database/ListColumns.h"
#include "database/RowRules.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::Claim;
using core::Outcome;
using core::Result;

namespace {

constexpr const char *InsertClaim = R"sql(
    INSERT INTO claims (
        id, deal_id, source_id, locator, quote, sourcing, note, checked_by,
        checked_on_first, checked_on_last, checked_on_words, rank, rank_reason,
        bound, low, high, approximate, basis, currency, status, form,
        period_start_first, period_start_last, period_start_words,
        period_end_first, period_end_last, period_end_words, period_months,
        quantity_number, quantity_unit,
        happened_on_first, happened_on_last, happened_on_words,
        expected_on_first, expected_on_last, expected_on_words,
        condition, other_kind, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
            ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";
constexpr const char *InsertParty
    = "INSERT INTO claim_parties (claim_id, position, company_id, role, share_ppm, seal)"
      " VALUES (?, ?, ?, ?, ?, ?)";
constexpr const char *InsertInstallment = R"sql(
    INSERT INTO claim_installments (
        claim_id, position, when_first, when_last, when_words,
        bound, low, high, approximate, basis, currency, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";
constexpr const char *InsertRamp
    = "INSERT INTO claim_ramps (claim_id, full_by_first, full_by_last, full_by_words, seal)"
      " VALUES (?, ?, ?, ?, ?)";
constexpr const char *SelectClaims = R"sql(
    SELECT
        id, deal_id, source_id, locator, quote, sourcing, note, checked_by,
        checked_on_first, checked_on_last, checked_on_words, rank, rank_reason,
        bound, low, high, approximate, basis, currency, status, form,
        period_start_first, period_start_last, period_start_words,
        period_end_first, period_end_last, period_end_words, period_months,
        quantity_number, quantity_unit,
        happened_on_first, happened_on_last, happened_on_words,
        expected_on_first, expected_on_last, expected_on_words,
        condition, other_kind
    FROM claims ORDER BY id
)sql";
constexpr const char *SelectParties
    = "SELECT claim_id, company_id, role, share_ppm FROM claim_parties"
      " ORDER BY claim_id, position";
constexpr const char *SelectInstallments = R"sql(
    SELECT claim_id, when_first, when_last, when_words,
           bound, low, high, approximate, basis, currency
    FROM claim_installments ORDER BY claim_id, position
)sql";
constexpr const char *SelectRamps
    = "SELECT claim_id, full_by_first, full_by_last, full_by_words FROM claim_ramps"
      " ORDER BY claim_id";

} // namespace

Outcome ClaimRepository::append(const QList<Claim> &claims)
{
    SqlStatement insert(m_connection, InsertClaim);
    SqlStatement insertParty(m_connection, InsertParty);
    SqlStatement insertInstallment(m_connection, InsertInstallment);
    SqlStatement insertRamp(m_connection, InsertRamp);
    EvidenceRepository evidence(m_connection, EvidenceRepository::Owner::Claim);
    for (const Claim &claim : claims) {
        insert << claim.id << claim.deal << claim.evidence << claim.amount << claim.status
               << claim.form << claim.period << claim.quantity << claim.happenedOn
               << claim.expectedOn << claim.condition << claim.otherKind;
        auto done = insert.sealAndRun();
        if (done) {
            done = evidence.append(claim.id.value, claim.evidence);
        }
        if (done) {
            done = insertList(insertParty, claim.id.value, claim.otherParties);
        }
        if (done) {
            done = insertList(insertInstallment, claim.id.value, claim.schedule);
        }
        if (done && claim.fullBy) {
            insertRamp << claim.id << *claim.fullBy;
            done = insertRamp.sealAndRun();
        }
        if (!done) {
            return SqlError::inRow(RowRules::nameOf(claim), done.error());
        }
    }
    return core::Done{};
}

Result<QList<Claim>> ClaimRepository::readAll()
{
    QList<Claim> claims;
    SqlStatement select(m_connection, SelectClaims);
    while (select.next()) {
        Claim claim;
        select >> claim.id >> claim.deal >> claim.evidence >> claim.amount >> claim.status
            >> claim.form >> claim.period >> claim.quantity >> claim.happenedOn >> claim.expectedOn
            >> claim.condition >> claim.otherKind;
        claims.append(claim);
    }
    Outcome done = select.outcome();
    if (done) {
        done = EvidenceRepository(m_connection, EvidenceRepository::Owner::Claim).readInto(claims);
    }
    if (done) {
        done = readLists<core::Party>(
            m_connection, SelectParties, claims,
            [](Claim &claim) -> QList<core::Party> & { return claim.otherParties; });
    }
    if (done) {
        done = readLists<core::Installment>(
            m_connection, SelectInstallments, claims,
            [](Claim &claim) -> QList<core::Installment> & { return claim.schedule; });
    }
    if (done) {
        done = readRamps(claims);
    }
    if (!done) {
        return done.error();
    }
    return claims;
}

Outcome ClaimRepository::readRamps(QList<Claim> &claims)
{
    SqlStatement select(m_connection, SelectRamps);
    qsizetype at = 0;
    while (select.next()) {
        core::ClaimId owner;
        core::PartialDate fullBy;
        select >> owner >> fullBy;
        while (at < claims.size() && claims[at].id < owner) {
            ++at;
        }
        if (at < claims.size() && claims[at].id == owner) {
            claims[at].fullBy = fullBy;
        }
    }
    return select.outcome();
}

} // namespace dealscope::database
