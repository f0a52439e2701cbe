// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowTally.h"

namespace dealscope::analysis {

/// Makes a flow graph of what is added up: which edges are drawn, what their nodes move, names.
class FlowBuilder
{
public:
    struct Selected {
        const QList<int> &positions; ///< ascending
        const std::vector<FlowRules::Deal> &deals; ///< by position; those selected are known
    };

    /// `cuts` lie on the tally.
    FlowBuilder(const FlowRules &rules, const FlowTally &tally, const FlowCuts &cuts,
                FamilySums &sums, const Selected &selected);

    /// Without its lists of deals.
    [[nodiscard]] FlowGraph build();
    /// By position; after build().
    [[nodiscard]] std::vector<FlowMembers::Flow> members() const;

private:
    /// An edge while it is added up; its ends are places.
    struct EdgeSum {
        FlowEdge edge;
        MoneyTally apart;
        int deals = 0;
        int apartDeals = 0; ///< of them those that are not cut
        qint32 last = -1; ///< the cut deal that came last
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

    void findYears();
    void countFolded();
    void sumEdges();
    [[nodiscard]] quint64 keyOf(const FlowEdge &edge) const;
    [[nodiscard]] FlowEdge edgeOf(const FlowCuts::Flow &flow) const; ///< without its money
    void addToEdge(EdgeSum &edge, const FlowCuts::Flow &flow);
    [[nodiscard]] quint32 numberAt(qint32 place) const;
    [[nodiscard]] bool isHidden(const EdgeSum &edge) const;
    void hideEdges();
    void sumNodes();
    [[nodiscard]] std::vector<int> firstDeals() const;
    void makeNodes();
    void makeEdges();
    void addTies();
    [[nodiscard]] MoneySum sumOf(SideSum &side);

    const FlowRules &m_rules;
    const FlowOptions &m_options;
    const FlowTally &m_tally;
    const FlowCuts &m_cuts;
    FamilySums &m_sums;
    Selected m_selected;
    FlowGraph m_graph;
    std::array<int, 2> m_foldedOf{}; ///< companies in the others of payers and of payees
    std::vector<EdgeSum> m_edges;
    QHash<quint64, qint32> m_edgeAt; ///< by keyOf
    std::vector<qint32> m_cutEdges; ///< of each flow of m_cuts
    std::vector<quint8> m_isHidden; ///< of each of m_edges
    std::vector<qint32> m_finalEdge; ///< of each of m_edges, in the graph; -1: not drawn
    std::vector<NodeSum> m_nodeSums; ///< by place
    std::vector<qint32> m_nodeOf; ///< by place, in the graph or -1
};

} // namespace dealscope::analysis
