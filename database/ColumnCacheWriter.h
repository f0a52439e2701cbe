// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerColumns.h"
#include "database/ColumnCache.h"

#include <QString>

#include <atomic>
#include <memory>

namespace dealscope::database {

/// Writes a snapshot's columns into its ledger's file, on a connection of its own: a core::Upkeep.
/// In many short transactions, so that an edit waits for one of them at most; when somebody else
/// has written between two, or writes now, it gives up and leaves columns that do not count.
class ColumnCacheWriter
{
public:
    /// `columns` are those of the file at `counter`; `seen` follows what this writes.
    ColumnCacheWriter(QString path, core::LedgerColumns columns, quint32 counter,
                      std::shared_ptr<SeenCounter> seen);

    bool operator()(const std::atomic<bool> &stop) const;

private:
    /// One transaction from `counter` on; false if it was not committed.
    template<typename Work>
    bool step(Connection &connection, quint32 &counter, bool isLast, Work work) const;

    QString m_path;
    core::LedgerColumns m_columns;
    quint32 m_counter;
    std::shared_ptr<SeenCounter> m_seen;
};

} // namespace dealscope::database
