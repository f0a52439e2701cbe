// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/chart/ChartGeometry.h"

#include <functional>

class QPainter;

namespace dealscope::ui {

/// What a picture of bars is painted with beside its geometry.
struct ChartBarsStyle {
    Theme theme;
    bool clipped = false; ///< rows may lie outside the viewport (a screen that scrolls)
    /// How much a piece stands back, 1 or less, and whether it is marked; by bar and segment
    /// (-1: all of the bar).
    std::function<qreal(const ChartBarBox &, int segment)> emphasis;
    std::function<bool(const ChartBarBox &, int segment)> marked;
    std::function<bool(const ChartBarBox &, int segment)> changed; ///< for segments only
};

/// Paints bars, names, figures, titles and time labels of a laid-out chart.
void paintChartBars(QPainter &painter, const ChartGeometry &geometry,
                    const analysis::ChartData &data, const ChartBarsStyle &style);

} // namespace dealscope::ui
