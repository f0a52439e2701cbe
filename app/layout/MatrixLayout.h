// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>

namespace dealscope::layout {

struct MatrixInput {
    QList<qreal> rowLabels; ///< px that each row's label would like
    QList<qreal> columnLabels;
    qreal totalWidth = 80; ///< px of the widest total
    qreal lineHeight = 15;
};

struct MatrixOptions {
    QRectF area{0, 0, 800, 500};
    qreal rowLabelShare = 0.3; ///< of the width, at most
    qreal headerShare = 0.36; ///< of the height, at most
    qreal mostCellWidth = 120;
    qreal mostCellHeight = 60;
    qreal gap = 2; ///< between cells
};

/// Where everything of a matrix stands. Labels of columns stand level above their column when all
/// of them fit, else at 45 degrees, rising to the right from the column's middle.
struct MatrixPicture {
    QRectF cells; ///< all of them
    QList<QRectF> rows; ///< each row's band of cells
    QList<QRectF> columns;
    QList<QRectF> rowLabels;
    QList<QRectF> columnLabels; ///< level ones; of slanted ones the square they stand in
    QList<QRectF> rowTotals; ///< empty when there is no room for them
    QList<QRectF> columnTotals;
    QRectF grandTotal;
    bool slanted = false;
    qreal slantLength = 0; ///< px along the slant that a label may take
    QSizeF wanted; ///< the size at which every cell can hold its text

    [[nodiscard]] QRectF cell(int row, int column) const;
};

class MatrixLayout
{
public:
    /// Pure; nothing lies outside the area and no two rectangles of a kind overlap.
    [[nodiscard]] static MatrixPicture arrange(const MatrixInput &input,
                                               const MatrixOptions &options);
};

} // namespace dealscope::layout
