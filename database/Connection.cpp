// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Connection.h"

#include "database/SqlError.h"
#include "database/SqlStatement.h"

#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>
#include <QUuid>

#include <sqlite3.h>

namespace dealscope::database {

using core::Error;
using core::ErrorKind;
using core::Outcome;
using core::Result;

namespace {

sqlite3 *rawHandle(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0) {
        return nullptr;
    }
    return *static_cast<sqlite3 *const *>(handle.constData());
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, Mode mode)
{
    // Debian's SQLite reads names that begin with "file:" as addresses; a rooted path does not.
    const QString rooted = QFileInfo(path).absoluteFilePath();
    switch (mode) {
    case Mode::Create:
        return open(rooted, QString());
    case Mode::ReadWrite:
        // Without CREATE, so that a file that vanishes meanwhile does not come back empty.
        return open(QUrl::fromLocalFile(rooted).toString(QUrl::FullyEncoded)
                        + QStringLiteral("?mode=rw"),
                    QStringLiteral("QSQLITE_OPEN_URI"));
    case Mode::ReadOnly:
        return open(rooted, QStringLiteral("QSQLITE_OPEN_READONLY"));
    case Mode::Peek:
        return open(QUrl::fromLocalFile(rooted).toString(QUrl::FullyEncoded)
                        + QStringLiteral("?immutable=1"),
                    QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"));
    }
    Q_UNREACHABLE();
}

Result<std::unique_ptr<Connection>> Connection::inMemory()
{
    return open(QStringLiteral(":memory:"), QString());
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &databaseName,
                                                     const QString &options)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE"))) {
        return Error{tr("Qt's driver for SQLite is missing. Install the package "
                        "libqt6sql6-sqlite."),
                     {},
                     ErrorKind::File};
    }
    // Nobody asks how much memory SQLite holds, and counting it makes threads wait for one another.
    // Only before its first use; later it stays as it is.
    static const int counting = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    Q_UNUSED(counting)
    std::unique_ptr<Connection> connection(new Connection);
    connection->m_database = QSqlDatabase::addDatabase(
        QStringLiteral("QSQLITE"), QUuid::createUuid().toString(QUuid::WithoutBraces));
    connection->m_database.setDatabaseName(databaseName);
    connection->m_database.setConnectOptions(
        QStringList{options, QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000")}.join(u';'));
    if (!connection->m_database.open()) {
        return Error{tr("The deal file could not be opened. Check that it is there and that you "
                        "may read it."),
                     connection->m_database.lastError().text(), ErrorKind::File};
    }
    connection->m_handle = rawHandle(connection->m_database);
    if (!connection->m_handle) {
        return Error{tr("Qt's driver for SQLite does not fit this program."),
                     QStringLiteral("QSqlDriver::handle() is not a sqlite3*"), ErrorKind::File};
    }
    if (auto hardened = connection->harden(); !hardened) {
        return hardened.error();
    }
    return connection;
}

Connection::~Connection()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Outcome Connection::harden()
{
    // https://www.sqlite.org/security.html, "Untrusted SQLite Database Files".
    struct Switch {
        int option;
        int on;
    };
    for (const auto &[option, on] : {
             Switch{SQLITE_DBCONFIG_DEFENSIVE, 1},
             Switch{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
             Switch{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
             Switch{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
             Switch{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
             Switch{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
             Switch{SQLITE_DBCONFIG_DQS_DDL, 0},
             Switch{SQLITE_DBCONFIG_DQS_DML, 0},
             Switch{SQLITE_DBCONFIG_ENABLE_FKEY, 1},
         }) {
        const int code = sqlite3_db_config(m_handle, option, on, nullptr);
        if (code != SQLITE_OK) {
            return SqlError::of(m_handle, code);
        }
    }
    sqlite3_limit(m_handle, SQLITE_LIMIT_LENGTH, MaxTextBytes);
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
    // Those that do not look into the file: what it is shows with the first real statement.
    return execute("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0");
}

Outcome Connection::execute(const char *sql)
{
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return SqlError::of(m_handle, code);
    }
    return core::Done{};
}

Result<qint64> Connection::integer(const char *sql)
{
    SqlStatement query(*this, sql);
    qint64 value = 0;
    if (query.next()) {
        query >> value;
    }
    if (auto done = query.outcome(); !done) {
        return done.error();
    }
    return value;
}

} // namespace dealscope::database
