// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LedgerLoader.h"

#include "ui/window/RecentFiles.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace dealscope::ui {

using namespace core;

LedgerLoader::LedgerLoader(session::LedgerSession &session, const WindowServices &services,
                           RecentFiles *recent, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_openLedger(services.openLedger)
    , m_openSample(services.openSample)
    , m_recent(recent)
{
}

bool LedgerLoader::openFile(const QString &path, const std::function<void()> &then)
{
    if (!m_openLedger) {
        return false;
    }
    if (QFileInfo(path).size() >= LargeFile) {
        readLater(path, then);
        return true;
    }
    cancel();
    if (!take(read(m_openLedger(path), QFileInfo(path).fileName()))) {
        return false;
    }
    m_isSample = false;
    m_recent->add(path);
    if (then) {
        then();
    }
    return true;
}

void LedgerLoader::readLater(const QString &path, const std::function<void()> &then)
{
    const QString name = QFileInfo(path).fileName();
    Q_EMIT loadingStarted(name);
    m_task.ask([open = m_openLedger, path,
                name] { return std::make_shared<ReadResult>(read(open(path), name)); },
               [this, path, then](const std::shared_ptr<ReadResult> &result) {
                   Q_EMIT loadingEnded();
                   if (!take(std::move(*result))) {
                       return;
                   }
                   m_isSample = false;
                   m_recent->add(path);
                   if (then) {
                       then();
                   }
               });
}

void LedgerLoader::cancel()
{
    if (m_task.isBusy()) {
        m_task.forget();
        Q_EMIT loadingEnded();
    }
}

bool LedgerLoader::openSample()
{
    cancel();
    if (!m_openSample || !take(read(m_openSample(), tr("sample ledger")))) {
        return false;
    }
    m_isSample = true;
    return true;
}

LedgerLoader::ReadResult LedgerLoader::read(StoreResult store, const QString &name)
{
    if (!store) {
        return store.error();
    }
    return session::LedgerSession::read(std::move(store).value(), name);
}

bool LedgerLoader::take(ReadResult read)
{
    if (!read) {
        Q_EMIT failed(read.error());
        return false;
    }
    m_session.adopt(std::move(read).value());
    return true;
}

QString LedgerLoader::droppedLedger(const QMimeData *mime)
{
    const QList<QUrl> urls = mime->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile()) {
        return {};
    }
    const QString path = urls.first().toLocalFile();
    return path.endsWith(QLatin1String(".deals"), Qt::CaseInsensitive) ? path : QString();
}

} // namespace dealscope::ui
