// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowGraph.h"

namespace dealscope::analysis {

/// A payer or a payee with the total of its row or column.
struct PayParty {
    QString name; ///< "SoftBank + Oracle"; "not named"
    QList<CompanyId> companies; ///< several: jointly; none: not named
    bool others = false; ///< all that has no row or column of its own
    MoneySum total; ///< families counted once
    int withoutAmount = 0; ///< deals without an amount
    DealList deals; ///< ascending
};

/// What one payer pays one payee, all kinds together.
struct PayCell {
    int row = -1; ///< in PayMatrix::payers
    int column = -1; ///< in PayMatrix::payees
    MoneySum sum;
    DealList withoutAmount; ///< ascending
    DealList deals; ///< all of the cell, ascending
    QList<DealKind> kinds; ///< in the order of the enum

    [[nodiscard]] bool hasAmount() const { return sum.deals > 0 || sum.overflow; }
};

/// Payers by payees. The largest totals come first, by ceiling, floor, number of deals and name;
/// an open end counts as its floor. All that is not named is one row and one column; the others of
/// the graph, if it has any, come last.
struct PayMatrix {
    QList<PayParty> payers;
    QList<PayParty> payees;
    QList<PayCell> cells; ///< by row, then column; none for pairs without a deal
    MoneySum total;

    [[nodiscard]] const PayCell *cell(int row, int column) const;
    [[nodiscard]] bool isEmpty() const { return cells.isEmpty(); }
    /// From the edges of a graph that was built from the same selection.
    [[nodiscard]] static PayMatrix build(const FlowGraph &graph, const Resolution &resolution,
                                         const QList<int> &selected, Currency currency);
};

} // namespace dealscope::analysis
