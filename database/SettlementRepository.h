// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

#include <QCoreApplication>

namespace dealscope::database {

class Connection;

/// Settlements of conflicts with the claims that they are about.
class SettlementRepository
{
    Q_DECLARE_TR_FUNCTIONS(SettlementRepository)

public:
    explicit SettlementRepository(Connection &connection)
        : m_connection(connection)
    {
    }

    /// Writes rows that keep RowRules, after their claims; refused where a claim is not one of the
    /// settlement's deal. An error names the row.
    core::Outcome append(const QList<core::Settlement> &settlements);
    /// All rows, in the order of their ids.
    core::Result<QList<core::Settlement>> readAll();
    /// A sentence for each settlement with a claim of another deal, `most` at most.
    core::Result<QStringList> strangers(int most);

    /// Writes one row; gives its id, which is the settlement's own where it is free.
    core::Result<core::SettlementId> add(const core::Settlement &settlement);
    /// True if there was such a settlement.
    core::Result<bool> remove(core::SettlementId settlement);

private:
    Connection &m_connection;
};

} // namespace dealscope::database
