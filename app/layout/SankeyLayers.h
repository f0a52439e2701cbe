// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/SankeyLayout.h"

namespace dealscope::layout {

/// A place in a column: a node, or a flow on its way past the column.
struct SankeyItem {
    int node = -1; ///< -1: a flow passes
    int link = -1; ///< the flow that passes
    int layer = 0;
    QList<int> in; ///< segments that end here, in the order of their making
    QList<int> out;
    QList<int> returnsIn; ///< returning links that end here
    QList<int> returnsOut;
};

/// A flow's piece from one column to the next.
struct SankeySegment {
    int from = -1; ///< item
    int to = -1; ///< item, one layer further right
    int link = -1;
};

/// Items in columns. The first items are the nodes, in the order of the input.
struct SankeyColumns {
    QList<SankeyItem> items;
    QList<SankeySegment> segments;
    QList<QList<int>> layers; ///< items from top to bottom
    QList<QList<int>> chainOf; ///< for each link its segments; empty for returning ones
    QList<bool> returning; ///< for each link
};

class SankeyLayers
{
public:
    /// Columns by longest path; a node without inflow stands right before what it pays. Each
    /// column is sorted by name.
    [[nodiscard]] static SankeyColumns columns(const SankeyInput &input,
                                               const QList<bool> &returning,
                                               const QList<int> &byName);
};

} // namespace dealscope::layout
