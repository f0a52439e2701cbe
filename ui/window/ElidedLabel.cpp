// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ElidedLabel.h"

#include "ui/theme/Theme.h"
#include "ui/window/SafeText.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace dealscope::ui {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    const QString safe = safeLine(text);
    if (safe == m_text) {
        return;
    }
    m_text = safe;
    m_width = -1;
    setAccessibleName(safe);
    updateGeometry();
    update();
}

void ElidedLabel::setHint(const QString &hint)
{
    m_hint = safeText(hint);
}

void ElidedLabel::setSoft(bool soft)
{
    m_soft = soft;
    update();
}

void ElidedLabel::setPadding(int padding)
{
    m_padding = padding;
    updateGeometry();
    update();
}

void ElidedLabel::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::TabFocus : Qt::NoFocus);
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

QSize ElidedLabel::sizeHint() const
{
    // Layouts ask several times for each change.
    if (m_width < 0 || m_measured != font()) {
        m_measured = font();
        m_width = fontMetrics().horizontalAdvance(m_text);
    }
    return {m_width + 2 * m_padding + 1, fontMetrics().height() + 6};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 40), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    QFont font = this->font();
    font.setUnderline(m_clickable && (m_hovered || hasFocus()));
    painter.setFont(font);
    painter.setPen(m_clickable && (m_hovered || hasFocus()) ? theme.accent
                       : m_soft                             ? theme.soft
                                                            : theme.ink);
    const QRect box = rect().adjusted(m_padding, 0, -m_padding, 0);
    const bool fits = sizeHint().width() - 1 - 2 * m_padding <= box.width();
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fits ? m_text : fontMetrics().elidedText(m_text, Qt::ElideRight, box.width()));
}

void ElidedLabel::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_clickable && event->button() == Qt::LeftButton && rect().contains(event->pos())) {
        Q_EMIT clicked();
    }
}

void ElidedLabel::keyPressEvent(QKeyEvent *event)
{
    const bool presses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space;
    if (m_clickable && presses) {
        Q_EMIT clicked();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ElidedLabel::enterEvent(QEnterEvent *)
{
    m_hovered = true;
    update();
}

void ElidedLabel::leaveEvent(QEvent *)
{
    m_hovered = false;
    update();
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const bool elided = sizeHint().width() > width();
        const QString tip = !m_hint.isEmpty() ? m_hint : elided ? m_text : QString();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), safeToolTip(tip), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    }
    return QWidget::event(event);
}

} // namespace dealscope::ui
