// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/schedule/SchedulePainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using namespace analysis;

QList<const ScheduleRow *> SchedulePainter::drawnRows(const Schedule &schedule)
{
    QList<const ScheduleRow *> rows;
    for (const ScheduleRow &row : schedule.rows) {
        rows.append(&row);
    }
    if (rows.size() > 1) {
        rows.append(&schedule.total);
    }
    return rows;
}

QColor SchedulePainter::dueColor(const ScheduleCell &cell, const Theme &theme)
{
    return cell.kinds.size() == 1 ? theme.kindColor(cell.kinds.first()) : theme.soft;
}

QColor SchedulePainter::capitalColor(const Theme &theme)
{
    return theme.kindColor(DealKind::Equity);
}

QPen SchedulePainter::assumedPen(bool ramp, const Theme &theme)
{
    QPen pen = dashedPen(theme.ink, 1);
    if (ramp) {
        pen.setDashPattern({1.5, 2});
    }
    return pen;
}

bool SchedulePainter::hasRamp(const ScheduleCell &cell)
{
    return cell.spreads.contains(Spread::Ramp);
}

void SchedulePainter::drawIn(const QRectF &box, const QString &text, const QFont &font,
                             const QColor &color, Qt::Alignment alignment)
{
    const QFontMetricsF metrics(font);
    if (text.isEmpty() || box.height() < metrics.height() * 0.65) {
        return;
    }
    const QString fitting = metrics.elidedText(text, Qt::ElideRight, box.width());
    const qreal width = metrics.horizontalAdvance(fitting);
    qreal x = box.left();
    if (alignment & Qt::AlignRight) {
        x = box.right() - width;
    } else if (alignment & Qt::AlignHCenter) {
        x = box.center().x() - width / 2;
    }
    const qreal y = alignment & Qt::AlignBottom
        ? box.bottom() - metrics.descent()
        : box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    m_painter.setFont(font);
    m_painter.setPen(color);
    m_painter.drawText(QPointF(x, y), fitting);
}

void SchedulePainter::paintYears()
{
    const QFont font = withTabularFigures(pictureFont(TextSize::Small));
    const int years = int(m_schedule.years.size());
    for (int column = 0; column < m_picture.columns.size(); ++column) {
        const bool rest = column >= years;
        if (!rest && column % m_picture.labelStep != 0) {
            continue;
        }
        QRectF box = m_picture.columnLabels[column];
        if (!rest) {
            // A year that stands for several may use their room.
            const qreal more = box.width() * (m_picture.labelStep - 1) / 2;
            box.adjust(-more, 0, more, 0);
        }
        drawIn(box, m_words.yearName(rest ? YearShare::NotScheduled : m_schedule.years[column]),
               font, m_theme.soft, Qt::AlignHCenter);
        if (rest && years > 0) {
            m_painter.setPen(QPen(m_theme.line, 1, Qt::DotLine));
            const qreal x = m_picture.columns[column].left() - 6;
            m_painter.drawLine(QPointF(x, box.top()), QPointF(x, m_picture.plot.bottom()));
        }
    }
}

void SchedulePainter::paintBar(const ScheduleCell &cell, const QRectF &bar, qreal top,
                               const QColor &color)
{
    if (cell.sum.overflow) {
        return;
    }
    CertaintyLengths lengths;
    const qreal scale = m_picture.pixelsPerUnit;
    lengths.firm = qreal(cell.sum.firm.units) * scale;
    lengths.floor = qreal(cell.sum.interval.floor.units) * scale;
    lengths.ceiling = bar.height();
    lengths.open = cell.sum.openEnded > 0;
    const qreal fade = std::min(layout::ScheduleOptions().fade, bar.top() - top);
    drawCertaintyColumn(m_painter, bar, lengths, color, m_theme, fade);
    if (cell.assumed) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(assumedPen(hasRamp(cell), m_theme));
        m_painter.drawRect(bar.adjusted(-1.5, -1.5, 1.5, 0));
    }
}

