// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/WindowMenus.h"

#include "ui/window/ActionSet.h"

#include <QCoreApplication>
#include <QMenuBar>

namespace dealscope::ui {

namespace {

QString title(const char *text)
{
    return QCoreApplication::translate("dealscope::ui::WindowMenus", text);
}

void add(QMenu *menu, const ActionSet &actions, std::initializer_list<Command> commands)
{
    for (const Command command : commands) {
        menu->addAction(actions[command]);
    }
}

} // namespace

WindowMenus WindowMenus::build(QMenuBar *bar, const ActionSet &actions,
                               const QList<QAction *> &docks, bool canExport)
{
    WindowMenus menus;
    QMenu *file = bar->addMenu(title(QT_TRANSLATE_NOOP("dealscope::ui::WindowMenus", "&File")));
    add(file, actions, {Command::Open});
    menus.recent
        = file->addMenu(title(QT_TRANSLATE_NOOP("dealscope::ui::WindowMenus", "Open &recent")));
    add(file, actions, {Command::OpenSample, Command::ImportRates});
    file->addSeparator();
    if (canExport) {
        add(file, actions, {Command::ExportImage, Command::CopyImage, Command::CopyData});
        file->addSeparator();
    }
    add(file, actions, {Command::Quit});

    QMenu *edit = bar->addMenu(title(QT_TRANSLATE_NOOP("dealscope::ui::WindowMenus", "&Edit")));
    add(edit, actions, {Command::Undo, Command::Redo});

    QMenu *view = bar->addMenu(title(QT_TRANSLATE_NOOP("dealscope::ui::WindowMenus", "&View")));
    view->addActions(docks);
    view->addSeparator();
    add(view, actions, {Command::PublishedBy, Command::ResetLayout});
    QMenu *theme = view->addMenu(title(QT_TRANSLATE_NOOP("dealscope::ui::WindowMenus", "&Theme")));
    add(theme, actions, {Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark});

    QMenu *filter = bar->addMenu(title(QT_TRANSLATE_NOOP("dealscope::ui::WindowMenus", "Fi&lter")));
    add(filter, actions, {Command::Find, Command::Back, Command::Forward, Command::ClearAll});
    filter->addSeparator();
    add(filter, actions, {Command::Groups, Command::ClearSelection});
    filter->addSeparator();
    add(filter, actions, {Command::SaveView});
    menus.savedViews
        = filter->addMenu(title(QT_TRANSLATE_NOOP("dealscope::ui::WindowMenus", "Saved &views")));

    QMenu *help = bar->addMenu(title(QT_TRANSLATE_NOOP("dealscope::ui::WindowMenus", "&Help")));
    add(help, actions, {Command::Palette, Command::Shortcuts});
    help->addSeparator();
    add(help, actions, {Command::About});
    return menus;
}

} // namespace dealscope::ui
