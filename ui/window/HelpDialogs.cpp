// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/HelpDialogs.h"

#include "ui/window/ActionSet.h"
#include "ui/window/PlainLabel.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace dealscope::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dealscope::ui::HelpDialogs", text);
}

QDialog *makeDialog(const QString &title, QWidget *content, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(content, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    column->addWidget(buttons);
    return dialog;
}

} // namespace

QDialog *makeShortcutsDialog(const ActionSet &actions, QWidget *parent)
{
    QList<std::pair<QString, QString>> rows;
    const auto all = actions.all();
    for (const QAction *action : all) {
        if (!action->shortcut().isEmpty()) {
            rows.append(
                {action->shortcut().toString(QKeySequence::NativeText), action->statusTip()});
        }
    }
    rows.append({tr("Enter, double click"), tr("Filter by the chosen mark or row")});
    rows.append({tr("Ctrl+click"), tr("Add a mark to the selection")});
    rows.append({tr("Up, Down"), tr("Inspector: the report before or after")});
    rows.append({tr("Enter"), tr("Inspector: open the quote in its source")});
    rows.append({tr("Space"), tr("Filters: check or uncheck a row")});
    rows.append({tr("Left, Right, Shift, Delete"), tr("Histograms: move, widen, clear the mark")});
    rows.append({tr("Ctrl+C"), tr("Deals: copy the chosen rows as a table")});

    auto *table = new QTableWidget(int(rows.size()), 2);
    table->setHorizontalHeaderLabels({tr("Key"), tr("What it does")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    for (int row = 0; row < rows.size(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(rows[row].first));
        table->setItem(row, 1, new QTableWidgetItem(rows[row].second));
    }
    table->resizeColumnsToContents();
    table->horizontalHeader()->setStretchLastSection(true);
    QDialog *dialog = makeDialog(tr("Shortcuts"), table, parent);
    dialog->resize(620, 560);
    return dialog;
}

QDialog *makeAboutDialog(QWidget *parent)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->addWidget(new PlainLabel(tr("Dealscope"), Tone::Title, content));
    column->addWidget(new PlainLabel(tr("Version %1").arg(QStringLiteral(DEALSCOPE_VERSION)),
                                     Tone::Soft, content));
    auto *about = new PlainLabel(
        tr("Reported corporate deals: who pays whom, how much, and who says so. Every figure leads "
           "to the words it was reported in.\n\nFree software under the GNU General Public "
           "License, "
           "version 3 or later, without any warranty. Made with Qt %1.")
            .arg(QString::fromLatin1(qVersion())),
        Tone::Normal, content);
    about->makeReadable();
    column->addWidget(about);
    QDialog *dialog = makeDialog(tr("About Dealscope"), content, parent);
    dialog->resize(420, 240);
    return dialog;
}

} // namespace dealscope::ui
