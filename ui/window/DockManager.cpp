// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/DockManager.h"

#include "ui/window/DockTitleBar.h"
#include "ui/window/PanelFrame.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QTabBar>

namespace dealscope::ui {

namespace {

/// Raised when the set of docks changes so much that an old layout would harm.
constexpr int LayoutVersion = 2;
/// As in the style sheet.
constexpr int SeparatorWidth = 6;

const QString Filters = QStringLiteral("filters");
const QString Inspector = QStringLiteral("inspector");
const QString Timeline = QStringLiteral("timeline");
const QString Flow = QStringLiteral("flow");
const QString Chart = QStringLiteral("chart");
const QString Deals = QStringLiteral("deals");
const QString Changes = QStringLiteral("changes");
const QString Lenses = QStringLiteral("lenses");
const QString Schedule = QStringLiteral("schedule");
const QString Conflicts = QStringLiteral("conflicts");

bool keepsWidth(const QDockWidget *dock)
{
    return dock->objectName() == Filters || dock->objectName() == Inspector;
}

} // namespace

DockManager::DockManager(QMainWindow *window)
    : QObject(window)
    , m_window(window)
{
    window->setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks
                           | QMainWindow::GroupedDragging);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window->installEventFilter(this);
}

QDockWidget *DockManager::addDock(const QString &objectName, const QString &title, QWidget *content)
{
    auto *dock = new QDockWidget(title, m_window);
    dock->setObjectName(objectName);
    dock->setTitleBarWidget(new DockTitleBar(dock));
    dock->setWidget(new PanelFrame(content, dock));
    dock->installEventFilter(this);
    m_docks.append(dock);
    m_window->addDockWidget(Qt::LeftDockWidgetArea, dock);
    return dock;
}

QDockWidget *DockManager::dock(const QString &objectName) const
{
    for (QDockWidget *dock : m_docks) {
        if (dock->objectName() == objectName) {
            return dock;
        }
    }
    return nullptr;
}

DockTitleBar *DockManager::titleBar(const QString &objectName) const
{
    const QDockWidget *found = dock(objectName);
    return found ? qobject_cast<DockTitleBar *>(found->titleBarWidget()) : nullptr;
}

QList<QAction *> DockManager::toggleActions() const
{
    QList<QAction *> actions;
    for (const QDockWidget *dock : m_docks) {
        actions.append(dock->toggleViewAction());
    }
    return actions;
}

void DockManager::raise(const QString &objectName)
{
    if (QDockWidget *found = dock(objectName)) {
        found->show();
        found->raise();
        found->activateWindow();
    }
}

void DockManager::resizeDocks(const QList<std::pair<QString, int>> &sizes, Qt::Orientation way)
{
    QList<QDockWidget *> docks;
    QList<int> lengths;
    for (const auto &[name, length] : sizes) {
        if (QDockWidget *found = dock(name)) {
            docks.append(found);
            lengths.append(length);
        }
    }
    m_window->resizeDocks(docks, lengths, way);
}

void DockManager::resetLayout()
{
    for (QDockWidget *dock : std::as_const(m_docks)) {
        dock->setFloating(false);
        m_window->removeDockWidget(dock);
    }
    QDockWidget *left = nullptr;
    const auto place = [this](QDockWidget *beside, QDockWidget *dock, Qt::Orientation way) {
        if (!dock) {
            return;
        }
        if (beside) {
            m_window->splitDockWidget(beside, dock, way);
        } else {
            m_window->addDockWidget(Qt::LeftDockWidgetArea, dock);
        }
        dock->show();
    };
    place(nullptr, dock(Filters), Qt::Horizontal);
    left = dock(Filters);
    // The middle column is one stack: time above, pictures in the middle, the table below.
    QDockWidget *middle = nullptr;
    for (const QString &name : {Timeline, Flow, Deals}) {
        QDockWidget *next = dock(name);
        place(middle ? middle : left, next, middle ? Qt::Vertical : Qt::Horizontal);
        if (next && !middle && dock(Inspector)) {
            // Split sideways first, or the inspector would stand beside one row only.
            place(next, dock(Inspector), Qt::Horizontal);
        }
        middle = next ? next : middle;
    }
    if (!middle) {
        place(left, dock(Inspector), Qt::Horizontal);
    }
    QDockWidget *anchor = dock(Chart);
    if (anchor) {
        place(dock(Flow) ? dock(Flow) : middle, anchor, Qt::Horizontal);
    } else {
        anchor = dock(Flow) ? dock(Flow) : middle;
    }
    // Behind the table: what is listed of the same deals.
    for (const QString &name : {Conflicts, Changes, Lenses}) {
        if (dock(Deals) && dock(name)) {
            m_window->tabifyDockWidget(dock(Deals), dock(name));
            dock(name)->show();
            dock(Deals)->raise();
        }
    }
    const QStringList placed
        = {Filters, Timeline, Flow, Deals, Conflicts, Changes, Lenses, Inspector, Chart};
    for (QDockWidget *dock : std::as_const(m_docks)) {
        if (placed.contains(dock->objectName())) {
            continue;
        }
        // A tab bar has room for few names.
        if (dock->objectName() == Schedule && this->dock(Flow)) {
            m_window->tabifyDockWidget(this->dock(Flow), dock);
        } else if (anchor) {
            m_window->tabifyDockWidget(anchor, dock);
        } else {
            m_window->addDockWidget(Qt::LeftDockWidgetArea, dock);
        }
        dock->show();
    }
    for (QDockWidget *front : {anchor, dock(Flow)}) {
        if (front) {
            front->raise();
        }
    }
    fitDefaultSizes();
    // Again when the docks have found their places: sizes given before are spread anew.
    QMetaObject::invokeMethod(this, &DockManager::fitDefaultSizes, Qt::QueuedConnection);
}

