// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PictureFrame.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace dealscope::ui {

namespace {

constexpr qreal Margin = 16;
constexpr qreal Gap = 8; ///< between blocks
constexpr qreal LargestSourcesShare = 0.25; ///< of the page's height
constexpr int LeastSourceLines = 2;

qreal lineHeight(const QFont &font)
{
    return std::ceil(QFontMetricsF(font).lineSpacing());
}

} // namespace

QStringList wrappedLines(const QString &text, const QFont &font, qreal width)
{
    QStringList lines;
    if (text.isEmpty()) {
        return lines;
    }
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max<qreal>(width, 1));
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

PictureFrame::PictureFrame(const PictureWords &words, QSizeF size)
    : m_size(size)
{
    const QFont title = pictureFont(TextSize::Title, true);
    const QFont normal = pictureFont(TextSize::Normal);
    const QFont small = pictureFont(TextSize::Small);

    qreal top = Margin;
    top = addBlock(words.title, top, title, Shade::Ink);
    top = addBlock(words.filter, top, normal, Shade::Ink);
    top = addBlock(words.perspective, top, normal, Shade::Soft);
    if (top > Margin) {
        top += Gap;
    }

    // Below the picture: laid out from the top, then moved to the foot of the page.
    const qsizetype above = m_lines.size();
    qreal bottom = addBlock(words.leftOut, 0, normal, Shade::Ink);
    const QStringList sources = sourceLines(words, small);
    if (!sources.isEmpty()) {
        bottom += bottom > 0 ? Gap / 2 : 0;
        for (const QString &line : sources) {
            bottom = addBlock(line, bottom, small, Shade::Soft);
        }
    }
    const qreal inner = m_size.width() - 2 * Margin;
    const QFontMetricsF metrics(small);
    const qreal programWidth = metrics.horizontalAdvance(words.program);
    if (!words.ledger.isEmpty() || !words.program.isEmpty()) {
        bottom += bottom > 0 ? Gap / 2 : 0;
        const bool oneLine
            = metrics.horizontalAdvance(words.ledger) + 2 * Margin + programWidth <= inner;
        const qreal start = bottom;
        bottom = addBlock(words.ledger, bottom, small, Shade::Soft);
        bottom = addBlock(words.program, oneLine ? start : bottom, small, Shade::Soft);
        if (oneLine && !words.program.isEmpty()) {
            m_lines.last().baseline.setX(m_size.width() - Margin - programWidth);
        }
    }
    qreal foot = m_size.height() - Margin;
    if (bottom > 0) {
        const qreal shift = m_size.height() - Margin - bottom;
        for (qsizetype i = above; i < m_lines.size(); ++i) {
            m_lines[i].baseline.ry() += shift;
        }
        m_rule = shift - Gap / 2;
        foot = m_rule - Gap;
    }
    m_room = QSizeF(inner, foot - top);
    if (!m_room.isEmpty()) {
        m_body = QRectF(QPointF(Margin, top), m_room);
    }
}

qreal PictureFrame::addBlock(const QString &text, qreal top, const QFont &font, Shade shade)
{
    const qreal ascent = std::ceil(QFontMetricsF(font).ascent());
    for (const QString &line : wrappedLines(text, font, m_size.width() - 2 * Margin)) {
        m_lines.append({line, QPointF(Margin, top + ascent), font, shade});
        top += lineHeight(font);
    }
    return top;
}

QStringList PictureFrame::sourceLines(const PictureWords &words, const QFont &font) const
{
    const QStringList &sources = words.sources;
    const qsizetype all = sources.size() + words.moreSources;
    const qreal width = m_size.width() - 2 * Margin;
    const QFontMetricsF metrics(font);
    const int most
        = std::max(LeastSourceLines, int(m_size.height() * LargestSourcesShare / lineHeight(font)));
    // Sources stay whole: a line is broken between two of them, not inside one. Lines are made
    // until there are too many, because of a large ledger there are too many by far.
    const auto linesOf = [&](qsizetype count) {
        const qsizetype parts = count + (count < all ? 1 : 0);
        QStringList lines;
        for (qsizetype i = 0; i < parts && lines.size() <= most; ++i) {
            const QString part = i < count ? sources[i] : PictureWords::andMore(all - count);
            const QString longer
                = lines.isEmpty() ? part : lines.last() + QStringLiteral(" · ") + part;
            if (!lines.isEmpty() && metrics.horizontalAdvance(longer) <= width) {
                lines.last() = longer;
            } else {
                lines.append(wrappedLines(part, font, width));
            }
        }
        return lines;
    };
    qsizetype low = 0;
    qsizetype high = sources.size();
    if (linesOf(high).size() <= most) {
        return linesOf(high);
    }
    while (high - low > 1) {
        const qsizetype middle = (low + high) / 2;
        (linesOf(middle).size() <= most ? low : high) = middle;
    }
    return linesOf(low);
}

void PictureFrame::paint(QPainter &painter, const Theme &theme) const
{
    painter.save();
    painter.fillRect(QRectF(QPointF(), m_size), theme.panel);
    if (m_rule >= 0) {
        painter.setPen(QPen(theme.line, 1));
        painter.drawLine(QPointF(Margin, m_rule), QPointF(m_size.width() - Margin, m_rule));
    }
    for (const Line &line : m_lines) {
        painter.setFont(line.font);
        painter.setPen(line.shade == Shade::Ink ? theme.ink : theme.soft);
        painter.drawText(line.baseline, line.text);
    }
    painter.restore();
}

QSizeF PictureFrame::pageFor(const PictureWords &words, QSizeF body, qreal width)
{
    QSizeF page(std::max(body.width() + 2 * Margin, width), body.height() + 2 * Margin);
    // What the words take depends on the page, a list of sources even on its height: a few rounds.
    for (int round = 0; round < 16; ++round) {
        const qreal missing = body.height() - PictureFrame(words, page).m_room.height();
        if (missing <= 0) {
            break;
        }
        page.setHeight(std::min(LargestLength, std::ceil(page.height() + missing)));
    }
    return QSizeF(std::ceil(page.width()), std::ceil(page.height()));
}

} // namespace dealscope::ui
