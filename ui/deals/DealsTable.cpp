// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealsTable.h"

#include "ui/deals/DealsModel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

namespace dealscope::ui {

DealsTable::DealsTable(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setSortingEnabled(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(22);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
            &DealsTable::showColumnMenu);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, &DealsTable::columnsChanged);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &DealsTable::columnsChanged);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &DealsTable::columnsChanged);
    setAccessibleName(tr("Deals"));
}

QList<QStringList> DealsTable::cells() const
{
    QList<int> columns;
    for (int visual = 0; visual < model()->columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column)) {
            columns.append(column);
        }
    }
    QList<int> rows;
    const QModelIndexList chosen = selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen) {
        rows.append(index.row());
    }
    std::ranges::sort(rows);
    if (rows.isEmpty()) {
        for (int row = 0; row < model()->rowCount(); ++row) {
            rows.append(row);
        }
    }
    QList<QStringList> table;
    QStringList head;
    for (const int column : columns) {
        head.append(model()->headerData(column, Qt::Horizontal, DealsModel::NameRole).toString());
    }
    table.append(head);
    for (const int row : rows) {
        QStringList line;
        for (const int column : columns) {
            line.append(model()->index(row, column).data().toString());
        }
        table.append(line);
    }
    return table;
}

QString DealsTable::asTsv() const
{
    QString text;
    const QList<QStringList> table = cells();
    for (QStringList line : table) {
        // A cell that began with one of these would be run as a formula by a spreadsheet.
        for (QString &cell : line) {
            cell.replace(QChar::Nbsp, u' ');
            if (!cell.isEmpty() && QStringLiteral("=+@").contains(cell.front())) {
                cell.prepend(u'\'');
            }
        }
        text += line.join(u'\t') + u'\n';
    }
    return text;
}

QString DealsTable::asHtml() const
{
    QString html = QStringLiteral("<table>");
    QString cell = QStringLiteral("th");
    const QList<QStringList> table = cells();
    for (const QStringList &line : table) {
        html += QStringLiteral("<tr>");
        for (const QString &text : line) {
            html += QStringLiteral("<%1>%2</%1>").arg(cell, text.toHtmlEscaped());
        }
        html += QStringLiteral("</tr>\n");
        cell = QStringLiteral("td");
    }
    return html + QStringLiteral("</table>");
}

void DealsTable::copy() const
{
    auto *mime = new QMimeData;
    mime->setText(asTsv());
    mime->setHtml(asHtml());
    QGuiApplication::clipboard()->setMimeData(mime);
}

int DealsTable::wantedWidth(int column) const
{
    return qMax(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
}

void DealsTable::keyboardSearch(const QString &search)
{
    // Always by name, whichever cell is the current one.
    const QModelIndex current = currentIndex();
    if (current.isValid() && current.column() != DealsModel::Parties) {
        selectionModel()->setCurrentIndex(current.siblingAtColumn(DealsModel::Parties),
                                          QItemSelectionModel::NoUpdate);
    }
    QTableView::keyboardSearch(search);
}

void DealsTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    QTableView::keyPressEvent(event);
}

void DealsTable::mouseMoveEvent(QMouseEvent *event)
{
    const int row = indexAt(event->position().toPoint()).row();
    if (row != m_hoveredRow) {
        m_hoveredRow = row;
        Q_EMIT rowHovered(row);
    }
    QTableView::mouseMoveEvent(event);
}

bool DealsTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_hoveredRow >= 0) {
        m_hoveredRow = -1;
        Q_EMIT rowHovered(-1);
    }
    return QTableView::viewportEvent(event);
}

void DealsTable::showColumnMenu(const QPoint &position)
{
    QMenu menu(this);
    // The first column is what a row is known by; it stays.
    for (int column = DealsModel::Parties + 1; column < model()->columnCount(); ++column) {
        QAction *action = menu.addAction(
            model()->headerData(column, Qt::Horizontal, DealsModel::NameRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            Q_EMIT columnsChanged();
        });
    }
    menu.exec(horizontalHeader()->mapToGlobal(position));
}

} // namespace dealscope::ui
