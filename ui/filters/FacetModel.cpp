// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FacetModel.h"

#include "core/Snapshot.h"
#include "ui/window/Counted.h"
#include "ui/window/SafeText.h"

namespace dealscope::ui {

using namespace core;

FacetModel::FacetModel(Dimension dimension, QObject *parent)
    : QAbstractListModel(parent)
    , m_dimension(dimension)
{
}

void FacetModel::setRows(const QList<FacetRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    findVisible();
    endResetModel();
}

void FacetModel::update(const analysis::FacetCounts &counts, const Filter &filter)
{
    m_largest = 0;
    bool changed = false;
    for (FacetRow &row : m_rows) {
        const int count = countOf(row, m_dimension, counts);
        const bool asked = isAsked(row, m_dimension, filter);
        changed = changed || row.count != count || row.checked != asked;
        row.count = count;
        row.checked = asked;
        m_largest = qMax(m_largest, count);
    }
    if (changed && !m_visible.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(int(m_visible.size()) - 1));
    }
}

void FacetModel::setSearch(const QString &words)
{
    const QString folded = foldedForSearch(words.trimmed());
    if (folded == m_search) {
        return;
    }
    beginResetModel();
    m_search = folded;
    findVisible();
    endResetModel();
}

void FacetModel::findVisible()
{
    m_visible.clear();
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_search.isEmpty() || m_rows[i].checked
            || foldedForSearch(m_rows[i].label + u' ' + m_rows[i].hint).contains(m_search)) {
            m_visible.append(i);
        }
    }
}

void FacetModel::toggle(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    // The row itself changes when the filter comes back: one truth, and no echo.
    QList<FacetRow> asked = m_rows;
    FacetRow &row = asked[m_visible[index.row()]];
    row.checked = !row.checked;
    Q_EMIT clauseChanged(clauseOf(m_dimension, asked));
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_visible.size());
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_visible.size()) {
        return {};
    }
    const FacetRow &row = m_rows[m_visible[index.row()]];
    switch (role) {
    case Qt::DisplayRole:
        return row.label;
    case Qt::ToolTipRole:
        return safeToolTip(row.hint.isEmpty() ? row.label : row.label + u' ' + row.hint);
    case Qt::CheckStateRole:
        return int(row.checked ? Qt::Checked : Qt::Unchecked);
    case Qt::AccessibleTextRole:
        return row.label + QStringLiteral(", ") + counted(row.count, tr("1 deal"), tr("%1 deals"));
    case CountRole:
        return row.count;
    case HintRole:
        return row.hint;
    case IdRole:
        return row.id;
    case ShareRole:
        return m_largest > 0 ? double(row.count) / m_largest : 0.0;
    default:
        return {};
    }
}

bool FacetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid()) {
        return false;
    }
    const bool checked = value.toInt() == Qt::Checked;
    if (checked == m_rows[m_visible[index.row()]].checked) {
        return false;
    }
    toggle(index);
    return true;
}

Qt::ItemFlags FacetModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                           : Qt::NoItemFlags;
}

} // namespace dealscope::ui
