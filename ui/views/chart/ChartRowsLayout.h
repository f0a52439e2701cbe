// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/chart/ChartGeometry.h"

namespace dealscope::ui {

/// Bars in rows, for dimensions whose names must be readable in full. The panels stand above one
/// another on one value axis. The scale is the largest at which every bar has room for its figure
/// behind it; names take the width they need up to a share of the picture and break into lines.
/// Rows spread into spare height and close up when it is short, then scroll or are left away.
[[nodiscard]] ChartGeometry layoutRows(const analysis::ChartData &data,
                                       const core::Snapshot &snapshot, QSizeF size,
                                       const ChartLayoutOptions &options = {});

/// The height at which no row is left away at this width.
[[nodiscard]] qreal rowsHeight(const analysis::ChartData &data, const core::Snapshot &snapshot,
                               qreal width);

} // namespace dealscope::ui
