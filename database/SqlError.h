// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QCoreApplication>

struct sqlite3;

namespace dealscope::database {

/// Turns what SQLite reports into a sentence that a person can act on.
class SqlError
{
    Q_DECLARE_TR_FUNCTIONS(SqlError)

public:
    /// For `code`, which the last call on `handle` gave; both its primary and extended form will
    /// do.
    [[nodiscard]] static core::Error of(sqlite3 *handle, int code);
    /// True if the last call on `handle` failed because the file is damaged or no database.
    [[nodiscard]] static bool isDamage(sqlite3 *handle);
    /// The same error, its sentence led by the row it is about: "claim 12: ...".
    [[nodiscard]] static core::Error inRow(const QString &row, const core::Error &error);
    /// For a word that is none of the codes its column may hold.
    [[nodiscard]] static core::Error unknownCode(const QString &code, const QString &sql);
    /// For a row that another one speaks of, or that was asked for, and that is not there.
    [[nodiscard]] static core::Error missingRow();
    /// For work that the user has cancelled, and that is rolled back.
    [[nodiscard]] static core::Error cancelled();

private:
    static QString brokenRule(int extendedCode, const QString &message);
};

} // namespace dealscope::database
