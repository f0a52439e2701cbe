// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealsPanel.h"

#include "core/FilterClause.h"
#include "ui/deals/DealWords.h"
#include "ui/deals/DealsDelegate.h"
#include "ui/deals/DealsModel.h"
#include "ui/deals/DealsTable.h"
#include "ui/window/Counted.h"
#include "ui/window/EmptyNotice.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace dealscope::ui {

using namespace core;

namespace {
constexpr int LeastNamesWidth = 142;
/// What a column gets beyond its need, where there is room.
constexpr int Air = 4;
/// What it gives up where there is none: that, and one of the two pixels that no cell paints on.
constexpr int Squeeze = Air + 1;
} // namespace

DealsPanel::DealsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new DealsModel(this))
    , m_delegate(new DealsDelegate(this))
    , m_table(new DealsTable(this))
    , m_empty(new EmptyNotice(this))
    , m_pages(new QStackedWidget(this))
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->horizontalHeader()->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_table);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DealsPanel::pickChosen);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { filterBy(index.row()); });
    connect(m_table, &DealsTable::rowHovered, this, [this](int row) {
        m_delegate->setHoveredRow(row);
        m_table->viewport()->update();
        session::Pick pick;
        if (const DealId deal = m_model->dealAt(row); deal.isValid()) {
            pick.deals = {deal};
        }
        Q_EMIT hovered(pick);
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        // Only a hand on the mouse makes a width the user's own.
        m_sized = m_sized || (!m_fitting && QGuiApplication::mouseButtons() != Qt::NoButton);
    });
    connect(m_empty, &EmptyNotice::wayOutClicked, this, &DealsPanel::clearRequested);
}

DealsPanel::~DealsPanel()
{
    // The header still resizes its sections while the children are taken down.
    m_table->horizontalHeader()->disconnect(this);
    m_table->selectionModel()->disconnect(this);
}

void DealsPanel::setState(const session::StatePtr &state)
{
    m_state = state;
    const QScopedValueRollback guard(m_showing, true);
    m_delegate->setHoveredRow(-1);
    m_model->setState(state);
    showSelection();
    if (m_model->rowCount() == 0) {
        const bool noLedger = !state || state->isEmpty();
        m_empty->setReason(noLedger ? tr("No deal file is open, or it holds no deals.")
                                    : tr("No deal passes the filter."),
                           noLedger ? QString() : tr("Clear the filter"));
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    m_pages->setCurrentWidget(m_table);
    if (!m_fitted) {
        fitColumns();
    }
}

void DealsPanel::setHighlight(const session::Highlight &highlight)
{
    int hoveredRow = -1;
    for (const DealId deal : highlight.hovered) {
        if (highlight.hovered.size() == 1) {
            hoveredRow = m_model->rowOf(deal);
        }
    }
    m_delegate->setHoveredRow(hoveredRow);
    m_model->setChanged(highlight.changed, tr("changed %1").arg(highlight.changedSince));
    m_table->viewport()->update();
    if (highlight.selected == m_selected) {
        return;
    }
    m_selected = highlight.selected;
    const QScopedValueRollback guard(m_showing, true);
    showSelection();
}

void DealsPanel::showSelection()
{
    QItemSelection rows;
    QList<int> numbers;
    for (const DealId deal : std::as_const(m_selected)) {
        if (const int row = m_model->rowOf(deal); row >= 0) {
            numbers.append(row);
        }
    }
    std::ranges::sort(numbers);
    for (const int row : numbers) {
        rows.select(m_model->index(row, 0), m_model->index(row, DealsModel::ColumnCount - 1));
    }
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (!numbers.isEmpty()) {
        const QModelIndex first = m_model->index(numbers.first(), 0);
        if (!m_table->selectionModel()->isRowSelected(m_table->currentIndex().row())) {
            m_table->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        }
        m_table->scrollTo(first);
    }
}

QString DealsPanel::note() const
{
    if (!m_state || !m_state->resolution) {
        return {};
    }
    return tr("%1 of %2").arg(m_model->rowCount()).arg(m_state->resolution->deals().size());
}

void DealsPanel::pickChosen()
{
    if (m_showing) {
        return;
    }
    session::Pick pick;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        pick.deals.append(m_model->dealAt(index.row()));
    }
    if (rows.size() == 1) {
        pick.title = dealParties(*m_model->resolvedAt(rows.first().row()), *m_state->snapshot);
    } else if (!rows.isEmpty()) {
        pick.title = counted(rows.size(), tr("1 deal"), tr("%1 deals"));
    }
    m_selected = QSet<DealId>(pick.deals.cbegin(), pick.deals.cend());
    Q_EMIT picked(pick, false);
}

