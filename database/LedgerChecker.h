// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/Result.h"

#include <QCoreApplication>
#include <QStringList>

namespace dealscope::database {

class Connection;

/// Looks for all that can be wrong inside a ledger: SQLite's own check and references, the seals of
/// the rows, the rules of the rows, settlements with reports of other deals, families that go
/// round, texts against their checksums, and the indexes of words against what they index.
class LedgerChecker
{
    Q_DECLARE_TR_FUNCTIONS(LedgerChecker)

public:
    LedgerChecker(Connection &connection, bool readOnly)
        : m_connection(connection)
        , m_readOnly(readOnly)
    {
    }

    /// A sentence for each finding, `MaxFindings` of a sort at most; an error only where the check
    /// itself could not run.
    core::Result<QStringList> problems();

    static constexpr int MaxFindings = 100;

private:
    core::Outcome checkPages();
    core::Outcome checkReferences();
    core::Outcome checkSeals();
    core::Outcome checkRows();
    core::Outcome checkSettlements();
    core::Outcome checkFamilies();
    core::Outcome checkTexts();
    core::Outcome checkRecords();
    core::Outcome checkWordIndexes();
    core::Outcome checkWordIndexesOf(Connection &connection);

    Connection &m_connection;
    bool m_readOnly;
    QStringList m_problems;
};

} // namespace dealscope::database
