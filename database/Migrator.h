// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/SchemaListing.h"

#include <QCoreApplication>
#include <QList>

namespace dealscope::database {

/// One step of the schema: the statements that lead from version - 1 to version.
struct Migration {
    int version = 0;
    QString name;
    QByteArray sql;
};

/// Brings a database to a version of the schema, a transaction for each step.
class Migrator
{
    Q_DECLARE_TR_FUNCTIONS(Migrator)

public:
    /// "DEAL"; what makes a SQLite file a ledger.
    static constexpr qint64 ApplicationId = 0x4445414c;

    /// The steps that came with the program (database/sql/NNN-name.sql).
    [[nodiscard]] static const Migrator &bundled();
    /// `steps` must be numbered 1, 2, 3...
    explicit Migrator(QList<Migration> steps);

    [[nodiscard]] int newestVersion() const { return int(m_steps.size()); }
    /// The oldest version whose rows are read as those of the newest: steps whose name ends in
    /// "-cache.sql" add only what can be made anew from the rows.
    [[nodiscard]] int oldestReadable() const;
    /// The version a database is at; 0 for an empty one. `connection` need not be a ledger.
    [[nodiscard]] static core::Result<int> versionOf(Connection &connection);
    /// Runs the missing steps up to the newest. An error leaves the database at the version before
    /// the step that failed.
    core::Outcome migrate(Connection &connection) const;
    /// What the schema of a ledger of that version is.
    [[nodiscard]] core::Result<SchemaListing> schemaAt(int version) const;

private:
    core::Outcome migrateTo(Connection &connection, int version) const;
    core::Outcome runStep(Connection &connection, const Migration &step) const;

    QList<Migration> m_steps;
};

} // namespace dealscope::database
