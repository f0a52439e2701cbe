// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/CashLayout.h"

#include "layout/AxisTicks.h"

#include <algorithm>

namespace dealscope::layout {

namespace {

constexpr qreal Pad = 8;
constexpr qreal TitleHeight = 20;
constexpr qreal TotalHeight = 24;
constexpr qreal FormsHeight = 16;
constexpr qreal RowHeight = 22;
constexpr qreal LeastRowHeight = 17;
constexpr qreal PanelGap = 8;
constexpr qreal AxisHeight = 18;
constexpr qreal LadderWidth = 66;
constexpr qreal LeastBarWidth = 110;
constexpr qreal TickRoom = 70;
constexpr qreal BarHeight = 11;
constexpr qreal TotalBarHeight = 14;

qreal contentHeight(const CashInput &input, qreal rowHeight)
{
    qreal height = 0;
    for (const CashPanelInput &panel : input.panels) {
        height += TitleHeight + TotalHeight + (panel.formsLine ? FormsHeight : 0)
            + rowHeight * qreal(panel.rowLabels.size());
    }
    return height + PanelGap * qreal(std::max<qsizetype>(0, input.panels.size() - 1));
}

/// Which columns of figures fit beside a bar that can still be read.
QList<int> fittingColumns(const CashInput &input, qreal room)
{
    // What is told less often goes first: what binds, what is paid, the headline.
    static const QList<QList<int>> choices{{0, 1, 2}, {0, 2}, {0}, {}};
    for (const QList<int> &choice : choices) {
        qreal needed = LeastBarWidth;
        bool known = true;
        for (const int column : choice) {
            known = known && column < input.columns.size();
            needed += known ? input.columns[column] + Pad : 0;
        }
        if (known && needed <= room) {
            return choice;
        }
    }
    return {};
}

/// Sets the parts of a row side by side in its slot.
class RowPlacer
{
public:
    RowPlacer(const CashInput &input, const CashPicture &picture, qreal labelWidth)
        : m_input(input)
        , m_picture(picture)
        , m_labelWidth(labelWidth)
    {
    }

    [[nodiscard]] CashRowBox place(int panel, int row, const QRectF &slot) const
    {
        CashRowBox box;
        box.panel = panel;
        box.row = row;
        box.slot = slot;
        box.label = QRectF(slot.left(), slot.top(), m_labelWidth - Pad, slot.height());
        const qreal height = std::min(row < 0 ? TotalBarHeight : BarHeight, slot.height() - 6);
        box.bar = QRectF(m_picture.axis.left(), slot.center().y() - height / 2,
                         m_picture.axis.width(), height);
        if (m_input.ladders && row >= 0) {
            box.ladder
                = QRectF(slot.left() + m_labelWidth, slot.top(), LadderWidth - Pad, slot.height());
        }
        qreal right = slot.right();
        for (qsizetype i = m_picture.columns.size() - 1; i >= 0; --i) {
            const qreal width = m_input.columns[m_picture.columns[i]];
            box.figures.prepend(QRectF(right - width, slot.top(), width, slot.height()));
            right -= width + Pad;
        }
        return box;
    }

private:
    const CashInput &m_input;
    const CashPicture &m_picture;
    qreal m_labelWidth;
};

} // namespace

qreal CashLayout::heightOf(const CashInput &input)
{
    return contentHeight(input, RowHeight) + AxisHeight;
}

CashPicture CashLayout::arrange(const CashInput &input, const CashOptions &options)
{
    CashPicture picture;
    const QRectF &area = options.area;
    if (input.panels.isEmpty() || area.width() <= 0 || area.height() <= AxisHeight) {
        return picture;
    }
    qreal widest = 0;
    for (const CashPanelInput &panel : input.panels) {
        widest = std::max(widest, panel.totalLabel);
        for (const qreal label : panel.rowLabels) {
            widest = std::max(widest, label);
        }
    }
    const qreal labelWidth = std::min(widest + Pad, options.labelShare * area.width());
    const qreal before = labelWidth + (input.ladders ? LadderWidth : 0);
    picture.columns = fittingColumns(input, area.width() - before);
    qreal after = 0;
    for (const int column : picture.columns) {
        after += input.columns[column] + Pad;
    }
    picture.viewport = QRectF(area.left(), area.top(), area.width(), area.height() - AxisHeight);
    picture.axis = QRectF(area.left() + before, picture.viewport.bottom(),
                          std::max(1.0, area.width() - before - after), AxisHeight);
    const qreal scale = std::max(1.0, picture.axis.width() - (input.open ? FadeLength : 0) - 2);
    picture.pixelsPerUnit = scale / qreal(std::max<qint64>(1, input.most));
    // Zero alone would be no scale.
    for (int steps = std::clamp(int(scale / TickRoom), 1, 6);
         picture.ticks.size() < 2 && steps <= 10; ++steps) {
        picture.ticks = valueTicks(input.most, steps);
    }

    qsizetype rows = 0;
    for (const CashPanelInput &panel : input.panels) {
        rows += panel.rowLabels.size();
    }
    const qreal lacking = contentHeight(input, RowHeight) - picture.viewport.height();
    const qreal rowHeight = rows == 0
        ? RowHeight
        : std::clamp(RowHeight - lacking / qreal(rows), LeastRowHeight, RowHeight);
    picture.contentHeight = contentHeight(input, rowHeight);
    // The axis stands under the last row.
    if (!picture.scrolls()) {
        picture.viewport.setHeight(picture.contentHeight + 4);
        picture.axis.moveTop(picture.viewport.bottom());
    }

    const RowPlacer placer(input, picture, labelWidth);
    qreal y = area.top() - (options.scrollable ? options.offset : 0);
    const auto fits = [&](qreal height) {
        return options.scrollable || y + height <= picture.viewport.bottom() + 0.5;
    };
    for (int p = 0; p < input.panels.size(); ++p) {
        const CashPanelInput &panel = input.panels[p];
        // A title without its total would stand for nothing.
        if (!fits(TitleHeight + TotalHeight)) {
            picture.titles.append(QRectF());
            picture.formLines.append(QRectF());
            picture.hiddenRows += 1 + int(panel.rowLabels.size());
            y = picture.viewport.bottom() + 1;
            continue;
        }
        picture.titles.append(QRectF(area.left(), y, area.width(), TitleHeight));
        y += TitleHeight;
        picture.rows.append(placer.place(p, -1, QRectF(area.left(), y, area.width(), TotalHeight)));
        y += TotalHeight;
        picture.formLines.append(panel.formsLine && fits(FormsHeight)
                                     ? QRectF(area.left(), y, area.width(), FormsHeight)
                                     : QRectF());
        y += panel.formsLine ? FormsHeight : 0;
        for (int row = 0; row < panel.rowLabels.size(); ++row) {
            if (fits(rowHeight)) {
                picture.rows.append(
                    placer.place(p, row, QRectF(area.left(), y, area.width(), rowHeight)));
            } else {
                ++picture.hiddenRows;
            }
            y += rowHeight;
        }
        y += PanelGap;
    }
    return picture;
}

} // namespace dealscope::layout
