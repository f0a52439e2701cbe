// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flow/FlowPainter.h"

#include "ui/theme/ChangedMark.h"
#include "ui/theme/HaloText.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dealscope::ui {

using namespace analysis;
using core::DealKind;
using layout::SankeyRibbon;

namespace {

constexpr qreal Hairline = 0.7;

QPolygonF triangle(QPointF tip, QPointF base, qreal half)
{
    const QPointF way = tip - base;
    const qreal length = std::hypot(way.x(), way.y());
    const QPointF side = QPointF(-way.y(), way.x()) / length * half;
    return {{tip, base + side, base - side}};
}

} // namespace

qreal FlowPainter::opacityOf(int mark) const
{
    return mark < m_emphasis.opacity.size() ? m_emphasis.opacity[mark] : 1;
}

bool FlowPainter::isChosen(int mark) const
{
    return mark < m_emphasis.chosen.size() && m_emphasis.chosen[mark];
}

void FlowPainter::paint()
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    paintTies();
    // Wide ones first, so that thin ones and lines stay on top of them.
    QList<int> ribbons;
    const QList<FlowMark> &marks = m_scene.marks();
    for (int mark = 0; mark < marks.size(); ++mark) {
        if (!marks[mark].isNode()) {
            ribbons.append(mark);
        }
    }
    std::ranges::stable_sort(ribbons, std::ranges::greater(), [&](int mark) {
        const SankeyRibbon &ribbon = m_scene.picture().ribbons[marks[mark].edge];
        return std::pair(!ribbon.line, ribbon.width());
    });
    for (const int mark : ribbons) {
        paintRibbon(mark);
    }
    for (int mark = 0; mark < marks.size(); ++mark) {
        if (marks[mark].isNode()) {
            paintNode(mark);
        }
    }
    paintChanged();
    paintLabels();
    paintFocus();
    m_painter.restore();
}

void FlowPainter::paintTies()
{
    m_painter.save();
    m_painter.setBrush(Qt::NoBrush);
    for (int tie = 0; tie < m_graph.ties.size(); ++tie) {
        // Only a colour and a thinness of its own: ownership is not money.
        const bool member = m_graph.ties[tie].kind == FlowTie::Kind::Member;
        QColor grey = m_theme.faint;
        grey.setAlphaF(member ? 0.75F : 1.0F);
        m_painter.setPen(QPen(grey, 0.9, member ? Qt::DotLine : Qt::SolidLine, Qt::FlatCap));
        m_painter.drawPath(FlowScene::rail(m_scene.picture().ties[tie]));
    }
    m_painter.restore();
}

void FlowPainter::paintFade(const SankeyRibbon &ribbon, const QColor &color)
{
    // Slices along the rails: a gradient would fade in one direction while the ribbon turns.
    // No more of them than can be told apart.
    const int slices = std::clamp(int(std::ceil(ribbon.fade / 1.5)), 1, 6);
    for (int slice = 0; slice < slices; ++slice) {
        QColor pale = color;
        pale.setAlphaF(float(0.5 * (slices - slice) / (slices + 1)));
        const qreal step = ribbon.fade / slices;
        m_painter.fillPath(FlowScene::band(ribbon, ribbon.ceiling + slice * step,
                                           ribbon.ceiling + (slice + 1) * step),
                           pale);
    }
}

void FlowPainter::paintReturnArrow(const SankeyRibbon &ribbon, const QColor &color)
{
    const QList<QPointF> middle = ribbon.railAt(ribbon.width() / 2);
    const QColor dark = m_theme.dark ? color.lighter(125) : color.darker(140);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(dark);
    const QPointF tip = middle.last();
    const qreal half = std::clamp(ribbon.width() / 2, 3.5, 9.0);
    m_painter.drawPolygon(triangle(tip, tip - QPointF(half * 1.2, 0), half));
    // Once more in the middle of the way back, where it runs against the reading direction.
    if (middle.size() > 15) {
        const QPointF back = middle[12] * 0.22 + middle[15] * 0.78;
        m_painter.drawPolygon(
            triangle(back - QPointF(half * 0.6, 0), back + QPointF(half * 0.6, 0), half * 0.8));
    }
}

void FlowPainter::paintRibbon(int mark)
{
    const int index = m_scene.marks()[mark].edge;
    const FlowEdge &edge = m_graph.edges[index];
    const SankeyRibbon &ribbon = m_scene.picture().ribbons[index];
    const QColor color = m_theme.kindColor(edge.kind);
    m_painter.save();
    m_painter.setOpacity(opacityOf(mark));
    if (ribbon.line) {
        m_painter.setBrush(Qt::NoBrush);
        if (isChosen(mark)) {
            m_painter.setPen(QPen(m_theme.selection, 6));
            m_painter.drawPath(FlowScene::rail(ribbon.first));
        }
        m_painter.setPen(dashedPen(
            edge.kind == DealKind::Acquisition ? m_theme.kindTextColor(edge.kind) : color));
        m_painter.drawPath(FlowScene::rail(ribbon.first));
        if (ribbon.returning) {
            paintReturnArrow(ribbon, color);
        }
        m_painter.restore();
        return;
    }
    const auto fill = [&](qreal from, qreal to, Certainty certainty) {
        if (to > from) {
            fillCertainty(m_painter, FlowScene::band(ribbon, from, to), certainty, color, m_theme);
        }
    };
    fill(0, ribbon.firm, Certainty::Firm);
    fill(ribbon.firm, ribbon.floor, Certainty::Floor);
    fill(ribbon.floor, ribbon.ceiling, Certainty::UpToCeiling);
    if (ribbon.fade > 0) {
        paintFade(ribbon, color);
    }
    // A width below a pixel stays what it is; the hairline only lets the eye find it.
    m_painter.setBrush(Qt::NoBrush);
    const QColor outline
        = edge.kind == DealKind::Acquisition ? m_theme.kindTextColor(edge.kind) : color;
    m_painter.setPen(QPen(outline, Hairline));
    m_painter.drawPath(FlowScene::band(ribbon, 0, ribbon.ceiling));
    if (ribbon.returning) {
        paintReturnArrow(ribbon, color);
    }
    if (isChosen(mark)) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.accent, 1.8));
        m_painter.drawPath(FlowScene::band(ribbon, 0, ribbon.width()));
    }
    m_painter.restore();
}

