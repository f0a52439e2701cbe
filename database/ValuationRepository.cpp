// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ValuationRepository.h"

#include "database/EvidenceRepository.h"
#include "database/RowRules.h"
#include "database/RowValues.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::Outcome;
using core::Result;
using core::Valuation;

namespace {

constexpr const char *InsertValuation = R"sql(
    INSERT INTO valuations (
        id, company_id, source_id, locator, quote, sourcing, note, checked_by,
        checked_on_first, checked_on_last, checked_on_words, rank, rank_reason,
        bound, low, high, approximate, basis, currency, value_basis,
        as_of_first, as_of_last, as_of_words, condition, deal_id, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";
constexpr const char *SelectValuations = R"sql(
    SELECT
        id, company_id, source_id, locator, quote, sourcing, note, checked_by,
        checked_on_first, checked_on_last, checked_on_words, rank, rank_reason,
        bound, low, high, approximate, basis, currency, value_basis,
        as_of_first, as_of_last, as_of_words, condition, coalesce(deal_id, 0)
    FROM valuations ORDER BY id
)sql";

} // namespace

Outcome ValuationRepository::append(const QList<Valuation> &valuations)
{
    SqlStatement insert(m_connection, InsertValuation);
    EvidenceRepository evidence(m_connection, EvidenceRepository::Owner::Valuation);
    for (const Valuation &valuation : valuations) {
        insert << valuation.id << valuation.company << valuation.evidence << valuation.amount
               << valuation.basis << valuation.asOf << valuation.condition << valuation.deal;
        auto done = insert.sealAndRun();
        if (done) {
            done = evidence.append(valuation.id.value, valuation.evidence);
        }
        if (!done) {
            return SqlError::inRow(RowRules::nameOf(valuation), done.error());
        }
    }
    return core::Done{};
}

Result<QList<Valuation>> ValuationRepository::readAll()
{
    QList<Valuation> valuations;
    SqlStatement select(m_connection, SelectValuations);
    while (select.next()) {
        Valuation valuation;
        select >> valuation.id >> valuation.company >> valuation.evidence >> valuation.amount
            >> valuation.basis >> valuation.asOf >> valuation.condition >> valuation.deal;
        valuations.append(valuation);
    }
    Outcome done = select.outcome();
    if (done) {
        done = EvidenceRepository(m_connection, EvidenceRepository::Owner::Valuation)
                   .readInto(valuations);
    }
    if (!done) {
        return done.error();
    }
    return valuations;
}

} // namespace dealscope::database
