// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flow/PictureKey.h"

#include "ui/theme/ChangedMark.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dealscope::ui {

namespace {

constexpr qreal RowHeight = 16;
constexpr qreal MarkGap = 5;
constexpr qreal EntryGap = 14;

QString wordsOf(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Firm:
        return QCoreApplication::translate("Texture", "binding");
    case Certainty::Floor:
        return QCoreApplication::translate("Texture", "other minimum");
    case Certainty::UpToCeiling:
        return QCoreApplication::translate("Texture", "up to the maximum");
    case Certainty::OpenCeiling:
        return QCoreApplication::translate("Texture", "no maximum");
    }
    return {};
}

} // namespace

void PictureKey::addScale(qreal pixels, const QString &words)
{
    m_entries.append({.mark = Mark::Scale, .words = words, .width = 7, .height = pixels});
}

void PictureKey::addKind(core::DealKind kind, const QString &words)
{
    m_entries.append({.mark = Mark::Kind, .words = words, .width = 14, .height = 4, .kind = kind});
}

void PictureKey::addCertainty(Certainty certainty)
{
    addTexture(certainty, wordsOf(certainty));
}

void PictureKey::addTexture(Certainty certainty, const QString &words)
{
    m_entries.append({.mark = Mark::Texture, .words = words, .certainty = certainty});
}

void PictureKey::addDashed(const QString &words)
{
    m_entries.append(
        {.mark = Mark::Dashed,
         .words = words.isEmpty() ? QCoreApplication::translate("Texture", "no amount") : words});
}

void PictureKey::addPaid()
{
    m_entries.append({.mark = Mark::Paid, .words = QCoreApplication::translate("Texture", "paid")});
}

void PictureKey::addHeadline()
{
    m_entries.append({.mark = Mark::Headline,
                      .words = QCoreApplication::translate("Texture", "headline"),
                      .width = 5,
                      .height = 8});
}

void PictureKey::addSwatch(const QColor &color, const QString &words)
{
    m_entries.append(
        {.mark = Mark::Swatch, .words = words, .width = 14, .height = 4, .colors = {color}});
}

void PictureKey::addOutline(const QPen &pen, const QString &words)
{
    m_entries.append({.mark = Mark::Outline, .words = words, .pen = pen});
}

void PictureKey::addWords(const QString &words)
{
    m_entries.append({.mark = Mark::Words, .words = words, .width = 0});
}

void PictureKey::addRamp(const QList<QColor> &colors, const QString &from, const QString &to)
{
    m_entries.append({.mark = Mark::Ramp,
                      .words = to,
                      .before = from,
                      .width = 14.0 * qreal(colors.size()),
                      .colors = colors});
}

void PictureKey::addChanged(const QString &words)
{
    if (!words.isEmpty()) {
        m_entries.append({.mark = Mark::Changed, .words = words, .width = 9});
    }
}

QList<QRectF> PictureKey::boxes(qreal width) const
{
    const QFontMetricsF metrics(pictureFont(TextSize::Small));
    QList<QRectF> boxes;
    qreal x = 0;
    qreal y = 0;
    qreal row = RowHeight;
    for (const Entry &entry : m_entries) {
        const qreal before
            = entry.before.isEmpty() ? 0 : metrics.horizontalAdvance(entry.before) + MarkGap;
        const qreal needed
            = before + entry.width + MarkGap + metrics.horizontalAdvance(entry.words);
        if (x > 0 && x + needed > width) {
            x = 0;
            y += row;
            row = RowHeight;
        }
        row = std::max(row, entry.height + 2);
        boxes.append(QRectF(x, y, needed, row));
        x += needed + EntryGap;
    }
    // All of a row are as high as its highest.
    for (qsizetype i = boxes.size() - 2; i >= 0; --i) {
        if (boxes[i].top() == boxes[i + 1].top()) {
            boxes[i].setHeight(std::max(boxes[i].height(), boxes[i + 1].height()));
        }
    }
    for (qsizetype i = 1; i < boxes.size(); ++i) {
        if (boxes[i].top() == boxes[i - 1].top()) {
            boxes[i].setHeight(std::max(boxes[i].height(), boxes[i - 1].height()));
        }
    }
    return boxes;
}

qreal PictureKey::heightFor(qreal width) const
{
    const QList<QRectF> all = boxes(width);
    return all.isEmpty() ? 0 : all.last().bottom();
}

void PictureKey::paintMark(QPainter &painter, const Entry &entry, const QRectF &box,
                           const Theme &theme)
{
    QPainterPath path;
    path.addRect(box);
    switch (entry.mark) {
    case Mark::Scale:
        painter.fillRect(QRectF(box.center().x() - 1.5, box.top(), 3, box.height()), theme.soft);
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), theme.soft);
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.soft);
        break;
    case Mark::Kind:
        painter.fillPath(path, theme.kindColor(entry.kind));
        if (entry.kind == core::DealKind::Acquisition && !theme.dark) {
            painter.setPen(QPen(theme.kindTextColor(entry.kind), 0.8));
            painter.drawPath(path);
        }
        break;
    case Mark::Texture:
        fillCertainty(painter, path, entry.certainty, theme.soft, theme,
                      QPointF(box.left(), box.center().y()),
                      QPointF(box.right(), box.center().y()));
        break;
    case Mark::Dashed:
        painter.setPen(dashedPen(theme.soft));
        painter.drawLine(QPointF(box.left(), box.center().y()),
                         QPointF(box.right(), box.center().y()));
        break;
    case Mark::Changed:
        drawChangedMark(painter, box.center(), theme);
        break;
    case Mark::Paid:
        painter.fillPath(path, paidColor(theme.soft, theme));
        break;
    case Mark::Headline:
        drawHeadlineMark(painter, box.center().x(), box, theme);
        break;
    case Mark::Words:
        break;
    case Mark::Swatch:
        painter.fillPath(path, entry.colors.first());
        break;
    case Mark::Outline:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(entry.pen);
        painter.drawRect(box);
        break;
    case Mark::Ramp:
        for (qsizetype i = 0; i < entry.colors.size(); ++i) {
            const qreal step = box.width() / qreal(entry.colors.size());
            painter.fillRect(QRectF(box.left() + step * qreal(i), box.top(), step, box.height()),
                             entry.colors[i]);
        }
        break;
    }
}

void PictureKey::paint(QPainter &painter, QPointF topLeft, qreal width, const Theme &theme) const
{
    const QFont font = pictureFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    const QList<QRectF> all = boxes(width);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        const QRectF box = all[i].translated(topLeft);
        const qreal baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
        qreal x = box.left();
        painter.setPen(theme.soft);
        if (!entry.before.isEmpty()) {
            painter.drawText(QPointF(x, baseline), entry.before);
            x += metrics.horizontalAdvance(entry.before) + MarkGap;
        }
        paintMark(painter, entry,
                  QRectF(x, box.center().y() - entry.height / 2, entry.width, entry.height), theme);
        painter.setPen(theme.soft);
        painter.drawText(QPointF(x + entry.width + MarkGap, baseline), entry.words);
    }
    painter.restore();
}

qint64 roundUnit(qreal pixelsPerUnit, qreal mostPixels)
{
    if (pixelsPerUnit <= 0) {
        return 0;
    }
    const double most = mostPixels / pixelsPerUnit;
    if (most < 1 || most > 9e18) {
        return 0;
    }
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    for (const int factor : {5, 2}) {
        if (power * factor <= most) {
            return qRound64(power * factor);
        }
    }
    return qRound64(power);
}

} // namespace dealscope::ui
