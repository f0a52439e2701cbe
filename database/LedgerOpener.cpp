// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LedgerOpener.h"

#include "database/FilePlacer.h"
#include "database/LateCheck.h"
#include "database/LedgerBackup.h"
#include "database/ProgressGuard.h"
#include "database/SqlError.h"
#include "database/SqlStatement.h"

#include <QFileInfo>

namespace dealscope::database {

using core::Error;
using core::ErrorKind;
using core::Outcome;
using core::Result;

namespace {

Error fileError(const QString &sentence, const QString &detail = {})
{
    return {sentence, detail, ErrorKind::File};
}

bool mayBeWritten(const QString &path)
{
    // SQLite needs the folder too, for the journal of a change.
    const QFileInfo file(path);
    return file.isWritable() && QFileInfo(file.absolutePath()).isWritable();
}

} // namespace

Result<OpenedLedger> LedgerOpener::open(const QString &path, const Options &options) const
{
    if (auto done = checkFile(path, options); !done) {
        return done.error();
    }
    {
        auto peek = Connection::open(path, Connection::Mode::Peek);
        if (!peek) {
            return peek.error();
        }
        if (auto done = checkHeader(**peek, path); !done) {
            return done.error();
        }
    }
    const bool readOnly = options.readOnly || !mayBeWritten(path);
    auto connection = Connection::open(
        path, readOnly ? Connection::Mode::ReadOnly : Connection::Mode::ReadWrite);
    if (!connection) {
        return connection.error();
    }
    Outcome done = core::Done{};
    bool putOff = false;
    {
        const ProgressGuard guard(**connection, options.maxTime);
        // Once more, as a journal that an interrupted program left may have changed it.
        done = checkHeader(**connection, path);
        if (done) {
            done = checkSchema(**connection, path);
        }
        const auto found = Migrator::versionOf(**connection);
        putOff = found && *found == m_migrator.newestVersion()
            && QFileInfo(path).size() >= LateCheck::LargeFile;
        if (done && !putOff) {
            done = checkContents(**connection, path);
        }
    }
    if (!done) {
        return done.error();
    }
    const auto version = Migrator::versionOf(**connection);
    if (!version) {
        return version.error();
    }
    if (readOnly) {
        const bool old = *version < m_migrator.oldestReadable();
        return old ? upToDateCopy(**connection)
                   : OpenedLedger{std::move(*connection), true, !putOff};
    }
    if (auto current = bringUpToDate(**connection, path, *version); !current) {
        return current.error();
    }
    return OpenedLedger{std::move(*connection), false, !putOff};
}

Result<OpenedLedger> LedgerOpener::create(const QString &path) const
{
    if (auto done = FilePlacer::checkFree(path); !done) {
        return done.error();
    }
    // Made under another name, so that no one ever sees half a ledger under this one.
    auto draft = FilePlacer::draftBeside(path);
    if (!draft) {
        return draft.error();
    }
    {
        auto connection = Connection::open((*draft)->fileName(), Connection::Mode::ReadWrite);
        if (!connection) {
            return connection.error();
        }
        if (auto done = m_migrator.migrate(**connection); !done) {
            return done.error();
        }
    }
    if (auto done = FilePlacer::moveToFree(**draft, path); !done) {
        return done.error();
    }
    return open(path, Options{});
}

Result<OpenedLedger> LedgerOpener::inMemory() const
{
    auto connection = Connection::inMemory();
    if (!connection) {
        return connection.error();
    }
    if (auto done = m_migrator.migrate(**connection); !done) {
        return done.error();
    }
    return OpenedLedger{std::move(*connection), false};
}

Outcome LedgerOpener::checkFile(const QString &path, const Options &options) const
{
    const QFileInfo file(path);
    const QString name = file.fileName();
    if (!file.exists()) {
        return fileError(
            tr("There is no file \"%1\". Check its name and folder.").arg(FilePlacer::shown(path)));
    }
    if (file.isDir()) {
        return fileError(tr("\"%1\" is a folder. Choose a deal file in it.").arg(name));
    }
    if (!file.isFile()) {
        return fileError(tr("\"%1\" is not an ordinary file.").arg(name));
    }
    if (!file.isReadable()) {
        return fileError(
            tr("You may not read \"%1\". Ask its owner for the permission.").arg(name));
    }
    if (file.size() == 0) {
        return fileError(
            tr("\"%1\" is empty. Restore a backup, or make a new deal file.").arg(name));
    }
    if (file.size() > options.maxBytes) {
        return fileError(tr("\"%1\" is larger than %2 MB, the most a deal file may have.")
                             .arg(name)
                             .arg(options.maxBytes / 1024 / 1024));
    }
    return core::Done{};
}

Outcome LedgerOpener::checkHeader(Connection &connection, const QString &path) const
{
    const QString name = QFileInfo(path).fileName();
    const auto id = connection.integer("PRAGMA application_id");
    if (!id && !SqlError::isDamage(connection.handle())) {
        return id.error();
    }
    if (!id) {
        return fileError(tr("\"%1\" is not a deal file, or it is damaged. Choose another one, or "
                            "restore a backup.")
                             .arg(name),
                         id.error().sentence + u' ' + id.error().detail);
    }
    if (*id != Migrator::ApplicationId) {
        return fileError(
            tr("\"%1\" is a database, but not a deal file. Choose another one.").arg(name),
            QStringLiteral("application_id %1").arg(*id));
    }
    const auto version = Migrator::versionOf(connection);
    if (!version) {
        return version.error();
    }
    if (*version > m_migrator.newestVersion()) {
        return fileError(tr("\"%1\" was written by a newer version of Dealscope and was left "
                            "untouched. Update Dealscope to open it.")
                             .arg(name),
                         QStringLiteral("user_version %1, known up to %2")
                             .arg(*version)
                             .arg(m_migrator.newestVersion()));
    }
    if (*version < 1) {
        return fileError(
            tr("\"%1\" is damaged: it has no version number. Restore a backup.").arg(name),
            QStringLiteral("user_version %1").arg(*version));
    }
    return core::Done{};
}

Outcome LedgerOpener::checkSchema(Connection &connection, const QString &path) const
{
    const auto version = Migrator::versionOf(connection);
    if (!version) {
        return version.error();
    }
    const auto found = SchemaListing::of(connection);
    if (!found) {
        return found.error();
    }
    const auto expected = m_migrator.schemaAt(*version);
    if (!expected) {
        return expected.error();
    }
    const QStringList differences = found->differencesFrom(*expected);
    if (!differences.isEmpty()) {
        return fileError(tr("\"%1\" is not built like a deal file (%2) and was not opened, as it "
                            "could do harm. Ask where it comes from.")
                             .arg(QFileInfo(path).fileName(), differences.first().left(100)),
                         differences.mid(0, 50).join(QStringLiteral(", ")));
    }
    return core::Done{};
}

Outcome LedgerOpener::checkContents(Connection &connection, const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    SqlStatement pages(connection, "PRAGMA quick_check(10)");
    QStringList findings;
    while (pages.next()) {
        QString finding;
        pages >> finding;
        findings.append(finding);
    }
    if (auto done = pages.outcome(); !done) {
        return done;
    }
    if (findings != QStringList{QStringLiteral("ok")}) {
        return fileError(tr("\"%1\" is damaged. Restore a backup of it.").arg(name),
                         findings.join(QStringLiteral("; ")));
    }
    SqlStatement references(connection, "PRAGMA foreign_key_check");
    if (references.next()) {
        QString table;
        std::optional<qint64> row;
        references >> table >> row;
        return fileError(tr("\"%1\" is damaged: rows refer to others that are gone. Restore a "
                            "backup of it.")
                             .arg(name),
                         QStringLiteral("%1, row %2").arg(table).arg(row.value_or(0)));
    }
    return references.outcome();
}

Result<OpenedLedger> LedgerOpener::upToDateCopy(const Connection &connection) const
{
    auto copy = Connection::inMemory();
    if (!copy) {
        return copy.error();
    }
    Outcome done = LedgerBackup::copy(connection, **copy);
    if (done) {
        done = m_migrator.migrate(**copy);
    }
    if (!done) {
        return done.error();
    }
    return OpenedLedger{std::move(*copy), true};
}

Outcome LedgerOpener::bringUpToDate(Connection &connection, const QString &path, int version) const
{
    // A file that another tool left in WAL mode comes back to one file at rest.
    if (auto done = connection.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
        !done) {
        return done;
    }
    if (version == m_migrator.newestVersion()) {
        return core::Done{};
    }
    const QString backup = QStringLiteral("%1.v%2.bak").arg(path).arg(version);
    if (auto done = LedgerBackup::write(connection, backup); !done) {
        return done;
    }
    return m_migrator.migrate(connection);
}

} // namespace dealscope::database
