// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/chart/ChartGeometry.h"

namespace dealscope::ui {

/// Columns over time. The panels stand above one another over one time axis and share one scale:
/// a pixel is the same money in each, so a panel is as tall as its largest column asks. What has
/// no place in time stands apart on the right. Labels of the axis are thinned until none touch;
/// figures stand above their columns, largest first, where nothing is in their way.
[[nodiscard]] ChartGeometry layoutColumns(const analysis::ChartData &data,
                                          const core::Snapshot &snapshot, QSizeF size);

/// The width at which each column can be told apart.
[[nodiscard]] qreal columnsWidth(const analysis::ChartData &data);

} // namespace dealscope::ui
