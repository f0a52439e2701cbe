// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/ScheduleLayout.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;
using namespace dealscope::layout;

namespace {

ScheduleBar bar(qint64 floor, qint64 ceiling, bool open = false)
{
    return {Money{floor / 2}, Money{floor}, Money{ceiling}, open};
}

/// Rows of different size, some with capital beside them, the last one apart.
ScheduleInput sample(int rows, int years, bool unscheduled)
{
    ScheduleInput input;
    input.years = years;
    input.unscheduled = unscheduled;
    for (int row = 0; row < rows; ++row) {
        ScheduleInputRow one;
        one.label = 40 + row * 13 % 150;
        one.apart = rows > 1 && row == rows - 1;
        for (int column = 0; column < years + (unscheduled ? 1 : 0); ++column) {
            if ((row + column) % 5 == 4) {
                continue;
            }
            ScheduleInputCell cell;
            cell.column = column;
            const qint64 size = 1'000'000'000LL * (1 + (row * 7 + column * 3) % 20);
            cell.due = bar(size, size * 2, column % 7 == 3);
            cell.dueText = 20 + column * 11 % 30;
            if (column % 3 == 0) {
                cell.capital = bar(size * (column % 2 == 0 ? 3 : 1), size * 3, row % 4 == 1);
                cell.capitalText = 20 + row * 7 % 30;
            }
            one.cells.append(cell);
        }
        input.rows.append(one);
    }
    return input;
}

} // namespace

class ScheduleLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden()
    {
        ScheduleInput input;
        input.years = 2;
        input.lineHeight = 14;
        input.totalWidth = 60;
        input.rows
            = {{50, {{0, bar(40, 80), bar(100, 100), 60, 60}, {1, bar(20, 20), {}, 40, 0}}, false}};
        ScheduleOptions options;
        options.area = QRectF(10, 20, 400, 300);
        options.mostBar = 100;
        const SchedulePicture picture = ScheduleLayout::arrange(input, options);
        // Label 50 + 6, total 60 + 12: 272 for two years, of which each may take 110.
        QCOMPARE(picture.columns, (QList{QRectF(66, 40, 110, 137), QRectF(176, 40, 110, 137)}));
        QCOMPARE(picture.columnLabels[0], QRectF(66, 20, 110, 17));
        QCOMPARE(picture.pixelsPerUnit, 1.0); // the highest bar, 100, takes what it may
        const ScheduleRowBox &row = picture.rows.first();
        // Two lines of figures, gaps of 6 and 3, the bar.
        QCOMPARE(row.band, QRectF(10, 40, 348, 137));
        QCOMPARE(row.label, QRectF(10, 40, 50, 137));
        QCOMPARE(row.total, QRectF(292, 40, 66, 137));
        QCOMPARE(row.baseline, 176.0);
        const ScheduleCellBox *first = picture.cell(0, 0);
        // 34 and 9 wide, 3 between, in the middle of the column.
        QCOMPARE(first->due, QRectF(98, 96, 34, 80));
        QCOMPARE(first->capital, QRectF(135, 76, 9, 100));
        // The figure of 60 has room left of the higher bar, though not in the middle of its own.
        QCOMPARE(first->dueText, QRectF(66, 79, 66, 14));
        QCOMPARE(first->capitalText, QRectF(66, 59, 110, 14));
        const ScheduleCellBox *second = picture.cell(0, 1);
        QCOMPARE(second->due.height(), 20.0);
        QVERIFY(second->capital.isEmpty());
        QVERIFY(second->capitalText.isEmpty());
        QCOMPARE(picture.cell(0, 2), nullptr);
        QCOMPARE(picture.cell(1, 0), nullptr);
        // One of 70 has not, and stands above both bars, below the other figure.
        input.rows[0].cells[0].dueText = 70;
        const SchedulePicture stacked = ScheduleLayout::arrange(input, options);
        QCOMPARE(stacked.cell(0, 0)->dueText, QRectF(66, 59, 110, 14));
        QCOMPARE(stacked.cell(0, 0)->capitalText, QRectF(66, 45, 110, 14));
    }

    void everythingLiesInTheArea_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("years");
        QTest::addColumn<bool>("unscheduled");
        QTest::addColumn<QSizeF>("size");
        for (const QSizeF size : {QSizeF(220, 100), QSizeF(420, 230), QSizeF(1400, 800)}) {
            for (const auto &[rows, years] :
                 {std::pair(1, 1), std::pair(3, 10), std::pair(13, 8), std::pair(40, 100)}) {
                for (const bool unscheduled : {false, true}) {
                    QTest::addRow("%dx%d%s in %gx%g", rows, years, unscheduled ? " and rest" : "",
                                  size.width(), size.height())
                        << rows << years << unscheduled << size;
                }
            }
        }
        QTest::newRow("only what is in no year") << 2 << 0 << true << QSizeF(500, 300);
    }
    void everythingLiesInTheArea()
    {
        QFETCH(int, rows);
        QFETCH(int, years);
        QFETCH(bool, unscheduled);
        QFETCH(QSizeF, size);
        const ScheduleInput input = sample(rows, years, unscheduled);
        ScheduleOptions options;
        options.area = QRectF(QPointF(7, 9), size);
        const QRectF area = options.area.adjusted(-0.01, -0.01, 0.01, 0.01);
        const SchedulePicture picture = ScheduleLayout::arrange(input, options);
        QCOMPARE(picture.rows.size(), rows);
        QCOMPARE(picture.columns.size(), years + (unscheduled ? 1 : 0));
        QVERIFY(picture.pixelsPerUnit >= 0);
        for (qsizetype column = 0; column < picture.columns.size(); ++column) {
            QVERIFY(area.contains(picture.columns[column]));
            QVERIFY(area.contains(picture.columnLabels[column]));
            QVERIFY(column == 0
                    || picture.columns[column].left()
                        >= picture.columns[column - 1].right() - 0.01);
        }
        for (int row = 0; row < rows; ++row) {
            const ScheduleRowBox &box = picture.rows[row];
            QVERIFY(area.contains(box.band));
            QVERIFY(row == 0 || box.band.top() >= picture.rows[row - 1].band.bottom() - 0.01);
            QVERIFY(box.label.right() <= picture.columns.first().left());
            QVERIFY(box.total.isEmpty() || box.total.left() >= picture.columns.last().right());
            QCOMPARE(box.cells.size(), input.rows[row].cells.size());
            const QRectF band = box.band.adjusted(-0.01, -0.01, 0.01, 0.01);
            for (qsizetype i = 0; i < box.cells.size(); ++i) {
                const ScheduleCellBox &cell = box.cells[i];
                const ScheduleInputCell &asked = input.rows[row].cells[i];
                // One scale for all, from one baseline.
                QCOMPARE(cell.due.height(),
                         qreal(asked.due->ceiling.units) * picture.pixelsPerUnit);
                QCOMPARE(cell.due.bottom(), box.baseline);
                QVERIFY(band.contains(cell.due) || cell.due.isEmpty());
                QVERIFY(!cell.due.intersects(cell.capital));
                for (const QRectF &text : {cell.dueText, cell.capitalText}) {
                    QVERIFY(text.isEmpty() || band.contains(text));
                    QVERIFY(!text.intersects(cell.due.adjusted(0, 0.01, 0, 0)));
                    QVERIFY(!text.intersects(cell.capital.adjusted(0, 0.01, 0, 0)));
                }
                QVERIFY(!cell.dueText.intersects(cell.capitalText));
            }
        }
    }

    void theWantedSizeHoldsAllFigures()
    {
        const ScheduleInput input = sample(6, 12, true);
        ScheduleOptions options;
        options.area = QRectF(QPointF(), ScheduleLayout::arrange(input, options).wanted);
        const SchedulePicture picture = ScheduleLayout::arrange(input, options);
        for (const ScheduleRowBox &row : picture.rows) {
            QVERIFY(!row.total.isEmpty());
            const qsizetype at = &row - &picture.rows.first();
            for (qsizetype i = 0; i < row.cells.size(); ++i) {
                const ScheduleCellBox &cell = row.cells[i];
                const ScheduleInputCell &of = input.rows[at].cells[i];
                QVERIFY(cell.dueText.width() >= of.dueText);
                QVERIFY(cell.capitalText.width() >= of.capitalText);
            }
        }
        QCOMPARE(picture.labelStep, 1);
    }

    void wideFiguresLeanOverWhereNothingStands()
    {
        // Columns of 40: a figure of 60 over a high bar has room above its low neighbours.
        ScheduleInput input;
        input.years = 5;
        input.rows = {{30, {}, false}};
        for (int column = 0; column < 5; ++column) {
            input.rows[0].cells.append({column, bar(10, 10), {}, 20, 0});
        }
        input.rows[0].cells[2] = {2, bar(10, 10), bar(100, 100), 20, 60};
        ScheduleOptions options;
        options.area = QRectF(0, 0, 36 + 200, 300);
        options.mostBar = 100;
        options.labelShare = 0.5;
        SchedulePicture picture = ScheduleLayout::arrange(input, options);
        QCOMPARE(picture.columns.first().width(), 40.0);
        QCOMPARE(picture.cell(0, 2)->capitalText.width(), 60.0);
        // Where a neighbour is as high it would meet its bar; and the small figure beside it,
        // alone above the high bar, would be taken for that bar's.
        input.rows[0].cells[3] = {3, bar(115, 115), {}, 38, 0};
        input.rows[0].cells[2].dueText = 30;
        picture = ScheduleLayout::arrange(input, options);
        QVERIFY(picture.cell(0, 2)->capitalText.isEmpty());
        QVERIFY(picture.cell(0, 2)->dueText.isEmpty());
        QVERIFY(!picture.cell(0, 3)->dueText.isEmpty());
    }

    void narrowYearsAreLabelledNowAndThen()
    {
        ScheduleInput input = sample(1, 50, false);
        ScheduleOptions options;
        options.area = QRectF(0, 0, 600, 300);
        const SchedulePicture picture = ScheduleLayout::arrange(input, options);
        QVERIFY(picture.labelStep > 1);
        QVERIFY(picture.labelStep * picture.columns.first().width() >= input.yearLabel);
    }

    void nothingToArrange()
    {
        QVERIFY(ScheduleLayout::arrange({}, {}).rows.isEmpty());
        ScheduleInput noColumns;
        noColumns.rows = {{10, {}, false}};
        QVERIFY(ScheduleLayout::arrange(noColumns, {}).rows.isEmpty());
        // A row without bars, of money too large to add up, has its place all the same.
        ScheduleInput noBars;
        noBars.years = 1;
        noBars.rows = {{10, {{0, {}, {}, 0, 0}}, false}};
        const SchedulePicture picture = ScheduleLayout::arrange(noBars, {});
        QCOMPARE(picture.rows.size(), 1);
        QCOMPARE(picture.pixelsPerUnit, 0.0);
        QVERIFY(picture.cell(0, 0)->due.isEmpty());
    }

    void rowsThatCanBeRead()
    {
        QCOMPARE(ScheduleLayout::rowsIn(0, 14), 1);
        QVERIFY(ScheduleLayout::rowsIn(300, 14) >= 4);
        QVERIFY(ScheduleLayout::rowsIn(600, 14) > ScheduleLayout::rowsIn(300, 14));
    }
};

DEALSCOPE_TEST(ScheduleLayoutTest)
#include "ScheduleLayoutTest.moc"
