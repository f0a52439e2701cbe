// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

namespace dealscope::database {

class Connection;

/// Dated steps of deals.
class MilestoneRepository
{
public:
    explicit MilestoneRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Writes rows that keep RowRules; an error names the row.
    core::Outcome append(const QList<core::Milestone> &milestones);
    /// All rows, in the order of their ids.
    core::Result<QList<core::Milestone>> readAll();

private:
    Connection &m_connection;
};

} // namespace dealscope::database
