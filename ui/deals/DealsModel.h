// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"

#include <QAbstractTableModel>

namespace dealscope::ui {

/// The selected deals of a state, a row each. It sorts by itself, so that a row costs no mapping;
/// rows without a value stand last in either direction, ties keep the order of the ids.
class DealsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Parties,
        Kind,
        Status,
        Amount,
        Conflicts,
        Binding,
        Date,
        Reported,
        Origins,
        Claims,
    };
    static constexpr int ColumnCount = Claims + 1;
    enum Role {
        DealRole = Qt::UserRole,
        KindRole,
        StatusRole,
        SupportingRole, ///< origins of the figure that counts
        OtherOriginsRole, ///< origins of the deal that do not give that figure
        NameRole, ///< of a column: its whole name, where the head shows a sign
        ChangedRole, ///< differs between two states of knowledge
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setState(const session::StatePtr &state);
    /// Deals that differ between two states of knowledge, and the words for it.
    void setChanged(const QSet<core::DealId> &deals, const QString &words);
    [[nodiscard]] core::DealId dealAt(int row) const;
    /// -1 for a deal that is not shown.
    [[nodiscard]] int rowOf(core::DealId deal) const { return m_rows.value(deal, -1); }
    [[nodiscard]] const analysis::ResolvedDeal *resolvedAt(int row) const;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }
    /// A fixed, untranslated name for settings.
    [[nodiscard]] static QString columnKey(int column);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] QString text(const analysis::ResolvedDeal &deal, int column) const;
    [[nodiscard]] QString hint(const analysis::ResolvedDeal &deal, int column) const;
    void sortPositions();
    void indexRows();

    session::StatePtr m_state;
    QList<int> m_positions; ///< in the resolution's deals, in the order of the rows
    QHash<core::DealId, int> m_rows;
    QSet<core::DealId> m_changed;
    QString m_changedWords;
    int m_sortColumn = Reported;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace dealscope::ui
