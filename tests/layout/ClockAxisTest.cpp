// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/ClockAxis.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::layout;

class ClockAxisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutADayThereIsNoAxis()
    {
        QVERIFY(clockAxis({}, 0, 100).isEmpty());
        QVERIFY(clockAxis({{QDate(), 3, 0}}, 0, 100).isEmpty());
        QCOMPARE(clockAxis({}, 5, 100).x(QDate(2025, 1, 1)), 5.0);
    }

    void daysLieEvenlyAndEndAtTheirRight()
    {
        // 17 to 19 December with a day of room on each side: five days of 20 px.
        const ClockAxis axis
            = clockAxis({{QDate(2025, 12, 19), 7, 0}, {QDate(2025, 12, 17), 3, 1}}, 10, 100);
        QCOMPARE(axis.unit, ClockUnit::Day);
        QCOMPARE(axis.first, QDate(2025, 12, 16));
        QCOMPARE(axis.last, QDate(2025, 12, 20));
        QCOMPARE(axis.x(QDate(2025, 12, 17)), 50.0);
        QCOMPARE(axis.bins.size(), 2);
        QCOMPARE(axis.bins[0], (ClockBin{QDate(2025, 12, 17), QDate(2025, 12, 17), 30, 50, 3, 1}));
        QCOMPARE(axis.bins[1].reports, 7);
        QCOMPARE(axis.mostReports, 7);
        QCOMPARE(axis.x(QDate(2020, 1, 1)), 10.0);
        QCOMPARE(axis.x(QDate(2030, 1, 1)), 110.0);
    }

    void aPointIsTheDayWhoseEndIsNearest_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<QDate>("day");
        QTest::newRow("before") << -50.0 << QDate(2025, 12, 16);
        QTest::newRow("end of a day") << 50.0 << QDate(2025, 12, 17);
        QTest::newRow("near it") << 59.0 << QDate(2025, 12, 17);
        QTest::newRow("nearer the next") << 61.0 << QDate(2025, 12, 18);
        QTest::newRow("after") << 500.0 << QDate(2025, 12, 20);
    }
    void aPointIsTheDayWhoseEndIsNearest()
    {
        QFETCH(double, x);
        QFETCH(QDate, day);
        const ClockAxis axis
            = clockAxis({{QDate(2025, 12, 17), 3, 0}, {QDate(2025, 12, 19), 7, 0}}, 10, 100);
        QCOMPARE(axis.dayAt(x), day);
    }

    void longSpansHaveCoarserBars_data()
    {
        QTest::addColumn<int>("years");
        QTest::addColumn<ClockUnit>("unit");
        QTest::addColumn<QDate>("first");
        QTest::addColumn<QDate>("last");
        // 1000 px: 3 px a day reach 333 days, 3 px a month 25 years, 3 px a quarter 82 years.
        QTest::newRow("half a year")
            << 0 << ClockUnit::Day << QDate(2000, 5, 20) << QDate(2000, 5, 20);
        QTest::newRow("two years")
            << 2 << ClockUnit::Month << QDate(2000, 5, 1) << QDate(2000, 5, 31);
        QTest::newRow("forty years")
            << 40 << ClockUnit::Quarter << QDate(2000, 4, 1) << QDate(2000, 6, 30);
        QTest::newRow("two hundred years")
            << 200 << ClockUnit::Year << QDate(2000, 1, 1) << QDate(2000, 12, 31);
    }
    void longSpansHaveCoarserBars()
    {
        QFETCH(int, years);
        QFETCH(ClockUnit, unit);
        QFETCH(QDate, first);
        QFETCH(QDate, last);
        const ClockAxis axis = clockAxis({{QDate(2000, 5, 20), 2, 0},
                                          {QDate(2000, 5, 20), 1, 1},
                                          {QDate(2000 + years, 11, 20), 5, 0}},
                                         0, 1000);
        QCOMPARE(axis.unit, unit);
        QCOMPARE(axis.bins.size(), 2);
        QCOMPARE(axis.bins[0].first, first);
        QCOMPARE(axis.bins[0].last, last);
        QCOMPARE(axis.bins[0].reports, 3);
        QCOMPARE(axis.bins[0].inferred, 1);
        QVERIFY(axis.bins[0].right > axis.bins[0].left);
        QVERIFY(axis.bins[0].right <= axis.bins[1].left);
        QVERIFY(!axis.ticks.isEmpty());
        for (const ClockTick &tick : axis.ticks) {
            QVERIFY(tick.x >= 0 && tick.x <= 1000);
        }
    }

    void theEndsOfTheCalendarHold()
    {
        const ClockAxis axis
            = clockAxis({{QDate(1, 1, 1), 1, 0}, {QDate(9999, 12, 31), 1, 0}}, 0, 300);
        QCOMPARE(axis.unit, ClockUnit::Year);
        QCOMPARE(axis.first, QDate(1, 1, 1));
        QCOMPARE(axis.last, QDate(9999, 12, 31));
        QCOMPARE(axis.bins.last().last, QDate(9999, 12, 31));
    }

    void aDayWithoutReportsWidensTheAxis()
    {
        const ClockAxis axis
            = clockAxis({{QDate(2025, 12, 17), 3, 0}, {QDate(2025, 12, 19), 0, 0}}, 0, 100);
        QCOMPARE(axis.bins.size(), 1);
        QCOMPARE(axis.last, QDate(2025, 12, 20));
    }
};

DEALSCOPE_TEST(ClockAxisTest)
#include "ClockAxisTest.moc"
