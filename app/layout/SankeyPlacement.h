// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/SankeyLayers.h"

namespace dealscope::layout {

/// How a returning flow goes around the diagram.
struct SankeyLane {
    bool top = true;
    qreal inner = 0; ///< y of the lane's edge that faces the diagram
    qreal exit = 0; ///< px from the right side of its source to the inner edge of its way up
    qreal entry = 0; ///< px from the left side of its target
};

/// Where everything stands. Lists by item, segment or link as in SankeyColumns.
struct SankeyPlaces {
    qreal scale = 0; ///< px per unit
    qreal squeeze = 1; ///< what labels and gaps are shortened by where room is short
    qreal radius = 6; ///< of the inner edge of turns
    qreal nodeWidth = 0;
    QList<qreal> x; ///< left side of each column
    QList<qreal> barTop;
    QList<qreal> barHeight;
    QList<qreal> labelBefore; ///< room above the bar that is the item's
    QList<qreal> labelAfter;
    QList<LabelSide> side; ///< of the nodes
    QList<qreal> portOut; ///< by segment, from the top of the bar it leaves
    QList<qreal> portIn; ///< by segment, from the top of the bar it reaches
    QList<qreal> returnOut; ///< by link
    QList<qreal> returnIn; ///< by link
    QList<SankeyLane> lanes; ///< by link; of returning ones
    qreal columnGap = 0; ///< free px between two columns
    qreal wantedHeight = 0;

    [[nodiscard]] qreal thickness(const SankeyLink &link, const SankeyOptions &options) const
    {
        return link.amountless
            ? options.lineRoom * squeeze
            : link.ceiling * scale + (link.open ? options.fadeRoom * squeeze : 0);
    }
};

/// One scale for the picture, as large as height, margins and turns allow; then vertical places
/// by relaxation: each column is moved as near as its order allows to where its ribbons would
/// run straight (isotonic regression by pooling adjacent violators), to and fro.
class SankeyPlacement
{
public:
    [[nodiscard]] static SankeyPlaces place(const SankeyInput &input, const SankeyColumns &columns,
                                            const SankeyOptions &options);
};

} // namespace dealscope::layout
