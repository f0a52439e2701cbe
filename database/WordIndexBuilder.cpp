// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/WordIndexBuilder.h"

#include "database/Connection.h"
#include "database/SqlError.h"
#include "database/SqlStatement.h"

#include <sqlite3.h>

#include <array>
#include <chrono>

namespace dealscope::database {

using core::Done;
using core::Outcome;

namespace {

struct Index {
    const char *table;
    const char *insert; ///< of a record
    const char *insertTexts; ///< of its texts beside the index
    std::vector<WordRecord> WordBatch::*records;
    int texts;
};

constexpr auto Indexes = std::to_array<Index>({
    {"deal_words", "INSERT INTO deal_words (rowid, title, names) VALUES (?, ?, ?)",
     "INSERT INTO deal_words_content (id, c0, c1) VALUES (?, ?, ?)", &WordBatch::deals, 2},
    {"claim_words", "INSERT INTO claim_words (rowid, quote) VALUES (?, ?)",
     "INSERT INTO claim_words_content (id, c0) VALUES (?, ?)", &WordBatch::claims, 1},
    {"source_words", "INSERT INTO source_words (rowid, title, body) VALUES (?, ?, ?)",
     "INSERT INTO source_words_content (id, c0, c1) VALUES (?, ?, ?)", &WordBatch::sources, 2},
});

// What is gathered in memory before it becomes a part of the index. Few large parts need not be
// merged with one another again; FTS5's own limit is 1 MB.
constexpr const char *GatherMuch = " (%1, rank) VALUES ('hashsize', 134217728)";

/// A statement without the seal that SqlStatement works out for the ledger's own rows.
class PlainInsert
{
public:
    PlainInsert(const Connection &connection, const char *sql)
        : m_handle(connection.handle())
        , m_code(sqlite3_prepare_v2(m_handle, sql, -1, &m_statement, nullptr))
    {
    }
    PlainInsert(const PlainInsert &) = delete;
    PlainInsert &operator=(const PlainInsert &) = delete;
    ~PlainInsert() { sqlite3_finalize(m_statement); }

    void bind(int parameter, qint64 value)
    {
        note(sqlite3_bind_int64(m_statement, parameter, value));
    }
    void bind(int parameter, QByteArrayView text)
    {
        note(sqlite3_bind_text64(m_statement, parameter, text.isEmpty() ? "" : text.data(),
                                 sqlite3_uint64(text.size()), SQLITE_STATIC, SQLITE_UTF8));
    }
    void bind(int parameter, sqlite3_value *value)
    {
        note(sqlite3_bind_value(m_statement, parameter, value));
    }
    /// False once anything has failed.
    bool run()
    {
        if (m_code == SQLITE_OK) {
            const int code = sqlite3_step(m_statement);
            note(code == SQLITE_DONE ? SQLITE_OK : code);
            sqlite3_reset(m_statement);
        }
        return m_code == SQLITE_OK;
    }
    [[nodiscard]] Outcome outcome() const
    {
        return m_code == SQLITE_OK ? Outcome(Done{}) : SqlError::of(m_handle, m_code);
    }

private:
    void note(int code)
    {
        if (m_code == SQLITE_OK) {
            m_code = code;
        }
    }

    sqlite3 *m_handle;
    sqlite3_stmt *m_statement = nullptr;
    int m_code;
};

Outcome insertRecords(const Connection &connection, const char *sql, const Index &index,
                      const WordBatch &batch)
{
    PlainInsert insert(connection, sql);
    for (const WordRecord &record : batch.*index.records) {
        insert.bind(1, record.id);
        insert.bind(2, record.first);
        if (index.texts > 1) {
            insert.bind(3, record.second);
        }
        if (!insert.run()) {
            break;
        }
    }
    return insert.outcome();
}

Outcome copyTable(const Connection &from, const Connection &to, const QByteArray &table,
                  const QByteArray &columns)
{
    const int count = int(columns.count(',')) + 1;
    const QByteArray select = "SELECT " + columns + " FROM " + table;
    QByteArray sql = "INSERT OR REPLACE INTO " + table + " (" + columns + ") VALUES (?";
    for (int column = 1; column < count; ++column) {
        sql += ", ?";
    }
    sql += ')';
    PlainInsert insert(to, sql.constData());
    sqlite3_stmt *rows = nullptr;
    int code = sqlite3_prepare_v2(from.handle(), select.constData(), -1, &rows, nullptr);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(rows);
        if (code != SQLITE_ROW) {
            break;
        }
        for (int column = 0; column < count; ++column) {
            insert.bind(column + 1, sqlite3_column_value(rows, column));
        }
        if (!insert.run()) {
            break;
        }
    }
    sqlite3_finalize(rows);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return SqlError::of(from.handle(), code);
    }
    return insert.outcome();
}

