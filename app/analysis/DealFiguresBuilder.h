// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/DealFigures.h"
#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// The columns of a resolution, row by row as Resolution::deals(). Ids that point nowhere have no
/// row to be a code of, and are in no list.
[[nodiscard]] DealFigures dealFiguresOf(const Resolution &resolution);

} // namespace dealscope::analysis
