// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Claim.h"
#include "database/SqlStatement.h"

#include <QCoreApplication>

#include <memory>

namespace dealscope::database {

/// The parts of an Evidence that are lists and lie in tables of their own, for claims or for
/// valuations; its single values are columns of its row (see the operators).
class EvidenceRepository
{
    Q_DECLARE_TR_FUNCTIONS(EvidenceRepository)

public:
    enum class Owner { Claim, Valuation };
    EvidenceRepository(Connection &connection, Owner owner);

    core::Outcome append(qint64 owner, const core::Evidence &evidence);
    /// Fills attribution and tags of rows in the order of their ids.
    template<typename Row>
    core::Outcome readInto(QList<Row> &rows);
    /// Fills attribution and tags of one row.
    core::Outcome readOne(qint64 owner, core::Evidence &evidence);
    /// Changes a row's rank and seals the row anew. A row whose seal does not hold is left as it
    /// is: a new seal would hide the damage.
    core::Outcome setRank(qint64 owner, core::Rank rank, const QString &reason);

private:
    Connection &m_connection;
    Owner m_owner;
    const char *m_selectAttributions;
    const char *m_selectTags;
    const char *m_ownerColumn;
    SqlStatement m_insertAttribution;
    SqlStatement m_insertTag;
    /// Prepared by the first readOne().
    std::unique_ptr<SqlStatement> m_attributionsOfOne;
    std::unique_ptr<SqlStatement> m_tagsOfOne;
};

/// source, locator, quote, sourcing, note, checked by, checked on (3 columns), rank, rank reason.
SqlStatement &operator<<(SqlStatement &statement, const core::Evidence &evidence);
SqlStatement &operator>>(SqlStatement &statement, core::Evidence &evidence);

} // namespace dealscope::database
