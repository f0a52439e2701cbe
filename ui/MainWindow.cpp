// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "session/FilterWords.h"
#include "ui/changes/ChangesPanel.h"
#include "ui/changes/LastSession.h"
#include "ui/clock/ClockStrip.h"
#include "ui/conflicts/ConflictsPanel.h"
#include "ui/deals/DealsPanel.h"
#include "ui/filters/FilterPanel.h"
#include "ui/filters/SearchField.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/lens/LensPanel.h"
#include "ui/source/SourceTextDialog.h"
#include "ui/views/View.h"
#include "ui/window/ActionSet.h"
#include "ui/window/AppStyle.h"
#include "ui/window/ClockButton.h"
#include "ui/window/CommandPalette.h"
#include "ui/window/CurrencyButton.h"
#include "ui/window/DockManager.h"
#include "ui/window/DockTitleBar.h"
#include "ui/window/EditActions.h"
#include "ui/window/HelpDialogs.h"
#include "ui/window/HistoryButtons.h"
#include "ui/window/LedgerLoader.h"
#include "ui/window/LoadBar.h"
#include "ui/window/MessageBar.h"
#include "ui/window/PaletteEntries.h"
#include "ui/window/RateImporter.h"
#include "ui/window/RecentFiles.h"
#include "ui/window/SavedViews.h"
#include "ui/window/StatusLine.h"
#include "ui/window/TopBar.h"
#include "ui/window/ViewWiring.h"
#include "ui/window/WindowMemory.h"
#include "ui/window/WindowMenus.h"

#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QStatusBar>
#include <QStatusTipEvent>
#include <QVBoxLayout>
#include <QWindow>

