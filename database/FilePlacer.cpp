// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/FilePlacer.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace dealscope::database {

using core::Error;
using core::ErrorKind;
using core::Outcome;
using core::Result;

Outcome FilePlacer::checkFree(const QString &path)
{
    const QFileInfo file(path);
    if (!QFileInfo(file.absolutePath()).isDir()) {
        return Error{
            tr("There is no folder \"%1\".").arg(shown(file.absolutePath())), {}, ErrorKind::File};
    }
    if (file.exists() || file.isSymLink()) {
        return Error{tr("There is already a file \"%1\". Choose another name.").arg(shown(path)),
                     {},
                     ErrorKind::File};
    }
    return checkNoJournal(path);
}

Outcome FilePlacer::checkNoJournal(const QString &path)
{
    // SQLite would take the journal of a file that is gone for that of the new one.
    for (const auto *suffix : {"-journal", "-wal"}) {
        const QString journal = path + QLatin1StringView(suffix);
        if (QFileInfo::exists(journal)) {
            return Error{
                tr("Another program left the file \"%1\" in the middle of a change. Choose "
                   "another name.")
                    .arg(shown(journal)),
                {},
                ErrorKind::File};
        }
    }
    return core::Done{};
}

Result<FilePlacer::Draft> FilePlacer::draftBeside(const QString &path)
{
    auto draft = std::make_unique<QTemporaryFile>(QFileInfo(path).absoluteFilePath()
                                                  + QStringLiteral(".XXXXXX.part"));
    if (!draft->open()) {
        return Error{tr("No file can be written beside \"%1\". Check the folder and the space on "
                        "the disk.")
                         .arg(shown(path)),
                     draft->errorString(), ErrorKind::File};
    }
    draft->close();
    return draft;
}

Outcome FilePlacer::moveToFree(QTemporaryFile &draft, const QString &path)
{
    // QFile::rename never overwrites.
    draft.setAutoRemove(false);
    if (!QFile::rename(draft.fileName(), path)) {
        draft.setAutoRemove(true);
        return Error{tr("The file \"%1\" could not be made. Choose another name or folder.")
                         .arg(shown(path)),
                     {},
                     ErrorKind::File};
    }
    syncFolderOf(path);
    return core::Done{};
}

Outcome FilePlacer::moveOver(QTemporaryFile &draft, const QString &path)
{
    if (auto done = checkNoJournal(path); !done) {
        return done;
    }
    const QFileInfo target(path);
    const QString place = target.exists() ? target.canonicalFilePath() : target.absoluteFilePath();
    if (std::rename(QFile::encodeName(draft.fileName()).constData(),
                    QFile::encodeName(place).constData())
        != 0) {
        return Error{tr("The file \"%1\" could not be written. Choose another name or folder.")
                         .arg(shown(path)),
                     QString::fromLocal8Bit(std::strerror(errno)), ErrorKind::File};
    }
    draft.setAutoRemove(false);
    syncFolderOf(place);
    return core::Done{};
}

QString FilePlacer::shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

void FilePlacer::syncFolderOf(const QString &path)
{
    // A new name is safe from a power cut only once its folder is written.
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        (void)::fsync(descriptor);
        ::close(descriptor);
    }
}

} // namespace dealscope::database
