// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "ui/MainWindow.h"

#include <QSettings>
#include <QTemporaryDir>

namespace dealscope::tests {

/// The whole window on the sample ledger in a real database, with settings of its own.
class RealDashboard
{
public:
    explicit RealDashboard(QSize size = {1280, 800});
    ~RealDashboard();

    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] session::LedgerSession &session() { return m_session; }
    [[nodiscard]] QStringList openedUrls() const { return m_urls; }
    /// A view by its name on the command line.
    [[nodiscard]] ui::View *view(const QString &name) const;
    /// Closes the window and opens another one on the same settings.
    void reopen();
    /// A file in a folder that goes with this object.
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

private:
    void open(QSize size);

    QTemporaryDir m_folder;
    QStringList m_urls;
    QSettings m_settings;
    session::LedgerSession m_session;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace dealscope::tests
