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
constexpr int LayoutVersion = 1;

const QString Filters = QStringLiteral("filters");
const QString Inspector = QStringLiteral("inspector");
const QString Timeline = QStringLiteral("timeline");
const QString Flow = QStringLiteral("flow");
const QString Chart = QStringLiteral("chart");
const QString Deals = QStringLiteral("deals");

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

QList<QDockWidget *> DockManager::present(const QStringList &names) const
{
    QList<QDockWidget *> docks;
    for (const QString &name : names) {
        if (QDockWidget *found = dock(name)) {
            docks.append(found);
        }
    }
    return docks;
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
    const QStringList placed = {Filters, Timeline, Flow, Deals, Inspector, Chart};
    for (QDockWidget *dock : std::as_const(m_docks)) {
        if (placed.contains(dock->objectName())) {
            continue;
        }
        if (anchor) {
            m_window->tabifyDockWidget(anchor, dock);
        } else {
            m_window->addDockWidget(Qt::LeftDockWidgetArea, dock);
        }
        dock->show();
    }
    if (anchor) {
        anchor->raise();
    }
    fitDefaultSizes();
}

void DockManager::fitDefaultSizes()
{
    const int width = m_window->width();
    const int height = m_window->height();
    const int filters = qBound(190, width * 15 / 100, 250);
    const int inspector = qBound(270, width * 24 / 100, 430);
    const int middle = width - filters - inspector;
    m_sideWidths.clear();
    m_window->resizeDocks(present({Filters, Timeline, Inspector}), {filters, middle, inspector},
                          Qt::Horizontal);
    m_window->resizeDocks(present({Timeline, Flow, Deals}),
                          {height * 29 / 100, height * 42 / 100, height * 29 / 100}, Qt::Vertical);
    m_window->resizeDocks(present({Flow, Chart}), {middle * 53 / 100, middle * 47 / 100},
                          Qt::Horizontal);
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
    if (m_window->isVisible()) {
        QList<QDockWidget *> docks;
        QList<int> widths;
        for (auto it = m_sideWidths.cbegin(); it != m_sideWidths.cend(); ++it) {
            if (it.key()->isVisible() && !it.key()->isFloating()
                && m_window->tabifiedDockWidgets(it.key()).isEmpty()) {
                docks.append(it.key());
                widths.append(it.value());
            }
        }
        if (!docks.isEmpty()) {
            m_window->resizeDocks(docks, widths, Qt::Horizontal);
        }
    }
    m_windowSize = m_window->size();
}

} // namespace dealscope::ui
