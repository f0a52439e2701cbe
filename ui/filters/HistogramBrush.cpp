// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/HistogramBrush.h"

#include "ui/theme/Theme.h"
#include "ui/window/Counted.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace dealscope::ui {

namespace {
constexpr int Margin = 9;
constexpr int AxisHeight = 15;
constexpr qreal EdgeReach = 5;
} // namespace

HistogramBrush::HistogramBrush(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HistogramBrush::setBins(const QList<Bin> &bins, const QList<Tick> &ticks)
{
    m_bins = bins;
    m_ticks = ticks;
    update();
}

void HistogramBrush::setRange(std::optional<Range> range)
{
    if (range != m_range) {
        m_range = range;
        update();
    }
}

QRectF HistogramBrush::plot() const
{
    return QRectF(rect()).adjusted(Margin, 3, -Margin, -AxisHeight);
}

qreal HistogramBrush::leftOf(int bin) const
{
    return plot().left() + plot().width() * bin / qMax(qsizetype(1), m_bins.size());
}

int HistogramBrush::binAt(qreal x) const
{
    const int bins = int(m_bins.size());
    return qBound(0, int((x - plot().left()) / plot().width() * bins), qMax(0, bins - 1));
}

QPoint HistogramBrush::binCenter(int bin) const
{
    return QPointF((leftOf(bin) + leftOf(bin + 1)) / 2, plot().center().y()).toPoint();
}

void HistogramBrush::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::forPalette(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRectF area = plot();
    int largest = 1;
    for (const Bin &bin : m_bins) {
        largest = qMax(largest, bin.count);
    }
    if (m_range && !m_bins.isEmpty()) {
        painter.fillRect(QRectF(QPointF(leftOf(m_range->first), area.top()),
                                QPointF(leftOf(m_range->last + 1), area.bottom())),
                         theme.selection);
    }
    for (int i = 0; i < m_bins.size(); ++i) {
        if (m_bins[i].count == 0) {
            continue;
        }
        const bool inside = !m_range || (i >= m_range->first && i <= m_range->last);
        const qreal gap = area.width() / qreal(m_bins.size()) > 4 ? 1 : 0;
        const qreal height = qMax(2.0, area.height() * m_bins[i].count / largest);
        QColor color = theme.faint;
        color.setAlphaF(inside ? 0.75F : 0.3F);
        painter.fillRect(QRectF(QPointF(leftOf(i), area.bottom() - height),
                                QPointF(leftOf(i + 1) - gap, area.bottom())),
                         color);
    }
    painter.setPen(theme.line);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (m_range && !m_bins.isEmpty()) {
        painter.setPen(QPen(theme.accent, 2));
        for (const qreal x : {leftOf(m_range->first), leftOf(m_range->last + 1)}) {
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        }
    }
    QFont font = this->font();
    font.setPixelSize(qMax(9, QFontInfo(font).pixelSize() - 3));
    painter.setFont(font);
    painter.setPen(theme.soft);
    qreal taken = -1e9;
    for (const Tick &tick : m_ticks) {
        const qreal width = painter.fontMetrics().horizontalAdvance(tick.text) + 2;
        const qreal x = qBound(0.0, leftOf(tick.bin) - 1, this->width() - width);
        if (x < taken + 6) {
            continue;
        }
        painter.drawText(QRectF(x, area.bottom() + 1, width, AxisHeight - 1),
                         Qt::AlignLeft | Qt::AlignVCenter, tick.text);
        taken = x + width;
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(3, 0, -4, -1));
    }
}

bool HistogramBrush::isAtEdge(qreal x, bool right) const
{
    return m_range && qAbs(x - leftOf(right ? m_range->last + 1 : m_range->first)) <= EdgeReach;
}

void HistogramBrush::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_bins.isEmpty()) {
        return;
    }
    const qreal x = event->position().x();
    m_changed = false;
    // Taking an edge keeps the other one where it is.
    m_anchor = isAtEdge(x, true) ? m_range->first : isAtEdge(x, false) ? m_range->last : binAt(x);
}

void HistogramBrush::mouseMoveEvent(QMouseEvent *event)
{
    const qreal x = event->position().x();
    if (!m_anchor) {
        setCursor(isAtEdge(x, false) || isAtEdge(x, true) ? Qt::SizeHorCursor : Qt::CrossCursor);
        return;
    }
    const int bin = binAt(x);
    brush({qMin(*m_anchor, bin), qMax(*m_anchor, bin)});
}

void HistogramBrush::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        return;
    }
    m_anchor.reset();
    if (m_changed && m_range) {
        Q_EMIT rangeBrushed(m_range->first, m_range->last, false);
    }
    m_changed = false;
}

void HistogramBrush::mouseDoubleClickEvent(QMouseEvent *)
{
    m_anchor.reset();
    Q_EMIT rangeCleared();
}

void HistogramBrush::brush(Range range)
{
    if (m_range == range) {
        return;
    }
    m_range = range;
    update();
    m_changed = m_anchor.has_value();
    Q_EMIT rangeBrushed(range.first, range.last, m_changed);
}

void HistogramBrush::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_bins.size()) - 1;
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (last >= 0 && step != 0) {
        Range range = m_range.value_or(step > 0 ? Range{-1, -1} : Range{last + 1, last + 1});
        range.last = qBound(0, range.last + step, last);
        if (!(event->modifiers() & Qt::ShiftModifier)) {
            range.first = range.first + step;
        }
        range.first = qBound(0, range.first, range.last);
        brush(range);
        return;
    }
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        Q_EMIT rangeCleared();
        return;
    }
    QWidget::keyPressEvent(event);
}

bool HistogramBrush::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && !m_bins.isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Bin &bin = m_bins[binAt(help->pos().x())];
        QToolTip::showText(help->globalPos(),
                           bin.label + QStringLiteral(": ")
                               + counted(bin.count, tr("1 deal"), tr("%1 deals")),
                           this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace dealscope::ui
