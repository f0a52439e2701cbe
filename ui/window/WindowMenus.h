// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QMenu;
class QMenuBar;

namespace dealscope::ui {

class ActionSet;

/// Which menu an action stands in. The menus that change are handed back empty.
struct WindowMenus {
    QMenu *recent = nullptr;
    QMenu *savedViews = nullptr;

    /// `docks`: show and hide actions of the docks; `canExport`: pictures have a way out.
    static WindowMenus build(QMenuBar *bar, const ActionSet &actions, const QList<QAction *> &docks,
                             bool canExport);
};

} // namespace dealscope::ui
