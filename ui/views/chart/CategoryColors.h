// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"
#include "ui/theme/Theme.h"

namespace dealscope::ui {

/// A colour for the index-th of some things that are no kinds of money: Paul Tol's "bright" set,
/// lifted for the dark theme, which stays apart for colour-blind readers too. Wraps around.
[[nodiscard]] QColor categoryColor(int index, const Theme &theme);
/// For what is one of a kind (nothing is stacked) or the rest of many.
[[nodiscard]] QColor neutralColor(const Theme &theme);

/// The colour of one piece of a bar: the kind's own where the piece or its bar is a kind.
[[nodiscard]] QColor pieceColor(const analysis::ChartData &data, const analysis::ChartKey &piece,
                                const Theme &theme);

} // namespace dealscope::ui
