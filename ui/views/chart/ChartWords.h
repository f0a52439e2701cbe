// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"

#include <QString>

/// A chart in words: names of measures, dimensions, buckets and figures.
namespace dealscope::ui {

[[nodiscard]] QString measureName(analysis::ChartMeasure measure); ///< "amount"
[[nodiscard]] QString dimensionName(analysis::ChartDimension dimension); ///< "payer"
/// "Capital and purchases by payer, stacked by kind".
[[nodiscard]] QString chartTitle(const analysis::ChartQuery &query);
/// "Capital · USD": above the bars of one nature.
[[nodiscard]] QString panelTitle(const analysis::ChartData &data, core::Nature nature);

/// "SoftBank + Oracle", "Dec 2025", "in talks", "undated", "3 others".
[[nodiscard]] QString keyName(const analysis::ChartKey &key, const core::Snapshot &snapshot,
                              int folded = 0);
/// "up to $50 bn", "$10 bn or more", "3 deals": a segment's figure as short as a label.
[[nodiscard]] QString figure(const analysis::ChartSegment &segment,
                             const analysis::ChartData &data);
/// Everything about a segment of a bar, a line each, for a tooltip and a screen reader.
[[nodiscard]] QStringList explanation(const analysis::ChartData &data, core::Nature nature,
                                      const analysis::ChartBar &bar,
                                      const analysis::ChartSegment *piece,
                                      const core::Snapshot &snapshot);
/// "Left out: 9 without amount, 1 ended. Not counted twice: 1." Empty when nothing is.
[[nodiscard]] QString leftOutInWords(const analysis::ChartData &data);

} // namespace dealscope::ui
