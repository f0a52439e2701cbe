// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/timeline/TimelinePainter.h"

namespace dealscope::ui {

/// Draws the lanes of a scene whose deals are counted: a column for each stretch of days, solid up
/// to what is surely in it and hatched up to what may be, under a line that says how much a full
/// column is. Also the number of undated deals where they are counted together.
class TimelineDensityPainter
{
public:
    TimelineDensityPainter(QPainter &painter, const TimelineContent &content,
                           const TimelineScene &scene, const TimelineLook &look);
    void paintLane(int lane);

    /// What columns of a lane are drawn in: its kind's colour, or grey where kinds are mixed.
    [[nodiscard]] static QColor colorOf(const analysis::TimelineLane &lane, const Theme &theme);

private:
    void paintScale(int lane);
    void paintColumns(int lane);
    void paintLit(int lane, const QHash<int, DayIndex> &days);
    void paintChanged(int lane);
    void paintUndated(int lane);
    /// A lane's columns with only what the Dates clause lets through.
    [[nodiscard]] QList<layout::DensityColumn> passing(int lane) const;
    void draw(int lane, const QList<layout::DensityColumn> &columns, qreal opacity);
    [[nodiscard]] QRectF barOf(const layout::DensityColumn &column, const QRectF &area,
                               quint32 full, quint32 below, quint32 count) const;

    QPainter &m_painter;
    const TimelineContent &m_content;
    const TimelineScene &m_scene;
    const TimelineLook &m_look;
};

} // namespace dealscope::ui
