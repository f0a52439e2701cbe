// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/AxisTicks.h"

#include "tests/support/TestRegistry.h"

#include <QTest>

#include <limits>

using namespace dealscope;
using namespace dealscope::layout;

class AxisTicksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreRound_data();
    void stepsAreRound();
    void ticksStartAtZeroAndStayBelow_data();
    void ticksStartAtZeroAndStayBelow();
    void datesAreRound_data();
    void datesAreRound();
    void datesStayInTheirRange();
    void badDatesGiveNothing();
};

void AxisTicksTest::stepsAreRound_data()
{
    QTest::addColumn<qint64>("max");
    QTest::addColumn<int>("most");
    QTest::addColumn<qint64>("step");
    QTest::newRow("nothing") << qint64(0) << 5 << qint64(1);
    QTest::newRow("negative") << qint64(-3) << 5 << qint64(1);
    QTest::newRow("counts") << qint64(7) << 5 << qint64(2);
    QTest::newRow("exactly fits") << qint64(50) << 5 << qint64(10);
    QTest::newRow("one more does not") << qint64(51) << 5 << qint64(20);
    QTest::newRow("billions") << qint64(438'000'000'000) << 5 << qint64(100'000'000'000);
    QTest::newRow("one step") << qint64(60) << 1 << qint64(100);
    QTest::newRow("no step counts as one") << qint64(60) << 0 << qint64(100);
    QTest::newRow("the largest sum")
        << std::numeric_limits<qint64>::max() << 5 << qint64(2'000'000'000'000'000'000);
}

void AxisTicksTest::stepsAreRound()
{
    QFETCH(qint64, max);
    QFETCH(int, most);
    QTEST(niceStep(max, most), "step");
}

void AxisTicksTest::ticksStartAtZeroAndStayBelow_data()
{
    QTest::addColumn<qint64>("max");
    QTest::addColumn<int>("most");
    for (const qint64 max : {qint64(1), qint64(9), qint64(10), qint64(99), qint64(54'000'000'000),
                             std::numeric_limits<qint64>::max()}) {
        for (const int most : {1, 2, 5, 10}) {
            QTest::addRow("%lld in %d", static_cast<long long>(max), most) << max << most;
        }
    }
}

void AxisTicksTest::ticksStartAtZeroAndStayBelow()
{
    QFETCH(qint64, max);
    QFETCH(int, most);
    const QList<qint64> ticks = valueTicks(max, most);
    QCOMPARE(ticks.first(), qint64(0));
    QVERIFY(ticks.size() <= most + 1);
    QVERIFY(ticks.last() <= max);
    const qint64 step = niceStep(max, most);
    QVERIFY(max - ticks.last() < step);
    for (qsizetype i = 1; i < ticks.size(); ++i) {
        QCOMPARE(ticks[i] - ticks[i - 1], step);
    }
}

void AxisTicksTest::datesAreRound_data()
{
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<int>("most");
    QTest::addColumn<QList<QDate>>("dates");
    QTest::newRow("one day") << QDate(2025, 12, 17) << QDate(2025, 12, 17) << 4
                             << QList<QDate>{QDate(2025, 12, 17)};
    QTest::newRow("days") << QDate(2025, 12, 17) << QDate(2025, 12, 19) << 4
                          << QList<QDate>{QDate(2025, 12, 17), QDate(2025, 12, 18),
                                          QDate(2025, 12, 19)};
    QTest::newRow("Mondays") << QDate(2025, 12, 1) << QDate(2025, 12, 20) << 4
                             << QList<QDate>{QDate(2025, 12, 1), QDate(2025, 12, 8),
                                             QDate(2025, 12, 15)};
    QTest::newRow("months") << QDate(2025, 10, 2) << QDate(2026, 1, 20) << 3
                            << QList<QDate>{QDate(2025, 11, 1), QDate(2025, 12, 1),
                                            QDate(2026, 1, 1)};
    QTest::newRow("quarters over a new year")
        << QDate(2025, 8, 20) << QDate(2026, 4, 2) << 3
        << QList<QDate>{QDate(2025, 10, 1), QDate(2026, 1, 1), QDate(2026, 4, 1)};
    QTest::newRow("years") << QDate(2023, 1, 1) << QDate(2026, 6, 1) << 4
                           << QList<QDate>{QDate(2023, 1, 1), QDate(2024, 1, 1), QDate(2025, 1, 1),
                                           QDate(2026, 1, 1)};
    QTest::newRow("decades") << QDate(1995, 3, 1) << QDate(2026, 6, 1) << 4
                             << QList<QDate>{QDate(2000, 1, 1), QDate(2010, 1, 1),
                                             QDate(2020, 1, 1)};
}

void AxisTicksTest::datesAreRound()
{
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    QFETCH(int, most);
    QList<QDate> dates;
    for (const DateTick &tick : dateTicks(first, last, most)) {
        dates.append(tick.date);
    }
    QTEST(dates, "dates");
}

void AxisTicksTest::datesStayInTheirRange()
{
    const QDate first(2019, 11, 5);
    for (int days = 0; days < 9000; days += 37) {
        const QDate last = first.addDays(days);
        for (const int most : {1, 3, 8}) {
            const QList<DateTick> ticks = dateTicks(first, last, most);
            QVERIFY(ticks.size() <= most);
            for (const DateTick &tick : ticks) {
                QVERIFY(tick.date >= first && tick.date <= last);
                QCOMPARE(tick.unit, ticks.first().unit);
            }
        }
    }
    QVERIFY(!dateTicks(QDate(1, 1, 1), QDate(9999, 12, 31), 4).isEmpty());
}

void AxisTicksTest::badDatesGiveNothing()
{
    QVERIFY(dateTicks({}, QDate(2025, 1, 1), 4).isEmpty());
    QVERIFY(dateTicks(QDate(2025, 1, 2), QDate(2025, 1, 1), 4).isEmpty());
    QVERIFY(dateTicks(QDate(2025, 1, 1), QDate(2025, 1, 2), 0).isEmpty());
}

DEALSCOPE_TEST(AxisTicksTest)
#include "AxisTicksTest.moc"
