// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does to the flow picture: pointer, wheel and keys.
#include "ui/views/flow/FlowView.h"

#include "ui/views/flow/FlowWords.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr qreal MostZoom = 16;

} // namespace

QPointF FlowView::inScene(QPointF widgetPoint) const
{
    return widgetPoint + QPointF(0, m_zoom > 1 ? m_scroll : 0);
}

session::Pick FlowView::pickOf(int mark)
{
    if (mark < 0 || mark >= scene().marks().size()) {
        return {};
    }
    const FlowMark &row = scene().marks()[mark];
    session::Pick pick;
    pick.deals = row.deals;
    pick.title = row.isNode() ? words().nodeTitle(graph().nodes[row.node])
                              : words().edgeTitle(graph().edges[row.edge]);
    return pick;
}

void FlowView::requestClauses(int mark)
{
    if (mark < 0 || mark >= scene().marks().size()) {
        return;
    }
    const FlowMark &row = scene().marks()[mark];
    if (row.isNode()) {
        const analysis::FlowNode &node = graph().nodes[row.node];
        const QList<CompanyId> companies = node.isNamed() ? node.companies : node.beneficiaries;
        if (!companies.isEmpty()) {
            Q_EMIT clauseRequested({Dimension::Companies, companies});
        }
        return;
    }
    // Copies: the first clause brings a new state and with it another graph.
    const QList<CompanyId> payers = graph().nodes[graph().edges[row.edge].from].companies;
    const QList<CompanyId> payees = graph().nodes[graph().edges[row.edge].to].companies;
    if (!payers.isEmpty()) {
        Q_EMIT clauseRequested({Dimension::Payers, payers});
    }
    if (!payees.isEmpty()) {
        Q_EMIT clauseRequested({Dimension::Payees, payees});
    }
}

void FlowView::setHovered(int mark)
{
    if (mark == m_hovered) {
        return;
    }
    m_hovered = mark;
    setCursor(mark >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT hovered(pickOf(mark));
    update();
}

void FlowView::setFocusedMark(int mark)
{
    m_focus = mark;
    if (mark >= 0 && mark < scene().marks().size()) {
        const FlowMark &row = scene().marks()[mark];
        setAccessibleDescription(row.isNode() ? words().nodeTip(graph().nodes[row.node])
                                              : words().edgeTip(graph().edges[row.edge]));
        const QRectF &box = row.box;
        if (m_zoom > 1
            && (box.top() < m_diagram.top() + m_scroll
                || box.top() > m_diagram.bottom() + m_scroll)) {
            scrollBy(box.center().y() - m_diagram.center().y() - m_scroll);
        }
    }
    update();
}

void FlowView::setZoom(qreal zoom, qreal aroundY)
{
    const qreal next = std::clamp(zoom, 1.0, MostZoom);
    if (qFuzzyCompare(next, m_zoom)) {
        return;
    }
    const qreal place = (aroundY - m_diagram.top() + m_scroll) / m_zoom;
    m_zoom = next;
    m_scroll = place * m_zoom - (aroundY - m_diagram.top());
    dropScene();
    scrollBy(0);
}

void FlowView::scrollBy(qreal pixels)
{
    m_scroll = std::clamp(m_scroll + pixels, 0.0, std::max(0.0, m_diagram.height() * (m_zoom - 1)));
    update();
}

void FlowView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const Theme theme = screenTheme();
    painter.fillRect(event->rect(), theme.panel);
    // The buttons above it are painted anew more often.
    if (pictureArea().intersects(event->rect())) {
        paintTo(painter, pictureArea(), {theme, false});
    }
}

bool FlowView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int mark = scene().markAt(inScene(help->pos()));
        if (mark < 0) {
            QToolTip::hideText();
            return true;
        }
        const FlowMark &row = scene().marks()[mark];
        const QString tip = row.isNode() ? words().nodeTip(graph().nodes[row.node])
                                         : words().edgeTip(graph().edges[row.edge]);
        QToolTip::showText(help->globalPos(), Qt::convertFromPlainText(tip), this);
        return true;
    }
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        dropScene();
    }
    return View::event(event);
}

void FlowView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(scene().markAt(inScene(event->position())));
}

void FlowView::leaveEvent(QEvent *)
{
    setHovered(-1);
}

void FlowView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        View::mousePressEvent(event);
        return;
    }
    const int mark = scene().markAt(inScene(event->position()));
    setFocusedMark(mark);
    const bool add = event->modifiers().testFlag(Qt::ControlModifier);
    if (mark >= 0 || !add) {
        Q_EMIT picked(pickOf(mark), add);
    }
}

void FlowView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        requestClauses(scene().markAt(inScene(event->position())));
    }
}

void FlowView::wheelEvent(QWheelEvent *event)
{
    const qreal notches = event->angleDelta().y() / 120.0;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        setZoom(m_zoom * std::pow(1.25, notches), event->position().y());
        event->accept();
    } else if (m_zoom > 1) {
        scrollBy(-notches * 60);
        event->accept();
    } else {
        event->ignore();
    }
}

void FlowView::keyPressEvent(QKeyEvent *event)
{
    const auto walk
        = [this](QPointF direction) { setFocusedMark(scene().neighbour(m_focus, direction)); };
    switch (event->key()) {
    case Qt::Key_Left:
        walk({-1, 0});
        return;
    case Qt::Key_Right:
        walk({1, 0});
        return;
    case Qt::Key_Up:
        walk({0, -1});
        return;
    case Qt::Key_Down:
        walk({0, 1});
        return;
    case Qt::Key_Space:
        if (m_focus >= 0) {
            Q_EMIT picked(pickOf(m_focus), event->modifiers().testFlag(Qt::ControlModifier));
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        requestClauses(m_focus);
        return;
    case Qt::Key_Escape:
        setFocusedMark(-1);
        Q_EMIT picked({}, false);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setZoom(m_zoom * 1.25, m_diagram.center().y());
        return;
    case Qt::Key_Minus:
        setZoom(m_zoom / 1.25, m_diagram.center().y());
        return;
    case Qt::Key_0:
        setZoom(1, m_diagram.center().y());
        return;
    default:
        View::keyPressEvent(event);
    }
}

void FlowView::focusOutEvent(QFocusEvent *event)
{
    View::focusOutEvent(event);
    update();
}

bool FlowView::focusNextPrevChild(bool next)
{
    // Tab walks the marks and leaves behind the last; the controls above come in their own turn.
    const int count = int(scene().marks().size());
    const int target = m_focus + (next ? 1 : -1);
    if (hasFocus() && count > 0 && target >= 0 && target < count) {
        setFocusedMark(target);
        return true;
    }
    setFocusedMark(-1);
    return View::focusNextPrevChild(next);
}

} // namespace dealscope::ui
