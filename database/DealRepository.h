// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

namespace dealscope::database {

class Connection;

/// Deals and their parties, and the relations between deals.
class DealRepository
{
public:
    explicit DealRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Writes rows that keep RowRules; an error names the row.
    core::Outcome append(const QList<core::Deal> &deals);
    /// All rows, in the order of their ids.
    core::Result<QList<core::Deal>> readAll();

    core::Outcome append(const QList<core::Relation> &relations);
    /// In the order in which they were added.
    core::Result<QList<core::Relation>> readRelations();

private:
    Connection &m_connection;
};

} // namespace dealscope::database
