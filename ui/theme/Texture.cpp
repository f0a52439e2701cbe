// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Texture.h"

#include <QLineF>
#include <QPaintEngine>
#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace dealscope::ui {

namespace {

constexpr qreal HatchSpacing = 6; // px between hatch lines, measured along x
constexpr qreal HatchWidth = 1.6;
constexpr qreal TintAlpha = 0.30;
constexpr qreal FadeAlpha = 0.55; // where a fade begins
constexpr qreal FadeStep = 2; // px between the ends of a fade's layers, where they are drawn
constexpr int MostFadeLayers = 64;

/// The pieces of a 45 degree line x + y = c that lie inside a polygon (even-odd).
void appendHatch(const QPolygonF &polygon, qreal c, QList<QLineF> &lines)
{
    QList<qreal> crossings; // x of each crossing; y = c - x
    for (qsizetype i = 0; i + 1 < polygon.size(); ++i) {
        const QPointF a = polygon[i];
        const QPointF b = polygon[i + 1];
        const qreal da = a.x() + a.y() - c;
        const qreal db = b.x() + b.y() - c;
        if ((da < 0) == (db < 0)) {
            continue;
        }
        crossings.append(a.x() + (b.x() - a.x()) * (da / (da - db)));
    }
    std::ranges::sort(crossings);
    for (qsizetype i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] > 0.05) {
            lines.append(
                QLineF(crossings[i], c - crossings[i], crossings[i + 1], c - crossings[i + 1]));
        }
    }
}

void hatch(QPainter &painter, const QPainterPath &shape, const QColor &color)
{
    QList<QLineF> lines;
    for (QPolygonF polygon : shape.toSubpathPolygons()) {
        if (polygon.size() < 3) {
            continue;
        }
        if (polygon.first() != polygon.last()) {
            polygon.append(polygon.first());
        }
        const QRectF box = polygon.boundingRect();
        // Lines lie on a grid of the whole picture, so that neighbouring bars hatch in step.
        const qreal from = std::ceil((box.left() + box.top()) / HatchSpacing) * HatchSpacing;
        for (qreal c = from; c < box.right() + box.bottom(); c += HatchSpacing) {
            appendHatch(polygon, c, lines);
        }
    }
    painter.save();
    painter.setPen(QPen(color, HatchWidth, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines);
    painter.setPen(QPen(color, 0.8));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shape);
    painter.restore();
}

QColor withAlpha(QColor color, qreal alpha)
{
    color.setAlphaF(float(alpha * color.alphaF()));
    return color;
}

/// The part of `shape` that lies before the point at `share` of `axis`.
QPainterPath beforeOn(const QLineF &axis, qreal share, const QPainterPath &shape)
{
    const QRectF bounds = shape.boundingRect();
    const qreal reach = 2 * (bounds.width() + bounds.height() + axis.length());
    const QLineF along = axis.unitVector();
    const QPointF step(along.dx(), along.dy());
    const QPointF side(-step.y(), step.x());
    const QPointF end = axis.pointAt(share);
    QPainterPath half;
    half.addPolygon(QPolygonF{end + side * reach, end - side * reach,
                              end - side * reach - step * reach, end + side * reach - step * reach,
                              end + side * reach});
    return shape.intersected(half);
}

/// A fade of flat layers, each shorter than the one below. Qt's PDF engine writes a gradient to
/// transparent so that readers show it opaque, and "10 or more" would look like a firm 20.
void fadeInLayers(QPainter &painter, const QPainterPath &shape, const QColor &color,
                  const QLineF &axis)
{
    if (axis.length() <= 0) {
        return;
    }
    const int layers = std::clamp(int(axis.length() / FadeStep), 8, MostFadeLayers);
    const qreal layerAlpha = 1 - std::pow(1 - FadeAlpha, 1.0 / layers);
    painter.setBrush(withAlpha(color, layerAlpha));
    for (int layer = 0; layer < layers; ++layer) {
        painter.drawPath(beforeOn(axis, (layer + 0.5) / layers, shape));
    }
}

} // namespace

