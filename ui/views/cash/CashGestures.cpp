// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does to the picture from headline to cash: pointer and keys.
#include "ui/views/cash/CashView.h"

#include "ui/views/cash/CashPainter.h"
#include "ui/views/cash/CashWords.h"
#include "ui/window/SafeText.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using namespace analysis;

int CashView::boxAt(QPointF point)
{
    const layout::CashPicture &where = picture();
    if (!where.viewport.contains(point)) {
        return -1;
    }
    for (int i = 0; i < where.rows.size(); ++i) {
        if (where.rows[i].slot.contains(point)) {
            return i;
        }
    }
    return -1;
}

const CashRow &CashView::rowOf(int box)
{
    return CashPainter::rowOf(ladder(), picture().rows[box]);
}

session::Pick CashView::pickOf(int box)
{
    if (box < 0) {
        return {};
    }
    const CashRow &row = rowOf(box);
    const CashPanel &panel = ladder().panels[picture().rows[box].panel];
    const CashWords words(*state()->resolution, ladder());
    session::Pick pick;
    pick.deals = row.everyDeal();
    pick.title = words.tip(panel, row).section(u'\n', 0, 0);
    return pick;
}

QString CashView::tipOf(int box)
{
    if (box < 0) {
        return {};
    }
    return CashWords(*state()->resolution, ladder())
        .tip(ladder().panels[picture().rows[box].panel], rowOf(box));
}

void CashView::request(int box)
{
    if (box < 0) {
        return;
    }
    const layout::CashRowBox place = picture().rows[box];
    if (place.row < 0) {
        Q_EMIT clauseRequested({Dimension::Natures, QList{ladder().panels[place.panel].nature}});
        return;
    }
    const CashRow &row = rowOf(box);
    const ResolvedDeal *deal = state()->resolution->deal(row.deal);
    if (!deal) {
        if (const auto clause = clauseOf(row.key)) {
            Q_EMIT clauseRequested(*clause);
        }
        return;
    }
    // Copies: the first clause brings a new state.
    const QList<CompanyId> payers = deal->payers;
    const QList<CompanyId> payees = deal->payees;
    if (!payers.isEmpty()) {
        Q_EMIT clauseRequested({Dimension::Payers, payers});
    }
    if (!payees.isEmpty()) {
        Q_EMIT clauseRequested({Dimension::Payees, payees});
    }
}

void CashView::setHovered(int box)
{
    if (box == m_hovered) {
        return;
    }
    m_hovered = box;
    setCursor(box >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT hovered(pickOf(box));
}

void CashView::setFocused(int box)
{
    m_focus = box;
    if (box >= 0) {
        scrollTo(box);
        setAccessibleDescription(tipOf(box));
    }
    update();
}

void CashView::scrollTo(int box)
{
    const layout::CashPicture &where = picture();
    if (!where.scrolls()) {
        return;
    }
    const QRectF slot = where.rows[box].slot;
    const qreal above = where.viewport.top() - slot.top() + (where.rows[box].row < 0 ? 20 : 0);
    const qreal below = slot.bottom() - where.viewport.bottom();
    if (above > 0) {
        m_scrollBar->setValue(m_scrollBar->value() - int(std::ceil(above)));
    } else if (below > 0) {
        m_scrollBar->setValue(m_scrollBar->value() + int(std::ceil(below)));
    }
}

void CashView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const PaintStyle style{screenTheme(), false};
    painter.fillRect(rect(), style.theme.panel);
    if (ladder().isEmpty()) {
        paintTo(painter, pictureArea(), style);
        return;
    }
    const layout::CashPicture &where = picture();
    draw(painter, pictureArea(), style, where);
    if (hasFocus() && m_focus >= 0 && m_focus < where.rows.size()) {
        painter.setClipRect(where.viewport);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(style.theme.accent, 1.6, Qt::DotLine));
        painter.drawRect(where.rows[m_focus].slot.adjusted(1, 1, -1, -1));
    }
}

void CashView::resizeEvent(QResizeEvent *event)
{
    View::resizeEvent(event);
    m_picture.reset();
    refreshControls();
}

bool CashView::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = tipOf(boxAt(help->pos()));
        if (tip.isEmpty()) {
            QToolTip::hideText();
        } else {
            QToolTip::showText(help->globalPos(), safeToolTip(tip), this);
        }
        return true;
    }
    case QEvent::PaletteChange:
    case QEvent::FontChange:
        m_picture.reset();
        update();
        break;
    case QEvent::Show:
        refreshControls();
        break;
    default:
        break;
    }
    return View::event(event);
}

void CashView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(boxAt(event->position()));
}

void CashView::leaveEvent(QEvent *)
{
    setHovered(-1);
}

void CashView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        View::mousePressEvent(event);
        return;
    }
    const int box = boxAt(event->position());
    setFocused(box);
    const bool add = event->modifiers().testFlag(Qt::ControlModifier);
    if (box >= 0 || !add) {
        Q_EMIT picked(pickOf(box), add);
    }
}

void CashView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        request(boxAt(event->position()));
    }
}

void CashView::wheelEvent(QWheelEvent *event)
{
    if (m_scrollBar->isVisible()) {
        m_scrollBar->setValue(m_scrollBar->value() - event->angleDelta().y() / 2);
        event->accept();
    } else {
        event->ignore();
    }
}

void CashView::focusInEvent(QFocusEvent *event)
{
    View::focusInEvent(event);
    if (m_focus < 0 && event->reason() != Qt::MouseFocusReason && !picture().rows.isEmpty()) {
        setFocused(0);
    }
    update();
}

void CashView::focusOutEvent(QFocusEvent *event)
{
    View::focusOutEvent(event);
    update();
}

void CashView::keyPressEvent(QKeyEvent *event)
{
    const int last = int(picture().rows.size()) - 1;
    const auto walk = [&](int to) {
        if (last >= 0) {
            setFocused(std::clamp(to, 0, last));
            Q_EMIT hovered(pickOf(m_focus));
        }
    };
    switch (event->key()) {
    case Qt::Key_Up:
        walk(m_focus < 0 ? last : m_focus - 1);
        return;
    case Qt::Key_Down:
        walk(m_focus + 1);
        return;
    case Qt::Key_Home:
        walk(0);
        return;
    case Qt::Key_End:
        walk(last);
        return;
    case Qt::Key_Space:
        if (m_focus >= 0) {
            Q_EMIT picked(pickOf(m_focus), event->modifiers().testFlag(Qt::ControlModifier));
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        request(m_focus);
        return;
    case Qt::Key_Escape:
        Q_EMIT picked({}, false);
        return;
    default:
        View::keyPressEvent(event);
    }
}

} // namespace dealscope::ui
