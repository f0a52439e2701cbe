// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/WarningLine.h"

#include "ui/conflicts/ConflictGlyph.h"
#include "ui/theme/Theme.h"
#include "ui/window/SafeText.h"

#include <QKeyEvent>
#include <QPainter>

namespace dealscope::ui {

namespace {
constexpr int LeastHeight = 24;
constexpr int TextLeft = 22;
} // namespace

WarningLine::WarningLine(const QString &text, const QString &hint, const QString &where,
                         QWidget *parent)
    : QAbstractButton(parent)
{
    setText(safeLine(text));
    setToolTip(safeToolTip(hint + u'\n' + where));
    setAccessibleName(safeLine(hint));
    setAccessibleDescription(where);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize WarningLine::sizeHint() const
{
    return {120, qMax(LeastHeight, fontMetrics().height() + 6)};
}

void WarningLine::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.warning);
    drawConflictGlyph(painter, QRectF(6, height() / 2.0 - 5.5, 11, 11), false, theme);
    QFont font = this->font();
    font.setUnderline(underMouse());
    painter.setFont(font);
    painter.setPen(theme.ink);
    const QRect box = rect().adjusted(TextLeft, 0, -6, 0);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, box.width()));
    if (hasFocus()) {
        painter.fillRect(QRect(0, 0, 3, height()), theme.accent);
    }
}

void WarningLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace dealscope::ui
