// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/Chip.h"

#include "ui/theme/Theme.h"
#include "ui/window/LineIcon.h"
#include "ui/window/SafeText.h"

#include <QKeyEvent>
#include <QPainter>

namespace dealscope::ui {

namespace {
constexpr int Padding = 10;
constexpr int Cross = 12;
constexpr int MaxWidth = 320;
} // namespace

Chip::Chip(QWidget *parent)
    : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
}

void Chip::setWords(const QString &words)
{
    const QString safe = safeLine(words);
    // QAbstractButton would read "&" as a mnemonic; the words are drawn by this class alone.
    setProperty("words", safe);
    setAccessibleName(tr("Remove: %1").arg(safe));
    setToolTip(safeToolTip(tr("Remove “%1”").arg(safe)));
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(property("words").toString());
    return {qMin(MaxWidth, text + 2 * Padding + Cross + 6), fontMetrics().height() + 8};
}

QSize Chip::minimumSizeHint() const
{
    return {qMin(80, sizeHint().width()), sizeHint().height()};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = underMouse() || hasFocus();
    QColor frame = theme.accent;
    frame.setAlphaF(lit ? 1.0F : 0.35F);
    painter.setPen(QPen(frame, 1));
    painter.setBrush(theme.selection);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const QRect text = rect().adjusted(Padding, 0, -Padding - Cross - 4, 0);
    painter.setPen(theme.dark ? theme.ink : theme.accent.darker(130));
    painter.drawText(
        text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        fontMetrics().elidedText(property("words").toString(), Qt::ElideRight, text.width()));
    drawLineIcon(painter, LineIcon::Cross,
                 QRectF(width() - Padding - Cross + 2, (height() - Cross) / 2.0, Cross, Cross),
                 lit ? theme.accent : theme.soft);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    const auto key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Delete
        || key == Qt::Key_Backspace) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace dealscope::ui