void FlowPainter::paintNode(int mark)
{
    const int index = m_scene.marks()[mark].node;
    const FlowNode &node = m_graph.nodes[index];
    const QRectF rect = m_scene.picture().nodes[index].rect;
    m_painter.save();
    m_painter.setOpacity(opacityOf(mark));
    if (node.isJoint()) {
        // A bracket in front of the joint ribbon, open towards it.
        const bool pays
            = node.out.capital.deals + node.out.purchase.deals + node.out.withoutAmount > 0;
        m_painter.fillRect(rect, m_theme.panel);
        m_painter.setPen(QPen(m_theme.ink, 2.4, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        const QRectF inner = rect.adjusted(1.2, 1.2, -1.2, -1.2);
        const qreal spine = pays ? inner.left() : inner.right();
        const qreal tips = pays ? rect.right() : rect.left();
        const QPolygonF bracket{{QPointF(tips, inner.top()), QPointF(spine, inner.top()),
                                 QPointF(spine, inner.bottom()), QPointF(tips, inner.bottom())}};
        m_painter.drawPolyline(bracket);
    } else if (!node.isNamed()) {
        m_painter.setBrush(m_theme.panel);
        m_painter.setPen(QPen(m_theme.soft, 1.2));
        m_painter.drawRect(rect.adjusted(0.6, 0.6, -0.6, -0.6));
    } else {
        m_painter.fillRect(rect, m_theme.ink);
    }
    if (isChosen(mark)) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.accent, 1.8));
        m_painter.drawRect(rect.adjusted(-2, -2, 2, 2));
    }
    m_painter.restore();
}

void FlowPainter::paintChanged()
{
    for (int mark = 0; mark < m_emphasis.changed.size(); ++mark) {
        const FlowMark &row = m_scene.marks()[mark];
        if (!m_emphasis.changed[mark] || row.isNode()) {
            continue;
        }
        // Near the payer, where ribbons still lie apart and no figure is written.
        const SankeyRibbon &ribbon = m_scene.picture().ribbons[row.edge];
        const QList<QPointF> rail = ribbon.line ? ribbon.first : ribbon.railAt(ribbon.width() / 2);
        if (rail.size() < 4) {
            continue;
        }
        constexpr qreal t = 0.1;
        constexpr qreal u = 1 - t;
        drawChangedMark(m_painter,
                        rail[0] * (u * u * u) + rail[1] * (3 * u * u * t)
                            + rail[2] * (3 * u * t * t) + rail[3] * (t * t * t),
                        m_theme);
    }
}

void FlowPainter::paintLabels()
{
    for (const FlowLabel &label : m_scene.labels()) {
        m_painter.save();
        m_painter.setOpacity(std::max(opacityOf(label.mark), 0.45));
        const QFontMetricsF metrics(label.font);
        const QPointF baseline(label.box.left(),
                               label.box.center().y() + (metrics.ascent() - metrics.descent()) / 2);
        QColor halo = m_theme.panel;
        halo.setAlphaF(0.88F);
        drawHaloText(m_painter, baseline, label.font, label.text,
                     label.kind       ? m_theme.kindTextColor(*label.kind)
                         : label.soft ? m_theme.soft
                                      : m_theme.ink,
                     halo);
        m_painter.restore();
    }
}

void FlowPainter::paintFocus()
{
    if (m_emphasis.focus < 0 || m_emphasis.focus >= m_scene.marks().size()) {
        return;
    }
    const FlowMark &mark = m_scene.marks()[m_emphasis.focus];
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_theme.accent, 1.6, Qt::DotLine));
    if (mark.isNode()) {
        m_painter.drawRoundedRect(m_scene.picture().nodes[mark.node].rect.adjusted(-4, -4, 4, 4), 3,
                                  3);
    } else {
        const SankeyRibbon &ribbon = m_scene.picture().ribbons[mark.edge];
        m_painter.drawPath(FlowScene::band(ribbon, 0, ribbon.width()));
        if (ribbon.width() < 6) {
            m_painter.setPen(QPen(m_theme.accent, 5, Qt::DotLine));
            m_painter.setOpacity(0.45);
            m_painter.drawPath(FlowScene::rail(ribbon.railAt(ribbon.width() / 2)));
        }
    }
}

} // namespace dealscope::ui
