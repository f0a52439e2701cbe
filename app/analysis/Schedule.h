// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"

namespace dealscope::analysis {

enum class ScheduleSide { Payer, Payee };

/// What a schedule is asked.
struct ScheduleQuery {
    ScheduleSide by = ScheduleSide::Payer;
    int firstMonth = 1; ///< of the year, 1 to 12; a year is named by the one it ends in
    bool groups = false; ///< a company stands for its group; what it pays itself is left out
    int top = 0; ///< rows, the rest is folded into one; 0: all

    friend bool operator==(const ScheduleQuery &, const ScheduleQuery &) = default;
};

/// What falls in one year, and what it rests on.
struct ScheduleCell {
    int year = YearShare::NotScheduled;
    MoneySum sum;
    QList<Spread> spreads; ///< that occur, in the order of the enum
    bool assumed = false; ///< in it is money of which nobody reported the year
    QList<DealKind> kinds; ///< in the order of the enum
    DealList deals; ///< ascending

    /// That state amounts and terms, ascending.
    [[nodiscard]] QList<ClaimId> claims(const Resolution &resolution) const;
};

/// What a company, or several jointly, have to pay or to get by contract, beside the capital that
/// comes to them. The two are never added.
struct ScheduleRow {
    QString name; ///< "SoftBank + Oracle"; "not named"
    QList<CompanyId> companies; ///< several: jointly; none: not named, others or all
    int folded = 0; ///< of "others": how many rows are in it
    QList<ScheduleCell> due; ///< purchases, ascending, what is not scheduled last
    QList<ScheduleCell> capitalIn; ///< the same; of nobody who is not named
    MoneySum dueTotal;
    MoneySum capitalTotal;
    DealList deals; ///< purchases, ascending

    [[nodiscard]] const ScheduleCell *dueIn(int year) const;
    [[nodiscard]] const ScheduleCell *capitalInYear(int year) const;
};

/// The commitment schedule: purchases by year and party. Each year's sum counts families once, as
/// sumsPerYear does.
struct Schedule {
    /// More years than these have holes where nothing falls.
    static constexpr int MostYears = 120;

    ScheduleQuery query;
    Currency currency;
    QList<int> years; ///< from the first to the last, the rows' capital too
    bool hasUnscheduled = false; ///< some row has something in no year
    QList<ScheduleRow> rows; ///< in falling order of ceiling, floor and name; others last
    ScheduleRow total; ///< of all purchases
    DealList withoutTerm; ///< purchases that fall in one year for lack of a term
    QList<LeftOutDeals> leftOut; ///< purchases
    QList<LeftOutDeals> capitalLeftOut; ///< capital to companies that have a row
    DealList insideGroup;
    DealList notCountedTwice; ///< purchases

    [[nodiscard]] bool isEmpty() const { return rows.isEmpty(); }
    /// For the deals at `selected` (positions in resolution.deals()). Pure, and independent of
    /// the order of `selected`.
    [[nodiscard]] static Schedule build(const Resolution &resolution, const QList<int> &selected,
                                        Currency currency, const ScheduleQuery &query);
};

} // namespace dealscope::analysis
