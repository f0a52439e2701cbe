// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowMembers.h"

#include "analysis/DealGroups.h"
#include "analysis/FlowCounter.h"

namespace dealscope::analysis {

FlowMembers::FlowMembers(ResolutionPtr resolution, QList<int> selected, Currency currency,
                         const FlowOptions &options)
    : m_resolution(std::move(resolution))
    , m_selected(std::move(selected))
    , m_currency(currency)
    , m_options(options)
{
}

const std::vector<FlowMembers::Flow> &FlowMembers::flows() const
{
    std::call_once(m_once, [this] {
        m_flows = FlowCounter(*m_resolution, m_currency, m_options).membersOf(m_selected);
    });
    return m_flows;
}

std::vector<FlowEntry> FlowMembers::entries() const
{
    std::vector<FlowEntry> entries;
    for (const Flow &flow : flows()) {
        if (flow.list == FlowList::Edges) {
            entries.push_back({flow.position, flow.edge});
        }
    }
    return entries;
}

std::vector<DealList> FlowMembers::lists(size_t edges, size_t nodes) const
{
    const size_t undrawn = edges + nodes;
    return dealsByGroup(*m_resolution, flows(), undrawn + 1 + ListCount,
                        [&](const Flow &flow, auto add) {
                            if (flow.list != FlowList::Edges) {
                                add(undrawn + 1 + size_t(flow.list) + flow.reason);
                                return;
                            }
                            add(flow.edge < 0 ? undrawn : size_t(flow.edge));
                            for (const qint32 node : {flow.from, flow.to}) {
                                if (node >= 0) {
                                    add(edges + size_t(node));
                                }
                            }
                        });
}

std::vector<FlowEntry> FlowGraph::entries() const
{
    return members ? members->entries() : std::vector<FlowEntry>();
}

void FlowMembers::listIn(FlowGraph &graph, const FlowCounts &counts,
                         const std::shared_ptr<const FlowMembers> &members)
{
    graph.members = members;
    const auto edges = size_t(graph.edges.size());
    const auto nodes = size_t(graph.nodes.size());
    const auto lists = std::make_shared<const LateDealLists>(
        [members, edges, nodes] { return members->lists(edges, nodes); });
    size_t next = 0;
    for (FlowEdge &edge : graph.edges) {
        edge.deals = DealList(lists, next++);
    }
    for (FlowNode &node : graph.nodes) {
        node.deals = DealList(lists, next++);
    }
    graph.undrawn = DealList(lists, next++, graph.undrawnDeals);
    const auto listOf = [&](size_t list, int size) { return DealList(lists, next + list, size); };
    for (size_t reason = 0; reason < counts.leftOut.size(); ++reason) {
        if (const int size = counts.leftOut[reason]; size > 0) {
            graph.leftOut.append(
                {LeftOut(reason), listOf(size_t(FlowList::LeftOut) + reason, size)});
        }
    }
    graph.noMoney = listOf(size_t(FlowList::NoMoney), counts.noMoney);
    graph.insideGroup = listOf(size_t(FlowList::InsideGroup), counts.insideGroup);
    graph.otherYears = listOf(size_t(FlowList::OtherYears), counts.otherYears);
}

} // namespace dealscope::analysis
