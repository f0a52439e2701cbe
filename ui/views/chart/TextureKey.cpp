// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/TextureKey.h"

#include "ui/theme/Texture.h"
#include "ui/views/chart/ChartGeometry.h"

#include <QCoreApplication>
#include <QPainter>

namespace dealscope::ui {

using namespace analysis;

namespace {

constexpr qreal LineHeight = 17;
constexpr qreal Swatch = 20;
constexpr qreal Gap = 5;
constexpr qreal Between = 14;

} // namespace

TextureKey::TextureKey(const ChartData &data)
{
    if (data.query.measure != ChartMeasure::Amount && data.query.measure != ChartMeasure::PerYear) {
        return; // bars of one texture say what they are in their title
    }
    std::array<bool, 6> used{};
    const auto use = [&](Entry entry) { used[size_t(entry)] = true; };
    for (const ChartPanel &panel : data.panels) {
        for (const ChartBar &bar : panel.bars) {
            for (const ChartStretch &stretch : chartStretches(bar, data.query.measure, 1)) {
                use(Entry(stretch.certainty));
                if (stretch.segment < 0) {
                    use(Entry::NotAllocated);
                }
            }
            if (bar.total.assumed) {
                use(Entry::Assumed);
            }
        }
    }
    for (size_t i = 0; i < used.size(); ++i) {
        if (used[i]) {
            m_entries.append(Entry(i));
        }
    }
}

QString TextureKey::nameOf(Entry entry)
{
    const auto tr
        = [](const char *text) { return QCoreApplication::translate("TextureKey", text); };
    switch (entry) {
    case Entry::Firm:
        return tr("binding");
    case Entry::Floor:
        return tr("other minimum");
    case Entry::UpToCeiling:
        return tr("up to the maximum");
    case Entry::OpenCeiling:
        return tr("no maximum");
    case Entry::NotAllocated:
        return tr("not allocated");
    case Entry::Assumed:
        return tr("even spread assumed");
    }
    return {};
}

QList<TextureKey::Placed> TextureKey::place(qreal width) const
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

qreal TextureKey::heightFor(qreal width) const
{
    const QList<Placed> placed = place(width);
    return placed.isEmpty() ? 0 : placed.last().at.y() + LineHeight;
}

void TextureKey::paint(QPainter &painter, const QRectF &box, const Theme &theme) const
{
    painter.save();
    painter.setFont(pictureFont(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    for (const Placed &entry : place(box.width())) {
        const QPointF at = box.topLeft() + entry.at;
        const QRectF swatch(at.x(), at.y() + (LineHeight - 10) / 2, Swatch, 10);
        if (entry.entry == Entry::Assumed) {
            painter.setPen(dashedPen(theme.ink, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(swatch);
        } else {
            const bool allocated = entry.entry != Entry::NotAllocated;
            QPainterPath path;
            path.addRect(swatch);
            fillCertainty(painter, path, allocated ? Certainty(entry.entry) : Certainty::Floor,
                          allocated ? theme.ink : theme.faint, theme, swatch.topLeft(),
                          swatch.topRight());
        }
        painter.setPen(theme.soft);
        painter.drawText(QPointF(swatch.right() + Gap,
                                 at.y() + (LineHeight + metrics.ascent() - metrics.descent()) / 2),
                         nameOf(entry.entry));
    }
    painter.restore();
}

} // namespace dealscope::ui
