// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

namespace dealscope::database {

class Connection;

/// Reads all rows but the bodies of source texts: a query for each table, none for each row. Runs
/// inside a transaction of the caller, so that the tables fit together.
class LedgerReader
{
public:
    explicit LedgerReader(Connection &connection)
        : m_connection(connection)
    {
    }

    core::Result<core::LedgerData> readAll();
    /// All but sources, deals and claims.
    core::Result<core::LedgerLists> readLists();

    /// As core::checksumOf() of all rows, of which no more than a page is held at a time.
    core::Result<QString> checksum();
    static constexpr qint64 PageRows = 10'000;

private:
    Connection &m_connection;
};

} // namespace dealscope::database
