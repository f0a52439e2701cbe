// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/cash/CashPainter.h"

#include "io/MoneyText.h"
#include "ui/theme/LadderGlyph.h"
#include "ui/theme/Texture.h"

#include <QPainter>

#include <algorithm>

namespace dealscope::ui {

using namespace core;
using namespace analysis;
using layout::CashRowBox;

namespace {
constexpr qreal DashLength = 26; // of a row without an amount
constexpr qreal TextGap = 6;
} // namespace

const CashRow &CashPainter::rowOf(const CashLadder &ladder, const CashRowBox &box)
{
    const CashPanel &panel = ladder.panels[box.panel];
    return box.row < 0 ? panel.total : panel.rows[box.row];
}

QFont CashPainter::labelFont(bool total)
{
    return pictureFont(TextSize::Normal, total);
}

QFont CashPainter::figureFont(bool total)
{
    return withTabularFigures(pictureFont(TextSize::Normal, total));
}

void CashPainter::text(const QRectF &box, const QString &words, const QFont &font,
                       const QColor &color, Qt::Alignment alignment)
{
    m_painter.setFont(font);
    m_painter.setPen(color);
    m_painter.drawText(box, int(alignment | Qt::TextSingleLine),
                       QFontMetricsF(font).elidedText(words, Qt::ElideRight, box.width()));
}

void CashPainter::paint(const std::function<qreal(const CashRow &)> &opacity,
                        const std::function<bool(const CashRow &)> &chosen)
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    paintAxis();
    if (m_picture.scrolls()) {
        m_painter.setClipRect(m_picture.viewport, Qt::IntersectClip);
    }
    for (int panel = 0; panel < m_picture.titles.size(); ++panel) {
        paintGrid(panel);
        paintTitle(panel);
    }
    for (const CashRowBox &box : m_picture.rows) {
        if (!box.slot.intersects(m_picture.viewport)) {
            continue;
        }
        const CashRow &row = rowOf(m_ladder, box);
        if (chosen(row)) {
            m_painter.fillRect(box.slot.adjusted(-3, 0.5, 3, -0.5), m_theme.selection);
        }
        m_painter.setOpacity(opacity(row));
        paintRow(box, row);
        m_painter.setOpacity(1);
    }
    m_painter.restore();
}

void CashPainter::paintAxis()
{
    const QFont font = pictureFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    qreal taken = -1e9;
    for (const qint64 tick : m_picture.ticks) {
        const qreal x = m_picture.xOf(tick);
        const QString words
            = tick == 0 ? QStringLiteral("0") : io::shortMoney(Money{tick}, m_ladder.currency);
        const qreal width = metrics.horizontalAdvance(words);
        const qreal left = std::min(x - width / 2, m_picture.axis.right() - width);
        if (left > taken + TextGap) {
            text(QRectF(left, m_picture.axis.top() + 2, width + 1, m_picture.axis.height() - 2),
                 words, font, m_theme.soft, Qt::AlignLeft | Qt::AlignTop);
            taken = left + width;
        }
    }
    if (m_picture.hiddenRows > 0) {
        text(QRectF(m_picture.viewport.left(), m_picture.axis.top() + 2,
                    std::max(0.0, m_picture.axis.left() - m_picture.viewport.left() - TextGap),
                    m_picture.axis.height() - 2),
             QCoreApplication::translate("dealscope::ui::CashPainter", "+ %1 rows without room")
                 .arg(m_picture.hiddenRows),
             font, m_theme.soft, Qt::AlignLeft | Qt::AlignTop);
    }
}

/// Beside the rows only, so that no line runs through the words between them.
void CashPainter::paintGrid(int panel)
{
    for (const CashRowBox &box : m_picture.rows) {
        const bool inView = box.slot.intersects(m_picture.viewport);
        for (const qint64 tick : m_picture.ticks) {
            const qreal x = m_picture.xOf(tick);
            m_painter.setPen(QPen(tick == 0 ? m_theme.faint : m_theme.line, 1));
            if (box.panel == panel && inView) {
                m_painter.drawLine(QPointF(x, box.slot.top()), QPointF(x, box.slot.bottom()));
            }
        }
    }
}

