// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/FileWriter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace dealscope::io {

using namespace core;

namespace {

Error fileError(const QString &sentence, const QString &detail)
{
    return Error{sentence, detail, ErrorKind::File};
}

Error notWritten(const QString &name, const QString &detail)
{
    return fileError(
        QCoreApplication::translate("FileWriter",
                                    "“%1” could not be written: %2. Nothing was changed; choose "
                                    "another folder or make room, and try again.")
            .arg(QDir::toNativeSeparators(name), detail),
        detail);
}

} // namespace

Outcome FileWriter::write(const QString &path, const QByteArray &bytes)
{
    const QFileInfo target(path);
    if (target.exists() && !target.isFile()) {
        return fileError(
            QCoreApplication::translate(
                "FileWriter", "“%1” is not an ordinary file. Name a file that may be replaced.")
                .arg(QDir::toNativeSeparators(path)),
            QStringLiteral("exists and is no regular file"));
    }
    const QString folder = target.absolutePath();
    if (!QFileInfo(folder).isDir()) {
        return fileError(QCoreApplication::translate("FileWriter",
                                                     "The folder “%1” does not exist. Make it "
                                                     "first, or choose another one.")
                             .arg(QDir::toNativeSeparators(folder)),
                         QStringLiteral("no such folder"));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return notWritten(path, file.errorString());
    }
    const Outcome written = write(file, bytes, path);
    if (!written) {
        file.cancelWriting();
        return written;
    }
    if (!file.commit()) {
        return notWritten(path, file.errorString());
    }
    return Done{};
}

Outcome FileWriter::write(QIODevice &device, const QByteArray &bytes, const QString &name)
{
    qint64 done = 0;
    while (done < bytes.size()) {
        const qint64 count = device.write(bytes.constData() + done, bytes.size() - done);
        if (count <= 0) {
            return notWritten(name, device.errorString());
        }
        done += count;
    }
    return Done{};
}

} // namespace dealscope::io
