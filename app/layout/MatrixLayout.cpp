// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/MatrixLayout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dealscope::layout {

namespace {

constexpr qreal Pad = 6;
constexpr qreal Slant = std::numbers::sqrt2 / 2; // of 45 degrees, both ways

qreal largest(const QList<qreal> &values)
{
    return values.isEmpty() ? 0 : *std::ranges::max_element(values);
}

} // namespace

QRectF MatrixPicture::cell(int row, int column) const
{
    return {columns[column].left(), rows[row].top(), columns[column].width(), rows[row].height()};
}

MatrixPicture MatrixLayout::arrange(const MatrixInput &input, const MatrixOptions &options)
{
    MatrixPicture picture;
    const qsizetype rowCount = input.rowLabels.size();
    const qsizetype columnCount = input.columnLabels.size();
    const QRectF &area = options.area;
    if (rowCount == 0 || columnCount == 0 || area.isEmpty()) {
        return picture;
    }
    const qreal labelWidth
        = std::min(largest(input.rowLabels) + Pad, options.rowLabelShare * area.width());
    const bool totals = area.width() >= 2.5 * (labelWidth + input.totalWidth)
        && area.height() >= 8 * input.lineHeight;
    const qreal totalWidth = totals ? input.totalWidth + 2 * Pad : 0;
    const qreal totalHeight = totals ? input.lineHeight + Pad : 0;
    const qreal free = area.width() - labelWidth - totalWidth;
    qreal cellWidth = std::min(options.mostCellWidth, free / qreal(columnCount));
    const qreal widest = largest(input.columnLabels);
    picture.slanted = widest + 4 > cellWidth;
    qreal header = input.lineHeight + Pad;
    if (picture.slanted) {
        const qreal mostHeader = std::max(header, options.headerShare * area.height());
        picture.slantLength = std::min(widest, (mostHeader - input.lineHeight) / Slant);
        header = picture.slantLength * Slant + input.lineHeight;
        // The last labels lean over the totals; what they need beyond is taken from the cells.
        qreal overhang = 0;
        for (qsizetype column = 0; column < columnCount; ++column) {
            const qreal reach = std::min(input.columnLabels[column], picture.slantLength) * Slant
                + input.lineHeight * Slant;
            overhang = std::max(overhang, reach - (qreal(columnCount - column) - 0.5) * cellWidth);
        }
        const qreal lacking = std::max(0.0, overhang - totalWidth);
        cellWidth = std::min(cellWidth, std::max(free * 0.5, free - lacking) / qreal(columnCount));
    }
    const qreal cellHeight
        = std::min(options.mostCellHeight,
                   std::max(1.0, area.height() - header - totalHeight) / qreal(rowCount));
    picture.cells = QRectF(area.left() + labelWidth, area.top() + header,
                           cellWidth * qreal(columnCount), cellHeight * qreal(rowCount));
    const qreal gapX = std::min(options.gap, cellWidth / 6);
    const qreal gapY = std::min(options.gap, cellHeight / 6);
    for (qsizetype row = 0; row < rowCount; ++row) {
        const qreal top = picture.cells.top() + cellHeight * qreal(row);
        picture.rows.append(
            QRectF(picture.cells.left(), top, picture.cells.width(), cellHeight - gapY));
        picture.rowLabels.append(QRectF(area.left(), top, labelWidth - Pad, cellHeight - gapY));
        if (totals) {
            picture.rowTotals.append(
                QRectF(picture.cells.right() + Pad, top, totalWidth - Pad, cellHeight - gapY));
        }
    }
    for (qsizetype column = 0; column < columnCount; ++column) {
        const qreal left = picture.cells.left() + cellWidth * qreal(column);
        picture.columns.append(
            QRectF(left, picture.cells.top(), cellWidth - gapX, picture.cells.height()));
        picture.columnLabels.append(QRectF(left, area.top(), cellWidth - gapX, header - 3));
        if (totals) {
            picture.columnTotals.append(
                QRectF(left, picture.cells.bottom() + 2, cellWidth - gapX, totalHeight - 2));
        }
    }
    if (totals) {
        picture.grandTotal = QRectF(picture.cells.right() + Pad, picture.cells.bottom() + 2,
                                    totalWidth - Pad, totalHeight - 2);
    }
    const qreal textWidth = std::max(input.totalWidth + 8, 60.0);
    picture.wanted
        = QSizeF(largest(input.rowLabels) + textWidth * qreal(columnCount + 1) + 4 * Pad,
                 std::min(widest, 180.0) * Slant + input.lineHeight * 3 + 26 * qreal(rowCount));
    return picture;
}

} // namespace dealscope::layout
