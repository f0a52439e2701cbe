// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"
#include "io/RecordTable.h"

namespace dealscope::ui {

/// A chart's figures, a row a piece of a bar, with the ids behind them. `ceiling` is that of the
/// bounded part, `open_ended` the number of deals without one; a figure too large for 64 bits is
/// null. A family's floor that belongs to no piece alone is a row of its own, "not allocated".
[[nodiscard]] io::RecordTable chartTable(const analysis::ChartData &data,
                                         const analysis::Resolution &resolution);

} // namespace dealscope::ui