namespace dealscope::ui {

using namespace core;
using session::FilterController;
using session::LedgerSession;

namespace {

constexpr qint64 FramePatienceMs = 60;

} // namespace

MainWindow::MainWindow(LedgerSession &session, const WindowServices &services, QSettings *settings,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_exports(services)
    , m_openUrl(services.openUrl)
    , m_actions(new ActionSet(this))
    , m_docks(new DockManager(this))
    , m_wiring(new ViewWiring(session, this))
    , m_recent(new RecentFiles(settings, this))
    , m_loader(new LedgerLoader(session, services, m_recent, this))
    , m_memory(new WindowMemory(this, m_docks, session, m_loader, settings))
    , m_lastSession(new LastSession(session, LastSession::defaultFolder(), this))
    , m_rates(new RateImporter(session, this))
    , m_savedViews(
          new SavedViews(session,
                         {[this] { return m_memory->layoutJson(); },
                          [this](const QString &json) { m_memory->restoreLayoutJson(json); }},
                         this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setContentsMargins(6, 0, 6, 0);
    chooseTheme(m_memory->state().themeCode());
    if (services.showsFrameFirst) {
        showFrame();
        m_loader->readAhead(m_memory->fileToOpen(services.ledger));
    }
    makeHead();
    makeDocks(services);
    makeMenus();
    connectActions();
    connectSession();
    rememberParts();
    new HistoryButtons(session.filters(), this);
    new EditActions(session.edits(), (*m_actions)[Command::Undo], (*m_actions)[Command::Redo],
                    this);
    updateTitle();
    m_isMade = true;
}

MainWindow::~MainWindow() = default;

void MainWindow::showFrame()
{
    updateTitle();
    m_memory->restoreSize();
    show();
    // The window system says when there is something to paint on, and may never.
    QElapsedTimer clock;
    clock.start();
    while (!windowHandle()->isExposed() && clock.elapsed() < FramePatienceMs) {
        QApplication::processEvents(QEventLoop::ExcludeUserInputEvents, 2);
    }
    repaint();
    QApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
}

void MainWindow::makeHead()
{
    m_topBar = new TopBar({(*m_actions)[Command::Back], (*m_actions)[Command::Forward],
                           (*m_actions)[Command::Groups]},
                          this);
    m_clockStrip = new ClockStrip(this);
    m_topBar->clock()->setStripAction((*m_actions)[Command::PublishedBy]);
    m_messages = new MessageBar(this);
    m_statusLine = new StatusLine(this);
    auto *status = new QStatusBar(this);
    status->setSizeGripEnabled(false);
    status->addWidget(m_statusLine, 1);
    setStatusBar(status);
}

void MainWindow::makeDocks(const WindowServices &services)
{
    m_filters = new FilterPanel(this);
    m_deals = new DealsPanel(this);
    m_changes = new ChangesPanel(this);
    m_conflicts = new ConflictsPanel(this);
    m_inspector = new InspectorPanel(this);
    m_lenses = new LensPanel(this);
    m_inspector->setUrlOpener(m_openUrl);
    m_docks->addDock(QStringLiteral("filters"), tr("Filters"), m_filters);
    for (const ViewEntry &entry : services.views) {
        View *view = entry.make(this);
        m_docks->addDock(entry.objectName, entry.title, view);
        auto *menu = new QMenu(this);
        m_exports.addTo(menu, view);
        DockTitleBar *bar = m_docks->titleBar(entry.objectName);
        bar->setMenu(menu);
        const auto name = [bar, view] { bar->setSubtitle(view->pictureTitle()); };
        connect(view, &View::settingsChanged, bar, name);
        connect(view, &View::stateTaken, bar, name);
        m_views.append(view);
    }
    m_topBar->currency()->setLastAction((*m_actions)[Command::ImportRates]);
    m_docks->addDock(QStringLiteral("lenses"), tr("Which figure counts"), m_lenses);
    m_docks->addDock(QStringLiteral("deals"), tr("Deals"), m_deals);
    m_docks->addDock(QStringLiteral("conflicts"), tr("Conflicts"), m_conflicts);
    m_docks->addDock(QStringLiteral("changes"), tr("Changes"), m_changes);
    m_docks->addDock(QStringLiteral("inspector"), tr("Inspector"), m_inspector);
    m_wiring->add(m_filters);
    m_wiring->add(m_deals);
    m_wiring->add(m_changes);
    const auto noteConflicts
        = [this] { m_docks->titleBar(QStringLiteral("conflicts"))->setNote(m_conflicts->note()); };
    connect(m_conflicts, &ConflictsPanel::noteChanged, this, noteConflicts);
    connect(m_conflicts, &ConflictsPanel::quoteClicked, this, &MainWindow::openQuote);
    m_wiring->add(m_conflicts);
    connect(m_inspector, &InspectorPanel::conflictClicked, this,
            [this](DealId deal, ConflictRule rule) {
                if (m_conflicts->showConflict(deal, rule)) {
                    m_docks->raise(QStringLiteral("conflicts"));
                }
            });
    m_wiring->add(m_inspector);
    m_wiring->add(m_lenses);
    m_wiring->add(m_statusLine);
    m_wiring->add(m_topBar);
    m_wiring->add(m_clockStrip);
    for (View *view : std::as_const(m_views)) {
        m_wiring->add(view);
    }
    connect(m_statusLine, &StatusLine::lensesRequested, this,
            [this] { m_docks->raise(QStringLiteral("lenses")); });
    connect(m_inspector, &InspectorPanel::noteChanged, this, [this](const QString &note) {
        m_docks->titleBar(QStringLiteral("inspector"))->setNote(note);
    });
    connect(m_changes, &ChangesPanel::changedDeals, this,
            [this](const QSet<DealId> &, const QString &since) {
                m_docks->titleBar(QStringLiteral("changes"))
                    ->setSubtitle(since.isEmpty() ? QString() : tr("Changed %1").arg(since));
            });
    connect(m_lastSession, &LastSession::keptChanged, this, [this] {
        const auto &kept = m_lastSession->kept();
        m_changes->setLastSession(kept ? std::optional(kept->figures) : std::nullopt,
                                  kept ? kept->savedOn : QDate());
    });
    connect(m_inspector, &InspectorPanel::quoteClicked, this, &MainWindow::openQuote);
    connect(m_inspector, &InspectorPanel::openFailed, this, [this](const QString &host) {
        m_messages->report(tr("No program took the address of %1.").arg(host));
    });
}

void MainWindow::makeMenus()
{
    auto *bar = new QMenuBar(this);
    const WindowMenus menus
        = WindowMenus::build(bar, *m_actions, m_docks->toggleActions(), m_exports.canExport());
    m_recent->attachTo(menus.recent);
    m_savedViews->attachTo(menus.savedViews);
    // One head above the docks: menus, search and clauses, what went wrong.
    auto *head = new QWidget(this);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_topBar);
    column->addWidget(m_clockStrip);
    column->addWidget(m_messages);
    auto *loading = new LoadBar(head);
    column->addWidget(loading);
    connect(m_loader, &LedgerLoader::loadingStarted, loading, &LoadBar::start);
    connect(m_loader, &LedgerLoader::loadingProgressed, loading, &LoadBar::setProgress);
    connect(m_loader, &LedgerLoader::loadingEnded, loading, &LoadBar::stop);
    const auto tellAll = [this](bool isLoading) {
        for (View *view : std::as_const(m_views)) {
            view->setLoading(isLoading);
        }
        m_deals->setLoading(isLoading);
        m_clockStrip->setLoading(isLoading);
        m_statusLine->setLoading(isLoading);
    };
    connect(m_loader, &LedgerLoader::loadingStarted, this, [tellAll] { tellAll(true); });
    connect(m_loader, &LedgerLoader::loadingEnded, this, [tellAll] { tellAll(false); });
    connect(loading, &LoadBar::cancelRequested, m_loader, &LedgerLoader::cancel);
    setMenuWidget(head);

    if (m_exports.canExport()) {
        auto *exports = new QMenu(this);
        for (View *view : std::as_const(m_views)) {
            const auto *dock = qobject_cast<QDockWidget *>(view->parentWidget()->parentWidget());
            const QString name = dock ? dock->windowTitle() : view->viewName();
            connect(exports->addAction(tr("%1…").arg(name)), &QAction::triggered, view,
                    [this, view] { m_exports.exportImage(view); });
        }
        m_topBar->setExportMenu(exports);
    }
}

void MainWindow::connectActions()
{
    const auto on = [this](Command command, auto what) {
        connect((*m_actions)[command], &QAction::triggered, this, what);
    };
    FilterController &filters = m_session.filters();
    on(Command::Open, [this] { chooseFile(); });
    on(Command::OpenSample, [this] { m_loader->openSample(); });
    on(Command::ImportRates, [this] { m_rates->askAndImport(this); });
    on(Command::ExportImage, [this] { m_exports.exportImage(currentView()); });
    on(Command::CopyImage, [this] { m_exports.copyImage(currentView()); });
    on(Command::CopyData, [this] { m_exports.copyData(currentView()); });
    on(Command::Quit, [this] { close(); });
    on(Command::PublishedBy, [this](bool shown) { m_clockStrip->setVisible(shown); });
    connect(m_clockStrip, &ClockStrip::shownChanged, (*m_actions)[Command::PublishedBy],
            &QAction::setChecked);
    on(Command::ResetLayout, [this] { m_docks->resetLayout(); });
    on(Command::ThemeSystem, [this] { chooseTheme(toCode(ThemeChoice::System)); });
    on(Command::ThemeLight, [this] { chooseTheme(toCode(ThemeChoice::Light)); });
    on(Command::ThemeDark, [this] { chooseTheme(toCode(ThemeChoice::Dark)); });
    on(Command::Back, [&filters] { filters.goBack(); });
    on(Command::Forward, [&filters] { filters.goForward(); });
    on(Command::ClearAll, [&filters] { filters.clearAll(); });
    on(Command::Groups, [this](bool groups) { Q_EMIT m_filters->groupsToggled(groups); });
    on(Command::Find, [this] {
        m_topBar->search()->setFocus(Qt::ShortcutFocusReason);
        m_topBar->search()->selectAll();
    });
    on(Command::SaveView, [this] { m_savedViews->askAndSave(this); });
    on(Command::ClearSelection, [this] { m_session.select({}, false); });
    on(Command::Palette, [this] { openPalette(); });
    on(Command::Shortcuts, [this] { makeShortcutsDialog(*m_actions, this)->open(); });
    on(Command::About, [this] { makeAboutDialog(this)->open(); });
    connect(m_recent, &RecentFiles::chosen, m_loader,
            [this](const QString &path) { m_loader->openFile(path); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        for (QWidget *widget = now; widget; widget = widget->parentWidget()) {
            if (auto *view = qobject_cast<View *>(widget); view && m_views.contains(view)) {
                m_current = view;
            }
        }
    });
}

void MainWindow::connectSession()
{
    const auto report = [this](const Error &error) { m_messages->report(error); };
    connect(&m_session, &LedgerSession::failed, this, report);
    connect(m_loader, &LedgerLoader::failed, this, report);
    connect(m_savedViews, &SavedViews::failed, this, report);
    connect(m_rates, &RateImporter::failed, this, report);
    connect(m_rates, &RateImporter::done, m_messages,
            qOverload<const QString &>(&MessageBar::report));
    connect(&m_session, &LedgerSession::ledgerChanged, this, [this] {
        m_messages->dismiss();
        updateTitle();
    });
    const auto follow = [this] {
        FilterController &filters = m_session.filters();
        (*m_actions)[Command::Back]->setEnabled(filters.canGoBack());
        (*m_actions)[Command::Forward]->setEnabled(filters.canGoForward());
        (*m_actions)[Command::ClearAll]->setEnabled(!filters.filter().isEmpty());
        (*m_actions)[Command::Groups]->setChecked(filters.perspective().groups);
        (*m_actions)[Command::ImportRates]->setEnabled(m_session.isOpen()
                                                       && !m_session.isReadOnly());
        (*m_actions)[Command::SaveView]->setEnabled(m_session.isOpen() && !m_session.isReadOnly());
        DockTitleBar *deals = m_docks->titleBar(QStringLiteral("deals"));
        deals->setNote(m_deals->note());
        deals->setSubtitle(session::filterInWords(filters.filter(), *m_session.state()->snapshot));
    };
    connect(&m_session, &LedgerSession::stateChanged, this, follow);
    connect(&m_session.filters(), &FilterController::historyChanged, this, follow);
    follow();
}

View *MainWindow::currentView() const
{
    if (m_current && m_current->isVisible()) {
        return m_current;
    }
    for (View *view : m_views) {
        if (!view->visibleRegion().isEmpty()) {
            return view;
        }
    }
    return m_views.value(0);
}

void MainWindow::updateTitle()
{
    setWindowTitle(m_session.isOpen() ? tr("%1 – Dealscope").arg(m_session.displayName())
                                      : tr("Dealscope"));
}

void MainWindow::chooseTheme(const QString &code)
{
    const ThemeChoice choice = themeChoiceFromCode(code);
    applyTheme(choice);
    m_memory->state().setThemeCode(toCode(choice));
    const Command command = choice == ThemeChoice::Light ? Command::ThemeLight
        : choice == ThemeChoice::Dark                    ? Command::ThemeDark
                                                         : Command::ThemeSystem;
    (*m_actions)[command]->setChecked(true);
}

void MainWindow::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a deal file"),
        m_session.path().isEmpty() ? QString() : QFileInfo(m_session.path()).absolutePath(),
        tr("Deal files (*.deals);;All files (*)"));
    if (!path.isEmpty()) {
        m_loader->openFile(path);
    }
}

