// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LedgerSnapshots.h"

#include "database/ColumnCacheWriter.h"
#include "database/ColumnReader.h"
#include "database/Connection.h"
#include "database/EditionRepository.h"
#include "database/LedgerReader.h"
#include "database/SavedViewRepository.h"
#include "database/SettlementRepository.h"
#include "database/SqlStatement.h"
#include "database/Transaction.h"
#include "database/ValuationRepository.h"

#include <sqlite3.h>

namespace dealscope::database {

using namespace core;

namespace {

constexpr const char *SelectSomeClaims = "SELECT count(*) FROM (SELECT 1 FROM claims LIMIT ?)";

template<typename Rows>
Outcome take(Result<Rows> read, Rows &rows)
{
    if (!read) {
        return read.error();
    }
    rows = *std::move(read);
    return Done{};
}

} // namespace

LedgerSnapshots::LedgerSnapshots(Connection &connection)
    : m_connection(connection)
{
    const char *name = sqlite3_db_filename(connection.handle(), "main");
    m_path = QString::fromUtf8(name ? name : "");
}

Result<SnapshotPtr> LedgerSnapshots::read(const SnapshotRequest &request)
{
    const Transaction transaction(m_connection, Transaction::Kind::Read);
    if (!transaction.begun()) {
        return transaction.begun().error();
    }
    const auto stamp = FileStamp::committed(m_connection);
    if (!stamp) {
        return stamp.error();
    }
    const SnapshotPtr last = m_last.lock();
    if (last && last == request.before && *stamp && m_seen->is((*stamp)->counter)
        && !m_changes.parts.contains(Part::Rows)) {
        auto next = readChanges(*last);
        if (next) {
            m_last = *next;
            m_changes = {};
        }
        return next;
    }
    SqlStatement count(m_connection, SelectSomeClaims);
    count << m_smallClaims;
    qint64 claims = 0;
    if (count.next()) {
        count >> claims;
    }
    if (auto done = count.run(); !done) {
        return done.error();
    }
    m_last.reset();
    m_seen->clear();
    // Nobody else can open a database in memory to fetch its rows.
    if (claims < m_smallClaims || m_path.isEmpty()) {
        return readSmall();
    }
    auto large = readLarge(request.progress);
    if (large && *stamp) {
        m_last = *large;
        m_claims = (*large)->columns().claims.ids;
        m_changes = {};
        m_seen->set((*stamp)->counter, m_readFromCache);
    }
    return large;
}

Result<SnapshotPtr> LedgerSnapshots::readSmall()
{
    auto data = LedgerReader(m_connection).readAll();
    if (!data) {
        return data.error();
    }
    return Snapshot::make(*std::move(data));
}

Result<SnapshotPtr> LedgerSnapshots::readLarge(const ReadProgress &progress)
{
    m_readFromCache = false;
    if (!m_rows) {
        auto rows = LedgerRows::open(m_path);
        if (!rows) {
            return rows.error();
        }
        m_rows = *rows;
    }
    auto lists = LedgerReader(m_connection).readLists();
    if (!lists) {
        return lists.error();
    }
    if (auto cached = ColumnCache(m_connection).read(*lists)) {
        m_readFromCache = true;
        return Snapshot::make(*std::move(lists), *std::move(cached), m_rows);
    }
    auto columns = ColumnReader(m_connection).read(*lists, progress);
    if (!columns) {
        return columns.error();
    }
    return Snapshot::make(*std::move(lists), *std::move(columns), m_rows);
}

Result<SnapshotPtr> LedgerSnapshots::readChanges(const Snapshot &before)
{
    LedgerLists lists = before.data();
    Outcome done = Done{};
    const auto changed = [&](Part part) { return done && m_changes.parts.contains(part); };
    if (changed(Part::Valuations)) {
        done = take(ValuationRepository(m_connection).readAll(), lists.valuations);
    }
    if (changed(Part::Settlements)) {
        done = take(SettlementRepository(m_connection).readAll(), lists.settlements);
    }
    if (changed(Part::Editions)) {
        done = take(EditionRepository(m_connection).readAll(), lists.editions);
    }
    if (changed(Part::SavedViews)) {
        done = take(SavedViewRepository(m_connection).readAll(), lists.savedViews);
    }
    if (!done) {
        return done.error();
    }
    return before.with(std::move(lists), m_changes.ranks);
}

Upkeep LedgerSnapshots::upkeepFor(const SnapshotPtr &snapshot)
{
    const auto counter = m_seen->value();
    const bool isCurrent = snapshot && snapshot == m_last.lock() && counter
        && m_changes.parts.isEmpty() && m_changes.ranks.isEmpty();
    if (!isCurrent || m_seen->isCached()
        || sqlite3_db_readonly(m_connection.handle(), "main") != 0) {
        return {};
    }
    return ColumnCacheWriter(m_path, snapshot->columns(), *counter, m_seen);
}

Outcome LedgerSnapshots::beginEdit()
{
    m_edit = {};
    m_editBegan.reset();
    m_editIsCached = false;
    auto stamp = FileStamp::committed(m_connection);
    if (!stamp) {
        return stamp.error();
    }
    m_editBegan = *stamp;
    return Done{};
}

void LedgerSnapshots::beforeCommit()
{
    if (m_editBegan && m_seen->is(m_editBegan->counter) && !m_edit.parts.contains(Part::Rows)) {
        m_editIsCached = ColumnCache(m_connection).follow(*m_editBegan, m_claims, m_edit.ranks);
    }
}

void LedgerSnapshots::committed()
{
    // Somebody else has written since: what was read last is no ground for the next snapshot.
    if (!m_editBegan || !m_seen->advance(m_editBegan->counter, m_editIsCached)) {
        m_seen->clear();
        return;
    }
    m_changes.parts.unite(m_edit.parts);
    m_changes.ranks.insert(m_edit.ranks);
}

} // namespace dealscope::database
