// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QSize>

class QAction;
class QDockWidget;
class QMainWindow;

namespace dealscope::ui {

class DockTitleBar;
class View;

/// The docks of the window: made once under fixed names, laid out, saved and put back. All of them
/// live in one area without a central widget, so that any of them can go anywhere.
///
/// Panels named "filters" and "inspector" keep their width when the window is resized; the others
/// share what is left.
class DockManager : public QObject
{
    Q_OBJECT

public:
    explicit DockManager(QMainWindow *window);

    /// Adds a dock; names are what the saved layout keys on and are never translated.
    QDockWidget *addDock(const QString &objectName, const QString &title, QWidget *content);
    [[nodiscard]] QDockWidget *dock(const QString &objectName) const;
    [[nodiscard]] DockTitleBar *titleBar(const QString &objectName) const;
    /// Show and hide actions, in the order of adding.
    [[nodiscard]] QList<QAction *> toggleActions() const;
    /// Brings a dock to the front, also out of a tab or from being closed.
    void raise(const QString &objectName);

    /// The layout of a first start, fitted to the window's present size.
    void resetLayout();
    /// The sizes alone; for a window that has just got its real size.
    void fitDefaultSizes();
    [[nodiscard]] QByteArray saveLayout() const;
    /// False when the bytes are no layout of this version; nothing has changed then.
    bool restoreLayout(const QByteArray &layout);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Docks that do not exist are left out.
    void resizeDocks(const QList<std::pair<QString, int>> &sizes, Qt::Orientation way);
    void keepSideWidths();

    QMainWindow *m_window;
    QList<QDockWidget *> m_docks;
    QSize m_windowSize;
    QHash<QDockWidget *, int> m_sideWidths;
};

} // namespace dealscope::ui