void MainWindow::openQuote(SourceId source, const QString &quote)
{
    auto *dialog = new SourceTextDialog(m_session, source, quote, {m_openUrl, {}}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::openPalette()
{
    auto *palette = new CommandPalette(paletteActions(m_actions->all() + m_docks->toggleActions()),
                                       paletteFinder(m_session), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
    palette->field()->setFocus();
}

void MainWindow::rememberParts()
{
    const auto remember = [this](auto *part, const QString &name) {
        m_memory->addPart({name, [part] { return part->settings(); },
                           [part](const QJsonObject &settings) { part->applySettings(settings); }});
    };
    remember(m_filters, QStringLiteral("filters"));
    remember(m_deals, QStringLiteral("deals"));
    remember(m_clockStrip, QStringLiteral("clock"));
    for (View *view : std::as_const(m_views)) {
        remember(view, view->viewName());
    }
}

void MainWindow::start(const QString &path)
{
    m_memory->restore(path);
    finishStartWhenShown();
}

void MainWindow::finishStartWhenShown()
{
    if (m_isMade && isVisible() && !m_shown) {
        m_shown = true;
        // Queued: the docks have their real sizes only once the window has its own.
        QMetaObject::invokeMethod(m_memory, &WindowMemory::finishStart, Qt::QueuedConnection);
    }
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    finishStartWhenShown();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_memory->save();
    // What a large ledger says is long to write: nobody need look at a window that does not answer.
    hide();
    m_lastSession->save();
    QMainWindow::closeEvent(event);
}

bool MainWindow::event(QEvent *event)
{
    // The status bar's one line gives way to a tip while the pointer is on an action.
    if (event->type() == QEvent::StatusTip) {
        m_statusLine->showTip(static_cast<QStatusTipEvent *>(event)->tip());
        return true;
    }
    return QMainWindow::event(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!LedgerLoader::droppedLedger(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString path = LedgerLoader::droppedLedger(event->mimeData());
    if (!path.isEmpty()) {
        event->acceptProposedAction();
        m_loader->openFile(path);
    }
}

} // namespace dealscope::ui
