// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

namespace dealscope::database {

class Connection;

/// Exchange rates.
class RateRepository
{
public:
    explicit RateRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Writes rows that keep RowRules; an error names the row.
    core::Outcome append(const QList<core::ExchangeRate> &rates);
    /// All rows, in the order of their ids.
    core::Result<QList<core::ExchangeRate>> readAll();

private:
    Connection &m_connection;
};

} // namespace dealscope::database
