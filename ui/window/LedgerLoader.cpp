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

bool LedgerLoader::openFile(const QString &path)
{
    if (!m_openLedger || !take(m_openLedger(path), QFileInfo(path).fileName())) {
        return false;
    }
    m_isSample = false;
    m_recent->add(path);
    return true;
}

bool LedgerLoader::openSample()
{
    if (!m_openSample || !take(m_openSample(), tr("sample ledger"))) {
        return false;
    }
    m_isSample = true;
    return true;
}

bool LedgerLoader::take(StoreResult store, const QString &name)
{
    if (!store) {
        Q_EMIT failed(store.error());
        return false;
    }
    if (const auto opened = m_session.open(std::move(store).value(), name); !opened) {
        Q_EMIT failed(opened.error());
        return false;
    }
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
