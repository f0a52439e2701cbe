// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// By what rule a deal's money is laid over the years.
enum class Spread {
    Reported, ///< a source's own schedule
    Ramp, ///< a source says when the full rate is reached; that it grows evenly is assumed
    Even, ///< the same each month of the term; assumed
    Once, ///< no term is known: all in the year of the deal's date
};
[[nodiscard]] QLatin1StringView toCode(Spread spread);

/// One year's part of a deal.
struct YearShare {
    static constexpr int NotScheduled = 0; ///< in `year`: what a reported schedule leaves over

    int year = NotScheduled;
    Interval interval;
    Money firm;
    Money paid;
    bool assumed = false; ///< nobody reported what falls in this year
    Spread spread = Spread::Once;

    friend bool operator==(const YearShare &, const YearShare &) = default;
};

/// The year that a day lies in. Years begin on the first of `firstMonth` (1 to 12) and are named
/// by the calendar year that they end in: with 7, July 2025 lies in 2026.
[[nodiscard]] int fiscalYearOf(QDate day, int firstMonth);

/// A deal's interval over years that begin with `firstMonth`, ascending, what is not scheduled
/// last. Shares add up to the whole, ends and all: the floors to the floor, the ceilings to the
/// ceiling. Empty without an amount, and without a date unless a schedule is reported.
///
/// A reported schedule wins: each installment in its own year, one that spans several years evenly
/// over the months it touches; the rest of the amount is not scheduled. Installments without an
/// amount or in a currency that the deal's conversion does not know say nothing. A schedule of more
/// than the whole is scaled down to it. Else the term is cut into months, from the period's start,
/// else happened_on, else the first report. With a reported ramp month i counts i + 1 until the
/// month of fullBy's last day, then always as much as that month. Without it all count the same.
/// Without a term everything is in the year of the date.
[[nodiscard]] QList<YearShare> perYear(const ResolvedDeal &deal, int firstMonth = 1);

/// The same for a piece of the deal: what its parts leave of it, or a party's share.
[[nodiscard]] QList<YearShare> perYear(const ResolvedDeal &deal, const Interval &interval,
                                       Money firm, Money paid, int firstMonth = 1);

/// The term that a deal's money is laid over where no schedule is reported.
struct SpreadTerm {
    QDate start; ///< the first day; invalid: nothing dates the deal
    int months = 0; ///< 0: no term is known, all is due at once
    int rampMonths = 0; ///< until the full rate; 0: the same all along
    QDate statedFirst; ///< of a period with both ends: its days
    QDate statedLast;

    friend bool operator==(const SpreadTerm &, const SpreadTerm &) = default;
};
[[nodiscard]] SpreadTerm termOf(const ResolvedDeal &deal);
/// The shares of an amount over a term; empty where nothing dates it.
[[nodiscard]] QList<YearShare> perYear(const SpreadTerm &term, const Interval &interval, Money firm,
                                       Money paid, int firstMonth = 1);
/// The first and the last year of a term, of years that begin with January.
[[nodiscard]] std::pair<int, int> yearsOf(const SpreadTerm &term);

/// What perYear's rule for this deal is, whatever its amount.
[[nodiscard]] Spread spreadOf(const ResolvedDeal &deal);
/// The claims that the rule rests on: that of the schedule, or those of the ramp and the term.
[[nodiscard]] QList<ClaimId> claimsOfSpread(const ResolvedDeal &deal);

} // namespace dealscope::analysis
