// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QCoreApplication>
#include <QSqlDatabase>

#include <memory>

struct sqlite3;

namespace dealscope::database {

/// One open SQLite database, hardened against what a stranger's file may hold. Qt Sql opens and
/// closes it; statements run on the raw handle (SqlStatement), which any one thread at a time may
/// use, so that a ledger can be read on a worker.
class Connection
{
    Q_DECLARE_TR_FUNCTIONS(Connection)

public:
    enum class Mode {
        Create, ///< read and write, made if it is not there
        ReadWrite,
        ReadOnly,
        Peek, ///< reads the bytes as they lie, without locks and without rolling anything back
    };
    /// The longest text or blob that is read or written, in bytes.
    static constexpr int MaxTextBytes = 64 * 1024 * 1024;

    /// Opening does not look into the file: garbage shows with the first statement.
    [[nodiscard]] static core::Result<std::unique_ptr<Connection>> open(const QString &path,
                                                                        Mode mode);
    [[nodiscard]] static core::Result<std::unique_ptr<Connection>> inMemory();

    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    ~Connection();

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    /// Runs one or more statements that have no parameters and no rows of interest.
    core::Outcome execute(const char *sql);
    /// The first column of the first row of a query without parameters; 0 without a row.
    core::Result<qint64> integer(const char *sql);

private:
    Connection() = default;
    static core::Result<std::unique_ptr<Connection>> open(const QString &databaseName,
                                                          const QString &options);
    core::Outcome harden();

    QSqlDatabase m_database;
    sqlite3 *m_handle = nullptr;
};

} // namespace dealscope::database
