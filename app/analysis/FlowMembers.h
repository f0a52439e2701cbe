// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowFinder.h"

namespace dealscope::analysis {

/// Which deals are in which edges and nodes of a flow graph. The graph is drawn without them; who
/// looks into a list makes all of them.
class FlowMembers
{
public:
    static constexpr qint32 NoPlace = -1; ///< of a number that is not there
    static constexpr qint32 Folded = -2; ///< in the others of its side

    ResolutionPtr resolution;
    std::vector<FlowFinder::Flow> flows; ///< by position
    std::vector<qint32> edgeOf; ///< of each flow; in `finalEdge`
    std::vector<qint32> finalEdge; ///< in FlowGraph::edges; -1: not drawn
    std::vector<qint32> places; ///< by number of FlowEnds
    std::vector<qint32> nodeOf; ///< by place, in FlowGraph::nodes or -1; the others' come last
    size_t ownPlaces = 0; ///< of nodes that are not the others

    /// A number's place on its side.
    [[nodiscard]] qint32 placeOf(const FlowFinder::Flow &flow, bool payer) const
    {
        const qint32 place = places[payer ? flow.from : flow.to];
        return place == Folded ? qint32(ownPlaces) + (payer ? 0 : 1) : place;
    }
    [[nodiscard]] std::vector<FlowEntry> entries() const;
    /// The lists of edges, of what is not drawn, and of nodes, in this order.
    [[nodiscard]] std::vector<DealList> lists(size_t edges, size_t nodes) const;
};

} // namespace dealscope::analysis
