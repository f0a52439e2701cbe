// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/LensComparison.h"
#include "session/DashboardState.h"

#include <QAbstractTableModel>

namespace dealscope::ui {

/// The deals that one lens sees otherwise than the default lens: what it was, what it is, and the
/// report that counts instead.
class MovedDealsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Parties, Before, After, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setMoved(const core::SnapshotPtr &snapshot, const QList<analysis::MovedDeal> &moved,
                  core::Lens lens);
    /// What a click on a row selects: the deal and the report that counts instead.
    [[nodiscard]] session::Pick pickAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const analysis::MovedDeal &moved, int column) const;

    core::SnapshotPtr m_snapshot;
    QList<analysis::MovedDeal> m_moved;
    core::Lens m_lens = analysis::DefaultLens;
};

} // namespace dealscope::ui
