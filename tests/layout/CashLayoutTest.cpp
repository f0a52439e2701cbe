// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/CashLayout.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::layout;

namespace {

CashInput input(int rows, bool ladders = false)
{
    CashInput input;
    input.most = 400;
    input.ladders = ladders;
    input.columns = {60, 60, 50};
    CashPanelInput panel;
    panel.totalLabel = 30;
    panel.formsLine = true;
    panel.rowLabels = QList<qreal>(rows, 80);
    input.panels = {panel, panel};
    return input;
}

} // namespace

class CashLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOverlapsOrLeavesTheArea_data();
    void nothingOverlapsOrLeavesTheArea();
    void oneScaleForAll();
    void columnsGiveWay_data();
    void columnsGiveWay();
    void anOpenEndHasRoomToFade();
    void rowsWithoutRoomAreCounted();
    void scrollingMovesAllRowsAlike();
    void theHeightItAsksForIsEnough();
    void nothingToDraw();
};

void CashLayoutTest::nothingOverlapsOrLeavesTheArea_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("ladders");
    QTest::newRow("wide") << QSizeF(900, 700) << 6 << false;
    QTest::newRow("narrow") << QSizeF(300, 500) << 6 << true;
    QTest::newRow("tiny") << QSizeF(200, 120) << 6 << true;
    QTest::newRow("many") << QSizeF(700, 600) << 40 << true;
    QTest::newRow("no rows") << QSizeF(700, 300) << 0 << false;
}

void CashLayoutTest::nothingOverlapsOrLeavesTheArea()
{
    QFETCH(QSizeF, size);
    QFETCH(int, rows);
    QFETCH(bool, ladders);
    const QRectF area(QPointF(10, 20), size);
    CashOptions options;
    options.area = area;
    const CashPicture picture = CashLayout::arrange(input(rows, ladders), options);
    QVERIFY(area.contains(picture.axis));
    qreal bottom = area.top();
    for (const CashRowBox &box : picture.rows) {
        QVERIFY(box.slot.top() >= bottom - 0.01);
        bottom = box.slot.bottom();
        QVERIFY(box.slot.bottom() <= picture.axis.top() + 0.51);
        // Label, steps, bar and figures stand side by side.
        QVERIFY(box.label.left() >= area.left());
        qreal right = box.label.right();
        if (!box.ladder.isEmpty()) {
            QVERIFY(box.ladder.left() >= right);
            right = box.ladder.right();
        }
        QVERIFY(box.bar.left() >= right);
        right = picture.axis.left() + 400 * picture.pixelsPerUnit;
        for (const QRectF &figure : box.figures) {
            QVERIFY(figure.left() >= right);
            right = figure.right();
        }
        QVERIFY(right <= area.right() + 0.01);
        QVERIFY(box.slot.contains(box.bar.center()));
    }
    QCOMPARE(qsizetype(picture.rows.size()) + picture.hiddenRows, 2 * (rows + 1));
}

void CashLayoutTest::oneScaleForAll()
{
    CashOptions options;
    options.area = QRectF(0, 0, 800, 600);
    const CashPicture picture = CashLayout::arrange(input(3), options);
    for (const CashRowBox &box : picture.rows) {
        QCOMPARE(box.bar.left(), picture.axis.left());
        QCOMPARE(box.bar.width(), picture.axis.width());
    }
    QCOMPARE(picture.xOf(0), picture.axis.left());
    QVERIFY(picture.xOf(400) <= picture.axis.right());
    QVERIFY(picture.xOf(400) > picture.axis.right() - 4);
    QVERIFY(picture.ticks.size() >= 2);
    QCOMPARE(picture.ticks.first(), 0);
}

void CashLayoutTest::columnsGiveWay_data()
{
    QTest::addColumn<qreal>("width");
    QTest::addColumn<QList<int>>("columns");
    // Label 88, columns with their gaps 68, 68 and 58, a bar of at least 110.
    QTest::newRow("all") << 392.0 << QList<int>{0, 1, 2};
    QTest::newRow("no room for what binds") << 391.0 << QList<int>{0, 2};
    QTest::newRow("headline alone") << 323.0 << QList<int>{0};
    QTest::newRow("none") << 230.0 << QList<int>{};
}

void CashLayoutTest::columnsGiveWay()
{
    QFETCH(qreal, width);
    QFETCH(QList<int>, columns);
    CashOptions options;
    options.area = QRectF(0, 0, width, 600);
    const CashPicture picture = CashLayout::arrange(input(3), options);
    QCOMPARE(picture.columns, columns);
    QCOMPARE(picture.rows.first().figures.size(), columns.size());
    QVERIFY(picture.ticks.size() >= 2); // zero alone is no scale
}

void CashLayoutTest::anOpenEndHasRoomToFade()
{
    CashOptions options;
    options.area = QRectF(0, 0, 800, 600);
    CashInput open = input(3);
    open.open = true;
    const CashPicture picture = CashLayout::arrange(open, options);
    QVERIFY(picture.xOf(400) + CashLayout::FadeLength <= picture.axis.right());
}

void CashLayoutTest::rowsWithoutRoomAreCounted()
{
    CashOptions options;
    options.area = QRectF(0, 0, 800, 200);
    const CashPicture cut = CashLayout::arrange(input(10), options);
    QVERIFY(cut.hiddenRows > 0);
    options.scrollable = true;
    const CashPicture whole = CashLayout::arrange(input(10), options);
    QCOMPARE(whole.hiddenRows, 0);
    QCOMPARE(whole.rows.size(), 22);
    QVERIFY(whole.scrolls());
}

void CashLayoutTest::scrollingMovesAllRowsAlike()
{
    CashOptions options;
    options.area = QRectF(0, 0, 800, 200);
    options.scrollable = true;
    const CashPicture top = CashLayout::arrange(input(10), options);
    options.offset = 50;
    const CashPicture down = CashLayout::arrange(input(10), options);
    for (qsizetype i = 0; i < top.rows.size(); ++i) {
        QCOMPARE(down.rows[i].slot, top.rows[i].slot.translated(0, -50));
        QCOMPARE(down.rows[i].bar, top.rows[i].bar.translated(0, -50));
    }
    QCOMPARE(down.axis, top.axis);
    QCOMPARE(down.titles.last(), top.titles.last().translated(0, -50));
}

void CashLayoutTest::theHeightItAsksForIsEnough()
{
    const CashInput asked = input(7);
    CashOptions options;
    options.area = QRectF(0, 0, 800, CashLayout::heightOf(asked));
    const CashPicture picture = CashLayout::arrange(asked, options);
    QCOMPARE(picture.hiddenRows, 0);
    QCOMPARE(picture.rows.last().slot.height(), 22.0);
}

void CashLayoutTest::nothingToDraw()
{
    const CashPicture none = CashLayout::arrange({}, {});
    QVERIFY(none.rows.isEmpty());
    CashInput free = input(2);
    free.most = 0; // deals without an amount only
    const CashPicture picture = CashLayout::arrange(free, {});
    QCOMPARE(picture.rows.size(), 6);
    QVERIFY(picture.pixelsPerUnit > 0);
}

DEALSCOPE_TEST(CashLayoutTest)
#include "CashLayoutTest.moc"
