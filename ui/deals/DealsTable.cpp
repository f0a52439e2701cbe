// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealsTable.h"

#include "ui/deals/DealsModel.h"
#include "ui/deals/TableBadge.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMimeData>

#include <algorithm>
#include <numeric>

namespace dealscope::ui {

namespace {
/// Long enough to look for the next letter.
constexpr int PauseMs = 4000;
/// Rows that are looked at for the width of a column; what is further down may be elided.
constexpr int RowsForWidth = 200;
} // namespace

DealsTable::DealsTable(QWidget *parent)
    : QTableView(parent)
    , m_badge(new TableBadge(this))
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
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setResizeContentsPrecision(RowsForWidth);
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
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { type({}); });
}

QList<int> DealsTable::copiedRows() const
{
    QList<int> rows;
    const QItemSelection chosen = selectionModel()->selection();
    for (const QItemSelectionRange &range : chosen) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            rows.append(row);
        }
    }
    if (const auto *deals = qobject_cast<const DealsModel *>(model())) {
        for (const core::DealId deal : deals->marked()) {
            if (const int row = deals->rowOf(deal); row >= 0) {
                rows.append(row);
            }
        }
    }
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    if (rows.isEmpty()) {
        rows.resize(model()->rowCount());
        std::iota(rows.begin(), rows.end(), 0);
    }
    return rows;
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
    QList<QStringList> table;
    QStringList head;
    for (const int column : columns) {
        head.append(model()->headerData(column, Qt::Horizontal, DealsModel::NameRole).toString());
    }
    table.append(head);
    const QList<int> rows = copiedRows().mid(0, MostCopied);
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
    return tsvOf(cells());
}

QString DealsTable::asHtml() const
{
    return htmlOf(cells());
}

QString DealsTable::tsvOf(const QList<QStringList> &table)
{
    QString text;
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

QString DealsTable::htmlOf(const QList<QStringList> &table)
{
    QString html = QStringLiteral("<table>");
    QString cell = QStringLiteral("th");
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

void DealsTable::copy()
{
    auto *mime = new QMimeData;
    const QList<QStringList> table = cells();
    mime->setText(tsvOf(table));
    mime->setHtml(htmlOf(table));
    QGuiApplication::clipboard()->setMimeData(mime);
    if (const qsizetype rows = copiedRows().size(); rows > MostCopied) {
        type({});
        const QLocale locale;
        m_notice = tr("copied the first %1 of %2 rows")
                       .arg(locale.toString(MostCopied), locale.toString(rows));
        m_pause.start();
        showBadge();
    }
}

int DealsTable::wantedWidth(int column) const
{
    return qMax(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
}

void DealsTable::keyboardSearch(const QString &search)
{
    // Space chooses a row, unless it is a letter like others.
    if (!m_typed.isEmpty() || !search.trimmed().isEmpty()) {
        type(m_typed + search);
    }
}

void DealsTable::type(const QString &typed)
{
    m_typed = typed;
    m_notice.clear();
    m_found = true;
    if (m_typed.isEmpty()) {
        m_pause.stop();
    } else {
        m_pause.start();
        Q_EMIT typedChanged(m_typed);
    }
    showBadge();
}

void DealsTable::showTyped(bool found)
{
    m_found = found;
    showBadge();
}

void DealsTable::showWork(const QString &words)
{
    m_work = words;
    showBadge();
}

void DealsTable::showBadge()
{
    if (m_typed.isEmpty()) {
        m_badge->setWords(m_notice.isEmpty() ? m_work : m_notice, true);
    } else {
        m_badge->setWords(m_found ? m_typed : tr("%1: no row begins so").arg(m_typed), m_found);
    }
    m_badge->placeIn(viewport()->geometry());
}

void DealsTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (m_typed.isEmpty()) {
        QTableView::keyPressEvent(event);
        return;
    }
    const bool isText = !event->text().isEmpty() && event->text().front().isPrint()
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (event->key() == Qt::Key_Escape) {
        type({});
    } else if (event->key() == Qt::Key_Backspace) {
        type(m_typed.chopped(1));
    } else if (isText) {
        type(m_typed + event->text());
    } else {
        // Shift alone goes with the next letter; any other key is a gesture of its own.
        if (event->key() != Qt::Key_Shift && event->key() != Qt::Key_AltGr) {
            type({});
        }
        QTableView::keyPressEvent(event);
    }
}

void DealsTable::focusOutEvent(QFocusEvent *event)
{
    type({});
    QTableView::focusOutEvent(event);
}

void DealsTable::mousePressEvent(QMouseEvent *event)
{
    type({});
    QTableView::mousePressEvent(event);
}

void DealsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    showBadge();
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
