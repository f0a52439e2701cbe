// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/OriginPips.h"

#include <QPainter>

namespace dealscope::ui {

void drawOriginPips(QPainter &painter, const QRectF &box, const OriginPips &pips,
                    const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const int all = pips.supporting + pips.others;
    const auto center = [&box](int i) {
        return QPointF(box.left() + 4 + i * OriginPips::Step, box.center().y() + 0.5);
    };
    if (all == 0) {
        QPen pen(theme.soft, 1.2, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({1.5, 1.5});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(center(0), 3.4, 3.4);
    }
    for (int i = 0; i < qMin(all, OriginPips::Most); ++i) {
        const bool full = i < pips.supporting;
        painter.setPen(full ? QPen(Qt::NoPen) : QPen(theme.ink, 1.2));
        painter.setBrush(full ? QBrush(theme.ink) : QBrush(Qt::NoBrush));
        const qreal radius = full ? 3.6 : 3.1;
        painter.drawEllipse(center(i), radius, radius);
    }
    if (all > OriginPips::Most) {
        painter.setPen(theme.ink);
        painter.drawText(box.adjusted(OriginPips::Most * OriginPips::Step + 2, 0, 0, 0),
                         Qt::AlignVCenter | Qt::AlignLeft, QString::number(all));
    }
    painter.restore();
}

int widthOf(const OriginPips &pips)
{
    const int all = pips.supporting + pips.others;
    return qBound(1, all, OriginPips::Most) * OriginPips::Step - 2
        + (all > OriginPips::Most ? 20 : 0);
}

} // namespace dealscope::ui
