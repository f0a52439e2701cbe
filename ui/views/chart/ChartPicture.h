// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/chart/ChartGeometry.h"

#include <functional>
#include <memory>

class QChart;
class QGraphicsScene;
class QPainter;

namespace dealscope::ui {

/// The one place that knows Qt Charts: value axis with its grid, legend and ground of a chart, in
/// a scene of its own. What Qt Charts cannot do (textures, names in full, figures) is painted into
/// the same scene by the item that the caller hands in.
///
/// A chart is made afresh for each composition: it has neither a layout nor a theme left over from
/// the last one, and takes well under a millisecond.
class ChartPicture
{
public:
    using Paint = std::function<void(QPainter &)>;

    ChartPicture();
    ~ChartPicture();

    void compose(const ChartGeometry &geometry, const analysis::ChartData &data,
                 const core::Snapshot &snapshot, const Theme &theme);
    /// Draws the scene with its top left corner at `at`; `bars` paints in the scene's coordinates.
    void render(QPainter &painter, QPointF at, const Paint &bars);

private:
    class BarsItem;

    void addAxis(QChart &chart, const ChartGeometry &geometry, const Theme &theme);
    void addLegend(QChart &chart, const ChartGeometry &geometry, const analysis::ChartData &data,
                   const core::Snapshot &snapshot, const Theme &theme);

    std::unique_ptr<QGraphicsScene> m_scene;
    BarsItem *m_bars = nullptr; ///< owned by the scene
};

} // namespace dealscope::ui
