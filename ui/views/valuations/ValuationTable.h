// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ValuationSeries.h"
#include "io/RecordTable.h"

namespace dealscope::ui {

/// The drawn valuations, a row each, in the order of their lines.
[[nodiscard]] io::RecordTable valuationTable(const analysis::ValuationSeries &series,
                                             const core::Snapshot &snapshot);

} // namespace dealscope::ui
