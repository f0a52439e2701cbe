// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CashLadder.h"
#include "tests/support/ChartByRule.h"

/// Cash ladders made of one whole deal after the other: what the quick way is compared with.
namespace dealscope::tests::byrule {

using namespace analysis;

/// Money on its way from headline to cash: of some deals, or of one.
struct CashRow {
    ChartKey key; ///< of parties and forms; a form that is "unknown" is not stated
    int folded = 0; ///< of "others": how many rows are in it
    DealId deal; ///< of a row by deal
    DealLadder ladder; ///< of a row by deal
    MoneySum sum; ///< families counted once; of a row by deal the deal alone
    QList<DealId> deals; ///< that made the figure, ascending
    QList<DealId> withoutAmount; ///< that could add something to it, ascending
    QList<ClaimId> claims; ///< that state the figures, ascending

    [[nodiscard]] bool hasMoney() const { return sum.deals > 0 || sum.overflow; }
    /// All deals that the row speaks of, ascending.
    [[nodiscard]] QList<DealId> everyDeal() const;
};

/// One nature. Capital and purchases are never added.
struct CashPanel {
    Nature nature = Nature::Capital;
    CashRow total;
    /// The total by form; a family's whole has what its parts leave, so that headlines, floors
    /// and firm parts of the forms make up those of the total as long as parts do not exceed
    /// their whole.
    QList<CashRow> forms;
    /// The largest first (by ceiling, floor, headline); those without an amount, then, of deals,
    /// those that are over come last.
    QList<CashRow> rows;
};

struct CashLadder {
    CashQuery query;
    Currency currency;
    QList<CashPanel> panels; ///< of natures with a deal
    QList<LeftOutDeals> leftOut;
    QList<DealId> notCountedTwice;

    [[nodiscard]] bool isEmpty() const { return panels.isEmpty(); }
};

/// For the deals at `selected` (positions in resolution.deals()). Joint payers and payees are one
/// row unless their shares are reported. Pure; the order of `selected` does not matter.
[[nodiscard]] CashLadder cashLadder(const Resolution &resolution, const QList<int> &selected,
                                    Currency currency, bool groups, const CashQuery &query);

} // namespace dealscope::tests::byrule
