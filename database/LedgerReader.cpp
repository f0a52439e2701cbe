// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LedgerReader.h"

#include "database/ClaimRepository.h"
#include "database/CompanyRepository.h"
#include "database/DealRepository.h"
#include "database/EditionRepository.h"
#include "database/MilestoneRepository.h"
#include "database/OutletRepository.h"
#include "database/RateRepository.h"
#include "database/SavedViewRepository.h"
#include "database/SettlementRepository.h"
#include "database/SourceRepository.h"
#include "database/ValuationRepository.h"

namespace dealscope::database {

using core::LedgerData;
using core::LedgerLists;
using core::Result;

namespace {

// Moves what was read to its place; false and the error once a read has failed.
class Collector
{
public:
    template<typename T>
    Collector &take(Result<T> read, T &place)
    {
        if (read) {
            place = std::move(*read);
        } else if (!m_error) {
            m_error = read.error();
        }
        return *this;
    }
    [[nodiscard]] const std::optional<core::Error> &error() const { return m_error; }

private:
    std::optional<core::Error> m_error;
};

} // namespace

Result<LedgerData> LedgerReader::readAll()
{
    LedgerData data;
    auto lists = readLists();
    if (!lists) {
        return lists.error();
    }
    static_cast<LedgerLists &>(data) = *std::move(lists);
    Collector all;
    all.take(SourceRepository(m_connection).readAll(), data.sources)
        .take(DealRepository(m_connection).readAll(), data.deals)
        .take(ClaimRepository(m_connection).readAll(), data.claims);
    if (all.error()) {
        return *all.error();
    }
    return data;
}

Result<LedgerLists> LedgerReader::readLists()
{
    LedgerLists lists;
    Collector all;
    all.take(CompanyRepository(m_connection).readAll(), lists.companies)
        .take(OutletRepository(m_connection).readAll(), lists.outlets)
        .take(DealRepository(m_connection).readRelations(), lists.relations)
        .take(ValuationRepository(m_connection).readAll(), lists.valuations)
        .take(MilestoneRepository(m_connection).readAll(), lists.milestones)
        .take(RateRepository(m_connection).readAll(), lists.rates)
        .take(SettlementRepository(m_connection).readAll(), lists.settlements)
        .take(EditionRepository(m_connection).readAll(), lists.editions)
        .take(SavedViewRepository(m_connection).readAll(), lists.savedViews);
    if (all.error()) {
        return *all.error();
    }
    return lists;
}

} // namespace dealscope::database
