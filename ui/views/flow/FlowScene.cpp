// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flow/FlowScene.h"

#include "ui/theme/Theme.h"
#include "ui/views/flow/FlowWords.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace dealscope::ui {

using namespace analysis;
using layout::LabelSide;
using layout::SankeyRibbon;

namespace {

constexpr qreal LabelOverhang = 12;

constexpr qreal HitWidth = 9; // px around a line

/// How much is said beside a node, from all to the name alone.
enum class Detail { All, Names, OneLine };

QStringList nameLines(const FlowNode &node, const QString &name, Detail detail)
{
    if (detail == Detail::OneLine || !node.isJoint() || node.companies.size() > 3) {
        return {name};
    }
    QStringList lines;
    for (const QString &part : name.split(QStringLiteral(" + "))) {
        lines.append(lines.isEmpty() ? part : QStringLiteral("+ ") + part);
    }
    return lines;
}

QPointF pointOn(const QList<QPointF> &rail, qreal t)
{
    const qsizetype curves = (rail.size() - 1) / 3;
    const qreal place = std::clamp(t, 0.0, 1.0) * qreal(curves);
    const qsizetype curve = std::min(qsizetype(place), curves - 1);
    const qreal u = place - qreal(curve);
    const qreal v = 1 - u;
    const QPointF *p = rail.data() + curve * 3;
    return p[0] * (v * v * v) + p[1] * (3 * v * v * u) + p[2] * (3 * v * u * u)
        + p[3] * (u * u * u);
}

/// Points along a chain of curves.
QPolygonF sampled(const QList<QPointF> &rail)
{
    constexpr int Steps = 24;
    QPolygonF points;
    const qsizetype curves = (rail.size() - 1) / 3;
    for (qsizetype step = 0; step <= curves * Steps; ++step) {
        points.append(pointOn(rail, qreal(step) / qreal(curves * Steps)));
    }
    return points;
}

bool chainMeets(const QPolygonF &chain, const QRectF &box, qreal reach)
{
    for (qsizetype i = 0; i + 1 < chain.size(); ++i) {
        const QRectF piece = QRectF(chain[i], chain[i + 1]).normalized();
        if (piece.adjusted(-reach, -reach, reach, reach).intersects(box)) {
            return true;
        }
    }
    return false;
}

qreal distanceTo(const QPolygonF &chain, QPointF point)
{
    qreal least = 1e9;
    for (qsizetype i = 0; i + 1 < chain.size(); ++i) {
        const QPointF way = chain[i + 1] - chain[i];
        const qreal length = QPointF::dotProduct(way, way);
        const qreal part = length > 0
            ? std::clamp(QPointF::dotProduct(point - chain[i], way) / length, 0.0, 1.0)
            : 0;
        const QPointF off = point - (chain[i] + way * part);
        least = std::min(least, std::hypot(off.x(), off.y()));
    }
    return least;
}

} // namespace

bool FlowMark::isHit(QPointF point) const
{
    if (!box.contains(point)) {
        return false;
    }
    if (isNode()) {
        return true;
    }
    return outline.isEmpty() ? distanceTo(middle, point) <= HitWidth / 2
                             : outline.containsPoint(point, Qt::WindingFill);
}

bool FlowMark::meets(const QRectF &other) const
{
    if (!box.intersects(other)) {
        return false;
    }
    if (isNode()) {
        return true;
    }
    return outline.isEmpty() ? chainMeets(middle, other, 1.5)
                             : chainMeets(outline, other, 0.5) || contains(other);
}

bool FlowMark::contains(const QRectF &other) const
{
    return !outline.isEmpty() && outline.containsPoint(other.center(), Qt::WindingFill)
        && !chainMeets(outline, other, 0);
}

FlowScene::FlowScene(const FlowGraph &graph, const FlowWords &words, const QRectF &area)
    : m_area(area)
{
    arrange(graph, words, area);
    makeMarks(graph);
    labelNodes(graph);
    labelRibbons(graph, words);
}

