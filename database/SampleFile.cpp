// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SampleFile.h"

#include "core/SnapshotChecksum.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace dealscope::database {

using namespace core;

Result<std::unique_ptr<Ledger>> SampleFile::open(const LedgerData &rows) const
{
    const QString wanted = checksumOf(rows);
    if (!QFile::exists(m_path)) {
        return make(rows, wanted);
    }
    if (auto ledger = Ledger::open(m_path)) {
        if (note() == wanted) {
            return ledger;
        }
        const auto stored = (*ledger)->load();
        if (stored && checksumOf(*stored) == wanted) {
            writeNote(wanted);
            return ledger;
        }
    }
    if (auto done = setAside(); !done) {
        return done.error();
    }
    return make(rows, wanted);
}

Result<std::unique_ptr<Ledger>> SampleFile::make(const LedgerData &rows,
                                                 const QString &checksum) const
{
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath())) {
        return Error{tr("The folder for the sample ledger could not be made."),
                     QFileInfo(m_path).absolutePath(), ErrorKind::File};
    }
    auto ledger = Ledger::create(m_path);
    if (!ledger) {
        return ledger;
    }
    if (auto done = (*ledger)->append(rows); !done) {
        return done.error();
    }
    writeNote(checksum);
    return ledger;
}

Outcome SampleFile::setAside() const
{
    const QFileInfo file(m_path);
    QString aside;
    for (int number = 1; aside.isEmpty() || QFile::exists(aside); ++number) {
        aside = file.dir().filePath(
            QStringLiteral("%1-%2.%3").arg(file.completeBaseName()).arg(number).arg(file.suffix()));
    }
    if (!QFile::rename(m_path, aside)) {
        return Error{tr("The older sample ledger could not be set aside."), aside, ErrorKind::File};
    }
    return Done{};
}

QString SampleFile::notePath() const
{
    return m_path + QStringLiteral(".made-of");
}

QString SampleFile::note() const
{
    QFile file(notePath());
    constexpr qint64 MaxBytes = 256;
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(MaxBytes).trimmed())
                                          : QString();
}

void SampleFile::writeNote(const QString &checksum) const
{
    // A failure costs little: without a note the file is told by its own checksum.
    QSaveFile file(notePath());
    if (file.open(QIODevice::WriteOnly)) {
        file.write(checksum.toLatin1() + '\n');
        file.commit();
    }
}

} // namespace dealscope::database
