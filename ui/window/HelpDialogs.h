// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QDialog;
class QWidget;

namespace dealscope::ui {

class ActionSet;

/// All keys of the window, read from its actions, and those that work inside a panel.
[[nodiscard]] QDialog *makeShortcutsDialog(const ActionSet &actions, QWidget *parent);
[[nodiscard]] QDialog *makeAboutDialog(QWidget *parent);

} // namespace dealscope::ui
