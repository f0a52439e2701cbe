// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LedgerReader.h"

#include "core/SnapshotChecksum.h"
#include "database/ClaimRepository.h"
#include "database/CompanyRepository.h"
#include "database/Connection.h"
#include "database/DealRepository.h"
#include "database/EditionRepository.h"
#include "database/MilestoneRepository.h"
#include "database/OutletRepository.h"
#include "database/RateRepository.h"
#include "database/SavedViewRepository.h"
#include "database/SettlementRepository.h"
#include "database/SourceRepository.h"
#include "database/SqlStatement.h"
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

/// Calls `take(row)` for each row of a repository, page by page.
template<typename Repository, typename Take>
core::Outcome eachRow(Connection &connection, Take take)
{
    Repository repository(connection);
    RowPage page{0, LedgerReader::PageRows};
    while (true) {
        const auto rows = repository.readPage(page);
        if (!rows) {
            return rows.error();
        }
        for (const auto &row : *rows) {
            take(row);
        }
        if (rows->size() < page.count) {
            return core::Done{};
        }
        page.after = rows->last().id.value;
    }
}

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

Result<QString> LedgerReader::checksum()
{
    const auto lists = readLists();
    if (!lists) {
        return lists.error();
    }
    core::FactDigest facts;
    core::Outcome done = core::Done{};
    const auto count = [&](const char *sql) {
        const auto rows = done ? m_connection.integer(sql) : Result<qint64>(qint64(0));
        if (!rows) {
            done = rows.error();
        }
        return rows ? *rows : 0;
    };
    const auto add = [&](const auto &row) { facts.add(row); };
    facts.beginSources(*lists, count("SELECT count(*) FROM sources"));
    if (done) {
        done = eachRow<SourceRepository>(m_connection, add);
    }
    facts.beginDeals(count("SELECT count(*) FROM deals"));
    if (done) {
        done = eachRow<DealRepository>(m_connection, add);
    }
    facts.beginClaims(*lists, count("SELECT count(*) FROM claims"));
    if (done) {
        done = eachRow<ClaimRepository>(m_connection, add);
    }
    if (!done) {
        return done.error();
    }
    return facts.finish(*lists);
}

core::Outcome LedgerReader::eachSource(const std::function<void(const core::Source &)> &take)
{
    return eachRow<SourceRepository>(m_connection, take);
}

core::Outcome LedgerReader::eachDeal(const std::function<void(const core::Deal &)> &take)
{
    return eachRow<DealRepository>(m_connection, take);
}

core::Outcome LedgerReader::eachClaim(const std::function<void(const core::Claim &)> &take)
{
    return eachRow<ClaimRepository>(m_connection, take);
}

Result<core::TextColumn> LedgerReader::titles()
{
    core::TextColumn titles;
    SqlStatement select(m_connection, "SELECT title FROM deals ORDER BY id");
    while (select.next()) {
        QString title;
        select >> title;
        titles.append(title);
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return titles;
}

} // namespace dealscope::database
