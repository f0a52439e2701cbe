// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

namespace dealscope::database {

class Connection;

/// Claims with their attribution chains, tags, parties, schedules and ramps.
class ClaimRepository
{
public:
    explicit ClaimRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Writes rows that keep RowRules; an error names the row.
    core::Outcome append(const QList<core::Claim> &claims);
    /// All rows, in the order of their ids.
    core::Result<QList<core::Claim>> readAll();

private:
    core::Outcome readRamps(QList<core::Claim> &claims);

    Connection &m_connection;
};

} // namespace dealscope::database
