// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SqlError.h"

#include <sqlite3.h>

namespace dealscope::database {

using core::Error;
using core::ErrorKind;

QString SqlError::brokenRule(int extendedCode, const QString &message)
{
    // SQLite names the rule behind the colon: a table and column, or the name of a CHECK.
    const QString rule = message.section(QStringLiteral(": "), 1);
    switch (extendedCode) {
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return tr("it refers to a row that does not exist, or other rows refer to it.");
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return tr("there is already a row with this id.");
    case SQLITE_CONSTRAINT_UNIQUE:
        return tr("another row already has the same value (%1).").arg(rule);
    case SQLITE_CONSTRAINT_NOTNULL:
        return tr("a value is missing (%1).").arg(rule);
    default:
        return tr("it breaks a rule of the deal file (%1).").arg(rule.isEmpty() ? message : rule);
    }
}

Error SqlError::of(sqlite3 *handle, int code)
{
    const QString message = QString::fromUtf8(sqlite3_errmsg(handle));
    const int extended = (code & 0xff) == code ? sqlite3_extended_errcode(handle) : code;
    const QString detail = QStringLiteral("SQLite %1: %2").arg(extended).arg(message);
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {tr("The deal file is in use by another program. Try again in a moment, or close "
                   "it there."),
                detail, ErrorKind::File};
    case SQLITE_READONLY:
        return {tr("The deal file can only be read, not changed. Save a copy to work on."), detail,
                ErrorKind::File};
    case SQLITE_FULL:
        return {tr("There is no space left for the deal file, so nothing was changed. Free some "
                   "space and try again."),
                detail, ErrorKind::File};
    case SQLITE_IOERR:
        return {tr("The disk reported an error on the deal file. Check the disk, then try again."),
                detail, ErrorKind::File};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {tr("The deal file is damaged. Restore a backup of it."), detail, ErrorKind::File};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {tr("The deal file or its folder cannot be used. Check that you may read and write "
                   "there."),
                detail, ErrorKind::File};
    case SQLITE_TOOBIG:
        return {tr("A text is longer than a deal file can hold."), detail, ErrorKind::Problem};
    case SQLITE_NOMEM:
        return {tr("There is not enough memory for the deal file."), detail, ErrorKind::File};
    case SQLITE_INTERRUPT:
        return {tr("The work on the deal file took too long and was stopped."), detail,
                ErrorKind::File};
    case SQLITE_CONSTRAINT:
        return {brokenRule(extended, message), detail, ErrorKind::Problem};
    default:
        return {tr("The deal file could not be used: %1.").arg(message), detail, ErrorKind::File};
    }
}

bool SqlError::isDamage(sqlite3 *handle)
{
    const int primary = sqlite3_errcode(handle) & 0xff;
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

Error SqlError::inRow(const QString &row, const Error &error)
{
    return {QStringLiteral("%1: %2").arg(row, error.sentence), error.detail, error.kind};
}

Error SqlError::unknownCode(const QString &code, const QString &sql)
{
    return {tr("The deal file is damaged: it holds the unknown word \"%1\". Restore a backup of "
               "it.")
                .arg(code.left(60)),
            sql, ErrorKind::File};
}

Error SqlError::missingRow()
{
    return {tr("it, or a row that it refers to, does not exist."), {}, ErrorKind::Problem};
}

Error SqlError::cancelled()
{
    return {tr("It was cancelled; the deal file is as it was before."), {}, ErrorKind::Problem};
}

} // namespace dealscope::database