void fillCertainty(QPainter &painter, const QPainterPath &shape, Certainty certainty,
                   const QColor &color, const Theme &theme, QPointF fadeFrom, QPointF fadeTo)
{
    painter.save();
    painter.setPen(Qt::NoPen);
    switch (certainty) {
    case Certainty::Firm:
        painter.setBrush(color);
        painter.drawPath(shape);
        break;
    case Certainty::Floor:
        painter.setBrush(withAlpha(color, theme.dark ? TintAlpha + 0.12 : TintAlpha));
        painter.setPen(QPen(color, 0.8));
        painter.drawPath(shape);
        break;
    case Certainty::UpToCeiling:
        hatch(painter, shape, color);
        break;
    case Certainty::OpenCeiling: {
        if (painter.paintEngine()->type() == QPaintEngine::Pdf) {
            fadeInLayers(painter, shape, color, QLineF(fadeFrom, fadeTo));
            break;
        }
        QLinearGradient gradient(fadeFrom, fadeTo);
        gradient.setColorAt(0, withAlpha(color, FadeAlpha));
        gradient.setColorAt(1, withAlpha(color, 0));
        painter.setBrush(gradient);
        painter.drawPath(shape);
        break;
    }
    }
    painter.restore();
}

QColor paidColor(const QColor &color, const Theme &theme)
{
    constexpr float Ink = 0.74F;
    const auto mixed = [](float from, float to) { return from + (to - from) * Ink; };
    return QColor::fromRgbF(mixed(color.redF(), theme.ink.redF()),
                            mixed(color.greenF(), theme.ink.greenF()),
                            mixed(color.blueF(), theme.ink.blueF()));
}

void drawHeadlineMark(QPainter &painter, qreal x, const QRectF &bar, const Theme &theme)
{
    constexpr qreal Beyond = 3;
    const QLineF line(x, bar.top() - Beyond, x, bar.bottom() + Beyond);
    painter.save();
    // The paper around it keeps it apart from a solid bar.
    painter.setPen(QPen(theme.panel, 3.4, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line);
    painter.setPen(QPen(theme.ink, 1.6, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(line);
    painter.restore();
}

QPen dashedPen(const QColor &color, qreal width)
{
    QPen pen(color, width, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({5 / width, 4 / width});
    return pen;
}

CertaintyLengths certaintyLengths(const core::Interval &interval, core::Money firm,
                                  qreal pixelsPerUnit)
{
    CertaintyLengths lengths;
    lengths.firm = qreal(firm.units) * pixelsPerUnit;
    lengths.floor = qreal(interval.floor.units) * pixelsPerUnit;
    lengths.ceiling
        = interval.ceiling ? qreal(interval.ceiling->units) * pixelsPerUnit : lengths.floor;
    lengths.open = interval.isOpen();
    return lengths;
}

namespace {

/// One bar in either direction: `rectOf(from, to)` is its piece between two lengths, `pointAt(l)`
/// the point on its axis at a length.
template<typename RectOf, typename PointAt>
void drawBar(QPainter &painter, const CertaintyLengths &lengths, const QColor &color,
             const Theme &theme, qreal fadeLength, RectOf rectOf, PointAt pointAt)
{
    const auto piece = [&](qreal from, qreal to, Certainty certainty) {
        if (to - from <= 0) {
            return;
        }
        QPainterPath path;
        path.addRect(rectOf(from, to));
        fillCertainty(painter, path, certainty, color, theme, pointAt(from), pointAt(to));
    };
    piece(0, lengths.firm, Certainty::Firm);
    piece(lengths.firm, lengths.floor, Certainty::Floor);
    piece(lengths.floor, lengths.ceiling, Certainty::UpToCeiling);
    if (lengths.open) {
        piece(lengths.ceiling, lengths.ceiling + fadeLength, Certainty::OpenCeiling);
    }
}

} // namespace

void drawCertaintyBar(QPainter &painter, const QRectF &rect, const CertaintyLengths &lengths,
                      const QColor &color, const Theme &theme, qreal fadeLength)
{
    drawBar(
        painter, lengths, color, theme, fadeLength,
        [&](qreal from, qreal to) {
            return QRectF(rect.left() + from, rect.top(), to - from, rect.height());
        },
        [&](qreal at) { return QPointF(rect.left() + at, rect.center().y()); });
}

void drawCertaintyColumn(QPainter &painter, const QRectF &rect, const CertaintyLengths &lengths,
                         const QColor &color, const Theme &theme, qreal fadeLength)
{
    drawBar(
        painter, lengths, color, theme, fadeLength,
        [&](qreal from, qreal to) {
            return QRectF(rect.left(), rect.bottom() - to, rect.width(), to - from);
        },
        [&](qreal at) { return QPointF(rect.center().x(), rect.bottom() - at); });
}

} // namespace dealscope::ui
