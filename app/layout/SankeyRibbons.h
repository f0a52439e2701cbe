// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/SankeyPlacement.h"

namespace dealscope::layout {

/// Draws what SankeyPlacement placed: bars, label rooms, rails of ribbons, ties.
class SankeyRibbons
{
public:
    [[nodiscard]] static SankeyPicture draw(const SankeyInput &input, const SankeyColumns &columns,
                                            const SankeyOptions &options,
                                            const SankeyPlaces &places);
};

} // namespace dealscope::layout
