// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

namespace dealscope::database {

class Connection;

/// Valuations with their attribution chains and tags.
class ValuationRepository
{
public:
    explicit ValuationRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Writes rows that keep RowRules; an error names the row.
    core::Outcome append(const QList<core::Valuation> &valuations);
    /// All rows, in the order of their ids.
    core::Result<QList<core::Valuation>> readAll();

private:
    Connection &m_connection;
};

} // namespace dealscope::database
