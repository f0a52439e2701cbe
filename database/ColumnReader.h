// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"
#include "core/LedgerColumns.h"

#include <QCoreApplication>

namespace dealscope::database {

class Connection;
class SqlStatement;

/// Reads what figures need of sources, deals and claims into columns: the same columns as
/// core::LedgerColumns::of() makes of whole rows, without making a row. One scan a table, inside a
/// transaction of the caller.
class ColumnReader
{
    Q_DECLARE_TR_FUNCTIONS(ColumnReader)

public:
    explicit ColumnReader(Connection &connection)
        : m_connection(connection)
    {
    }

    /// `lists` are of the same transaction. An error also when `progress` says to end.
    core::Result<core::LedgerColumns> read(const core::LedgerLists &lists,
                                           const core::ReadProgress &progress);
    /// What is said when reading was ended.
    [[nodiscard]] static core::Error endedError();

private:
    core::Outcome countRows();
    core::Outcome readSources();
    core::Outcome readDeals();
    core::Outcome readClaims();
    core::Outcome readAttributions();
    core::Outcome readTags();
    core::Outcome markOwners(const char *select, int flag);
    /// False once reading shall end; asks now and then.
    bool goesOn();

    Connection &m_connection;
    core::ReadProgress m_progress;
    core::LedgerColumns m_columns;
    qint64 m_done = 0;
    qint64 m_all = 0;
};

} // namespace dealscope::database
