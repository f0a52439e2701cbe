// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartKey.h"
#include "analysis/Families.h"

namespace dealscope::analysis {

/// Rumoured, in talks, announced, signed, completed.
inline constexpr int LadderSteps = 5;

/// How far a deal got on the way from a rumour to money.
struct DealLadder {
    std::optional<Status> status; ///< the one that counts
    /// 1 rumoured to 5 completed; 0: no status is stated. Of an ended or denied deal the highest
    /// step that a claim which may count gives it.
    int step = 0;

    [[nodiscard]] bool isOver() const { return status && core::isOver(*status); }
    friend bool operator==(const DealLadder &, const DealLadder &) = default;
};
[[nodiscard]] DealLadder ladderOf(const ResolvedDeal &deal, const Snapshot &snapshot);
/// 1 to LadderSteps; 0 for ended and denied.
[[nodiscard]] int stepOf(Status status);
/// The status at the foot of a step, 1 to LadderSteps.
[[nodiscard]] Status statusAtStep(int step);

/// `part` in thousandths of a headline, rounded half up; more than 1000 where the number that
/// counts is lower than what binds. Nothing without a headline.
[[nodiscard]] std::optional<int> perMilleOf(Money part, Money headline);
/// What is signed, but not paid.
[[nodiscard]] Money bindingUnpaid(const MoneySum &sum);
/// What is not binding: from floor - firm up to ceiling - firm; open where the sum is.
[[nodiscard]] Interval notBinding(const MoneySum &sum);

/// What a row of the ladder stands for. Codes: payer, payee, deal, form.
enum class CashBy { Payer, Payee, Deal, Form };

struct CashQuery {
    CashBy by = CashBy::Payer;
    int top = 12; ///< rows of a nature; the rest is one row "others"

    friend bool operator==(const CashQuery &, const CashQuery &) = default;
};

/// Money on its way from headline to cash: of some deals, or of one.
struct CashRow {
    ChartKey key; ///< of parties and forms; a form that is "unknown" is not stated
    int folded = 0; ///< of "others": how many rows are in it
    DealId deal; ///< of a row by deal
    DealLadder ladder; ///< of a row by deal
    MoneySum sum; ///< families counted once; of a row by deal the deal alone
    DealList deals; ///< that made the figure, ascending
    DealList withoutAmount; ///< that could add something to it, ascending

    [[nodiscard]] bool hasMoney() const { return sum.deals > 0 || sum.overflow; }
    /// All deals that the row speaks of, ascending.
    [[nodiscard]] DealList everyDeal() const;
    /// That state the figures, ascending.
    [[nodiscard]] QList<ClaimId> claims(const Resolution &resolution) const;
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
    DealList notCountedTwice;

    [[nodiscard]] bool isEmpty() const { return panels.isEmpty(); }
};

/// For the deals at `selected` (positions in resolution.deals()). Joint payers and payees are one
/// row unless their shares are reported. Pure; the order of `selected` does not matter.
[[nodiscard]] CashLadder cashLadder(const Resolution &resolution, const QList<int> &selected,
                                    Currency currency, bool groups, const CashQuery &query);

} // namespace dealscope::analysis

namespace dealscope::core {

template<>
std::span<const EnumEntry<analysis::CashBy>> enumEntries<analysis::CashBy>();

} // namespace dealscope::core
