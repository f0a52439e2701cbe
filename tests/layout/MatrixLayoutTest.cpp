// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/MatrixLayout.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::layout;

class MatrixLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingLiesInTheArea_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<QSizeF>("size");
        for (const QSizeF size : {QSizeF(220, 100), QSizeF(520, 330), QSizeF(1400, 800)}) {
            for (const auto &[rows, columns] :
                 {std::pair(1, 1), std::pair(3, 12), std::pair(40, 4), std::pair(120, 90)}) {
                QTest::addRow("%dx%d in %gx%g", rows, columns, size.width(), size.height())
                    << rows << columns << size;
            }
        }
    }
    void everythingLiesInTheArea()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(QSizeF, size);
        MatrixInput input;
        for (int row = 0; row < rows; ++row) {
            input.rowLabels.append(30 + row * 7 % 120);
        }
        for (int column = 0; column < columns; ++column) {
            input.columnLabels.append(40 + column * 11 % 130);
        }
        MatrixOptions options;
        options.area = QRectF(QPointF(7, 9), size);
        const QRectF area = options.area.adjusted(-0.01, -0.01, 0.01, 0.01);
        const MatrixPicture picture = MatrixLayout::arrange(input, options);
        QCOMPARE(picture.rows.size(), rows);
        QCOMPARE(picture.columns.size(), columns);
        QVERIFY(area.contains(picture.cells));
        for (int row = 0; row < rows; ++row) {
            QVERIFY(area.contains(picture.rowLabels[row]));
            QVERIFY(picture.rowLabels[row].right() <= picture.cells.left());
            QVERIFY(row == 0 || picture.rows[row].top() >= picture.rows[row - 1].bottom());
        }
        for (int column = 0; column < columns; ++column) {
            QVERIFY(area.contains(picture.columnLabels[column]));
            QVERIFY(column == 0
                    || picture.columns[column].left() >= picture.columns[column - 1].right());
            const QRectF cell = picture.cell(rows - 1, column);
            QVERIFY(picture.cells.adjusted(-0.01, -0.01, 0.01, 0.01).contains(cell));
        }
        for (const QList<QRectF> &totals : {picture.rowTotals, picture.columnTotals}) {
            for (const QRectF &total : totals) {
                QVERIFY(area.contains(total));
                QVERIFY(!total.intersects(picture.cells));
            }
        }
        if (!picture.slanted) {
            for (int column = 0; column < columns; ++column) {
                QVERIFY(input.columnLabels[column] <= picture.columnLabels[column].width() + 4);
            }
        }
    }

    void nothingToArrange()
    {
        QVERIFY(MatrixLayout::arrange({}, {}).rows.isEmpty());
        QVERIFY(MatrixLayout::arrange({{10}, {}, 5, 5}, {}).rows.isEmpty());
    }
};

DEALSCOPE_TEST(MatrixLayoutTest)
#include "MatrixLayoutTest.moc"
