// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FlowByRule.h"

/// Matrices made of whole deals: what the quick way is compared with.
namespace dealscope::tests::byrule {

using namespace analysis;

/// A payer or a payee with the total of its row or column.
struct PayParty {
    QString name; ///< "SoftBank + Oracle"; "not named"
    QList<CompanyId> companies; ///< several: jointly; none: not named
    MoneySum total; ///< families counted once
    int withoutAmount = 0; ///< deals without an amount
    QList<DealId> deals; ///< ascending
};

/// What one payer pays one payee, all kinds together.
struct PayCell {
    int row = -1; ///< in PayMatrix::payers
    int column = -1; ///< in PayMatrix::payees
    MoneySum sum;
    QList<DealId> withoutAmount; ///< ascending
    QList<DealId> deals; ///< all of the cell, ascending
    QList<ClaimId> claims; ///< the counting ones, ascending
    QList<DealKind> kinds; ///< in the order of the enum

    [[nodiscard]] bool hasAmount() const { return sum.deals > 0 || sum.overflow; }
};

/// Payers by payees. The largest totals come first, by ceiling, floor, number of deals and name;
/// an open end counts as its floor. All that is not named is one row and one column.
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

} // namespace dealscope::tests::byrule
