// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/SankeyLayout.h"

namespace dealscope::layout {

/// Breaks cycles by turning back the flows that weigh least together.
///
/// An order of the nodes by the weighted heuristic of Eades, Lin and Smyth ("A fast and effective
/// heuristic for the feedback arc set problem", 1993), then improved by moving single nodes to
/// their best place until nothing gains. Flows against the order are turned, but for those whose
/// target does not lead back to their source.
class SankeyAcyclic
{
public:
    /// For each link: true if it returns. A link to its own node returns always.
    /// `byName` lists the nodes in the order in which ties are broken.
    [[nodiscard]] static QList<bool> returning(const SankeyInput &input, const QList<int> &byName);
};

} // namespace dealscope::layout