void DockManager::fitDefaultSizes()
{
    const int width = m_window->contentsRect().width();
    const int height = m_window->height();
    const int filters = qBound(190, width * 15 / 100, 250);
    const int inspector = qBound(270, width * 21 / 100, 430);
    const int middle = width - filters - inspector - 2 * SeparatorWidth;
    m_sideWidths.clear();
    resizeDocks({{Filters, filters}, {Timeline, middle}, {Inspector, inspector}}, Qt::Horizontal);
    resizeDocks(
        {{Timeline, height * 25 / 100}, {Flow, height * 45 / 100}, {Deals, height * 30 / 100}},
        Qt::Vertical);
    resizeDocks({{Flow, middle * 55 / 100}, {Chart, middle * 45 / 100}}, Qt::Horizontal);
    m_windowSize = m_window->size();
    for (QDockWidget *dock : std::as_const(m_docks)) {
        if (keepsWidth(dock)) {
            m_sideWidths.insert(dock, dock->objectName() == Filters ? filters : inspector);
        }
    }
}

QByteArray DockManager::saveLayout() const
{
    return m_window->saveState(LayoutVersion);
}

bool DockManager::restoreLayout(const QByteArray &layout)
{
    if (layout.isEmpty() || !m_window->restoreState(layout, LayoutVersion)) {
        return false;
    }
    m_sideWidths.clear();
    m_windowSize = m_window->size();
    for (QDockWidget *dock : std::as_const(m_docks)) {
        if (keepsWidth(dock) && m_window->isVisible()) {
            m_sideWidths.insert(dock, dock->width());
        }
    }
    return true;
}

bool DockManager::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show) {
        for (QDockWidget *dock : std::as_const(m_docks)) {
            if (dock == watched) {
                titleBar(dock->objectName())
                    ->setTabbed(!m_window->tabifiedDockWidgets(dock).isEmpty());
            }
        }
    }
    if (event->type() == QEvent::Resize) {
        if (watched == m_window) {
            keepSideWidths();
        } else if (auto *dock = qobject_cast<QDockWidget *>(watched);
                   dock && keepsWidth(dock) && m_window->size() == m_windowSize) {
            // The window stands still: the user has moved a separator.
            m_sideWidths.insert(dock, dock->width());
        }
    }
    return QObject::eventFilter(watched, event);
}

void DockManager::keepSideWidths()
{
    const QSize before = m_windowSize;
    m_windowSize = m_window->size();
    if (!m_window->isVisible() || before.width() == m_windowSize.width()) {
        return;
    }
    QList<QDockWidget *> docks;
    QList<int> widths;
    int room = m_window->contentsRect().width();
    QRect middle;
    for (QDockWidget *dock : std::as_const(m_docks)) {
        // One behind a tab says that it is visible, but lies outside the window.
        const bool docked = dock->isVisible() && !dock->isFloating() && dock->x() >= 0;
        const bool isColumn = dock->height() * 10 > m_window->height() * 6;
        if (docked && m_sideWidths.contains(dock) && isColumn) {
            docks.append(dock);
            widths.append(m_sideWidths.value(dock));
            room -= widths.last() + SeparatorWidth;
        } else if (docked) {
            middle |= dock->geometry();
        }
    }
    if (docks.isEmpty() || middle.isEmpty()) {
        return;
    }
    // Qt spreads what is missing or left over all docks alike, so each must be told its share.
    for (QDockWidget *dock : std::as_const(m_docks)) {
        if (dock->isVisible() && !dock->isFloating() && dock->x() >= 0 && !docks.contains(dock)) {
            docks.append(dock);
            widths.append(int(qint64(dock->width()) * room / middle.width()));
        }
    }
    m_window->resizeDocks(docks, widths, Qt::Horizontal);
}

} // namespace dealscope::ui
