// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/valuations/ValuationKey.h"

#include "ui/theme/Texture.h"

#include <QCoreApplication>
#include <QPainter>

#include <array>

namespace dealscope::ui {

using namespace analysis;

namespace {

constexpr qreal LineHeight = 17;
constexpr qreal Swatch = 18;
constexpr qreal Gap = 4;
constexpr qreal Between = 14;

} // namespace

void drawValuationMark(QPainter &painter, QPointF at, const ValuationMarkLook &look,
                       const QColor &color, const Theme &theme)
{
    painter.setPen(QPen(color, 1.8));
    painter.setBrush(look.conditional || look.setAside ? theme.panel : color);
    painter.drawEllipse(at, ValuationRadius, ValuationRadius);
    if (look.setAside) {
        painter.drawLine(at + QPointF(-3, -3), at + QPointF(3, 3));
        painter.drawLine(at + QPointF(-3, 3), at + QPointF(3, -3));
    }
    if (look.inferred) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 1, Qt::DotLine));
        painter.drawEllipse(at, ValuationRadius + 3.5, ValuationRadius + 3.5);
    }
}

ValuationKey::ValuationKey(const ValuationSeries &series)
{
    std::array<bool, 6> used{};
    const auto use
        = [&](Entry entry, bool does) { used[size_t(entry)] = used[size_t(entry)] || does; };
    for (const ValuationLine &line : series.lines) {
        for (const ValuationPoint &point : line.points) {
            use(Entry::Holds, !point.conditional && !point.setAside);
            use(Entry::Conditional, point.conditional);
            use(Entry::SetAside, point.setAside);
            use(Entry::Inferred, point.inferred);
            use(Entry::Range, !point.interval.isOpen() && !point.interval.isPoint());
            use(Entry::Open, point.interval.isOpen());
        }
    }
    for (size_t i = 0; i < used.size(); ++i) {
        if (used[i]) {
            m_entries.append(Entry(i));
        }
    }
}

QString ValuationKey::nameOf(Entry entry)
{
    const auto tr
        = [](const char *text) { return QCoreApplication::translate("ValuationKey", text); };
    switch (entry) {
    case Entry::Holds:
        return tr("reported value");
    case Entry::Conditional:
        return tr("depends on a condition");
    case Entry::SetAside:
        return tr("set aside");
    case Entry::Inferred:
        return tr("date inferred");
    case Entry::Range:
        return tr("up to the maximum");
    case Entry::Open:
        return tr("no maximum");
    }
    return {};
}

QList<ValuationKey::Placed> ValuationKey::place(qreal width) const
{
    const QFontMetricsF metrics(pictureFont(TextSize::Small));
    QList<Placed> placed;
    QPointF at;
    for (const Entry entry : m_entries) {
        const qreal advance = Swatch + Gap + metrics.horizontalAdvance(nameOf(entry));
        if (at.x() > 0 && at.x() + advance > width) {
            at = QPointF(0, at.y() + LineHeight);
        }
        placed.append({entry, at});
        at.rx() += advance + Between;
    }
    return placed;
}

qreal ValuationKey::heightFor(qreal width) const
{
    const QList<Placed> placed = place(width);
    return placed.isEmpty() ? 0 : placed.last().at.y() + LineHeight;
}

void ValuationKey::paintEntry(QPainter &painter, Entry entry, const QRectF &swatch,
                              const Theme &theme)
{
    if (entry == Entry::Range || entry == Entry::Open) {
        QPainterPath path;
        path.addRect(swatch.adjusted(3, 2, -3, -2));
        fillCertainty(painter, path,
                      entry == Entry::Range ? Certainty::UpToCeiling : Certainty::OpenCeiling,
                      theme.ink, theme, swatch.bottomLeft(), swatch.topLeft());
        return;
    }
    drawValuationMark(
        painter, swatch.center(),
        {entry == Entry::Conditional, entry == Entry::SetAside, entry == Entry::Inferred},
        theme.ink, theme);
}

void ValuationKey::paint(QPainter &painter, const QRectF &box, const Theme &theme) const
{
    painter.save();
    painter.setFont(pictureFont(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    for (const Placed &entry : place(box.width())) {
        const QPointF at = box.topLeft() + entry.at;
        const QRectF swatch(at, QSizeF(Swatch, LineHeight));
        painter.save();
        paintEntry(painter, entry.entry, swatch, theme);
        painter.restore();
        painter.setPen(theme.soft);
        painter.drawText(QPointF(swatch.right() + Gap,
                                 at.y() + (LineHeight + metrics.ascent() - metrics.descent()) / 2),
                         nameOf(entry.entry));
    }
    painter.restore();
}

} // namespace dealscope::ui
