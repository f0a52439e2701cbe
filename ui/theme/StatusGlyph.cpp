// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/StatusGlyph.h"

#include <QPainter>
#include <QPainterPath>

namespace dealscope::ui {

using core::Status;

namespace {

QPainterPath diamond(const QRectF &box)
{
    QPainterPath path;
    path.moveTo(box.center().x(), box.top());
    path.lineTo(box.right(), box.center().y());
    path.lineTo(box.center().x(), box.bottom());
    path.lineTo(box.left(), box.center().y());
    path.closeSubpath();
    return path;
}

} // namespace

void drawStatusGlyph(QPainter &painter, std::optional<Status> status, const QRectF &box,
                     const QColor &color, const QColor &paper)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = std::max(1.2, box.width() / 8);
    const QRectF inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.setBrush(paper);
    if (!status) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(box.center(), box.width() / 5, box.height() / 5);
        painter.restore();
        return;
    }
    switch (*status) {
    case Status::Rumoured:
        painter.drawEllipse(inner);
        break;
    case Status::InTalks: {
        painter.drawEllipse(inner);
        QPainterPath half;
        half.moveTo(inner.center());
        half.arcTo(inner, 90, 180);
        half.closeSubpath();
        painter.fillPath(half, color);
        break;
    }
    case Status::Announced:
        painter.drawPath(diamond(inner));
        break;
    case Status::Signed:
        painter.setBrush(color);
        painter.drawPath(diamond(inner));
        break;
    case Status::Completed:
        painter.setBrush(color);
        painter.drawEllipse(inner);
        break;
    case Status::Ended:
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    case Status::Denied:
        painter.drawEllipse(inner);
        painter.drawLine(QPointF(inner.center().x() - inner.width() * 0.35,
                                 inner.center().y() + inner.height() * 0.35),
                         QPointF(inner.center().x() + inner.width() * 0.35,
                                 inner.center().y() - inner.height() * 0.35));
        break;
    }
    painter.restore();
}

} // namespace dealscope::ui
