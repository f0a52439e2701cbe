// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Comparison.h"

#include <QAbstractListModel>

#include <unordered_map>

namespace dealscope::ui {

/// The changes of a comparison as rows, under a head for each kind of change: amounts first, for
/// they move the totals, then statuses, deals, reports. The words of a row are made when it is
/// looked at: there may be as many as the ledger has reports.
class ChangesModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        HeadRole = Qt::UserRole, ///< true for the head of a group
        TitleRole, ///< the deal
        BeforeRole,
        AfterRole,
        StatusBeforeRole, ///< int of core::Status; not set for what has none
        StatusAfterRole,
        ReportRole, ///< "Creati.ai, Jan 2026 (inferred)": reports only
        QuoteRole,
        StatusChangeRole, ///< true where the statuses are the change
        TallRole, ///< true where a line for a quote is needed; in a long list for every report
    };

    using QAbstractListModel::QAbstractListModel;

    void setComparison(const session::Comparison &comparison, const core::SnapshotPtr &snapshot);
    void clear();
    /// The deal and report of a row; empty for heads and for what the ledger no longer has.
    [[nodiscard]] session::Pick pickAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    /// What a row says.
    struct Row {
        bool head = false;
        bool statusChange = false;
        QString title;
        QString before{};
        QString after{};
        QVariant statusBefore{};
        QVariant statusAfter{};
        QString report{};
        QString quote{};
        session::Pick pick{};
    };
    /// The rows of one kind of change: a head, then what follows in the changes from `first` on.
    struct Group {
        analysis::ChangeKind kind;
        int head = 0; ///< row
        int first = 0; ///< in the changes
        int count = 0;
    };
    [[nodiscard]] static Row rowOf(const analysis::Change &change, const analysis::StateDiff &diff,
                                   const core::Snapshot &snapshot);
    [[nodiscard]] static QString headOf(analysis::ChangeKind kind, int count);
    [[nodiscard]] static QString textOf(const Row &row);
    [[nodiscard]] const Row &made(int row) const;
    [[nodiscard]] const Group &groupOf(int row) const;
    [[nodiscard]] bool isTall(int row) const;
    [[nodiscard]] bool isHead(int row) const { return groupOf(row).head == row; }

    analysis::StateDiff m_diff;
    core::SnapshotPtr m_snapshot;
    QList<Group> m_groups;
    int m_rows = 0;
    mutable std::unordered_map<int, Row> m_made;
};

} // namespace dealscope::ui
