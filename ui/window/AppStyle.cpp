// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/AppStyle.h"

#include <QApplication>
#include <QFontInfo>
#include <QStyle>
#include <QStyleFactory>

namespace dealscope::ui {

QString toCode(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeChoiceFromCode(const QString &code)
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (code == toCode(choice)) {
            return choice;
        }
    }
    return ThemeChoice::System;
}

void applyTheme(ThemeChoice choice)
{
    // Read once, before our own palette hides it.
    static const QPalette platformPalette = QApplication::palette();
    const Theme theme = choice == ThemeChoice::Light ? Theme::light()
        : choice == ThemeChoice::Dark                ? Theme::darkTheme()
                                                     : Theme::forPalette(platformPalette);
    if (QApplication::style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) != 0) {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    }
    QApplication::setPalette(theme.palette());
    qApp->setStyleSheet(styleSheetFor(theme));
}

QString styleSheetFor(const Theme &theme)
{
    // @names stand for the theme's colours.
    QString sheet = QStringLiteral(R"(
QMainWindow { background: @window; }
QMainWindow::separator { background: @window; width: 6px; height: 6px; }
QMainWindow::separator:hover { background: @line; }
QMenuBar { background: @window; color: @ink; padding: 1px 4px; }
QMenuBar::item { padding: 3px 8px; background: transparent; }
QMenuBar::item:selected { background: @selection; color: @ink; }
QMenu { background: @panel; color: @ink; border: 1px solid @line; padding: 4px 0; }
QMenu::item { padding: 4px 24px 4px 24px; }
QMenu::item:selected { background: @selection; color: @ink; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 0; }
QToolTip { background: @panel; color: @ink; border: 1px solid @line; padding: 3px; }
QTabBar { background: @window; }
QTabBar::tab { background: transparent; color: @soft; padding: 4px 12px; border: none;
               border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @ink; font-weight: 600; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @ink; }
QStatusBar { background: @window; color: @ink; }
QStatusBar::item { border: none; }
QToolButton[flat="true"] { border: none; border-radius: 3px; padding: 2px; background: transparent; }
QToolButton[flat="true"]:hover, QToolButton[flat="true"]:focus { background: @selection; }
QToolButton[flat="true"]::menu-indicator { image: none; }
QToolButton[section="true"] { color: @soft; font-weight: 600; }
QCheckBox { spacing: 5px; }
QCheckBox::indicator { width: 11px; height: 11px; border: 1px solid @faint; border-radius: 2px;
    background: @panel; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; }
QToolButton[framed="true"], QPushButton { border: 1px solid @line; border-radius: 3px;
    padding: 3px 10px; background: @panel; color: @ink; }
QToolButton[framed="true"]:hover, QPushButton:hover { background: @selection; }
QToolButton[framed="true"]:focus, QPushButton:focus { border-color: @accent; }
QToolButton[framed="true"]:checked { background: @selection; border-color: @accent; color: @accent; }
QToolButton[framed="true"]:disabled, QPushButton:disabled { color: @faint; }
QToolButton[framed="true"]::menu-indicator { image: none; }
QPushButton[quiet="true"] { border: none; background: transparent; color: @accent;
    padding: 3px 5px; }
QPushButton[quiet="true"]:hover, QPushButton[quiet="true"]:focus { text-decoration: underline; }
QLineEdit, QDateEdit, QPlainTextEdit { border: 1px solid @line; border-radius: 3px;
    background: @panel; color: @ink; selection-background-color: @accent; padding: 2px 4px; }
QLineEdit:focus, QDateEdit:focus { border-color: @accent; }
QLineEdit[invalid="true"] { border-color: #c0392b; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @soft; border: none;
    border-bottom: 1px solid @line; padding: 4px 6px; font-weight: 600; }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-position: top center;
    width: 10px; height: 8px; }
QTableView, QListView { border: none; background: @panel; color: @ink; gridline-color: @line;
    outline: none; }
QTableView[tinted="true"] { selection-background-color: @selection; selection-color: @ink; }
QScrollArea { border: none; background: @panel; }
QWidget[paper="true"] { background: @panel; }
QLabel { background: transparent; }
QLabel[accent="true"] { color: @accent; }
QLabel[warning="true"] { background: @warning; padding: 2px 6px; }
QLabel[tone="soft"] { color: @soft; font-size: @small; }
QLabel[tone="strong"] { font-weight: 600; }
QLabel[tone="section"] { color: @soft; font-size: @small; font-weight: 600; }
QLabel[tone="title"] { font-size: @title; font-weight: 600; }
QLabel[tone="big"] { font-size: @title; }
QLabel[tone="struck"] { color: @soft; text-decoration: line-through; }
QLabel[tone="quote"] { font-style: italic; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)");
    const int base = QFontInfo(QApplication::font()).pixelSize();
    // The longer names first: @window must not be read as @w and so on.
    const QList<std::pair<QString, QString>> names = {
        {QStringLiteral("@selection"), theme.selection.name()},
        {QStringLiteral("@warning"), theme.warning.name()},
        {QStringLiteral("@window"), theme.window.name()},
        {QStringLiteral("@accent"), theme.accent.name()},
        {QStringLiteral("@panel"), theme.panel.name()},
        {QStringLiteral("@faint"), theme.faint.name()},
        {QStringLiteral("@line"), theme.line.name()},
        {QStringLiteral("@soft"), theme.soft.name()},
        {QStringLiteral("@ink"), theme.ink.name()},
        {QStringLiteral("@small"), QStringLiteral("%1px").arg(qMax(10, base - 1))},
        {QStringLiteral("@title"), QStringLiteral("%1px").arg(base + 4)},
    };
    for (const auto &[name, value] : names) {
        sheet.replace(name, value);
    }
    return sheet;
}

} // namespace dealscope::ui
