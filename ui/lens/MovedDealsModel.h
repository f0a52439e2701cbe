// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/LensComparison.h"
#include "session/DashboardState.h"

#include <QAbstractTableModel>

#include <unordered_map>

namespace dealscope::ui {

/// The deals that one lens sees otherwise than the default lens: what it was, what it is, and the
/// report that counts instead.
class MovedDealsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Parties, Before, After, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setMoved(const analysis::LensQuestion &question, const QList<analysis::MovedMark> &moved,
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

    /// Worked out for the rows that are looked at.
    [[nodiscard]] const analysis::MovedDeal &made(int row) const;

    analysis::LensQuestion m_question;
    QList<analysis::MovedMark> m_moved;
    mutable std::unordered_map<int, analysis::MovedDeal> m_made;
    core::Lens m_lens = analysis::DefaultLens;
};

} // namespace dealscope::ui
