// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

#include <QCoreApplication>

namespace dealscope::database {

class Connection;

/// Adds rows of all kinds, in the order in which they refer to one another, with their records of
/// words. Runs inside a transaction of the caller, who rolls back on an error.
class LedgerWriter
{
    Q_DECLARE_TR_FUNCTIONS(LedgerWriter)

public:
    explicit LedgerWriter(Connection &connection)
        : m_connection(connection)
    {
    }

    /// As DealStore::append; an error names the row.
    core::Outcome append(const core::LedgerData &rows);

private:
    core::Outcome writeRows(const core::LedgerData &rows);
    core::Outcome writeWords(const core::LedgerData &rows);

    Connection &m_connection;
};

} // namespace dealscope::database
