// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ConflictGlyph.h"

#include "ui/theme/Theme.h"
#include "ui/window/LineIcon.h"

#include <QPainter>
#include <QPen>

namespace dealscope::ui {

void drawConflictGlyph(QPainter &painter, const QRectF &box, bool settled, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (settled) {
        drawLineIcon(painter, LineIcon::Check, box, theme.soft);
        painter.restore();
        return;
    }
    painter.setPen(QPen(theme.ink, 1.5, Qt::SolidLine, Qt::FlatCap));
    const qreal third = box.height() / 3;
    const qreal inset = box.width() * 0.08;
    for (const qreal y : {box.top() + third, box.bottom() - third}) {
        painter.drawLine(QPointF(box.left() + inset, y), QPointF(box.right() - inset, y));
    }
    painter.drawLine(QPointF(box.left() + box.width() * 0.3, box.bottom() - 0.5),
                     QPointF(box.right() - box.width() * 0.3, box.top() + 0.5));
    painter.restore();
}

} // namespace dealscope::ui
