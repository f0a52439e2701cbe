// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ActionSet.h"

#include "ui/window/LineIcon.h"

#include <QAction>
#include <QActionGroup>
#include <QWidget>

namespace dealscope::ui {

namespace {

struct Row {
    Command command;
    const char *name;
    const char *text;
    const char *keys; ///< several with "; "
    const char *tip;
};

// Literal keys where a platform theme may be missing: QKeySequence::Quit is empty then.
const Row Rows[] = {
    {Command::Open, "open", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Open…"), "Ctrl+O",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Open a deal file")},
    {Command::OpenSample, "openSample",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Open &sample ledger"), "Ctrl+Shift+O",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Open the deals that come with the program")},
    {Command::ImportRates, "importRates",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Import exchange &rates…"), "",
     QT_TRANSLATE_NOOP(
         "dealscope::ui::ActionSet",
         "Read the reference rates of the European Central Bank (eurofxref-hist.csv)")},
    {Command::ExportImage, "exportImage",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Export image…"), "Ctrl+E",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Write the current picture to a file")},
    {Command::CopyImage, "copyImage", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Copy &image"),
     "Ctrl+Shift+C",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Put the current picture on the clipboard")},
    {Command::CopyData, "copyData", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Copy &data"),
     "Ctrl+Shift+D",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet",
                       "Put the figures of the current picture on the clipboard")},
    {Command::Quit, "quit", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Quit"), "Ctrl+Q",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Close the program")},
    {Command::Undo, "undo", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Undo"), "Ctrl+Z",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Take the last change of the deal file back")},
    {Command::Redo, "redo", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Redo"), "Ctrl+Shift+Z",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Make the change that was taken back again")},
    {Command::PublishedBy, "publishedBy",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Published &by"), "Ctrl+Shift+B",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet",
                       "Show or hide the strip of the days on which sources were published")},
    {Command::ResetLayout, "resetLayout",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Reset layout"), "Ctrl+Shift+R",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Put all panels back in their places")},
    {Command::ThemeSystem, "themeSystem", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&System"),
     "", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Light or dark as the desktop is")},
    {Command::ThemeLight, "themeLight", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Light"), "",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Dark text on white")},
    {Command::ThemeDark, "themeDark", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Dark"), "",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Light text on dark")},
    {Command::Back, "back", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Back"),
     "Alt+Left; Back",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "The filter as it was before")},
    {Command::Forward, "forward", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Forward"),
     "Alt+Right; Forward",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "The filter as it was after")},
    {Command::ClearAll, "clearAll", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Clear all"),
     "Ctrl+Backspace", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Remove every clause")},
    {Command::Groups, "groups", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Groups"), "Ctrl+G",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet",
                       "Count a company together with all companies below it")},
    {Command::Find, "find", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Find…"), "Ctrl+F",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Search companies, deals and quotes")},
    {Command::SaveView, "saveView", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Save view…"),
     "Ctrl+S",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet",
                       "Keep filter, clock and layout under a name in the deal file")},
    {Command::ClearSelection, "clearSelection",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "C&lear selection"), "Ctrl+Shift+A",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Select nothing")},
    {Command::Palette, "palette", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Go to anything…"),
     "Ctrl+Shift+P",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Find an action, a company or a deal by name")},
    {Command::Shortcuts, "shortcuts", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&Shortcuts"),
     "F1", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "All keys of this window")},
    {Command::About, "about", QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "&About Dealscope"), "",
     QT_TRANSLATE_NOOP("dealscope::ui::ActionSet", "Version and licence")},
};

} // namespace

ActionSet::ActionSet(QWidget *window)
    : QObject(window)
{
    for (const Row &row : Rows) {
        auto *action = new QAction(tr(row.text), window);
        action->setObjectName(QString::fromLatin1(row.name));
        action->setStatusTip(tr(row.tip));
        QList<QKeySequence> keys;
        for (const QString &key : QString::fromLatin1(row.keys).split(QStringLiteral("; "))) {
            if (!key.isEmpty()) {
                keys.append(QKeySequence::fromString(key, QKeySequence::PortableText));
            }
        }
        action->setShortcuts(keys);
        const QString shown
            = keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? tr(row.tip) : tr("%1 (%2)").arg(tr(row.tip), shown));
        window->addAction(action);
        m_actions.insert(row.command, action);
    }
    m_actions[Command::Back]->setIcon(lineIcon(LineIcon::Back));
    m_actions[Command::Forward]->setIcon(lineIcon(LineIcon::Forward));
    m_actions[Command::Back]->setEnabled(false);
    m_actions[Command::Forward]->setEnabled(false);
    m_actions[Command::Groups]->setCheckable(true);
    m_actions[Command::PublishedBy]->setCheckable(true);
    m_actions[Command::Quit]->setMenuRole(QAction::QuitRole);
    m_actions[Command::About]->setMenuRole(QAction::AboutRole);
    auto *themes = new QActionGroup(this);
    for (const Command theme : {Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark}) {
        m_actions[theme]->setCheckable(true);
        themes->addAction(m_actions[theme]);
    }
}

QList<QAction *> ActionSet::all() const
{
    QList<QAction *> actions;
    for (const Row &row : Rows) {
        actions.append(m_actions.value(row.command));
    }
    return actions;
}

} // namespace dealscope::ui
