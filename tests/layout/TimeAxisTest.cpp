// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/TimeAxis.h"

#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::layout;

class TimeAxisTest : public QObject
{
    Q_OBJECT

    static TimelineScale scaleFor(double days, double width = 700)
    {
        const double from = dayNumber(QDate(2025, 12, 17)) + 0.3;
        return {{from, from + days}, 40, width};
    }

private Q_SLOTS:
    void units_data()
    {
        QTest::addColumn<double>("days");
        QTest::addColumn<TickUnit>("unit");
        QTest::addColumn<int>("step");
        QTest::newRow("1 day") << 1.0 << TickUnit::Day << 1;
        QTest::newRow("4 weeks") << 28.0 << TickUnit::Day << 1;
        QTest::newRow("3 months") << 90.0 << TickUnit::Week << 1;
        QTest::newRow("15 months") << 450.0 << TickUnit::Month << 1;
        QTest::newRow("5 years") << 1826.0 << TickUnit::Quarter << 1;
        QTest::newRow("12 years") << 4383.0 << TickUnit::Year << 1;
        QTest::newRow("30 years") << 10957.0 << TickUnit::Year << 2;
        QTest::newRow("70 years") << 25567.0 << TickUnit::Year << 5;
        QTest::newRow("100 years") << 36524.0 << TickUnit::Decade << 1;
        QTest::newRow("400 years") << 146097.0 << TickUnit::Decade << 5;
    }

    void units()
    {
        QFETCH(double, days);
        const TimeAxis axis = timeAxis(scaleFor(days));
        QTEST(axis.unit, "unit");
        QTEST(axis.step, "step");
        QCOMPARE(axis.coarseUnit.has_value(), axis.unit < TickUnit::Year);
    }

    void bandsFillTheWindow_data()
    {
        QTest::addColumn<double>("days");
        QTest::addColumn<double>("width");
        for (double days = 1; days < 40000; days *= 1.7) {
            for (const double width : {90.0, 430.0, 1800.0}) {
                QTest::addRow("%.1f days in %g px", days, width) << days << width;
            }
        }
    }

    void bandsFillTheWindow()
    {
        QFETCH(double, days);
        QFETCH(double, width);
        const TimelineScale scale = scaleFor(days, width);
        const TimeAxisOptions options;
        const TimeAxis axis = timeAxis(scale, options);
        for (const QList<AxisBand> &bands : {axis.fine, axis.coarse}) {
            if (bands.isEmpty()) {
                QVERIFY(&bands != &axis.fine);
                continue;
            }
            QVERIFY(std::abs(bands.first().left - scale.left()) < 1e-6);
            QVERIFY(std::abs(bands.last().right - scale.right()) < 1e-6);
            for (qsizetype i = 0; i + 1 < bands.size(); ++i) {
                QVERIFY(std::abs(bands[i].right - bands[i + 1].left) < 1e-6);
                QCOMPARE(bands[i].last.addDays(1), bands[i + 1].first);
            }
        }
        QVERIFY(!axis.fine.isEmpty());
        for (qsizetype i = 1; i + 1 < axis.fine.size(); ++i) {
            QVERIFY(axis.fine[i].right - axis.fine[i].left >= options.day - 1e-6);
        }
    }

    void bandsFollowTheCalendar()
    {
        const TimeAxis weeks = timeAxis(scaleFor(90));
        QCOMPARE(weeks.fine.at(1).first, QDate(2025, 12, 22));
        QVERIFY(weeks.fine.at(1).startsInside);
        QVERIFY(!weeks.fine.at(0).startsInside);
        QCOMPARE(weeks.coarse.at(1).first, QDate(2026, 1, 1));
        const TimeAxis quarters = timeAxis(scaleFor(1826));
        QCOMPARE(quarters.fine.at(1).first, QDate(2026, 1, 1));
        QCOMPARE(quarters.fine.at(1).last, QDate(2026, 3, 31));
        QCOMPARE(quarters.coarse.at(0).first, QDate(2025, 1, 1));
        const TimeAxis decades = timeAxis(scaleFor(36524));
        QCOMPARE(decades.fine.at(1).first, QDate(2030, 1, 1));
    }

    void endsOfTheCalendar()
    {
        const double first = dayNumber(QDate(1, 1, 1));
        QVERIFY(!timeAxis({{first, first + 100000}, 0, 500}).fine.isEmpty());
        const double last = dayNumber(QDate(9999, 12, 31));
        for (const double days : {3.0, 400.0, 100000.0}) {
            const TimeAxis axis = timeAxis({{last - days, last + 1}, 0, 500});
            QVERIFY(!axis.fine.isEmpty());
            QCOMPARE(axis.fine.last().last.year(), 9999);
        }
    }
};

DEALSCOPE_TEST(TimeAxisTest)
#include "TimeAxisTest.moc"
