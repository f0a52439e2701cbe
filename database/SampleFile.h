// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/Ledger.h"

namespace dealscope::database {

/// The sample as a file of the user's own, so that what is saved in it stays. Beside it stands a
/// note with the checksum of the rows that it was made of: the file's own checksum changes with
/// the user's edits.
class SampleFile
{
    Q_DECLARE_TR_FUNCTIONS(SampleFile)

public:
    /// `path` need not exist, nor its folder.
    explicit SampleFile(QString path)
        : m_path(std::move(path))
    {
    }

    /// Opens the file, or makes it of `rows`, the sample of this program. A file that was made of
    /// another sample, or does not open, is first set aside under a name with a number: it may hold
    /// what the user wrote.
    [[nodiscard]] core::Result<std::unique_ptr<Ledger>> open(const core::LedgerData &rows) const;

private:
    core::Result<std::unique_ptr<Ledger>> make(const core::LedgerData &rows,
                                               const QString &checksum) const;
    core::Outcome setAside() const;
    [[nodiscard]] QString notePath() const;
    [[nodiscard]] QString note() const;
    void writeNote(const QString &checksum) const;

    QString m_path;
};

} // namespace dealscope::database
