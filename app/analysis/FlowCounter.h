// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowMembers.h"
#include "analysis/FlowTally.h"
#include "analysis/SelectionSteps.h"

namespace dealscope::analysis {

/// Makes flow graphs of one selection after the other of the same deals: only what entered and
/// left since the last one is counted anew. Whoever moves a brush keeps one of these; by one thread
/// at a time.
class FlowCounter
{
public:
    FlowCounter(const Resolution &resolution, Currency currency, const FlowOptions &options);

    [[nodiscard]] bool answers(const Resolution &resolution, Currency currency,
                               const FlowOptions &options) const;
    [[nodiscard]] bool isOf(const ResolutionPtr &resolution) const
    {
        return m_resolution == resolution;
    }
    /// See FlowGraph; `selected` in any order.
    [[nodiscard]] FlowGraph count(const QList<int> &selected);
    /// Which deals are in the edges and nodes of count(selected).
    [[nodiscard]] std::vector<FlowMembers::Flow> membersOf(const QList<int> &selected);

private:
    struct Made {
        FlowGraph graph;
        FlowCounts counts;
        std::vector<FlowMembers::Flow> flows;
    };

    [[nodiscard]] Made make(const QList<int> &selected, bool withMembers,
                            SelectionSteps::From from);
    [[nodiscard]] const FlowRules::Deal &dealAt(int position);
    [[nodiscard]] SelectionSteps::From nearestTo(const QList<int> &selected) const;
    void stepTo(const QList<int> &selected, SelectionSteps::From from);
    template<typename Visit>
    void eachFlowOf(quint32 number, const Visit &visit);
    void indexFlows();

    ResolutionPtr m_resolution;
    FlowRules m_rules;
    std::vector<FlowRules::Deal> m_deals; ///< by position; made when first asked for
    SelectionSteps m_steps;
    std::unique_ptr<FlowTally> m_tally; ///< of the last selection
    // Of all deals: what a filter begins with and is cleared to.
    std::unique_ptr<const FlowTally> m_whole;
    std::optional<FlowGraph> m_wholeGraph;
    // The deals that flow from or to each number; made when a node first changes.
    std::vector<qint32> m_flows;
    std::vector<quint32> m_flowEnds; ///< by number
};

} // namespace dealscope::analysis
