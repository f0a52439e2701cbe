// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/LensComparison.h"

#include <QAbstractTableModel>

namespace dealscope::ui {

/// A row for each lens: what the totals are under it. Figures that differ from those of the
/// default lens are in full ink, the others stand back.
class LensModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Moved,
        CapitalHeadline,
        CapitalMaximum,
        CapitalMinimum,
        CapitalBinding,
        CapitalPaid,
        PurchaseHeadline,
        PurchaseMaximum,
        PurchaseMinimum,
        PurchaseBinding,
        PurchasePaid,
        ColumnCount,
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setLenses(const QList<analysis::LensTotals> &lenses, core::Lens present);
    [[nodiscard]] core::Lens lensAt(int row) const;
    [[nodiscard]] int rowOf(core::Lens lens) const;
    /// The nature a column speaks of; none for names and moves.
    [[nodiscard]] static core::Nature natureOf(int column);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const analysis::LensTotals &lens, int column) const;
    [[nodiscard]] QString hint(const analysis::LensTotals &lens, int column) const;
    [[nodiscard]] bool differs(const analysis::LensTotals &lens, int column) const;

    QList<analysis::LensTotals> m_lenses;
    core::Lens m_present = analysis::DefaultLens;
};

} // namespace dealscope::ui
