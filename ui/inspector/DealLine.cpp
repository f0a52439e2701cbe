// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/DealLine.h"

#include "session/FilterWords.h"
#include "ui/deals/DealWords.h"
#include "ui/theme/StatusGlyph.h"
#include "ui/theme/Theme.h"
#include "ui/window/Counted.h"
#include "ui/window/SafeText.h"

#include <QKeyEvent>
#include <QPainter>

namespace dealscope::ui {

DealLine::DealLine(const analysis::ResolvedDeal &deal, const core::Snapshot &snapshot,
                   QWidget *parent)
    : QAbstractButton(parent)
    , m_deal(deal.id)
    , m_kind(deal.kind)
    , m_status(deal.status)
    , m_parties(safeLine(dealParties(deal, snapshot)))
    , m_amount(dealAmount(deal, snapshot))
{
    m_line = session::kindName(deal.kind);
    if (deal.status) {
        m_line += QStringLiteral(" · ") + session::statusShortName(*deal.status);
    }
    m_line += QStringLiteral(" · ") + dealReported(deal) + QStringLiteral(" · ")
        + counted(deal.claims.size() + deal.setAside.size(), tr("1 report"), tr("%1 reports"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(m_parties + QStringLiteral(", ") + m_amount);
    setAccessibleDescription(m_line);
    setToolTip(safeToolTip(m_parties + u'\n' + m_amount + u'\n' + m_line));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize DealLine::sizeHint() const
{
    return {180, 2 * fontMetrics().height() + 11};
}

void DealLine::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        painter.fillRect(rect(), theme.selection);
    }
    painter.setPen(theme.line);
    painter.drawLine(rect().topLeft(), rect().topRight());
    const int line = fontMetrics().height();
    const QRect box = rect().adjusted(12, 5, -10, -5);
    painter.fillRect(QRectF(box.left() - 6, box.top() + 1, 3, box.height() - 2),
                     theme.kindColor(m_kind));
    painter.setPen(theme.ink);
    const int amountWidth = qMin(box.width() / 2, fontMetrics().horizontalAdvance(m_amount) + 2);
    painter.drawText(QRect(box.left(), box.top(), box.width(), line), Qt::AlignRight,
                     fontMetrics().elidedText(m_amount, Qt::ElideRight, amountWidth));
    painter.drawText(
        QRect(box.left(), box.top(), box.width() - amountWidth - 8, line), Qt::AlignLeft,
        fontMetrics().elidedText(m_parties, Qt::ElideRight, box.width() - amountWidth - 8));
    drawStatusGlyph(painter, m_status,
                    QRectF(box.left(), box.top() + line + 1 + (line - 10) / 2.0, 10, 10),
                    theme.soft, theme.panel);
    painter.setPen(theme.soft);
    QFont small = font();
    small.setPixelSize(qMax(9, QFontInfo(small).pixelSize() - 1));
    painter.setFont(small);
    painter.drawText(QRect(box.left() + 16, box.top() + line + 1, box.width() - 16, line),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_line, Qt::ElideRight, box.width() - 16));
}

void DealLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace dealscope::ui