/// The statement that made a table of the ledger.
core::Result<QByteArray> statementOf(const Connection &ledger, const char *table)
{
    SqlStatement select(ledger, "SELECT sql FROM sqlite_schema WHERE name = ?");
    select << QByteArrayView(table);
    if (select.next()) {
        return select.utf8().toByteArray();
    }
    const Outcome done = select.outcome();
    return done ? SqlError::missingRow() : done.error();
}

} // namespace

WordIndexBuilder::WordIndexBuilder() = default;

WordIndexBuilder::~WordIndexBuilder()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = m_abandoned = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable()) {
        // Writing out what was gathered takes a second or two with many records.
        sqlite3_interrupt(m_index->handle());
        m_thread.join();
    }
}

Outcome WordIndexBuilder::start(Connection &ledger)
{
    auto index = Connection::inMemory();
    if (!index) {
        return index.error();
    }
    m_index = std::move(*index);
    if (auto done = m_index->execute("PRAGMA journal_mode = OFF; BEGIN"); !done) {
        return done;
    }
    for (const Index &i : Indexes) {
        const auto statement = statementOf(ledger, i.table);
        if (!statement) {
            return statement.error();
        }
        QByteArray bare = *statement;
        bare.insert(bare.lastIndexOf(')'), ", content = ''");
        const QByteArray gather
            = "INSERT INTO " + QByteArray(i.table) + QByteArray(GatherMuch).replace("%1", i.table);
        // Anew, as an open FTS5 table would keep in mind that it is empty.
        const QByteArray anew = "DROP TABLE " + QByteArray(i.table) + "; " + *statement;
        for (const auto &[connection, sql] :
             {std::pair(m_index.get(), bare), std::pair(m_index.get(), gather),
              std::pair(&ledger, anew)}) {
            if (auto done = connection->execute(sql.constData()); !done) {
                return done;
            }
        }
    }
    m_thread = std::thread([this] { run(); });
    return Done{};
}

void WordIndexBuilder::add(std::shared_ptr<const WordBatch> batch)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(batch));
        ++m_added;
    }
    m_changed.notify_all();
}

void WordIndexBuilder::run()
{
    Outcome done = Done{};
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [&] { return !m_waiting.empty() || m_closed; });
        if (m_abandoned || m_waiting.empty()) {
            break;
        }
        const auto batch = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        if (done) {
            done = addRecords(*batch);
        }
        lock.lock();
        ++m_done;
    }
    const bool abandoned = m_abandoned;
    lock.unlock();
    if (done && !abandoned) {
        done = m_index->execute("COMMIT");
    }
    lock.lock();
    m_outcome = done;
    m_finished = true;
    m_changed.notify_all();
}

Outcome WordIndexBuilder::addRecords(const WordBatch &batch)
{
    for (const Index &index : Indexes) {
        if (auto done = insertRecords(*m_index, index.insert, index, batch); !done) {
            return done;
        }
    }
    return Done{};
}

Outcome WordIndexBuilder::writeTexts(Connection &ledger, const WordBatch &batch)
{
    for (const Index &index : Indexes) {
        if (auto done = insertRecords(ledger, index.insertTexts, index, batch); !done) {
            return done;
        }
    }
    return Done{};
}

Outcome WordIndexBuilder::finish(const std::function<bool(double)> &share)
{
    std::unique_lock lock(m_mutex);
    m_closed = true;
    m_changed.notify_all();
    while (!m_changed.wait_for(lock, std::chrono::milliseconds(100), [&] { return m_finished; })) {
        const double done = double(m_done) / double(std::max<size_t>(m_added, 1));
        lock.unlock();
        const bool goOn = share(done);
        lock.lock();
        if (!goOn) {
            m_abandoned = true;
            m_changed.notify_all();
            return SqlError::cancelled();
        }
    }
    return m_outcome;
}

Outcome WordIndexBuilder::copyTo(Connection &ledger)
{
    for (const Index &index : Indexes) {
        const QByteArray table = index.table;
        for (const auto &[suffix, columns] :
             {std::pair("_data", "id, block"), std::pair("_idx", "segid, term, pgno"),
              std::pair("_docsize", "id, sz")}) {
            if (auto done = copyTable(*m_index, ledger, table + suffix, columns); !done) {
                return done;
            }
        }
    }
    return Done{};
}

} // namespace dealscope::database
