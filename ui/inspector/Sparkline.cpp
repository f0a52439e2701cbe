// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/Sparkline.h"

#include "io/MoneyText.h"
#include "ui/theme/Texture.h"

#include <QPainter>

namespace dealscope::ui {

namespace {
constexpr int LabelHeight = 15;
constexpr int Fade = 10;
constexpr qreal ColumnWidth = 15;
} // namespace

Sparkline::Sparkline(const DealPage &page, QWidget *parent)
    : QWidget(parent)
    , m_points(page.spark)
    , m_kind(page.kind)
    , m_firm(page.firm)
    , m_currency(page.currency)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Reported amounts in the order of publication"));
    QStringList lines;
    for (const SparkPoint &point : m_points) {
        lines.append(point.label + QStringLiteral(": ")
                     + io::shortInterval(point.interval, m_currency));
    }
    setAccessibleDescription(lines.join(u'\n'));
    setToolTip(QStringLiteral("<p>%1</p>")
                   .arg(lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))));
}

void Sparkline::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(2, 4 + Fade, -2, -LabelHeight);
    qint64 largest = 1;
    for (const SparkPoint &point : m_points) {
        largest = qMax(largest, point.interval.ceiling.value_or(point.interval.floor).units);
    }
    painter.setPen(theme.line);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    QFont font = this->font();
    font.setPixelSize(qMax(9, QFontInfo(font).pixelSize() - 3));
    painter.setFont(font);
    const qreal step = area.width() / qreal(m_points.size());
    qreal taken = -1e9;
    for (int i = 0; i < m_points.size(); ++i) {
        const SparkPoint &point = m_points[i];
        const qreal center = area.left() + step * (i + 0.5);
        const qreal width = qMin(ColumnWidth, step * 0.7);
        // Only the report that counts can carry the binding part.
        drawCertaintyColumn(painter, QRectF(center - width / 2, area.top(), width, area.height()),
                            certaintyLengths(point.interval, point.counts ? m_firm : core::Money{},
                                             area.height() / double(largest)),
                            theme.kindColor(m_kind), theme, Fade);
        font.setBold(point.counts);
        painter.setFont(font);
        const qreal textWidth = painter.fontMetrics().horizontalAdvance(point.label) + 2;
        const qreal left
            = qBound(0.0, center - textWidth / 2, qMax(0.0, this->width() - textWidth));
        if (left > taken + 5) {
            painter.setPen(point.counts ? theme.ink : theme.soft);
            painter.drawText(QRectF(left, area.bottom() + 1, textWidth, LabelHeight - 1),
                             Qt::AlignCenter, point.label);
            taken = left + textWidth;
        }
    }
}

} // namespace dealscope::ui
