// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/filters/FacetRows.h"

#include <QAbstractListModel>

namespace dealscope::ui {

/// The rows of one facet with their checks. New counts change cells, never rows.
class FacetModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole, HintRole, IdRole, ShareRole };

    explicit FacetModel(core::Dimension dimension, QObject *parent = nullptr);

    [[nodiscard]] core::Dimension dimension() const { return m_dimension; }
    void setDimension(core::Dimension dimension) { m_dimension = dimension; }
    void setRows(const QList<FacetRow> &rows);
    [[nodiscard]] const QList<FacetRow> &rows() const { return m_rows; }
    void update(const analysis::FacetCounts &counts, const core::Filter &filter);
    /// Only rows whose label has these words, and the checked ones.
    void setSearch(const QString &words);
    void toggle(const QModelIndex &index);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// The user checked or unchecked a row.
    void clauseChanged(const dealscope::core::FilterClause &clause);

private:
    void findVisible();

    core::Dimension m_dimension;
    QList<FacetRow> m_rows;
    QList<int> m_visible;
    QString m_search;
    int m_largest = 0;
};

} // namespace dealscope::ui
