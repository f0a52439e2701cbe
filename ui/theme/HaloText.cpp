// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/HaloText.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QStaticText>

#include <array>

namespace dealscope::ui {

namespace {

constexpr qreal Rim = 1.6;
constexpr std::array<QPointF, 6> around{
    {{-Rim, 0}, {Rim, 0}, {-0.9, -1.3}, {0.9, -1.3}, {-0.9, 1.3}, {0.9, 1.3}}};

} // namespace

void drawHaloText(QPainter &painter, const QPointF &baseline, const QFont &font,
                  const QString &text, const QColor &ink, const QColor &halo)
{
    painter.setFont(font);
    const QPaintEngine *engine = painter.paintEngine();
    if (!engine || engine->type() != QPaintEngine::Raster) {
        QPainterPath outline;
        outline.addText(baseline, font, text);
        painter.strokePath(outline,
                           QPen(halo, 2 * Rim, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setPen(ink);
        painter.drawText(baseline, text);
        return;
    }
    QStaticText shaped(text);
    shaped.setTextFormat(Qt::PlainText);
    shaped.prepare(painter.transform(), font);
    const QPointF corner = baseline - QPointF(0, QFontMetricsF(font).ascent());
    painter.setPen(halo);
    for (const QPointF &offset : around) {
        painter.drawStaticText(corner + offset, shaped);
    }
    painter.setPen(ink);
    painter.drawStaticText(corner, shaped);
}

} // namespace dealscope::ui
