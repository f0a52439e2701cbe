// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"
#include "ui/deals/DealOrder.h"
#include "ui/window/NewestJob.h"

#include <QAbstractTableModel>

namespace dealscope::ui {

/// The selected deals of a state, a row each: a vector of positions, so that a row costs four bytes
/// and a whole deal is made only where it is looked at. It sorts by itself; rows without a value
/// stand last in either direction, ties keep the order of the ids. Many deals are sorted on a
/// worker, while the old order stays. A new filter picks from the order that is there.
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
        Title, ///< hidden at first: what most titles say stands in the other columns
    };
    static constexpr int ColumnCount = Title + 1;
    enum Role {
        DealRole = Qt::UserRole,
        KindRole,
        StatusRole,
        SupportingRole, ///< origins of the figure that counts
        OtherOriginsRole, ///< origins of the deal that do not give that figure
        NameRole, ///< of a column: its whole name, where the head shows a sign
        ChangedRole, ///< differs between two states of knowledge
        MarkedRole, ///< see setMarked
    };
    /// So many deals are sorted on a worker.
    static constexpr int WorkerFrom = 5000;

    explicit DealsModel(QObject *parent = nullptr);

    void setState(const session::StatePtr &state);
    /// Deals that differ between two states of knowledge, and the words for it.
    void setChanged(const QSet<core::DealId> &deals, const QString &words);
    /// Deals that are drawn as chosen, beside those that the table's selection holds.
    void setMarked(const session::DealSet &deals);
    [[nodiscard]] const session::DealSet &marked() const { return m_marked; }
    [[nodiscard]] core::DealId dealAt(int row) const;
    /// -1 for a deal that is not shown.
    [[nodiscard]] int rowOf(core::DealId deal) const;
    /// The first row that begins with what was typed (see DealJump); -1: none.
    [[nodiscard]] int rowStartingWith(const QString &typed) const;
    [[nodiscard]] const analysis::ResolvedDeal *resolvedAt(int row) const;
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }
    /// True while another order is being worked out.
    [[nodiscard]] bool isSorting() const { return m_sorting; }
    /// Instead of WorkerFrom.
    void setWorkerFrom(int deals) { m_workerFrom = deals; }
    /// A fixed, untranslated name for settings.
    [[nodiscard]] static QString columnKey(int column);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void sortingChanged(bool sorting);
    /// Around a change of order, which keeps the rows but not their places.
    void orderAboutToChange();
    void orderChanged();

private:
    [[nodiscard]] QString text(const analysis::ResolvedDeal &deal, int column) const;
    [[nodiscard]] QString hint(const analysis::ResolvedDeal &deal, int column) const;
    [[nodiscard]] int rowOfPosition(int position) const;
    [[nodiscard]] DealOrder::Ptr sortedNow();
    void sortLater();
    void endSorting();
    void setSorting(bool sorting);
    void takeOrder(const DealOrder::Ptr &order);

    session::StatePtr m_state;
    DealOrder::Ptr m_order; ///< of all deals known; null without a state
    std::vector<quint32> m_rows; ///< positions in the resolution's deals
    mutable std::vector<int> m_rowOf; ///< of each position, -1: not shown; made when asked
    session::DealSet m_marked;
    QSet<core::DealId> m_changed;
    QString m_changedWords;
    int m_sortColumn = Reported;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    int m_workerFrom = WorkerFrom;
    bool m_sorting = false;
    NewestJob *m_job;
};

} // namespace dealscope::ui
