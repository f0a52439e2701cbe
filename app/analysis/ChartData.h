// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartKey.h"
#include "analysis/Families.h"

namespace dealscope::analysis {

/// The figures of one bucket of deals, and what they rest on.
struct ChartSegment {
    ChartKey key;
    MoneySum sum; ///< families counted once; of measures in money
    int count = 0; ///< deals in the bucket, those without amount too
    bool assumed = false; ///< in it is an even spread that nobody reported
    DealList deals; ///< the deals that made the figure, by id

    /// The claims that state it, by id.
    [[nodiscard]] QList<ClaimId> claims(const Resolution &resolution, ChartMeasure measure) const;
};

/// A measure's reading of a segment, in whole units: currency units, or deals.
struct ChartValue {
    qint64 firm = 0; ///< drawn solid
    qint64 floor = 0; ///< drawn tinted from firm on
    qint64 ceiling = 0; ///< of the bounded part, drawn hatched from floor on; never below floor
    int openEnded = 0; ///< summands without a ceiling
    bool overflow = false; ///< too large to add up: no figure

    /// True when there is nothing to draw.
    [[nodiscard]] bool isZero() const { return ceiling == 0 && openEnded == 0 && !overflow; }
};
[[nodiscard]] ChartValue valueOf(const ChartSegment &segment, ChartMeasure measure);
[[nodiscard]] ChartValue valueOf(const MoneySum &sum, int deals, ChartMeasure measure);

struct ChartBar {
    ChartSegment total; ///< of the whole bar; its key is the bar's
    int folded = 0; ///< of "others": how many buckets are in it
    /// The pieces, in the order of ChartData::stacks; one piece, with the bar's own key, when
    /// nothing is stacked. The floors of the pieces may add up to less than the bar's: a family
    /// whose parts lie in several pieces can leave a floor that belongs to none of them alone
    /// (whole [100, 100], a part [0, 50]: the rest is [50, 100]).
    QList<ChartSegment> segments;
};

/// The bars of one nature. Capital and purchases are never added.
struct ChartPanel {
    Nature nature = Nature::Capital;
    QList<ChartBar> bars;
};

/// A chart's figures. Of times, all panels have the same bars: each month, quarter or year from
/// the first to the last, empty ones too (beyond MostTimes only those that have deals), then
/// imprecise and undated ones. Of statuses, the bars are in the order of commitment; of all other
/// dimensions, in falling size, with "others" last.
struct ChartData {
    static constexpr int MostTimes = 600;
    static constexpr int MostStacks = 6; ///< of dimensions that have no colours of their own

    ChartQuery query; ///< normalised
    Currency currency;
    QList<ChartPanel> panels; ///< natures that have a bar, in the order of the enum
    QList<ChartKey> stacks; ///< pieces that occur, in the order of drawing
    int foldedStacks = 0; ///< how many are in the "others" of stacks
    QList<LeftOutDeals> leftOut;
    DealList notBinding; ///< of firm and paid: with an amount, but nothing of it is
    DealList notCountedTwice;

    [[nodiscard]] bool isEmpty() const { return panels.isEmpty(); }
    [[nodiscard]] bool hasAssumed() const;
};

/// Answers a query for the deals at `selected` (positions in resolution.deals()). Pure; the result
/// does not depend on the order of `selected`.
[[nodiscard]] ChartData chartData(const Resolution &resolution, const QList<int> &selected,
                                  Currency currency, bool groups, const ChartQuery &query);

/// The clause that filters by a bar; nothing where none describes it. A year that money is spread
/// over is not the date of the deal, so a measure per year gives none either.
[[nodiscard]] std::optional<FilterClause> clauseFor(const ChartData &data, const ChartBar &bar);

} // namespace dealscope::analysis
