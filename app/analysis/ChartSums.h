// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"

namespace dealscope::analysis {

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

} // namespace dealscope::analysis
