// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartLayout.h"

#include "ui/views/chart/ChartColumnsLayout.h"
#include "ui/views/chart/ChartRowsLayout.h"

namespace dealscope::ui {

using namespace analysis;

ChartGeometry layoutChart(const ChartData &data, const Snapshot &snapshot, QSizeF size,
                          const ChartLayoutOptions &options)
{
    return isTime(data.query.by) ? layoutColumns(data, snapshot, size)
                                 : layoutRows(data, snapshot, size, options);
}

QSize chartSizeHint(const ChartData &data, const Snapshot &snapshot)
{
    constexpr int width = 720;
    if (data.isEmpty()) {
        return {width, 300};
    }
    if (isTime(data.query.by)) {
        const int panels = int(data.panels.size());
        return {std::max(width, int(columnsWidth(data))), 170 + 95 * panels};
    }
    return {width, std::max(260, int(rowsHeight(data, snapshot, width)))};
}

} // namespace dealscope::ui
