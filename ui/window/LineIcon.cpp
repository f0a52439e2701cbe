// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LineIcon.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

namespace dealscope::ui {

namespace {

class LineIconEngine : public QIconEngine
{
public:
    explicit LineIconEngine(LineIcon icon)
        : m_icon(icon)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        drawLineIcon(*painter, m_icon, rect, palette.color(group, QPalette::WindowText));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new LineIconEngine(m_icon); }

private:
    LineIcon m_icon;
};

/// In a square of 16.
QPainterPath pathOf(LineIcon icon)
{
    QPainterPath p;
    const auto line = [&p](std::initializer_list<QPointF> points) {
        p.moveTo(*points.begin());
        for (const QPointF &point : points) {
            p.lineTo(point);
        }
    };
    switch (icon) {
    case LineIcon::Back:
        line({{13, 8}, {3.5, 8}});
        line({{7.5, 4}, {3.5, 8}, {7.5, 12}});
        break;
    case LineIcon::Forward:
        line({{3, 8}, {12.5, 8}});
        line({{8.5, 4}, {12.5, 8}, {8.5, 12}});
        break;
    case LineIcon::Cross:
        line({{4.5, 4.5}, {11.5, 11.5}});
        line({{11.5, 4.5}, {4.5, 11.5}});
        break;
    case LineIcon::More:
        for (const qreal x : {3.5, 8.0, 12.5}) {
            p.addEllipse(QPointF(x, 8), 0.7, 0.7);
        }
        break;
    case LineIcon::Float:
        p.addRect(QRectF(3.5, 6, 6.5, 6.5));
        line({{6.5, 6}, {6.5, 3.5}, {12.5, 3.5}, {12.5, 9.5}, {10, 9.5}});
        break;
    case LineIcon::Search:
        p.addEllipse(QPointF(7, 7), 4, 4);
        line({{10, 10}, {13.5, 13.5}});
        break;
    case LineIcon::Check:
        line({{3.5, 8.5}, {6.5, 11.5}, {12.5, 4.5}});
        break;
    case LineIcon::Right:
        line({{6, 4}, {10, 8}, {6, 12}});
        break;
    case LineIcon::Down:
        line({{4, 6}, {8, 10}, {12, 6}});
        break;
    case LineIcon::Warning:
        line({{8, 2.5}, {14, 13.5}, {2, 13.5}, {8, 2.5}});
        line({{8, 6.5}, {8, 10}});
        line({{8, 11.6}, {8, 12}});
        break;
    case LineIcon::Play:
        line({{5, 3.5}, {12, 8}, {5, 12.5}, {5, 3.5}});
        break;
    case LineIcon::Pause:
        line({{5.5, 4}, {5.5, 12}});
        line({{10.5, 4}, {10.5, 12}});
        break;
    case LineIcon::StepBack:
        line({{4, 4}, {4, 12}});
        line({{11.5, 4}, {7, 8}, {11.5, 12}});
        break;
    case LineIcon::StepForward:
        line({{12, 4}, {12, 12}});
        line({{4.5, 4}, {9, 8}, {4.5, 12}});
        break;
    }
    return p;
}

} // namespace

void drawLineIcon(QPainter &painter, LineIcon icon, const QRectF &box, const QColor &color)
{
    const qreal side = qMin(box.width(), box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center().x() - side / 2, box.center().y() - side / 2);
    painter.scale(side / 16, side / 16);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(pathOf(icon));
    painter.restore();
}

QIcon lineIcon(LineIcon icon)
{
    return QIcon(new LineIconEngine(icon));
}

} // namespace dealscope::ui