void FlowScene::arrange(const FlowGraph &graph, const FlowWords &words, const QRectF &area)
{
    const QFontMetricsF normal(pictureFont(TextSize::Normal));
    const QFontMetricsF small(pictureFont(TextSize::Small));
    layout::SankeyOptions options;
    options.area = area;
    layout::SankeyInput input;
    for (const FlowEdge &edge : graph.edges) {
        layout::SankeyLink link;
        link.from = edge.from;
        link.to = edge.to;
        link.rank = int(edge.kind) * 2 + (edge.remainder ? 1 : 0);
        link.amountless = !edge.hasAmount || edge.sum.overflow;
        if (!link.amountless) {
            const double floor = double(edge.sum.interval.floor.units);
            link.floor = floor;
            link.firm = std::min(double(edge.sum.firm.units), floor);
            link.ceiling = std::max(
                floor, double(edge.sum.interval.ceiling.value_or(edge.sum.interval.floor).units));
            link.open = edge.sum.openEnded > 0;
        }
        input.links.append(link);
    }
    for (const FlowTie &tie : graph.ties) {
        // No tie leads: brackets pushed to the right would cost the money its room.
        input.ties.append({tie.from, tie.to, false});
    }
    for (const Detail detail : {Detail::All, Detail::Names, Detail::OneLine}) {
        input.nodes.clear();
        m_nodeLines.clear();
        m_nameLines.clear();
        for (const FlowNode &node : graph.nodes) {
            QStringList lines = nameLines(
                node, detail == Detail::OneLine ? words.nodeTitle(node) : node.name, detail);
            m_nameLines.append(int(lines.size()));
            // Whom an unnamed payee stands for is not a detail.
            if (detail == Detail::All || (detail == Detail::Names && !node.isNamed())) {
                lines += words.nodeLines(node);
            }
            qreal width = 0;
            for (int line = 0; line < lines.size(); ++line) {
                const QFontMetricsF &metrics = line < m_nameLines.last() ? normal : small;
                width = std::max(width, metrics.horizontalAdvance(lines[line]) + 2);
            }
            input.nodes.append({node.key, node.name, width,
                                m_nameLines.last() * normal.height()
                                    + (lines.size() - m_nameLines.last()) * small.height()});
            m_nodeLines.append(lines);
        }
        m_picture = layout::SankeyLayout::arrange(input, options);
        // Words must not take the room that the widths need.
        const qreal most = detail == Detail::All ? 0.95 : detail == Detail::Names ? 1.1 : 1e9;
        if (m_picture.wantedHeight <= most * area.height()) {
            break;
        }
    }
}

QPainterPath FlowScene::rail(const QList<QPointF> &points)
{
    QPainterPath path;
    if (points.isEmpty()) {
        return path;
    }
    path.moveTo(points.first());
    for (qsizetype i = 1; i + 2 < points.size(); i += 3) {
        path.cubicTo(points[i], points[i + 1], points[i + 2]);
    }
    return path;
}

QPainterPath FlowScene::band(const SankeyRibbon &ribbon, qreal from, qreal to)
{
    QPainterPath path = rail(ribbon.railAt(from));
    const QList<QPointF> other = ribbon.railAt(to);
    if (other.isEmpty()) {
        return path;
    }
    path.lineTo(other.last());
    for (qsizetype i = other.size() - 2; i >= 2; i -= 3) {
        path.cubicTo(other[i], other[i - 1], other[i - 2]);
    }
    path.closeSubpath();
    return path;
}

void FlowScene::makeMarks(const FlowGraph &graph)
{
    QList<int> nodes;
    for (int node = 0; node < graph.nodes.size(); ++node) {
        nodes.append(node);
    }
    std::ranges::stable_sort(nodes, [this](int a, int b) {
        const layout::SankeyNodeBox &left = m_picture.nodes[a];
        const layout::SankeyNodeBox &right = m_picture.nodes[b];
        return std::pair(left.layer, left.rect.top()) < std::pair(right.layer, right.rect.top());
    });
    for (const int node : nodes) {
        FlowMark mark;
        mark.node = node;
        const layout::SankeyNodeBox &box = m_picture.nodes[node];
        mark.label = box.labelBox;
        mark.box = box.rect.adjusted(-3, -3, 3, 3);
        mark.deals = graph.nodes[node].deals;
        m_marks.append(mark);
    }
    for (int edge = 0; edge < graph.edges.size(); ++edge) {
        FlowMark mark;
        mark.edge = edge;
        const SankeyRibbon &ribbon = m_picture.ribbons[edge];
        if (ribbon.first.isEmpty()) {
            continue;
        }
        if (ribbon.width() < HitWidth) {
            mark.middle = sampled(ribbon.railAt(ribbon.width() / 2));
            mark.box
                = mark.middle.boundingRect().adjusted(-HitWidth, -HitWidth, HitWidth, HitWidth);
        } else {
            mark.outline = sampled(ribbon.first);
            QPolygonF back = sampled(ribbon.second);
            std::ranges::reverse(back);
            mark.outline += back;
            mark.outline.append(mark.outline.first());
            mark.box = mark.outline.boundingRect();
        }
        mark.deals = graph.edges[edge].deals;
        m_marks.append(mark);
    }
}

