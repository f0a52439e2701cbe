// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <optional>

namespace dealscope::database {

class Connection;

/// What the header of a ledger's file says of its state (https://www.sqlite.org/fileformat2.html,
/// 1.3). SQLite adds one to the counter with each transaction that changes the file, whichever
/// program runs it. Two equal stamps of one file mean that nothing was written between; the other
/// three numbers tell apart files that came about by copying pages, vacuuming or writing all rows
/// anew, whose counters start somewhere else and may come by a number that has been.
struct FileStamp {
    quint32 counter = 0; ///< of changes
    quint32 schema = 0; ///< the cookie of the schema
    quint32 pages = 0;
    quint32 freePages = 0;

    friend bool operator==(const FileStamp &, const FileStamp &) = default;

    /// Of the last committed state, read inside a transaction that has not written yet. Nothing for
    /// a database in memory, and for one in WAL mode, where the header does not tell of changes.
    [[nodiscard]] static core::Result<std::optional<FileStamp>> committed(Connection &connection);
    /// Of the state once this write transaction, which began at `before`, is committed. Whatever
    /// is written after this takes no page and gives none back.
    [[nodiscard]] static core::Result<FileStamp> afterCommit(Connection &connection,
                                                             const FileStamp &before);
};

} // namespace dealscope::database
