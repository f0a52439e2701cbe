// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowGraph.h"

#include <mutex>

namespace dealscope::analysis {

/// What a deal is in; the left out are a list for each reason.
enum class FlowList : quint8 { Edges, NoMoney, InsideGroup, OtherYears, LeftOut };

/// How many deals are in each list.
struct FlowCounts {
    std::array<int, size_t(LeftOut::NoDate) + 1> leftOut{};
    int noMoney = 0;
    int insideGroup = 0;
    int otherYears = 0;
};

/// Which deals are in which edges, nodes and other lists of a flow graph. The graph is drawn
/// without them; who looks into a list makes all of them, by counting the graph once more. From any
/// thread.
class FlowMembers
{
public:
    /// What one deal moves; or, without nodes, the list that it is in.
    struct Flow {
        qint32 position = -1;
        qint32 edge = -1; ///< in FlowGraph::edges; -1: not drawn
        qint32 from = -1; ///< in FlowGraph::nodes; -1: not drawn
        qint32 to = -1;
        FlowList list = FlowList::Edges;
        quint8 reason = 0; ///< a LeftOut
    };
    static constexpr size_t ListCount = size_t(FlowList::LeftOut) + size_t(LeftOut::NoDate) + 1;

    FlowMembers(ResolutionPtr resolution, QList<int> selected, Currency currency,
                const FlowOptions &options);

    [[nodiscard]] std::vector<FlowEntry> entries() const;
    /// Those of edges, of nodes, of what is not drawn, then of each FlowList.
    [[nodiscard]] std::vector<DealList> lists(size_t edges, size_t nodes) const;

    /// Gives a graph its lists.
    static void listIn(FlowGraph &graph, const FlowCounts &counts,
                       const std::shared_ptr<const FlowMembers> &members);

private:
    [[nodiscard]] const std::vector<Flow> &flows() const;

    ResolutionPtr m_resolution;
    QList<int> m_selected;
    Currency m_currency;
    FlowOptions m_options;
    mutable std::once_flag m_once;
    mutable std::vector<Flow> m_flows; ///< by position
};

} // namespace dealscope::analysis
