// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changes/LastSession.h"

#include "io/FileWriter.h"
#include "io/JsonText.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStandardPaths>

namespace dealscope::ui {

using namespace core;

namespace {

const QLoggingCategory &category()
{
    static const QLoggingCategory log("dealscope.session", QtInfoMsg);
    return log;
}

} // namespace

LastSession::LastSession(session::LedgerSession &session, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_folder(folder)
{
    connect(&session, &session::LedgerSession::ledgerChanged, this, &LastSession::follow);
    connect(&session, &session::LedgerSession::stateChanged, this,
            [this](const session::StatePtr &state) { m_snapshot = state->snapshot; });
}

QString LastSession::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
        + QStringLiteral("/last-session");
}

QString LastSession::fileFor(const QString &folder, const QString &ledgerPath)
{
    const QByteArray name = QCryptographicHash::hash(
        QFileInfo(ledgerPath).absoluteFilePath().toUtf8(), QCryptographicHash::Sha256);
    return folder + u'/' + QString::fromLatin1(name.toHex()) + QStringLiteral(".json");
}

void LastSession::follow()
{
    save();
    m_path = m_session.path();
    m_snapshot = m_session.state()->snapshot;
    m_kept = m_path.isEmpty() ? std::nullopt : read(fileFor(m_folder, m_path));
    Q_EMIT keptChanged();
}

void LastSession::save()
{
    if (m_path.isEmpty() || !m_snapshot || m_snapshot->dealCount() > session::MostKeptDeals) {
        return;
    }
    const auto state = session::makeState(m_snapshot, {}, {}, nullptr, {});
    if (!state) {
        return;
    }
    const auto written = write(fileFor(m_folder, m_path), session::editionFiguresOf(**state),
                               QDate::currentDate());
    if (!written) {
        qCInfo(category) << written.error().sentence << written.error().detail;
    }
}

// The file: the checksum of what follows its line, the day, the figures; a line each.

Outcome LastSession::write(const QString &file, const session::EditionFigures &figures, QDate today)
{
    if (!QDir().mkpath(QFileInfo(file).absolutePath())) {
        return Error{tr("The folder %1 could not be made.").arg(QFileInfo(file).absolutePath()),
                     {},
                     ErrorKind::File};
    }
    const QString body = today.toString(Qt::ISODate) + u'\n' + session::toJson(figures) + u'\n';
    return io::FileWriter::write(file, (session::checksumOfJson(body) + u'\n' + body).toUtf8());
}

std::optional<LastSession::Kept> LastSession::read(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    const auto bytes = io::readCapped(device, file);
    if (!bytes) {
        return std::nullopt;
    }
    const QString text = QString::fromUtf8(*bytes);
    const QString body = text.section(u'\n', 1);
    if (session::checksumOfJson(body) != text.section(u'\n', 0, 0)) {
        return std::nullopt;
    }
    const QDate day = QDate::fromString(body.section(u'\n', 0, 0), Qt::ISODate);
    auto figures
        = session::editionFiguresFromJson(body.section(u'\n', 1, 1), tr("The last session"));
    if (!figures || !day.isValid()) {
        return std::nullopt;
    }
    return Kept{std::move(figures).value(), day};
}

} // namespace dealscope::ui
