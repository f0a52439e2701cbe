// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"
#include "core/TextColumn.h"

#include <functional>

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
    /// One row after another, by id, no more than a page at a time.
    core::Outcome eachSource(const std::function<void(const core::Source &)> &take);
    core::Outcome eachDeal(const std::function<void(const core::Deal &)> &take);
    core::Outcome eachClaim(const std::function<void(const core::Claim &)> &take);
    /// The titles of all deals, by id.
    core::Result<core::TextColumn> titles();
    static constexpr qint64 PageRows = 10'000;

private:
    Connection &m_connection;
};

} // namespace dealscope::database
