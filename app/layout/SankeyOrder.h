// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/SankeyLayers.h"

namespace dealscope::layout {

/// Orders the columns so that few and thin ribbons cross.
///
/// Sweeps by weighted barycentre, as in Sugiyama, Tagawa and Toda ("Methods for visual
/// understanding of hierarchical system structures", 1981); the best order seen is kept, counted
/// with a Fenwick tree after Barth, Jünger and Mutzel. Nodes with returning flows are drawn to
/// the top, where these flows run.
class SankeyOrder
{
public:
    static void arrange(const SankeyInput &input, SankeyColumns &columns, int sweeps);
    /// For each pair of segments that cross the product of their weights, summed.
    [[nodiscard]] static double crossings(const SankeyInput &input, const SankeyColumns &columns);
};

} // namespace dealscope::layout
