// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LedgerWriter.h"

#include "database/ClaimRepository.h"
#include "database/CompanyRepository.h"
#include "database/DealRepository.h"
#include "database/EditionRepository.h"
#include "database/FamilyRules.h"
#include "database/MilestoneRepository.h"
#include "database/OutletRepository.h"
#include "database/RateRepository.h"
#include "database/RowRules.h"
#include "database/SavedViewRepository.h"
#include "database/SearchRepository.h"
#include "database/SettlementRepository.h"
#include "database/SourceRepository.h"
#include "database/SqlError.h"
#include "database/ValuationRepository.h"

namespace dealscope::database {

using core::Done;
using core::LedgerData;
using core::Outcome;

namespace {

template<typename Row>
Outcome checkRows(const QList<Row> &rows)
{
    for (const Row &row : rows) {
        if (const QString problem = RowRules::problemOf(row); !problem.isEmpty()) {
            return SqlError::inRow(RowRules::nameOf(row), {problem, {}});
        }
    }
    return Done{};
}

// Runs the steps in their order up to the first that fails.
template<typename... Steps>
Outcome inTurn(Steps... steps)
{
    Outcome done = Done{};
    (void)((done = steps(), done.ok()) && ...);
    return done;
}

} // namespace

Outcome LedgerWriter::append(const LedgerData &rows)
{
    return inTurn(
        [&] { return checkRows(rows.companies); }, [&] { return checkRows(rows.outlets); },
        [&] { return checkRows(rows.sources); }, [&] { return checkRows(rows.deals); },
        [&] { return checkRows(rows.relations); }, [&] { return checkRows(rows.claims); },
        [&] { return checkRows(rows.valuations); }, [&] { return checkRows(rows.milestones); },
        [&] { return checkRows(rows.rates); }, [&] { return checkRows(rows.settlements); },
        [&] { return checkRows(rows.editions); }, [&] { return checkRows(rows.savedViews); },
        [&] { return writeRows(rows); }, [&] { return writeWords(rows); });
}

Outcome LedgerWriter::writeRows(const LedgerData &rows)
{
    DealRepository deals(m_connection);
    return inTurn(
        [&] { return CompanyRepository(m_connection).append(rows.companies); },
        [&] { return OutletRepository(m_connection).append(rows.outlets); },
        [&] { return SourceRepository(m_connection).append(rows.sources); },
        [&] { return deals.append(rows.deals); },
        [&] { return ClaimRepository(m_connection).append(rows.claims); },
        [&] { return deals.append(rows.relations); },
        [&] { return ValuationRepository(m_connection).append(rows.valuations); },
        [&] { return MilestoneRepository(m_connection).append(rows.milestones); },
        [&] { return RateRepository(m_connection).append(rows.rates); },
        [&] { return SettlementRepository(m_connection).append(rows.settlements); },
        [&] { return EditionRepository(m_connection).append(rows.editions); },
        [&] { return SavedViewRepository(m_connection).append(rows.savedViews); },
        [&]() -> Outcome {
            if (rows.companies.isEmpty() && rows.relations.isEmpty()) {
                return Done{};
            }
            const auto circles = FamilyRules(m_connection).problems();
            if (!circles) {
                return circles.error();
            }
            return circles->isEmpty() ? Outcome(Done{}) : core::Error{circles->first(), {}};
        });
}

Outcome LedgerWriter::writeWords(const LedgerData &rows)
{
    SearchRepository words(m_connection);
    return inTurn([&] { return words.add(rows.deals); }, [&] { return words.add(rows.claims); },
                  [&] { return words.add(rows.valuations); },
                  [&] { return words.add(rows.sources); });
}

} // namespace dealscope::database
