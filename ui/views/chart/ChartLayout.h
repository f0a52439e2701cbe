// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/chart/ChartGeometry.h"

namespace dealscope::ui {

/// Lays a chart out in `size`: columns for times, rows for everything else (whose names would not
/// be readable below columns). `data` is not empty.
[[nodiscard]] ChartGeometry layoutChart(const analysis::ChartData &data,
                                        const core::Snapshot &snapshot, QSizeF size,
                                        const ChartLayoutOptions &options = {});
/// The smallest size at which nothing is left away, and that looks like a picture.
[[nodiscard]] QSize chartSizeHint(const analysis::ChartData &data, const core::Snapshot &snapshot);

} // namespace dealscope::ui
