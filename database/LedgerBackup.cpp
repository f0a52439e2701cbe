// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LedgerBackup.h"

#include "database/Connection.h"
#include "database/FilePlacer.h"
#include "database/SqlError.h"
#include "database/SqlStatement.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace dealscope::database {

using core::Error;
using core::ErrorKind;
using core::Outcome;

Outcome LedgerBackup::write(const Connection &from, const QString &path)
{
    const char *own = sqlite3_db_filename(from.handle(), "main");
    const QString ownPath = QString::fromUtf8(own ? own : "");
    if (QFileInfo::exists(path) && !ownPath.isEmpty()
        && QFileInfo(path).canonicalFilePath() == QFileInfo(ownPath).canonicalFilePath()) {
        return Error{
            tr("A backup cannot replace the file that it is made of. Choose another name."),
            {},
            ErrorKind::Usage};
    }
    auto draft = FilePlacer::draftBeside(path);
    if (!draft) {
        return draft.error();
    }
    {
        auto to = Connection::open((*draft)->fileName(), Connection::Mode::ReadWrite);
        if (!to) {
            return to.error();
        }
        if (auto done = copy(from, **to); !done) {
            return done;
        }
        SqlStatement check(**to, "PRAGMA quick_check(1)");
        QString finding;
        if (check.next()) {
            check >> finding;
        }
        if (auto done = check.outcome(); !done) {
            return done;
        }
        if (finding != QLatin1String("ok")) {
            return Error{tr("The backup came out damaged and was thrown away. Check the deal file "
                            "and the disk."),
                         finding, ErrorKind::File};
        }
    }
    if (!ownPath.isEmpty()) {
        (*draft)->setPermissions(QFileInfo(ownPath).permissions());
    }
    return FilePlacer::moveOver(**draft, path);
}

Outcome LedgerBackup::copy(const Connection &from, const Connection &to)
{
    sqlite3_backup *backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup) {
        return SqlError::of(to.handle(), sqlite3_errcode(to.handle()));
    }
    int code = SQLITE_OK;
    // One step takes all pages; busy files get as long as any other statement.
    constexpr int Tries = 20;
    constexpr int WaitMilliseconds = 100;
    for (int i = 0; i < Tries; ++i) {
        code = sqlite3_backup_step(backup, -1);
        if (code != SQLITE_BUSY && code != SQLITE_LOCKED) {
            break;
        }
        sqlite3_sleep(WaitMilliseconds);
    }
    const int finished = sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE && finished == SQLITE_OK) {
        return core::Done{};
    }
    return SqlError::of(to.handle(), finished == SQLITE_OK ? code : finished);
}

} // namespace dealscope::database
