// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"
#include "database/RowPage.h"

#include <memory>

namespace dealscope::database {

class Connection;

/// Claims with their attribution chains, tags, parties, schedules and ramps.
class ClaimRepository
{
public:
    explicit ClaimRepository(Connection &connection);
    ~ClaimRepository();

    /// Writes rows that keep RowRules; an error names the row.
    core::Outcome append(const QList<core::Claim> &claims);
    /// All rows, in the order of their ids.
    core::Result<QList<core::Claim>> readAll() { return readPage({}); }
    core::Result<QList<core::Claim>> readPage(RowPage page);
    /// One row; empty when there is none. Its statements are prepared once.
    core::Result<std::unique_ptr<core::Claim>> read(core::ClaimId id);

private:
    struct OneRow;
    core::Outcome readRamps(QList<core::Claim> &claims);

    Connection &m_connection;
    std::unique_ptr<OneRow> m_oneRow;
};

} // namespace dealscope::database
