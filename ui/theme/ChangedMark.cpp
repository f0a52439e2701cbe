// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ChangedMark.h"

#include "ui/theme/Theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <cmath>

namespace dealscope::ui {

namespace {

constexpr double Half = 4;
constexpr double WordsLeft = 14;

} // namespace

void drawChangedMark(QPainter &painter, QPointF center, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPolygonF triangle{{center + QPointF(0, -Half), center + QPointF(Half, Half * 0.8),
                              center + QPointF(-Half, Half * 0.8)}};
    // A rim of paper keeps it apart from the mark that it stands on.
    painter.setPen(QPen(theme.panel, 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(triangle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawPolygon(triangle);
    painter.restore();
}

double ChangedKey::width(const QString &words)
{
    return WordsLeft
        + std::ceil(QFontMetricsF(pictureFont(TextSize::Small)).horizontalAdvance(words)) + 1;
}

void ChangedKey::paint(QPainter &painter, QPointF topLeft, const QString &words, const Theme &theme)
{
    drawChangedMark(painter, topLeft + QPointF(5, Height / 2), theme);
    painter.save();
    const QFont font = pictureFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(theme.soft);
    painter.drawText(
        topLeft + QPointF(WordsLeft, (Height + metrics.ascent() - metrics.descent()) / 2), words);
    painter.restore();
}

} // namespace dealscope::ui
