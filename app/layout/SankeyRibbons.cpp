// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/SankeyRibbons.h"

#include <algorithm>

namespace dealscope::layout {

namespace {

constexpr qreal LabelGap = 5;
/// Where the control points of a quarter circle lie, in radii from its ends.
constexpr qreal Arc = 0.5522847498;

/// A rail in the making.
class Rail
{
public:
    explicit Rail(QPointF start) { m_points.append(start); }

    void lineTo(QPointF end)
    {
        const QPointF start = m_points.last();
        m_points.append(start + (end - start) / 3);
        m_points.append(start + (end - start) * 2 / 3);
        m_points.append(end);
    }
    /// From one column to the next, leaving and arriving level.
    void swingTo(QPointF end)
    {
        const QPointF start = m_points.last();
        const qreal middle = (start.x() + end.x()) / 2;
        m_points.append(QPointF(middle, start.y()));
        m_points.append(QPointF(middle, end.y()));
        m_points.append(end);
    }
    /// A quarter turn that leaves level (`level`) or upright and ends the other way.
    void turnTo(QPointF end, bool level)
    {
        const QPointF start = m_points.last();
        const QPointF corner = level ? QPointF(end.x(), start.y()) : QPointF(start.x(), end.y());
        m_points.append(start + (corner - start) * Arc);
        m_points.append(end + (corner - end) * Arc);
        m_points.append(end);
    }
    [[nodiscard]] const QList<QPointF> &points() const { return m_points; }

private:
    QList<QPointF> m_points;
};

class Drawing
{
public:
    Drawing(const SankeyInput &input, const SankeyColumns &columns, const SankeyOptions &options,
            const SankeyPlaces &places)
        : m_input(input)
        , m_columns(columns)
        , m_options(options)
        , m_places(places)
    {
    }

    [[nodiscard]] QRectF bar(int item) const
    {
        return {m_places.x[m_columns.items[item].layer], m_places.barTop[item], m_places.nodeWidth,
                m_places.barHeight[item]};
    }
    [[nodiscard]] SankeyRibbon ribbon(int link) const;
    [[nodiscard]] QRectF labelBox(int node) const;
    [[nodiscard]] QList<QPointF> tie(const SankeyTie &tie) const;

private:
    [[nodiscard]] QList<QPointF> forwardRail(int link, qreal offset) const;
    [[nodiscard]] QList<QPointF> returningRail(int link, qreal offset, qreal width) const;
    [[nodiscard]] qreal obstructed(int node, bool left) const;
    [[nodiscard]] qreal shareOfGap(int node, bool left) const;