bool FlowScene::isFree(const QRectF &box) const
{
    return std::ranges::none_of(m_labels,
                                [&](const FlowLabel &label) { return label.box.intersects(box); });
}

void FlowScene::labelNodes(const FlowGraph &graph)
{
    const QFont normalFont = pictureFont(TextSize::Normal);
    const QFont smallFont = pictureFont(TextSize::Small);
    const QFontMetricsF normal(normalFont);
    const QFontMetricsF small(smallFont);
    // The largest first, so that where labels lack room the small ones give way.
    QList<int> order;
    for (int mark = 0; mark < graph.nodes.size(); ++mark) {
        order.append(mark);
    }
    std::ranges::stable_sort(order, std::ranges::greater(), [this](int mark) {
        return m_picture.nodes[m_marks[mark].node].rect.height();
    });
    for (const int mark : order) {
        const int node = m_marks[mark].node;
        const layout::SankeyNodeBox &box = m_picture.nodes[node];
        const Qt::Alignment alignment = Qt::AlignVCenter
            | (box.side == LabelSide::Left        ? Qt::AlignRight
                   : box.side == LabelSide::Right ? Qt::AlignLeft
                                                  : Qt::AlignHCenter);
        QStringList lines = m_nodeLines[node];
        int names = m_nameLines[node];
        qreal height = names * normal.height() + (lines.size() - names) * small.height();
        if (height > box.labelBox.height() + 1) {
            lines = {names == 1 ? lines.first() : graph.nodes[node].name};
            names = 1;
            height = normal.height();
        }
        // A little more than its column, where nothing is in the way: a name beats an ellipsis.
        const qreal toEdge = box.side == LabelSide::Left ? box.labelBox.right() - m_area.left()
                                                         : m_area.right() - box.labelBox.left();
        const qreal room = std::min(box.labelBox.width() + LabelOverhang, toEdge);
        if (lines.size() == 1 && normal.horizontalAdvance(lines.first()) > room) {
            lines = {graph.nodes[node].name};
        }
        qreal y = box.labelBox.center().y() - height / 2;
        if (box.side == LabelSide::Above) {
            y = box.labelBox.bottom() - height;
        } else if (box.side == LabelSide::Below) {
            y = box.labelBox.top();
        }
        QList<FlowLabel> made;
        for (int line = 0; line < lines.size(); ++line) {
            const bool isName = line < names;
            FlowLabel label;
            label.font = isName ? normalFont : smallFont;
            label.soft = !isName || !graph.nodes[node].isNamed();
            label.alignment = alignment;
            label.mark = mark;
            const qreal lineHeight = isName ? normal.height() : small.height();
            label.text = (isName ? normal : small).elidedText(lines[line], Qt::ElideRight, room);
            const qreal width = (isName ? normal : small).horizontalAdvance(label.text) + 1;
            qreal x = box.labelBox.center().x() - width / 2;
            if (box.side == LabelSide::Left) {
                x = box.labelBox.right() - width;
            } else if (box.side == LabelSide::Right) {
                x = box.labelBox.left();
            }
            label.box = QRectF(x, y, width, lineHeight);
            y += lineHeight;
            made.append(label);
        }
        const bool fits = std::ranges::all_of(made, [&](const FlowLabel &label) {
            return isFree(label.box.adjusted(0, 2, 0, -2)) // leading may overlap, letters may not
                && m_area.adjusted(-1, -3, 1, 3).contains(label.box);
        });
        if (fits) {
            m_labels.append(made);
        }
    }
}

