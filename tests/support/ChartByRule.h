// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"
#include "tests/support/FamiliesByRule.h"

/// Charts made of one whole deal after the other: what the quick way is compared with.
namespace dealscope::tests::byrule {

using namespace analysis;

/// The figures of one bucket of deals, and what they rest on.
struct ChartSegment {
    ChartKey key;
    MoneySum sum; ///< families counted once; of measures in money
    int count = 0; ///< deals in the bucket, those without amount too
    bool assumed = false; ///< in it is an even spread that nobody reported
    QList<DealId> deals; ///< the deals that made the figure, by id
    QList<ClaimId> claims; ///< the claims that state it, by id
};

[[nodiscard]] ChartValue valueOf(const ChartSegment &segment, ChartMeasure measure);

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
    QList<DealId> notBinding; ///< of firm and paid: with an amount, but nothing of it is
    QList<DealId> notCountedTwice;

    [[nodiscard]] bool isEmpty() const { return panels.isEmpty(); }
    [[nodiscard]] bool hasAssumed() const;
};

/// Answers a query for the deals at `selected` (positions in resolution.deals()). Pure; the result
/// does not depend on the order of `selected`.
[[nodiscard]] ChartData chartData(const Resolution &resolution, const QList<int> &selected,
                                  Currency currency, bool groups, const ChartQuery &query);

/// What one deal puts into one bucket of a chart.
struct ChartContribution {
    int position = -1; ///< in Resolution::deals()
    Nature nature = Nature::None;
    ChartKey row;
    ChartKey stack;
    int ppm = 1'000'000; ///< the reported part of the deal that falls here
    std::optional<YearShare> year; ///< of a measure per year: the part of that year
};

/// Adds contributions up.
class ChartSums
{
public:
    ChartSums(const Resolution &resolution, const QList<int> &selected, Currency currency,
              ChartMeasure measure);

    /// The figures of a bucket; its key is left as it is.
    [[nodiscard]] ChartSegment segmentOf(const QList<ChartContribution> &bucket) const;

private:
    [[nodiscard]] MoneySum deals(const QMap<int, int> &shares) const;
    [[nodiscard]] QList<int> family(const QList<int> &bucket) const;
    void appendSelectedBelow(int position, QSet<int> &found) const;
    [[nodiscard]] bool makesFigure(int position) const;
    [[nodiscard]] QList<ClaimId> claimsFor(const ResolvedDeal &deal) const;

    const Resolution &m_resolution;
    QSet<int> m_selected;
    Currency m_currency;
    ChartMeasure m_measure;
};

} // namespace dealscope::tests::byrule
