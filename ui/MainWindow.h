// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "ui/source/SourceLink.h"
#include "ui/window/ExportActions.h"
#include "ui/window/WindowServices.h"

#include <QMainWindow>
#include <QPointer>

class QSettings;

namespace dealscope::ui {

class ActionSet;
class ChangesPanel;
class ClockStrip;
class ConflictsPanel;
class DealsPanel;
class DockManager;
class FilterPanel;
class InspectorPanel;
class LastSession;
class LedgerLoader;
class LensPanel;
class MessageBar;
class RateImporter;
class RecentFiles;
class SavedViews;
class StatusLine;
class TopBar;
class View;
class ViewWiring;
class WindowMemory;

/// The window: it makes its parts and ties them together; what they do is theirs.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `session` and `settings` outlive the window.
    MainWindow(session::LedgerSession &session, const WindowServices &services, QSettings *settings,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Puts layout, ledger and filter back as they were left; opens `path` instead if given, the
    /// sample on a first start. To be called once, before the window is shown.
    void start(const QString &path = {});

    [[nodiscard]] ActionSet &actions() const { return *m_actions; }
    [[nodiscard]] DockManager *docks() const { return m_docks; }
    [[nodiscard]] TopBar *topBar() const { return m_topBar; }
    [[nodiscard]] ClockStrip *clockStrip() const { return m_clockStrip; }
    [[nodiscard]] MessageBar *messages() const { return m_messages; }
    [[nodiscard]] StatusLine *statusLine() const { return m_statusLine; }
    [[nodiscard]] FilterPanel *filters() const { return m_filters; }
    [[nodiscard]] DealsPanel *deals() const { return m_deals; }
    [[nodiscard]] ChangesPanel *changes() const { return m_changes; }
    [[nodiscard]] ConflictsPanel *conflicts() const { return m_conflicts; }
    [[nodiscard]] InspectorPanel *inspector() const { return m_inspector; }
    [[nodiscard]] LensPanel *lenses() const { return m_lenses; }
    [[nodiscard]] LedgerLoader *loader() const { return m_loader; }
    [[nodiscard]] SavedViews *savedViews() const { return m_savedViews; }
    [[nodiscard]] const QList<View *> &views() const { return m_views; }
    /// The picture that was last clicked into, else the first that can be seen.
    [[nodiscard]] View *currentView() const;

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool event(QEvent *event) override;

private:
    void showFrame();
    void finishStartWhenShown();
    void makeHead();
    void makeDocks(const WindowServices &services);
    void makeMenus();
    void connectActions();
    void connectSession();
    void rememberParts();
    void chooseFile();
    void chooseTheme(const QString &code);
    void openQuote(core::SourceId source, const QString &quote);
    void openPalette();
    void updateTitle();

    session::LedgerSession &m_session;
    ExportActions m_exports;
    SourceLink::Opener m_openUrl;
    ActionSet *m_actions;
    DockManager *m_docks;
    ViewWiring *m_wiring;
    RecentFiles *m_recent;
    LedgerLoader *m_loader;
    WindowMemory *m_memory;
    LastSession *m_lastSession;
    RateImporter *m_rates;
    SavedViews *m_savedViews;
    TopBar *m_topBar = nullptr;
    ClockStrip *m_clockStrip = nullptr;
    MessageBar *m_messages = nullptr;
    StatusLine *m_statusLine = nullptr;
    FilterPanel *m_filters = nullptr;
    DealsPanel *m_deals = nullptr;
    ChangesPanel *m_changes = nullptr;
    ConflictsPanel *m_conflicts = nullptr;
    InspectorPanel *m_inspector = nullptr;
    LensPanel *m_lenses = nullptr;
    QList<View *> m_views;
    QPointer<View> m_current;
    bool m_isMade = false; ///< with all parts
    bool m_shown = false;
};

} // namespace dealscope::ui
