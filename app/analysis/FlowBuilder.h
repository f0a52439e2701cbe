// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowMembers.h"

namespace dealscope::analysis {

/// Makes a flow graph: first who pays whom, deal by deal, then which ends are nodes of their own,
/// then what flows between the nodes.
class FlowBuilder
{
public:
    FlowBuilder(const Resolution &resolution, const QList<int> &selected, Currency currency,
                const FlowOptions &options);

    [[nodiscard]] FlowGraph build();

private:
    using Flow = FlowFinder::Flow;
    using Cut = FlowFinder::Cut;

    /// An edge while it is added up; its ends are places.
    struct EdgeSum {
        FlowEdge edge;
        MoneyTally apart;
        int deals = 0;
        qint32 last = -1; ///< the deal that came last
    };
    /// One nature of one side of a node.
    struct SideSum {
        MoneyTally apart;
        MoneySum edges;
        std::vector<int> inFamilies;
        bool isPartial = false;
        bool isEmpty = true;
    };
    struct NodeSum {
        SideSum sums[2][2]; ///< in, out; capital, purchase
        int withoutAmount[2] = {};
        bool isUsed = false;
    };

    void choosePlaces();
    void countFolded();
    void sumEdges();
    void addToEdge(EdgeSum &edge, const Flow &flow);
    [[nodiscard]] bool isHidden(const EdgeSum &edge) const;
    void hideEdges();
    void sumNodes();
    void makeNodes();
    void makeEdges();
    void listDeals();
    void addTies();
    [[nodiscard]] MoneySum sumOf(SideSum &side);

    const Resolution &m_resolution;
    FlowOptions m_options;
    FlowFinder m_finder;
    FlowGraph m_graph;
    // A place is a node or an others' side; numbers of ends become places, places become nodes.
    std::shared_ptr<FlowMembers> m_members;
    std::vector<quint32> m_numbers; ///< by place; the others' two come last if there are any
    bool m_folds = false;
    std::array<int, 2> m_foldedOf{}; ///< companies in the others of payers and of payees
    std::vector<EdgeSum> m_edges;
    std::vector<quint8> m_isHidden; ///< of each of m_edges
    std::vector<NodeSum> m_nodeSums; ///< by place
};

} // namespace dealscope::analysis
