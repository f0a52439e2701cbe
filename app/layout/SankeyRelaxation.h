// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/SankeyPlacement.h"

namespace dealscope::layout {

/// The vertical places of the items, once their heights are known.
class SankeyRelaxation
{
public:
    SankeyRelaxation(const SankeyInput &input, const SankeyColumns &columns,
                     const SankeyOptions &options, SankeyPlaces &places);

    /// Sets barTop and all ports. Nothing overlaps and the order of the columns is kept.
    void run(qreal topRoom, qreal bottomRoom);

    /// The height of one column with its labels and least gaps.
    [[nodiscard]] static qreal stackHeight(const SankeyColumns &columns,
                                           const SankeyOptions &options, const SankeyPlaces &places,
                                           const QList<int> &layer);

private:
    void setPorts();
    void settle(const QList<int> &layer, bool fromLeft, bool fromRight);

    const SankeyInput &m_input;
    const SankeyColumns &m_columns;
    const SankeyOptions &m_options;
    SankeyPlaces &m_places;
    qreal m_top = 0;
    qreal m_bottom = 0;
};

} // namespace dealscope::layout
