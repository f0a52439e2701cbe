// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/WindowMemory.h"

#include "session/FilterJson.h"
#include "ui/window/DockManager.h"
#include "ui/window/LedgerLoader.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QMainWindow>
#include <QScreen>

namespace dealscope::ui {

namespace {

const QString Ledger = QStringLiteral("ledger");
const QString FilterKey = QStringLiteral("filter");
const QString Parts = QStringLiteral("parts");
/// As large as a laptop's screen allows.
constexpr QSize DefaultSize(1440, 900);

} // namespace

WindowMemory::WindowMemory(QMainWindow *window, DockManager *docks, session::LedgerSession &session,
                           LedgerLoader *loader, QSettings *settings)
    : QObject(window)
    , m_window(window)
    , m_docks(docks)
    , m_session(session)
    , m_loader(loader)
    , m_state(settings)
{
}

void WindowMemory::restoreSize()
{
    // After a start that never finished, what was saved may be what broke it.
    m_trusted = m_state.beginStart();
    const auto layout = *m_trusted ? m_state.layout() : std::nullopt;
    if (layout) {
        m_window->restoreGeometry(layout->geometry);
    } else {
        const QSize room = m_window->screen()->availableSize();
        m_window->resize(DefaultSize.boundedTo(room));
    }
}

void WindowMemory::restore(const QString &path)
{
    if (!m_trusted) {
        restoreSize();
    }
    const auto layout = *m_trusted ? m_state.layout() : std::nullopt;
    m_hasLayout = layout && m_docks->restoreLayout(layout->docks);
    if (!m_hasLayout) {
        m_docks->resetLayout();
    }
    openLedger(path, *m_trusted ? m_state.session() : QJsonObject());
}

QString WindowMemory::fileToOpen(const QString &path) const
{
    if (!path.isEmpty()) {
        return path;
    }
    return m_trusted && *m_trusted ? m_state.session().value(Ledger).toString() : QString();
}

void WindowMemory::openLedger(const QString &path, const QJsonObject &last)
{
    restoreParts(last.value(Parts).toObject());
    const QString lastPath = last.value(Ledger).toString();
    if (path == QLatin1String("--sample")) {
        m_loader->openSample();
        return;
    }
    const auto applyFilter = [this, last] {
        // A filter that names what the ledger no longer has is dropped without a word.
        const auto filter = session::filterFromJson(last.value(FilterKey).toObject(),
                                                    *m_session.state()->snapshot);
        if (filter) {
            m_session.filters().setAll(filter->filter, filter->perspective);
        }
    };
    if (!path.isEmpty()) {
        const bool isLast = QFileInfo(path).absoluteFilePath() == lastPath;
        m_loader->openFile(path, isLast ? applyFilter : std::function<void()>());
    } else if (!lastPath.isEmpty() && QFileInfo::exists(lastPath)) {
        m_loader->openFile(lastPath, applyFilter);
    } else if (m_loader->openSample() && lastPath.isEmpty()) {
        applyFilter();
    }
}

void WindowMemory::finishStart()
{
    // Once more: sizes given before the docks are seen are spread anew, those of tabs above all.
    if (!m_hasLayout) {
        m_docks->fitDefaultSizes();
    } else if (const auto layout = m_state.layout()) {
        m_docks->restoreLayout(layout->docks);
    }
    m_state.finishStart();
}

void WindowMemory::save()
{
    m_state.saveLayout({m_window->saveGeometry(), m_docks->saveLayout()});
    QJsonObject now{{Parts, partSettings()}};
    if (m_session.isOpen()) {
        const QString path = m_loader->isSample() ? QString() : m_session.path();
        now.insert(Ledger, path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath());
        now.insert(FilterKey,
                   session::toJson(m_session.filters().filter(), m_session.filters().perspective(),
                                   *m_session.state()->snapshot));
    }
    m_state.saveSession(now);
}

QJsonObject WindowMemory::partSettings() const
{
    QJsonObject settings;
    for (const Part &part : m_parts) {
        settings.insert(part.name, part.save());
    }
    return settings;
}

void WindowMemory::restoreParts(const QJsonObject &settings)
{
    for (const Part &part : m_parts) {
        if (settings.contains(part.name)) {
            part.restore(settings.value(part.name).toObject());
        }
    }
}

QString WindowMemory::layoutJson() const
{
    // Not the docks: their bytes would lie in a file that a stranger may have made, and damaged
    // ones can hang Qt.
    const QJsonObject layout{{Parts, partSettings()}};
    return QString::fromUtf8(QJsonDocument(layout).toJson(QJsonDocument::Compact));
}

void WindowMemory::restoreLayoutJson(const QString &json)
{
    restoreParts(QJsonDocument::fromJson(json.toUtf8()).object().value(Parts).toObject());
}

} // namespace dealscope::ui
