// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Migrator.h"

#include "database/Connection.h"
#include "database/Transaction.h"

#include <QDir>
#include <QFile>

// Outside the namespace, as the macro demands; a static library's resources load only when asked.
static void loadLedgerSql()
{
    Q_INIT_RESOURCE(ledger_sql);
}

namespace dealscope::database {

using core::Outcome;
using core::Result;

const Migrator &Migrator::bundled()
{
    static const Migrator migrator = [] {
        loadLedgerSql();
        QList<Migration> steps;
        const QDir folder(QStringLiteral(":/sql"));
        for (const QString &name :
             folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly)) {
                steps.append({name.section(u'-', 0, 0).toInt(), name, file.readAll()});
            }
        }
        return Migrator(steps);
    }();
    return migrator;
}

Migrator::Migrator(QList<Migration> steps)
    : m_steps(std::move(steps))
{
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        Q_ASSERT(m_steps[i].version == i + 1);
    }
}

int Migrator::oldestReadable() const
{
    int version = newestVersion();
    while (version > 1 && m_steps[version - 1].name.endsWith(QLatin1StringView("-cache.sql"))) {
        --version;
    }
    return version;
}

Result<int> Migrator::versionOf(Connection &connection)
{
    const auto version = connection.integer("PRAGMA user_version");
    if (!version) {
        return version.error();
    }
    return int(*version);
}

Outcome Migrator::migrate(Connection &connection) const
{
    return migrateTo(connection, newestVersion());
}

Outcome Migrator::migrateTo(Connection &connection, int version) const
{
    for (const Migration &step : m_steps) {
        if (step.version <= version) {
            if (auto done = runStep(connection, step); !done) {
                return done;
            }
        }
    }
    return core::Done{};
}

Outcome Migrator::runStep(Connection &connection, const Migration &step) const
{
    Transaction transaction(connection, Transaction::Kind::Write);
    if (!transaction.begun()) {
        return transaction.begun();
    }
    // Read under the lock: another program may have run the step a moment ago.
    const auto version = versionOf(connection);
    if (!version) {
        return version.error();
    }
    if (*version >= step.version) {
        return core::Done{};
    }
    Outcome done = connection.execute(step.sql.constData());
    if (done) {
        // Pragmas take no parameters; these are numbers of our own.
        done = connection.execute(QStringLiteral("PRAGMA application_id = %1;"
                                                 "PRAGMA user_version = %2")
                                      .arg(ApplicationId)
                                      .arg(step.version)
                                      .toLatin1()
                                      .constData());
    }
    if (done) {
        done = transaction.commit();
    }
    if (!done) {
        return core::Error{tr("The deal file could not be brought to version %1 of its format, and "
                              "was left as it was.")
                               .arg(step.version),
                           step.name + QStringLiteral(": ") + done.error().sentence + u' '
                               + done.error().detail,
                           core::ErrorKind::File};
    }
    return done;
}

Result<SchemaListing> Migrator::schemaAt(int version) const
{
    auto model = Connection::inMemory();
    if (!model) {
        return model.error();
    }
    if (auto done = migrateTo(**model, version); !done) {
        return done.error();
    }
    return SchemaListing::of(**model);
}

} // namespace dealscope::database