    const SankeyInput &m_input;
    const SankeyColumns &m_columns;
    const SankeyOptions &m_options;
    const SankeyPlaces &m_places;
};

QList<QPointF> Drawing::forwardRail(int link, qreal offset) const
{
    const QList<int> &chain = m_columns.chainOf[link];
    const SankeySegment &start = m_columns.segments[chain.first()];
    Rail rail(bar(start.from).topRight() + QPointF(0, m_places.portOut[chain.first()] + offset));
    for (const int segment : chain) {
        const SankeySegment &piece = m_columns.segments[segment];
        const QPointF end = bar(piece.to).topLeft();
        rail.swingTo(end + QPointF(0, m_places.portIn[segment] + offset));
        if (m_columns.items[piece.to].node < 0) {
            rail.lineTo(end + QPointF(m_places.nodeWidth, m_places.portIn[segment] + offset));
        }
    }
    return rail.points();
}

/// Out to the right, around above or below, and in from the left. `offset` counts from the port's
/// upper edge, which is the inner one where the flow goes around above.
QList<QPointF> Drawing::returningRail(int link, qreal offset, qreal width) const
{
    const SankeyLink &row = m_input.links[link];
    const SankeyLane &lane = m_places.lanes[link];
    const qreal radius = m_places.radius;
    const qreal up = lane.top ? -1 : 1;
    const qreal outwards = lane.top ? offset : width - offset; // from the inner edge
    const QRectF from = bar(row.from);
    const QRectF to = bar(row.to);
    const qreal y0 = from.top() + m_places.returnOut[link] + offset;
    const qreal y1 = to.top() + m_places.returnIn[link] + offset;
    const qreal laneY = lane.inner + up * outwards;
    const qreal right = from.right() + lane.exit;
    const qreal left = to.left() - lane.entry;
    const qreal turn = radius + outwards;

    Rail rail(QPointF(from.right(), y0));
    rail.lineTo({right - radius, y0});
    rail.turnTo({right + outwards, y0 + up * turn}, true);
    rail.lineTo({right + outwards, laneY - up * turn});
    rail.turnTo({right - radius, laneY}, false);
    rail.lineTo({left + radius, laneY});
    rail.turnTo({left - outwards, laneY - up * turn}, true);
    rail.lineTo({left - outwards, y1 + up * turn});
    rail.turnTo({left + radius, y1}, false);
    rail.lineTo({to.left(), y1});
    return rail.points();
}

SankeyRibbon Drawing::ribbon(int link) const
{
    const SankeyLink &row = m_input.links[link];
    SankeyRibbon ribbon;
    ribbon.returning = m_columns.returning[link];
    ribbon.line = row.amountless;
    if (!row.amountless) {
        ribbon.firm = row.firm * m_places.scale;
        ribbon.floor = row.floor * m_places.scale;
        ribbon.ceiling = row.ceiling * m_places.scale;
        ribbon.fade = row.open ? m_options.fadeRoom * m_places.squeeze : 0;
    }
    const qreal room = m_places.thickness(row, m_options);
    const qreal first = ribbon.line ? room / 2 : 0;
    const qreal second = ribbon.line ? room / 2 : room;
    ribbon.first = ribbon.returning ? returningRail(link, first, room) : forwardRail(link, first);
    ribbon.second
        = ribbon.returning ? returningRail(link, second, room) : forwardRail(link, second);
    return ribbon;
}

/// How far returning flows reach into the room beside a node in an outer column.
qreal Drawing::obstructed(int node, bool left) const
{
    const QRectF own = bar(node);
    const qreal half = m_input.nodes[node].labelHeight * m_places.squeeze / 2;
    qreal reach = 0;
    for (int link = 0; link < m_input.links.size(); ++link) {
        const SankeyLink &row = m_input.links[link];
        const int end = left ? row.to : row.from;
        if (!m_columns.returning[link]
            || m_columns.items[end].layer != m_columns.items[node].layer) {
            continue;
        }
        const SankeyLane &lane = m_places.lanes[link];
        const qreal width = m_places.thickness(row, m_options);
        const qreal port = bar(end).top() + (left ? m_places.returnIn : m_places.returnOut)[link];
        const bool meets = lane.top ? own.center().y() - half < port + width + 2
                                    : own.center().y() + half > port - 2;
        if (meets) {
            reach = std::max(reach, (left ? lane.entry : lane.exit) + width + 2);
        }
    }
    return reach;
}

/// How much of the gap beside a node its label may take: all but what labels in the same gap and
/// at the same height need.
qreal Drawing::shareOfGap(int node, bool left) const
{
    const auto span = [this](int other) {
        return std::pair(m_places.barTop[other] - m_places.labelBefore[other] - 1,
                         m_places.barTop[other] + m_places.barHeight[other]
                             + m_places.labelAfter[other] + 1);
    };
    const int layer = m_columns.items[node].layer;
    const auto own = span(node);
    qreal share = 0.92;
    for (int other = 0; other < m_input.nodes.size(); ++other) {
        const auto theirs = span(other);
        if (m_columns.items[other].layer != layer + (left ? -1 : 1) || theirs.first >= own.second
            || theirs.second <= own.first) {
            continue;
        }
        const LabelSide side = m_places.side[other];
        if (side == LabelSide::Above || side == LabelSide::Below) {
            share = std::min(share, 0.54);
        } else if (side == (left ? LabelSide::Right : LabelSide::Left)) {
            share = std::min(share, left ? 0.4 : 0.52);
        }
    }
    return share;
}

QRectF Drawing::labelBox(int node) const
{
    const QRectF own = bar(node);
    const SankeyNode &row = m_input.nodes[node];
    const qreal height = row.labelHeight * m_places.squeeze;
    const int layer = m_columns.items[node].layer;
    const int last = int(m_columns.layers.size()) - 1;
    const qreal gap = m_places.columnGap;
    const QRectF &area = m_options.area;
    switch (m_places.side[node]) {
    case LabelSide::Left: {
        const qreal right = own.left() - LabelGap - obstructed(node, true);
        const qreal most = layer == 0 ? right - area.left() : shareOfGap(node, true) * gap;
        const qreal width = std::clamp(row.labelWidth, 0.0, std::max(0.0, most));
        return {right - width, own.center().y() - height / 2, width, height};
    }
    case LabelSide::Right: {
        const qreal left = own.right() + LabelGap + obstructed(node, false);
        const qreal most = layer == last ? area.right() - left : shareOfGap(node, false) * gap;
        const qreal width = std::clamp(row.labelWidth, 0.0, std::max(0.0, most));
        return {left, own.center().y() - height / 2, width, height};
    }
    case LabelSide::Above:
    case LabelSide::Below: {
        const qreal width = std::min(row.labelWidth, 0.8 * gap + m_places.nodeWidth);
        const qreal top
            = m_places.side[node] == LabelSide::Above ? own.top() - height - 1 : own.bottom() + 1;
        return {own.center().x() - width / 2, top, width, height};
    }
    }
    return {};
}

QList<QPointF> Drawing::tie(const SankeyTie &tie) const
{
    const QRectF from = bar(tie.from);
    const QRectF to = bar(tie.to);
    QPointF start(from.right(), from.center().y());
    QPointF end(to.left(), to.center().y());
    if (from.left() > to.left()) {
        // Backwards a tie ends at a corner, clear of the ribbons that leave there.
        start.setX(from.left());
        end = from.center().y() < to.center().y() ? to.topRight() : to.bottomRight();
    } else if (from.left() == to.left()) {
        // In one column a tie is a short bow beside it.
        const bool down = from.top() < to.top();
        start = {from.right(), down ? from.bottom() - 1 : from.top() + 1};
        end = {to.right(), down ? to.top() + 1 : to.bottom() - 1};
        const qreal bow = std::min(0.3 * m_places.columnGap, 18.0);
        return {start, start + QPointF(bow, 0), end + QPointF(bow, 0), end};
    }
    const qreal middle = (start.x() + end.x()) / 2;
    return {start, QPointF(middle, start.y()), QPointF(middle, end.y()), end};
}

} // namespace

SankeyPicture SankeyRibbons::draw(const SankeyInput &input, const SankeyColumns &columns,
                                  const SankeyOptions &options, const SankeyPlaces &places)
{
    const Drawing drawing(input, columns, options, places);
    SankeyPicture picture;
    picture.pixelsPerUnit = places.scale;
    picture.layers = int(columns.layers.size());
    picture.crowded = places.squeeze < 1;
    picture.wantedHeight = places.wantedHeight;
    for (int node = 0; node < input.nodes.size(); ++node) {
        picture.nodes.append({drawing.bar(node), drawing.labelBox(node), places.side[node],
                              columns.items[node].layer});
    }
    for (int link = 0; link < input.links.size(); ++link) {
        picture.ribbons.append(drawing.ribbon(link));
    }
    for (const SankeyTie &tie : input.ties) {
        picture.ties.append(drawing.tie(tie));
    }
    return picture;
}

} // namespace dealscope::layout
