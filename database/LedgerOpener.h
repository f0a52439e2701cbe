// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Connection.h"
#include "database/Migrator.h"

#include <chrono>

namespace dealscope::database {

/// A ledger file's open connection.
struct OpenedLedger {
    std::unique_ptr<Connection> connection;
    bool readOnly = false;
    bool isLookedThrough = true; ///< false: a large file, see LateCheck
};

/// Opens ledger files, and only those. Nothing is written to a file before all of it is known to be
/// one of ours, undamaged and of a version that this program understands: first the two numbers of
/// its header, then the whole schema, then its pages, then its references; the last two of a large
/// file that needs no bringing up to date are left to LateCheck. The order and the
/// switches follow https://www.sqlite.org/security.html.
class LedgerOpener
{
    Q_DECLARE_TR_FUNCTIONS(LedgerOpener)

public:
    struct Options {
        bool readOnly = false;
        qint64 maxBytes = qint64(4) * 1024 * 1024 * 1024;
        std::chrono::milliseconds maxTime = std::chrono::seconds(60); ///< for all checks together
    };

    explicit LedgerOpener(const Migrator &migrator = Migrator::bundled())
        : m_migrator(migrator)
    {
    }

    /// Opens for reading only where the file or its folder cannot be written. A file of an older
    /// version is copied to "NAME.deals.vN.bak" beside it, then brought up to date; one that is
    /// only read stays as it is, and where its rows are others what is read is a copy in memory.
    [[nodiscard]] core::Result<OpenedLedger> open(const QString &path,
                                                  const Options &options) const;
    /// Makes an empty ledger. The path must be free: nothing is ever overwritten.
    [[nodiscard]] core::Result<OpenedLedger> create(const QString &path) const;
    [[nodiscard]] core::Result<OpenedLedger> inMemory() const;

    /// Pages and references.
    [[nodiscard]] static core::Outcome checkContents(Connection &connection, const QString &path);

private:
    core::Outcome checkFile(const QString &path, const Options &options) const;
    core::Outcome checkHeader(Connection &connection, const QString &path) const;
    core::Outcome checkSchema(Connection &connection, const QString &path) const;
    /// An older ledger that cannot be written, brought up to date in memory.
    core::Result<OpenedLedger> upToDateCopy(const Connection &connection) const;
    core::Outcome bringUpToDate(Connection &connection, const QString &path, int version) const;

    const Migrator &m_migrator;
};

} // namespace dealscope::database
