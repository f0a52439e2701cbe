// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowMembers.h"

#include "analysis/DealGroups.h"

namespace dealscope::analysis {

std::vector<FlowEntry> FlowMembers::entries() const
{
    std::vector<FlowEntry> entries;
    entries.reserve(flows.size());
    for (size_t i = 0; i < flows.size(); ++i) {
        entries.push_back({flows[i].position, finalEdge[size_t(edgeOf[i])]});
    }
    return entries;
}

std::vector<DealList> FlowMembers::lists(size_t edges, size_t nodes) const
{
    const std::vector<FlowEntry> inEdges = entries();
    auto lists
        = dealsByGroup(*resolution, inEdges, edges + 1, [edges](const FlowEntry &entry, auto add) {
              add(entry.edge < 0 ? edges : size_t(entry.edge));
          });
    auto ofNodes
        = dealsByGroup(*resolution, flows, nodes, [this](const FlowFinder::Flow &flow, auto add) {
              for (const bool payer : {true, false}) {
                  const qint32 node = nodeOf[size_t(placeOf(flow, payer))];
                  if (node >= 0) {
                      add(size_t(node));
                  }
              }
          });
    std::ranges::move(ofNodes, std::back_inserter(lists));
    return lists;
}

std::vector<FlowEntry> FlowGraph::entries() const
{
    return members ? members->entries() : std::vector<FlowEntry>();
}

} // namespace dealscope::analysis
