// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FacetModel.h"

#include "core/Snapshot.h"
#include "ui/window/Counted.h"
#include "ui/window/SafeText.h"

#include <algorithm>
#include <numeric>

namespace dealscope::ui {

using namespace core;

FacetModel::FacetModel(Dimension dimension, QObject *parent)
    : QAbstractListModel(parent)
    , m_dimension(dimension)
{
}

void FacetModel::setValues(const FacetValues &values)
{
    beginResetModel();
    m_values = values;
    m_counts.assign(m_values.size(), 0);
    m_asked.clear();
    m_matches = m_search.isEmpty() ? std::vector<FacetValues::Match>() : m_values.matches(m_search);
    m_rows.clear();
    for (const quint32 value : wanted()) {
        m_rows.append(m_values.row(value));
    }
    endResetModel();
    Q_EMIT listed();
}

void FacetModel::update(const analysis::FacetCounts &counts, const Filter &filter)
{
    m_largest = 0;
    for (quint32 value = 0; value < m_values.size(); ++value) {
        m_counts[value] = m_values.countOf(value, counts);
        m_largest = qMax(m_largest, m_counts[value]);
    }
    m_asked = m_values.size() > 0 ? m_values.asked(filter) : std::vector<quint32>();
    list();
}

void FacetModel::setSearch(const QString &words)
{
    const QString folded = foldedForSearch(words.trimmed());
    if (folded == m_search) {
        return;
    }
    m_search = folded;
    m_matches = m_search.isEmpty() ? std::vector<FacetValues::Match>() : m_values.matches(m_search);
    list();
}

std::vector<quint32> FacetModel::wanted()
{
    std::vector<quint32> values;
    const auto isAsked
        = [this](quint32 value) { return std::ranges::binary_search(m_asked, value); };
    for (quint32 value = 0; value < m_values.size(); ++value) {
        if (m_matches.empty() || m_matches[value] != FacetValues::Match::None || isAsked(value)) {
            values.push_back(value);
        }
    }
    m_more = 0;
    if (values.size() <= size_t(MostRows)) {
        return values;
    }
    const auto rank = [&](quint32 value) {
        // What is checked but does not match stands behind what does.
        const auto match = m_matches.empty() ? FacetValues::Match::Beginning : m_matches[value];
        return std::pair(match, m_counts[value]);
    };
    std::ranges::partial_sort(values, values.begin() + MostRows, [&](quint32 a, quint32 b) {
        return rank(a) != rank(b) ? rank(a) > rank(b) : a < b;
    });
    std::vector<quint32> rest(values.begin() + MostRows, values.end());
    values.resize(size_t(MostRows));
    std::erase_if(rest, [&](quint32 value) { return !isAsked(value); });
    std::ranges::sort(rest);
    values.insert(values.end(), rest.begin(), rest.end());
    const auto fits = [this](quint32 value) {
        return m_matches.empty() || m_matches[value] != FacetValues::Match::None;
    };
    m_more = -int(std::ranges::count_if(values, fits));
    for (quint32 value = 0; value < m_values.size(); ++value) {
        m_more += fits(value) ? 1 : 0;
    }
    return values;
}

void FacetModel::list()
{
    const int moreBefore = m_more;
    const std::vector<quint32> values = wanted();
    const bool isSame = std::ranges::equal(values, m_rows, {}, {}, &FacetRow::value);
    if (!isSame) {
        beginResetModel();
        QHash<quint32, FacetRow> before;
        for (const FacetRow &row : std::as_const(m_rows)) {
            before.insert(row.value, row);
        }
        m_rows.clear();
        for (const quint32 value : values) {
            const auto there = before.constFind(value);
            m_rows.append(there == before.constEnd() ? m_values.row(value) : *there);
        }
    }
    bool changed = false;
    for (FacetRow &row : m_rows) {
        const bool asked = std::ranges::binary_search(m_asked, row.value);
        changed = changed || row.count != m_counts[row.value] || row.checked != asked;
        row.count = m_counts[row.value];
        row.checked = asked;
    }
    if (!isSame) {
        endResetModel();
    } else if (changed) {
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
    }
    if (!isSame || m_more != moreBefore) {
        Q_EMIT listed();
    }
}

void FacetModel::toggle(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    // The row itself changes when the filter comes back: one truth, and no echo.
    const quint32 value = m_rows[index.row()].value;
    std::vector<quint32> asked = m_asked;
    const auto at = std::ranges::lower_bound(asked, value);
    if (at != asked.end() && *at == value) {
        asked.erase(at);
    } else {
        asked.insert(at, value);
    }
    Q_EMIT clauseChanged(m_values.clauseFor(asked));
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size()) {
        return {};
    }
    const FacetRow &row = m_rows[index.row()];
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
    if (checked == m_rows[index.row()].checked) {
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
