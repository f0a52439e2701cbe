// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "ui/window/WindowState.h"

#include <QObject>

#include <functional>

class QMainWindow;

namespace dealscope::ui {

class DockManager;
class LedgerLoader;

/// Puts a window back as it was left: geometry, docks, ledger, filter, and the settings of its
/// parts. Also turns a layout into the text that a saved view keeps.
class WindowMemory : public QObject
{
    Q_OBJECT

public:
    /// Something with settings of its own, under a fixed name.
    struct Part {
        QString name;
        std::function<QJsonObject()> save;
        std::function<void(const QJsonObject &)> restore;
    };
    WindowMemory(QMainWindow *window, DockManager *docks, session::LedgerSession &session,
                 LedgerLoader *loader, QSettings *settings);

    void addPart(const Part &part) { m_parts.append(part); }
    [[nodiscard]] WindowState &state() { return m_state; }

    /// Gives the window its size. restore() does it where nobody has.
    void restoreSize();
    /// The file that restore() will open; empty for the sample. After restoreSize().
    [[nodiscard]] QString fileToOpen(const QString &path) const;
    /// Opens `path`, else what was open last, else the sample.
    void restore(const QString &path);
    /// After the window was shown for the first time.
    void finishStart();
    void save();

    [[nodiscard]] QString layoutJson() const;
    void restoreLayoutJson(const QString &json);

private:
    void openLedger(const QString &path, const QJsonObject &last);
    [[nodiscard]] QJsonObject partSettings() const;
    void restoreParts(const QJsonObject &settings);

    QMainWindow *m_window;
    DockManager *m_docks;
    session::LedgerSession &m_session;
    LedgerLoader *m_loader;
    WindowState m_state;
    QList<Part> m_parts;
    std::optional<bool> m_trusted; ///< the last start finished; unset: not begun
    bool m_hasLayout = false; ///< the docks are as they were saved
};

} // namespace dealscope::ui
