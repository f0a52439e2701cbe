// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "database/ImportBatch.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

struct sqlite3;

namespace dealscope::database {

class Connection;

/// Builds the indexes of words for an import into a ledger whose indexes of words are empty. That
/// is as much work as all other writing, so that it is done on a thread of its own, in a database
/// in memory: three FTS5 tables without contents, made by the ledger's own statements. In the end
/// the pages of the finished indexes are copied into the ledger's; the texts beside them (the
/// tables
/// "_content") are written by the ledger's own thread.
/// Layout of FTS5's tables: https://www.sqlite.org/fts5.html, "SQLite Shadow Tables", and
/// "Contentless Tables".
class WordIndexBuilder
{
public:
    WordIndexBuilder();
    WordIndexBuilder(const WordIndexBuilder &) = delete;
    WordIndexBuilder &operator=(const WordIndexBuilder &) = delete;
    /// Ends the work at once if it is not finished.
    ~WordIndexBuilder();

    /// Makes the tables as `ledger` has them, empties those of the ledger, starts the thread.
    core::Outcome start(Connection &ledger);
    void add(std::shared_ptr<const WordBatch> batch);
    /// Writes the texts of a batch; on the thread of the ledger.
    static core::Outcome writeTexts(Connection &ledger, const WordBatch &batch);
    /// Waits for the last record; `share` hears how far it is and may end the waiting by false.
    core::Outcome finish(const std::function<bool(double share)> &share);
    /// Copies the indexes, after finish().
    core::Outcome copyTo(Connection &ledger);

private:
    void run();
    core::Outcome addRecords(const WordBatch &batch);

    std::unique_ptr<Connection> m_index;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::shared_ptr<const WordBatch>> m_waiting;
    size_t m_added = 0; ///< batches
    size_t m_done = 0;
    bool m_closed = false;
    bool m_abandoned = false;
    bool m_finished = false;
    core::Outcome m_outcome = core::Done{};
};

} // namespace dealscope::database
