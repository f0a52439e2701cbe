// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerColumns.h"
#include "database/ColumnParts.h"
#include "database/FileStamp.h"

#include <mutex>

namespace dealscope::database {

class Connection;

/// The change counter of a file at which something that was read from it is right, and whether the
/// file has the columns of that state; shared by those who write to it, each of whom knows what its
/// writing changes.
class SeenCounter
{
public:
    void set(quint32 counter, bool isCached)
    {
        const std::lock_guard lock(m_mutex);
        m_counter = counter;
        m_isCached = isCached;
    }
    void clear()
    {
        const std::lock_guard lock(m_mutex);
        m_counter.reset();
        m_isCached = false;
    }
    [[nodiscard]] bool isCached() const
    {
        const std::lock_guard lock(m_mutex);
        return m_isCached;
    }
    [[nodiscard]] std::optional<quint32> value() const
    {
        const std::lock_guard lock(m_mutex);
        return m_counter;
    }
    [[nodiscard]] bool is(quint32 counter) const { return value() == counter; }
    /// From `counter` to the next one; false if it was another.
    bool advance(quint32 counter, bool isCached)
    {
        const std::lock_guard lock(m_mutex);
        if (m_counter != counter) {
            return false;
        }
        m_counter = counter + 1;
        m_isCached = isCached;
        return true;
    }

private:
    mutable std::mutex m_mutex;
    std::optional<quint32> m_counter;
    bool m_isCached = false;
};

/// The columns of a ledger as they lie in its file. They count only while the file's stamp is the
/// one that the write of the columns left, so that any change by anybody makes them void; each part
/// is sealed together with the number of its writing; and what comes out is looked through before
/// it is believed (ColumnAssembler). What does not hold is as good as absent: never an error.
/// It is for the reader's own ledgers. Somebody who wants to deceive can write columns that are not
/// those of the rows, as he can write other rows.
class ColumnCache
{
public:
    explicit ColumnCache(Connection &connection)
        : m_connection(connection)
    {
    }

    /// The columns, inside a read transaction; `lists` are of the same one.
    [[nodiscard]] std::optional<core::LedgerColumns> read(const core::LedgerLists &lists);
    /// True if the columns are those of the last committed state.
    [[nodiscard]] bool isCurrent();

    /// In a write transaction that began at `before` and is about to be committed: takes the edit
    /// over, so that the columns still count, which is true then. Leaves those that do not.
    bool follow(const FileStamp &before, const core::IdIndex &claims,
                const QHash<core::ClaimId, core::Rank> &ranks);

    /// The steps of a new writing, each in a write transaction: clear() in the first, any number of
    /// add(), seal() in the last. `writing` is another number each time.
    core::Outcome clear();
    core::Outcome add(const ColumnParts::Part &part, qint64 writing);
    core::Outcome seal(const FileStamp &before, qint64 parts, qint64 writing);

private:
    struct Stamp {
        qint64 format = 0;
        qint64 writing = 0;
        qint64 parts = 0;
        FileStamp file;
    };

    /// Nothing where there is none that counts.
    [[nodiscard]] std::optional<Stamp> stamp();
    core::Outcome writeStamp(const Stamp &stamp);
    core::Outcome writeRanks(const Stamp &stamp, const core::IdIndex &claims,
                             const QHash<core::ClaimId, core::Rank> &ranks);

    Connection &m_connection;
};

} // namespace dealscope::database
