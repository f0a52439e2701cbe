// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealsPanel.h"

#include "core/FilterClause.h"
#include "ui/deals/DealWords.h"
#include "ui/deals/DealsDelegate.h"
#include "ui/deals/DealsModel.h"
#include "ui/deals/DealsTable.h"
#include "ui/window/Counted.h"
#include "ui/window/EmptyNotice.h"
#include "ui/window/NewestJob.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QLocale>
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
/// More chosen deals than this are drawn as chosen without being in the table's own selection,
/// which is slow with many.
constexpr int MostSelected = 1000;
} // namespace

DealsPanel::DealsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new DealsModel(this))
    , m_delegate(new DealsDelegate(this))
    , m_table(new DealsTable(this))
    , m_empty(new EmptyNotice(this))
    , m_pages(new QStackedWidget(this))
    , m_titles(new NewestJob(this))
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->horizontalHeader()->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    m_table->setColumnHidden(DealsModel::Title, true);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_table);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DealsPanel::pickChosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (!m_showing) {
                    m_current = m_model->dealAt(current.row());
                }
            });
    connect(m_table, &DealsTable::typedChanged, this, &DealsPanel::jumpTo);
    connect(m_model, &DealsModel::sortingChanged, this,
            [this](bool sorting) { m_table->showWork(sorting ? tr("sorting…") : QString()); });
    // The table would take each of many chosen rows along by itself.
    connect(m_model, &DealsModel::orderAboutToChange, this, [this] {
        const QScopedValueRollback guard(m_showing, true);
        m_table->selectionModel()->clear();
    });
    connect(m_model, &DealsModel::orderChanged, this, [this] {
        const QScopedValueRollback guard(m_showing, true);
        m_delegate->setHoveredRow(-1);
        showSelection();
    });
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
        m_empty->setReason(noLedger && m_isLoading ? tr("Reading the deal file…")
                               : noLedger ? tr("No deal file is open, or it holds no deals.")
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

void DealsPanel::setLoading(bool isLoading)
{
    m_isLoading = isLoading;
    if (m_model->rowCount() == 0) {
        setState(m_state);
    }
}

void DealsPanel::setHighlight(const session::Highlight &highlight)
{
    m_delegate->setHoveredRow(
        highlight.hovered.size() == 1 ? m_model->rowOf(*highlight.hovered.begin()) : -1);
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
    int first = -1;
    const bool isLarge = m_selected.size() > MostSelected;
    if (isLarge) {
        for (int row = 0; first < 0 && row < m_model->rowCount(); ++row) {
            first = m_selected.contains(m_model->dealAt(row)) ? row : -1;
        }
    } else {
        QList<int> numbers;
        for (const DealId deal : m_selected) {
            if (const int row = m_model->rowOf(deal); row >= 0) {
                numbers.append(row);
            }
        }
        std::ranges::sort(numbers);
        for (const int row : std::as_const(numbers)) {
            rows.select(m_model->index(row, 0), m_model->index(row, DealsModel::ColumnCount - 1));
        }
        first = numbers.value(0, -1);
    }
    m_model->setMarked(isLarge ? m_selected : session::DealSet());
    QItemSelectionModel *selection = m_table->selectionModel();
    selection->select(rows, QItemSelectionModel::ClearAndSelect);
    // The current row stays the same deal, unless the choice lies elsewhere.
    const int current = m_model->rowOf(m_current);
    const bool stays = current >= 0 && (m_selected.isEmpty() || m_selected.contains(m_current));
    if (const int row = stays ? current : first; row >= 0) {
        selection->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
        m_current = m_model->dealAt(row);
    }
    if (first >= 0) {
        m_table->scrollTo(m_model->index(stays ? current : first, 0));
    }
}

void DealsPanel::jumpTo(const QString &typed)
{
    const int row = m_model->rowStartingWith(typed);
    m_table->showTyped(row >= 0);
    if (row >= 0) {
        m_table->setCurrentIndex(m_model->index(row, 0));
        return;
    }
    // Perhaps a title begins so: they are read when they are first wanted.
    if (m_state && m_state->snapshot && !m_state->snapshot->hasTitles()) {
        m_titles->start([snapshot = m_state->snapshot](
                            const NewestJob::Stop &) { return snapshot->titles().size(); },
                        [this](size_t titles) {
                            if (titles > 0 && !m_table->typed().isEmpty()) {
                                jumpTo(m_table->typed());
                            }
                        });
    }
}

QString DealsPanel::note() const
{
    if (!m_state || !m_state->resolution || m_state->isEmpty()) {
        return {};
    }
    const QLocale locale;
    return tr("%1 of %2")
        .arg(locale.toString(m_model->rowCount()),
             locale.toString(m_state->resolution->dealCount()));
}

void DealsPanel::pickChosen()
{
    if (m_showing) {
        return;
    }
    session::Pick pick;
    const QItemSelection chosen = m_table->selectionModel()->selection();
    for (const QItemSelectionRange &range : chosen) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            pick.deals.append(m_model->dealAt(row));
        }
    }
    // One row more, or less, of a choice that the table does not hold.
    const bool adds = !m_model->marked().isEmpty() && pick.deals.size() == 1
        && QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier);
    if (pick.deals.size() == 1) {
        const int row = m_model->rowOf(pick.deals.first());
        pick.title = dealParties(*m_model->resolvedAt(row), *m_state->snapshot);
    } else if (!pick.deals.isEmpty()) {
        pick.title = counted(pick.deals.size(), tr("1 deal"), tr("%1 deals"));
    }
    if (!adds) {
        m_selected = session::DealSet(pick.deals);
        m_model->setMarked({});
    }
    Q_EMIT picked(pick, adds);
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
    int shown = 0;
    QList<int> widths;
    for (int column = 0; column < DealsModel::ColumnCount; ++column) {
        const int least = column == DealsModel::Conflicts ? 36 : 56;
        widths.append(qBound(least, m_table->wantedWidth(column) + Air, 320));
        total += m_table->isColumnHidden(column) ? 0 : widths.last();
        shown += m_table->isColumnHidden(column) ? 0 : 1;
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
        m_table->setColumnWidth(column, widths[column] + qMax(0, spare) / qMax(1, shown));
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
    QJsonArray shown; // of those that are hidden at first
    if (!m_table->isColumnHidden(DealsModel::Title)) {
        shown.append(DealsModel::columnKey(DealsModel::Title));
    }
    return {{QStringLiteral("hidden"), hidden},
            {QStringLiteral("shown"), shown},
            {QStringLiteral("widths"), widths},
            {QStringLiteral("sort"), DealsModel::columnKey(m_model->sortColumn())},
            {QStringLiteral("ascending"), m_model->sortOrder() == Qt::AscendingOrder}};
}

void DealsPanel::applySettings(const QJsonObject &settings)
{
    const QJsonArray hidden = settings.value(QStringLiteral("hidden")).toArray();
    const QJsonArray shown = settings.value(QStringLiteral("shown")).toArray();
    const QJsonObject widths = settings.value(QStringLiteral("widths")).toObject();
    const QString sort = settings.value(QStringLiteral("sort")).toString();
    for (int column = 0; column < DealsModel::ColumnCount; ++column) {
        const QString key = DealsModel::columnKey(column);
        m_table->setColumnHidden(column,
                                 column == DealsModel::Title
                                     ? !shown.contains(QJsonValue(key))
                                     : column > 0 && hidden.contains(QJsonValue(key)));
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
