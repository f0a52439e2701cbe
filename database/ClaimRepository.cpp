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
    FROM claims
)sql";
constexpr const char *SelectParties
    = "SELECT claim_id, company_id, role, share_ppm FROM claim_parties";
constexpr const char *SelectInstallments = R"sql(
    SELECT claim_id, when_first, when_last, when_words,
           bound, low, high, approximate, basis, currency
    FROM claim_installments
)sql";
constexpr const char *SelectRamps
    = "SELECT claim_id, full_by_first, full_by_last, full_by_words FROM claim_ramps";

constexpr const char *ListOrder = "claim_id, position";

void readRow(SqlStatement &select, Claim &claim)
{
    select >> claim.id >> claim.deal >> claim.evidence >> claim.amount >> claim.status >> claim.form
        >> claim.period >> claim.quantity >> claim.happenedOn >> claim.expectedOn >> claim.condition
        >> claim.otherKind;
}

} // namespace

struct ClaimRepository::OneRow {
    explicit OneRow(Connection &connection)
        : claim(connection, ofOne(SelectClaims, "id", "id"))
        , parties(connection, ofOne(SelectParties, "claim_id", "position"))
        , installments(connection, ofOne(SelectInstallments, "claim_id", "position"))
        , ramp(connection, ofOne(SelectRamps, "claim_id", "claim_id"))
        , evidence(connection, EvidenceRepository::Owner::Claim)
    {
    }

    SqlStatement claim;
    SqlStatement parties;
    SqlStatement installments;
    SqlStatement ramp;
    EvidenceRepository evidence;
};

ClaimRepository::ClaimRepository(Connection &connection)
    : m_connection(connection)
{
}

ClaimRepository::~ClaimRepository() = default;

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

Result<QList<Claim>> ClaimRepository::readPage(RowPage page)
{
    QList<Claim> claims;
    SqlStatement select(m_connection, ofPage(SelectClaims));
    select << page.after << page.count;
    while (select.next()) {
        Claim claim;
        readRow(select, claim);
        claims.append(claim);
    }
    Outcome done = select.outcome();
    if (done) {
        done = EvidenceRepository(m_connection, EvidenceRepository::Owner::Claim).readInto(claims);
    }
    if (done) {
        done = readListsOf<core::Party>(
            m_connection, ofOwners(SelectParties, "claim_id", ListOrder), claims,
            [](Claim &claim) -> QList<core::Party> & { return claim.otherParties; });
    }
    if (done) {
        done = readListsOf<core::Installment>(
            m_connection, ofOwners(SelectInstallments, "claim_id", ListOrder), claims,
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

Result<std::unique_ptr<Claim>> ClaimRepository::read(core::ClaimId id)
{
    if (!m_oneRow) {
        m_oneRow = std::make_unique<OneRow>(m_connection);
    }
    OneRow &one = *m_oneRow;
    std::unique_ptr<Claim> claim;
    one.claim << id;
    if (one.claim.next()) {
        claim = std::make_unique<Claim>();
        readRow(one.claim, *claim);
    }
    Outcome done = one.claim.run();
    if (done && claim) {
        done = one.evidence.readOne(id.value, claim->evidence);
    }
    if (done && claim) {
        done = readList(one.parties, id.value, claim->otherParties);
    }
    if (done && claim) {
        done = readList(one.installments, id.value, claim->schedule);
    }
    if (done && claim) {
        QList<core::PartialDate> ramps;
        done = readList(one.ramp, id.value, ramps);
        if (!ramps.isEmpty()) {
            claim->fullBy = ramps.first();
        }
    }
    if (!done) {
        // A statement that has failed stays so.
        m_oneRow.reset();
        return done.error();
    }
    return claim;
}

Outcome ClaimRepository::readRamps(QList<Claim> &claims)
{
    if (claims.isEmpty()) {
        return core::Done{};
    }
    SqlStatement select(m_connection, ofOwners(SelectRamps, "claim_id", "claim_id"));
    select << claims.first().id << claims.last().id;
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
