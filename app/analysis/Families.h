// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/DealList.h"
#include "analysis/YearShares.h"

namespace dealscope::analysis {

/// Why a deal adds no money to a total.
enum class LeftOut {
    NoAmount,
    Ended,
    Denied,
    Replaced,
    OtherBasis, ///< a rate without a term
    NoRate, ///< in a currency that cannot be converted
    NoDate, ///< without a date where dates are asked
};
[[nodiscard]] QLatin1StringView toCode(LeftOut reason);
/// "without amount", "ended", ... for a line under a picture.
[[nodiscard]] QString inWords(LeftOut reason);

struct LeftOutDeals {
    LeftOut reason = LeftOut::NoAmount;
    DealList deals;
};

/// Money as it is added up: an interval and the parts of its floor that bind and that are paid.
struct MoneySum {
    Interval interval; ///< floor, and ceiling of the bounded part; never open
    Money headline; ///< of the numbers stated, whatever their bounds; 0 in flows and years
    int openEnded = 0; ///< summands without a ceiling, "plus n open-ended"
    Money firm;
    Money paid;
    int deals = 0; ///< deals that added something
    bool overflow = false; ///< a sum did not fit; the figures are not to be shown

    /// floor to ceiling; open when anything open-ended is in it.
    [[nodiscard]] Interval range() const;
    [[nodiscard]] bool isZero() const;
};

/// A selected deal, the share of it that stands for money of its own in a drawing. A family's
/// whole is drawn as its remainder: what the selected parts do not explain.
struct MoneyPiece {
    int position = -1; ///< in Resolution::deals()
    /// What the selected parts leave of a whole. Its payers are the whole's own; a round that
    /// names none has its remainder from "not named".
    bool remainder = false;
    std::optional<Interval> interval; ///< none: drawn dashed, without width
    Money firm;
    Money paid;
    /// Set when the piece is listed but adds nothing.
    std::optional<LeftOut> leftOut;
};

/// All selected deals as pieces, in the order of `selected`. A family's whole becomes its
/// remainder when at least one of its parts is selected too. Pieces with `leftOut` set have no
/// interval, but for other bases, whose rate is not a piece of a total either.
[[nodiscard]] QList<MoneyPiece> moneyPieces(const Resolution &resolution,
                                            const QList<int> &selected, Currency currency);

/// The sum of a bucket of deals, families counted once from the topmost member in `bucket`:
/// floor = max(whole floor, sum of parts' floors), ceiling, headline, firm and paid likewise; a
/// whole without amount is [sum of parts' floors, open). Where a whole is in the bucket and a
/// selected part is not, the part is taken off the whole (the bucket then holds the remainder).
/// `bucket` is a subset of `selected`; both are positions in Resolution::deals().
/// Independent of the order of either.
[[nodiscard]] MoneySum sumOf(const Resolution &resolution, const QList<int> &selected,
                             const QList<int> &bucket, Currency currency);

/// Deals of a selection that were part of a counted whole, so that their money is not counted
/// twice.
[[nodiscard]] DealList notCountedTwice(const Resolution &resolution, const QList<int> &selected,
                                       Currency currency);

/// The totals of a selection.
struct Totals {
    int deals = 0;
    int claims = 0; ///< known claims of the selected deals
    MoneySum capital;
    MoneySum purchase;
    Currency currency;
    QList<LeftOutDeals> leftOut; ///< reasons that occur, in the order of the enum
    DealList notCountedTwice;
};
[[nodiscard]] Totals totalsOf(const Resolution &resolution, const QList<int> &selected,
                              Currency currency);

/// The number that the counting claim states, whatever its bound; 0 without an amount.
[[nodiscard]] Money statedNumber(const ResolvedDeal &deal);
/// Why a deal alone adds no money, or nothing when it does. `NoDate` is never given here.
[[nodiscard]] std::optional<LeftOut> whyLeftOut(const ResolvedDeal &deal, Currency currency);
/// The reasons with their deals, in the order of the enum. Deals of nature none are not listed:
/// nobody expects money of them.
[[nodiscard]] QList<LeftOutDeals> leftOutOf(const Resolution &resolution,
                                            const QList<int> &selected, Currency currency);

/// The totals of one year.
struct YearSum {
    int year = YearShare::NotScheduled;
    MoneySum capital;
    MoneySum purchase;
    int deals = 0;
    int claims = 0;
};
/// A selection's money by year, ascending: deals with a schedule or a term are spread (families as
/// their parts and remainder, each by its own), the others fall in the year of their date, where a
/// family is counted once. What schedules leave over comes last. Undated deals are in no year.
[[nodiscard]] QList<YearSum> sumsPerYear(const Resolution &resolution, const QList<int> &selected,
                                         Currency currency);

} // namespace dealscope::analysis
