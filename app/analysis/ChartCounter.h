// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"
#include "analysis/ChartTally.h"
#include "analysis/SelectionSteps.h"

namespace dealscope::analysis {

/// Makes one chart of one selection after the other of the same deals: only what entered and left
/// since the last one is counted anew. Whoever moves a brush keeps one of these; by one thread at a
/// time.
class ChartCounter
{
public:
    /// `query` as normalised() says.
    ChartCounter(const Resolution &resolution, Currency currency, bool groups,
                 const ChartQuery &query);

    [[nodiscard]] bool answers(const Resolution &resolution, Currency currency, bool groups,
                               const ChartQuery &query) const;
    [[nodiscard]] bool isOf(const ResolutionPtr &resolution) const
    {
        return m_resolution == resolution;
    }
    /// See chartData; `selected` in any order.
    [[nodiscard]] ChartData count(const QList<int> &selected);

private:
    void stepTo(const QList<int> &selected);
    void stepTo(const QList<int> &selected, SelectionSteps::From from);
    [[nodiscard]] std::vector<DealList> listsOf(const QList<int> &selected);

    ResolutionPtr m_resolution;
    ChartRules m_rules;
    SelectionSteps m_steps;
    std::unique_ptr<ChartTally> m_tally; ///< of the last selection
    // Of all deals: what a filter begins with and is cleared to.
    std::unique_ptr<const ChartTally> m_whole;
    std::optional<ChartData> m_wholeData;
};

} // namespace dealscope::analysis