bool FlowScene::tryLabel(const FlowGraph &graph, int edge, const QString &text)
{
    const SankeyRibbon &ribbon = m_picture.ribbons[edge];
    const QFont font = pictureFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(text) + 2, metrics.height());
    const int mark = markOfEdge(edge);
    const bool inside = ribbon.width() >= size.height();
    const QList<QPointF> middle = ribbon.railAt(ribbon.width() / 2);
    const auto meetsNode = [&](const QRectF &box) {
        return std::ranges::any_of(m_picture.nodes, [&](const layout::SankeyNodeBox &node) {
            return node.rect.adjusted(-2, -1, 2, 1).intersects(box);
        });
    };
    const auto meetsOther = [&](const QRectF &box) {
        return std::ranges::any_of(m_marks, [&](const FlowMark &other) {
            return other.edge >= 0 && other.edge != edge && other.meets(box);
        });
    };
    // First where it lies wholly in its ribbon, or beside a thin one, and nothing else is near;
    // then where only the middle of its ribbon is sure; last across a ribbon of half its height.
    for (const int step : {1, 2, 3}) {
        const bool across = step == 3 && !inside;
        if (across && ribbon.width() < size.height() / 2) {
            break;
        }
        for (const qreal t : {0.5, 0.42, 0.58, 0.33, 0.67, 0.25, 0.75, 0.17, 0.83, 0.1, 0.9}) {
            const QPointF centre = pointOn(middle, t);
            QRectF box(centre - QPointF(size.width() / 2, size.height() / 2), size);
            if (!inside && !across) {
                box.moveBottom(centre.y() - ribbon.width() / 2 - 1);
            }
            if (!m_area.contains(box) || !isFree(box.adjusted(-3, 0, 3, 0)) || meetsNode(box)) {
                continue;
            }
            if (inside && step == 1 && !m_marks[mark].contains(box)) {
                continue;
            }
            if ((step == 1 || !inside) && meetsOther(across ? box.adjusted(0, 2, 0, -2) : box)) {
                continue;
            }
            if (!inside && !across && m_marks[mark].meets(box.adjusted(0, 0, 0, -5))) {
                continue; // too steep here: the ribbon would run through its own label
            }
            FlowLabel label;
            label.box = box;
            label.alignment = Qt::AlignCenter;
            label.text = text;
            label.font = font;
            if (!inside) {
                label.kind = graph.edges[edge].kind;
            }
            label.mark = mark;
            m_labels.append(label);
            return true;
        }
    }
    return false;
}

void FlowScene::labelRibbons(const FlowGraph &graph, const FlowWords &words)
{
    QList<int> order;
    for (int edge = 0; edge < graph.edges.size(); ++edge) {
        if (!m_picture.ribbons[edge].line) {
            order.append(edge);
        }
    }
    std::ranges::stable_sort(order, std::ranges::greater(),
                             [this](int edge) { return m_picture.ribbons[edge].width(); });
    for (const int edge : order) {
        const QString amount = words.amount(graph.edges[edge].sum);
        const QString back
            = FlowWords::tr("%1 back to %2").arg(amount, graph.nodes[graph.edges[edge].to].name);
        if (!m_picture.ribbons[edge].returning || !tryLabel(graph, edge, back)) {
            (void)tryLabel(graph, edge, amount);
        }
    }
}

int FlowScene::markOfEdge(int edge) const
{
    for (int mark = 0; mark < m_marks.size(); ++mark) {
        if (m_marks[mark].edge == edge) {
            return mark;
        }
    }
    return -1;
}

int FlowScene::markAt(QPointF point) const
{
    // Lines lie above bands, thin bands above wide ones, nodes above all.
    int found = -1;
    qreal width = 0;
    for (int mark = 0; mark < m_marks.size(); ++mark) {
        if (m_marks[mark].isNode() && m_marks[mark].label.contains(point)) {
            return mark;
        }
        if (!m_marks[mark].isHit(point)) {
            continue;
        }
        if (m_marks[mark].isNode()) {
            return mark;
        }
        const qreal own = m_picture.ribbons[m_marks[mark].edge].width();
        if (found < 0 || own < width) {
            found = mark;
            width = own;
        }
    }
    return found;
}

int FlowScene::neighbour(int mark, QPointF direction) const
{
    if (mark < 0 || mark >= m_marks.size()) {
        return m_marks.isEmpty() ? -1 : 0;
    }
    const auto centreOf = [this](int index) {
        const FlowMark &row = m_marks[index];
        if (row.isNode()) {
            return m_picture.nodes[row.node].rect.center();
        }
        const SankeyRibbon &ribbon = m_picture.ribbons[row.edge];
        return pointOn(ribbon.railAt(ribbon.width() / 2), 0.5);
    };
    const QPointF from = centreOf(mark);
    int best = mark;
    qreal bestCost = 0;
    for (int index = 0; index < m_marks.size(); ++index) {
        const QPointF way = centreOf(index) - from;
        const qreal along = QPointF::dotProduct(way, direction);
        const qreal across = std::abs(way.x() * direction.y() - way.y() * direction.x());
        if (index == mark || along < 0.5 || across > 3 * along + 40) {
            continue;
        }
        const qreal cost = along + 2 * across;
        if (best == mark || cost < bestCost) {
            best = index;
            bestCost = cost;
        }
    }
    return best;
}

} // namespace dealscope::ui