void CashPainter::paintTitle(int panel)
{
    const QRectF &box = m_picture.titles[panel];
    if (box.isEmpty()) {
        return;
    }
    const QFont strong = pictureFont(TextSize::Small, true);
    const QFont small = pictureFont(TextSize::Small);
    text(QRectF(box.left(), box.top(),
                std::max(0.0, m_picture.axis.left() - box.left() + m_picture.axis.width() / 2),
                box.height()),
         m_words.panelTitle(m_ladder.panels[panel]), strong, m_theme.ink,
         Qt::AlignLeft | Qt::AlignVCenter);
    const auto total = std::ranges::find_if(m_picture.rows, [panel](const CashRowBox &row) {
        return row.panel == panel && row.row < 0;
    });
    for (qsizetype i = 0; total != m_picture.rows.end() && i < total->figures.size(); ++i) {
        QRectF head = total->figures[i];
        head.moveTop(box.top());
        head.setHeight(box.height());
        text(head, CashWords::figureName(m_picture.columns[i]), small, m_theme.soft,
             Qt::AlignRight | Qt::AlignVCenter);
    }
    const QRectF &forms = m_picture.formLines[panel];
    if (!forms.isEmpty()) {
        text(forms, m_words.formsLine(m_ladder.panels[panel]), small, m_theme.soft,
             Qt::AlignLeft | Qt::AlignVCenter);
    }
}

void CashPainter::paintRow(const CashRowBox &box, const CashRow &row)
{
    const bool total = box.row < 0;
    const bool quiet = !row.hasMoney();
    text(box.label, total ? CashWords::totalName() : m_words.rowName(row), labelFont(total),
         quiet ? m_theme.soft : m_theme.ink, Qt::AlignRight | Qt::AlignVCenter);
    if (!box.ladder.isEmpty() && row.deal.isValid()) {
        drawLadder(m_painter, row.ladder, box.ladder, m_theme);
    }
    paintBar(box, row);
    for (qsizetype i = 0; i < box.figures.size(); ++i) {
        text(box.figures[i], m_words.figure(row, m_picture.columns[i]), figureFont(total),
             quiet || (m_picture.columns[i] != CashWords::Headline && row.sum.firm.units == 0)
                 ? m_theme.soft
                 : m_theme.ink,
             Qt::AlignRight | Qt::AlignVCenter);
    }
}

QColor CashPainter::colorOf(const CashRow &row) const
{
    const ResolvedDeal *deal = m_resolution.deal(row.deal);
    return m_theme.kindColor(deal ? deal->kind : DealKind::Other);
}

void CashPainter::paintBar(const CashRowBox &box, const CashRow &row)
{
    qreal end = box.bar.left();
    const MoneySum &sum = row.sum;
    if (row.hasMoney() && !sum.overflow) {
        const QColor color = colorOf(row);
        CertaintyLengths lengths
            = certaintyLengths(sum.interval, sum.firm, m_picture.pixelsPerUnit);
        lengths.open = sum.openEnded > 0;
        drawCertaintyBar(m_painter, box.bar, lengths, color, m_theme,
                         layout::CashLayout::FadeLength);
        const qreal paid = m_picture.xOf(sum.paid.units);
        if (sum.paid.units > 0) {
            m_painter.fillRect(
                QRectF(box.bar.left(), box.bar.top(), paid - box.bar.left(), box.bar.height()),
                paidColor(color, m_theme));
        }
        drawHeadlineMark(m_painter, m_picture.xOf(sum.headline.units), box.bar, m_theme);
        end = std::max(box.bar.left() + lengths.ceiling, m_picture.xOf(sum.headline.units))
            + (lengths.open ? layout::CashLayout::FadeLength : 0);
    } else if (!row.withoutAmount.isEmpty()) {
        m_painter.setPen(dashedPen(colorOf(row)));
        m_painter.drawLine(QPointF(box.bar.left(), box.bar.center().y()),
                           QPointF(box.bar.left() + DashLength, box.bar.center().y()));
        end += DashLength;
    }
    // The total's are told in the line below it.
    if (row.withoutAmount.isEmpty() || row.deal.isValid() || box.row < 0) {
        return;
    }
    const QString words = row.hasMoney()
        ? QCoreApplication::translate("dealscope::ui::CashPainter", "+ %1 without amount")
              .arg(row.withoutAmount.size())
        : QCoreApplication::translate("dealscope::ui::CashPainter", "%1 without amount")
              .arg(row.withoutAmount.size());
    const QFont small = pictureFont(TextSize::Small);
    const qreal left = end + TextGap;
    // A cut number would be another number.
    if (QFontMetricsF(small).horizontalAdvance(words) <= box.bar.right() - left) {
        text(QRectF(left, box.slot.top(), box.bar.right() - left, box.slot.height()), words, small,
             m_theme.soft, Qt::AlignLeft | Qt::AlignVCenter);
    }
}

} // namespace dealscope::ui
