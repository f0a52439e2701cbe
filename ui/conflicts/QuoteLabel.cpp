// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/QuoteLabel.h"

#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace dealscope::ui {

QuoteLabel::QuoteLabel(const QString &quote, QWidget *parent)
    : PlainLabel(QStringLiteral("« %1 »").arg(quote), Tone::Quote, parent)
{
    setWordWrap(true);
    setMinimumWidth(10);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Open this quote in its source"));
    setContentsMargins(10, 2, 0, 2);
    setAccessibleName(quote);
    setAccessibleDescription(toolTip());
}

void QuoteLabel::paintEvent(QPaintEvent *event)
{
    PlainLabel::paintEvent(event);
    // The style sheet leaves a label without a ground of its own, which would pass for a dark one.
    const Theme theme = Theme::forPalette(parentWidget() ? parentWidget()->palette() : palette());
    QPainter painter(this);
    painter.fillRect(QRect(0, 1, 3, height() - 2), hasFocus() ? theme.accent : theme.line);
}

void QuoteLabel::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    event->accept();
}

void QuoteLabel::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos())) {
        Q_EMIT clicked();
    }
}

void QuoteLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space) {
        Q_EMIT clicked();
        return;
    }
    PlainLabel::keyPressEvent(event);
}

} // namespace dealscope::ui
