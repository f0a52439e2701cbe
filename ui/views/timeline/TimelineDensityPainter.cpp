// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineDensityPainter.h"

#include "ui/theme/ChangedMark.h"
#include "ui/theme/Texture.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dealscope::ui {

using layout::DensityColumn;

namespace {

constexpr double LeastBar = 1.5; // px of a column that holds anything
constexpr double LeastLit = 3;
constexpr double WidthWithGap = 4; // columns that are wider stand a pixel apart

} // namespace

TimelineDensityPainter::TimelineDensityPainter(QPainter &painter, const TimelineContent &content,
                                               const TimelineScene &scene, const TimelineLook &look)
    : m_painter(painter)
    , m_content(content)
    , m_scene(scene)
    , m_look(look)
{
}

QColor TimelineDensityPainter::colorOf(const analysis::TimelineLane &lane, const Theme &theme)
{
    return lane.kind ? TimelinePainter::markColor(*lane.kind, theme) : theme.soft;
}

void TimelineDensityPainter::paintLane(int lane)
{
    paintUndated(lane);
    if (m_scene.details[lane] != TimelineDetail::Density) {
        return;
    }
    m_painter.save();
    // Columns stand on whole pixels; blurred edges would look like counts.
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    paintColumns(lane);
    paintLit(lane, m_look.selectedDays);
    paintLit(lane, m_look.hoveredDays);
    m_painter.restore();
    paintScale(lane);
    paintChanged(lane);
}

void TimelineDensityPainter::paintScale(int lane)
{
    const QRectF area = m_scene.densityArea(lane);
    const layout::LaneDensity &density = m_scene.densities[lane];
    QStringList words;
    if (!density.columns.isEmpty()) {
        words.append(TimelineText::fullColumn(density.full, m_scene.densityUnit));
    }
    if (density.vague > 0) {
        words.append(TimelineText::vagueCount(density.vague));
    }
    const double line = std::floor(area.top()) + 0.5;
    m_painter.setPen(QPen(m_look.theme.line, 1, Qt::DashLine));
    m_painter.drawLine(QPointF(area.left(), line), QPointF(area.right(), line));
    m_painter.setPen(m_look.theme.soft);
    m_painter.drawText(QRectF(area.left() + 4, area.top() - 14, area.width() - 8, 13),
                       int(Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                       words.join(QStringLiteral(" · ")));
}

QList<DensityColumn> TimelineDensityPainter::passing(int lane) const
{
    QList<DensityColumn> columns;
    for (DensityColumn column : m_scene.densities[lane].columns) {
        const DayIndex::Count count
            = m_content.daysPassing(lane).count(column.first, column.last, m_scene.longest);
        column.within = count.within;
        column.meeting = count.meeting;
        if (count.all() > 0) {
            columns.append(column);
        }
    }
    return columns;
}

QRectF TimelineDensityPainter::barOf(const DensityColumn &column, const QRectF &area, quint32 full,
                                     quint32 below, quint32 count) const
{
    const double left = std::round(column.left);
    const double wide = std::round(column.right) - left;
    const double perUnit = area.height() / double(full);
    const double bottom = std::round(area.bottom() - below * perUnit);
    double top = std::round(area.bottom() - (double(below) + count) * perUnit);
    if (below == 0) {
        top = std::min(top, bottom - LeastBar);
    }
    return {left, top, std::max(1.0, wide - (wide > WidthWithGap ? 1 : 0)), bottom - top};
}

void TimelineDensityPainter::draw(int lane, const QList<DensityColumn> &columns, qreal opacity)
{
    const QRectF area = m_scene.densityArea(lane);
    const quint32 full = m_scene.densities[lane].full;
    const QColor color = colorOf(m_content.lane(lane).lane, m_look.theme);
    // A list of bars and one path of hatches: few calls, however many columns there are.
    QList<QRectF> sure;
    QPainterPath unsure;
    for (const DensityColumn &column : columns) {
        if (column.within > 0) {
            sure.append(barOf(column, area, full, 0, column.within));
        }
        if (column.meeting > 0) {
            unsure.addRect(barOf(column, area, full, column.within, column.meeting));
        }
    }
    m_painter.setOpacity(opacity);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawRects(sure);
    if (!unsure.isEmpty()) {
        fillCertainty(m_painter, unsure, Certainty::UpToCeiling, color, m_look.theme);
    }
    m_painter.setOpacity(1);
}

void TimelineDensityPainter::paintColumns(int lane)
{
    const qreal front = m_look.recedes ? TimelineLook::Receded : 1;
    const QList<DensityColumn> &all = m_scene.densities[lane].columns;
    if (!m_content.hasReceding()) {
        draw(lane, all, front);
        return;
    }
    // What the Dates clause keeps out stays in sight, behind what it lets through.
    draw(lane, all, TimelineLook::Receded);
    draw(lane, passing(lane), front);
}

void TimelineDensityPainter::paintLit(int lane, const QHash<int, DayIndex> &days)
{
    const auto lit = days.constFind(lane);
    if (lit == days.constEnd()) {
        return;
    }
    const QRectF area = m_scene.densityArea(lane);
    QList<QRectF> bars;
    for (const DensityColumn &column : m_scene.densities[lane].columns) {
        if (const quint32 count = lit->count(column.first, column.last, m_scene.longest).all();
            count > 0) {
            QRectF bar = barOf(column, area, m_scene.densities[lane].full, 0,
                               std::min(count, column.all()));
            bar.setTop(std::min(bar.top(), bar.bottom() - LeastLit));
            bars.append(bar);
        }
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_look.theme.accent);
    m_painter.drawRects(bars);
}

void TimelineDensityPainter::paintChanged(int lane)
{
    const auto changed = m_look.changedDays.constFind(lane);
    if (changed == m_look.changedDays.constEnd()) {
        return;
    }
    const QRectF area = m_scene.densityArea(lane);
    for (const DensityColumn &column : m_scene.densities[lane].columns) {
        if (changed->count(column.first, column.last, m_scene.longest).all() > 0) {
            const QRectF bar = barOf(column, area, m_scene.densities[lane].full, 0, column.all());
            drawChangedMark(m_painter, QPointF(bar.center().x(), bar.top() - 4), m_look.theme);
        }
    }
}

void TimelineDensityPainter::paintUndated(int lane)
{
    if (m_scene.undatedCounts[lane] == 0 || m_scene.undated.width() <= 0) {
        return;
    }
    const QRectF room = m_scene.undatedTarget(lane).rect;
    const QString words = TimelineText::number(m_scene.undatedCounts[lane]);
    const double width = QFontMetricsF(m_painter.font()).horizontalAdvance(words) + 8;
    const QRectF box(room.left() + 3, room.center().y() - 8, std::min(width, room.width() - 4), 16);
    const bool recedes = m_look.recedes || m_content.undatedPassing(lane) == 0;
    m_painter.setOpacity(recedes ? TimelineLook::Receded : 1);
    m_painter.setPen(QPen(m_look.theme.soft, 1));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(box, 3, 3);
    m_painter.setPen(m_look.theme.ink);
    m_painter.drawText(box, int(Qt::AlignCenter) | Qt::TextSingleLine, words);
    m_painter.setOpacity(1);
}

} // namespace dealscope::ui
