// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

#include <QCoreApplication>

namespace dealscope::database {

class Connection;

/// Figures as they were published. A row is written once and never changed.
class EditionRepository
{
    Q_DECLARE_TR_FUNCTIONS(EditionRepository)

public:
    explicit EditionRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Writes rows that keep RowRules; an error names the row.
    core::Outcome append(const QList<core::Edition> &editions);
    /// All rows, in the order of their ids.
    core::Result<QList<core::Edition>> readAll();

    /// Writes one row, whose name must be new; gives its id, which is the edition's own where it
    /// is free.
    core::Result<core::EditionId> add(const core::Edition &edition);
    /// True if there was such an edition.
    core::Result<bool> remove(core::EditionId edition);

private:
    Connection &m_connection;
};

} // namespace dealscope::database