void DealsPanel::filterBy(int row)
{
    const analysis::ResolvedDeal *deal = m_model->resolvedAt(row);
    if (!deal) {
        return;
    }
    QList<FilterClause> clauses;
    if (!deal->payers.isEmpty()) {
        clauses.append({Dimension::Payers, deal->payers});
    }
    if (!deal->payees.isEmpty()) {
        clauses.append({Dimension::Payees, deal->payees});
    }
    if (clauses.isEmpty() && !deal->partners.isEmpty()) {
        clauses.append({Dimension::Companies, deal->partners});
    }
    if (!clauses.isEmpty()) {
        Q_EMIT clausesRequested(clauses);
    }
}

void DealsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Not with each filter: widths that jump would hide what has changed.
    fitColumns();
}

void DealsPanel::fitColumns()
{
    if (m_sized || m_model->rowCount() == 0) {
        return;
    }
    const QScopedValueRollback guard(m_fitting, true);
    m_fitted = true;
    int total = 0;
    QList<int> widths;
    for (int column = 0; column < DealsModel::ColumnCount; ++column) {
        const int least = column == DealsModel::Conflicts ? 36 : 56;
        widths.append(qBound(least, m_table->wantedWidth(column) + Air, 320));
        total += m_table->isColumnHidden(column) ? 0 : widths.last();
    }
    int spare = m_table->viewport()->width() - total;
    for (int column = 0; spare < 0 && column < DealsModel::ColumnCount; ++column) {
        widths[column] -= Squeeze;
        spare += m_table->isColumnHidden(column) ? 0 : Squeeze;
    }
    // Room to spare goes to all alike; where it is short the names are the first to be elided.
    if (spare < 0) {
        widths[DealsModel::Parties] = qMax(qMin(widths[DealsModel::Parties], LeastNamesWidth),
                                           widths[DealsModel::Parties] + spare);
    }
    for (int column = 0; column < DealsModel::ColumnCount; ++column) {
        m_table->setColumnWidth(column, widths[column] + qMax(0, spare) / DealsModel::ColumnCount);
    }
}

QJsonObject DealsPanel::settings() const
{
    QJsonArray hidden;
    QJsonObject widths;
    for (int column = 0; column < DealsModel::ColumnCount; ++column) {
        if (m_table->isColumnHidden(column)) {
            hidden.append(DealsModel::columnKey(column));
        } else if (m_sized) {
            widths.insert(DealsModel::columnKey(column), m_table->columnWidth(column));
        }
    }
    return {{QStringLiteral("hidden"), hidden},
            {QStringLiteral("widths"), widths},
            {QStringLiteral("sort"), DealsModel::columnKey(m_model->sortColumn())},
            {QStringLiteral("ascending"), m_model->sortOrder() == Qt::AscendingOrder}};
}

void DealsPanel::applySettings(const QJsonObject &settings)
{
    const QJsonArray hidden = settings.value(QStringLiteral("hidden")).toArray();
    const QJsonObject widths = settings.value(QStringLiteral("widths")).toObject();
    const QString sort = settings.value(QStringLiteral("sort")).toString();
    for (int column = 0; column < DealsModel::ColumnCount; ++column) {
        const QString key = DealsModel::columnKey(column);
        m_table->setColumnHidden(column, column > 0 && hidden.contains(QJsonValue(key)));
        if (const int width = widths.value(key).toInt(); width > 0) {
            m_sized = true;
            m_table->setColumnWidth(column, qBound(30, width, 1000));
        }
        if (key == sort) {
            const bool ascending = settings.value(QStringLiteral("ascending")).toBool();
            m_table->sortByColumn(column, ascending ? Qt::AscendingOrder : Qt::DescendingOrder);
        }
    }
}

} // namespace dealscope::ui