void SchedulePainter::paintFigure(const ScheduleCell &cell, const QRectF &box, const QColor &color)
{
    const QFont font = withTabularFigures(pictureFont(TextSize::Small));
    const QString text = m_words.figure(cell.sum, cell.assumed, m_form);
    // A figure that is cut would be another number.
    if (QFontMetricsF(font).horizontalAdvance(text) <= box.width()) {
        drawIn(box, text, font, color, Qt::AlignHCenter);
    }
}

void SchedulePainter::paintRow(int index, const std::function<qreal(const ScheduleCell &)> &opacity,
                               const std::function<bool(const ScheduleCell &)> &chosen)
{
    const ScheduleRow &row = *drawnRows(m_schedule)[index];
    const layout::ScheduleRowBox &box = m_picture.rows[index];
    const bool isTotal = &row == &m_schedule.total;
    m_painter.setPen(QPen(isTotal ? m_theme.soft : m_theme.line, 1));
    m_painter.drawLine(QPointF(m_picture.plot.left(), box.baseline),
                       QPointF(m_picture.plot.right(), box.baseline));
    const auto paintOne = [&](const ScheduleCell *cell, const QRectF &bar, const QRectF &text,
                              const QColor &color, const QColor &ink) {
        if (!cell) {
            return;
        }
        m_painter.setOpacity(opacity(*cell));
        paintBar(*cell, bar, box.band.top(), color);
        paintFigure(*cell, text, ink);
        m_painter.setOpacity(1);
        if (chosen(*cell)) {
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(m_theme.accent, 1.6));
            m_painter.drawRect(bar.adjusted(-2.5, -2.5, 2.5, 0));
        }
    };
    for (const layout::ScheduleCellBox &cell : box.cells) {
        const int year = cell.column < m_schedule.years.size() ? m_schedule.years[cell.column]
                                                               : YearShare::NotScheduled;
        const ScheduleCell *due = row.dueIn(year);
        paintOne(due, cell.due, cell.dueText, due ? dueColor(*due, m_theme) : m_theme.soft,
                 m_theme.ink);
        paintOne(row.capitalInYear(year), cell.capital, cell.capitalText, capitalColor(m_theme),
                 m_theme.kindTextColor(DealKind::Equity));
    }
    const bool soft = row.companies.isEmpty() && !isTotal;
    drawIn(box.label, m_words.rowName(row), pictureFont(TextSize::Normal, isTotal),
           soft ? m_theme.soft : m_theme.ink, Qt::AlignRight | Qt::AlignBottom);
    if (box.total.isEmpty()) {
        return;
    }
    const QFont font = withTabularFigures(pictureFont(TextSize::Small, isTotal));
    QRectF total = box.total;
    drawIn(total, m_words.figure(row.dueTotal, false, FigureForm::Short), font, m_theme.ink,
           Qt::AlignRight | Qt::AlignBottom);
    total.setBottom(total.bottom() - QFontMetricsF(font).height());
    if (row.capitalTotal.deals > 0) {
        drawIn(total, m_words.figure(row.capitalTotal, false, FigureForm::Short), font,
               m_theme.kindTextColor(DealKind::Equity), Qt::AlignRight | Qt::AlignBottom);
    }
}

void SchedulePainter::paint(const std::function<qreal(const ScheduleCell &)> &opacity,
                            const std::function<bool(const ScheduleCell &)> &chosen)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    paintYears();
    for (int row = 0; row < m_picture.rows.size(); ++row) {
        paintRow(row, opacity, chosen);
    }
    if (!m_picture.rows.first().total.isEmpty()) {
        const QRectF &box = m_picture.rows.first().total;
        const QRectF &label = m_picture.columnLabels.first();
        drawIn(QRectF(box.left(), label.top(), box.width(), label.height()),
               QCoreApplication::translate("SchedulePainter", "in all"),
               pictureFont(TextSize::Small), m_theme.soft, Qt::AlignRight);
    }
    m_painter.restore();
}

} // namespace dealscope::ui
