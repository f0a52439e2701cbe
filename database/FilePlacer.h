// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QCoreApplication>
#include <QTemporaryFile>

#include <memory>

namespace dealscope::database {

/// Puts database files in their places: written under a draft's name first, then renamed, so that
/// a name holds the old file or the whole new one, also after a crash.
class FilePlacer
{
    Q_DECLARE_TR_FUNCTIONS(FilePlacer)

public:
    using Draft = std::unique_ptr<QTemporaryFile>;

    /// An error unless the folder is there and neither the file nor a journal of it.
    static core::Outcome checkFree(const QString &path);
    /// An empty file in the folder of `path`; removed again unless it is moved.
    static core::Result<Draft> draftBeside(const QString &path);
    /// Gives the draft the name `path`, which must still be free.
    static core::Outcome moveToFree(QTemporaryFile &draft, const QString &path);
    /// Gives the draft the name `path` in one step, in place of any file of that name.
    static core::Outcome moveOver(QTemporaryFile &draft, const QString &path);
    /// The path as people write it.
    static QString shown(const QString &path);

private:
    static core::Outcome checkNoJournal(const QString &path);
    static void syncFolderOf(const QString &path);
};

} // namespace dealscope::database
