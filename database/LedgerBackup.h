// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QCoreApplication>

namespace dealscope::database {

class Connection;

/// Copies a whole database with SQLite's backup interface (https://www.sqlite.org/backup.html),
/// which sees one consistent state whoever else writes.
class LedgerBackup
{
    Q_DECLARE_TR_FUNCTIONS(LedgerBackup)

public:
    /// To a file, in place of one of the same name; complete and checked, or not at all.
    static core::Outcome write(const Connection &from, const QString &path);
    /// Into another open database, whose contents are lost.
    static core::Outcome copy(const Connection &from, const Connection &to);
};

} // namespace dealscope::database
