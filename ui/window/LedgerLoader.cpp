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

LedgerLoader::~LedgerLoader()
{
    if (m_isWanted) {
        *m_isWanted = false;
    }
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

std::function<std::shared_ptr<LedgerLoader::ReadResult>()> LedgerLoader::readingOf(
    const QString &path)
{
    if (m_isWanted) {
        *m_isWanted = false;
    }
    m_isWanted = std::make_shared<std::atomic<bool>>(true);
    return [open = m_openLedger, path, progress = progressOf(m_isWanted)] {
        return std::make_shared<ReadResult>(read(open(path), QFileInfo(path).fileName(), progress));
    };
}

void LedgerLoader::readAhead(const QString &path)
{
    if (m_openLedger && QFileInfo(path).size() >= LargeFile) {
        m_pathAhead = path;
        m_ahead = std::async(std::launch::async, readingOf(path));
    }
}

void LedgerLoader::readLater(const QString &path, const std::function<void()> &then)
{
    Q_EMIT loadingStarted(QFileInfo(path).fileName());
    const Reading ahead = std::exchange(m_ahead, {});
    std::function<std::shared_ptr<ReadResult>()> work;
    if (ahead.valid() && path == m_pathAhead) {
        work = [ahead] { return ahead.get(); };
    } else {
        work = readingOf(path);
    }
    m_task.ask(work, [this, path, then](const std::shared_ptr<ReadResult> &result) {
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
    if (m_ahead.valid()) {
        *m_isWanted = false;
        m_ahead = {};
    }
    if (m_task.isBusy()) {
        *m_isWanted = false;
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

ReadProgress LedgerLoader::progressOf(const std::shared_ptr<const std::atomic<bool>> &isWanted)
{
    return [this, isWanted, last = -1](qint64 done, qint64 all) mutable {
        const int percent = all > 0 ? int(done * 100 / all) : 0;
        if (percent != last && *isWanted) {
            last = percent;
            QMetaObject::invokeMethod(
                this,
                [this, isWanted, percent] {
                    if (*isWanted) {
                        Q_EMIT loadingProgressed(percent);
                    }
                },
                Qt::QueuedConnection);
        }
        return isWanted->load();
    };
}

LedgerLoader::ReadResult LedgerLoader::read(StoreResult store, const QString &name,
                                            const ReadProgress &progress)
{
    if (!store) {
        return store.error();
    }
    return session::LedgerSession::read(std::move(store).value(), name, progress);
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
