// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filters/FacetValues.h"

#include <QAbstractListModel>

namespace dealscope::ui {

/// The rows of one facet with their checks. Up to MostRows values all are listed, and new counts
/// change cells, never rows. Of more values those with the most deals under the present filter are
/// listed, and those that are checked; the rest is found by typing.
class FacetModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole, HintRole, IdRole, ShareRole };
    static constexpr int MostRows = 200;

    explicit FacetModel(core::Dimension dimension, QObject *parent = nullptr);

    [[nodiscard]] core::Dimension dimension() const { return m_dimension; }
    void setDimension(core::Dimension dimension) { m_dimension = dimension; }
    void setValues(const FacetValues &values);
    /// How many there are, listed or not.
    [[nodiscard]] int valueCount() const { return int(m_values.size()); }
    void update(const analysis::FacetCounts &counts, const core::Filter &filter);
    /// Only values whose name has these letters, and the checked ones. Of more than are listed,
    /// those that begin so come first.
    void setSearch(const QString &words);
    [[nodiscard]] bool isSearching() const { return !m_search.isEmpty(); }
    void toggle(const QModelIndex &index);

    [[nodiscard]] const QList<FacetRow> &rows() const { return m_rows; } ///< those listed
    /// Values that are not listed for want of room.
    [[nodiscard]] int moreCount() const { return m_more; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// The user checked or unchecked a row.
    void clauseChanged(const dealscope::core::FilterClause &clause);
    /// The rows, or how many more there are, have changed.
    void listed();

private:
    [[nodiscard]] std::vector<quint32> wanted();
    void list();

    core::Dimension m_dimension;
    FacetValues m_values;
    QList<FacetRow> m_rows;
    std::vector<int> m_counts; ///< of each value
    std::vector<quint32> m_asked; ///< values, ascending
    QString m_search; ///< folded
    std::vector<FacetValues::Match> m_matches; ///< of each value, while searching
    int m_more = 0;
    int m_largest = 0;
};

} // namespace dealscope::ui
