// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/TimelineScale.h"

#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::layout;
using dealscope::core::PartialDate;

class TimelineScaleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysAndPixels()
    {
        const TimelineScale scale({100, 200}, 50, 400);
        QCOMPARE(scale.x(100), 50.0);
        QCOMPARE(scale.x(200), 450.0);
        QCOMPARE(scale.day(scale.x(137.25)), 137.25);
        QCOMPARE(scale.pixelsPerDay(), 4.0);
    }

    void spansOfDates()
    {
        const DaySpan year = DaySpan::of(*PartialDate::fromIso(u"2024"));
        QCOMPARE(year.last - year.first, 366.0);
        QCOMPARE(dateOf(year.first), QDate(2024, 1, 1));
        QCOMPARE(dateOf(year.last - 0.001), QDate(2024, 12, 31));
    }

    void zoomKeepsThePointedDay_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("factor");
        for (const double share : {0.0, 0.2, 0.5, 0.99, 1.0}) {
            for (const double factor : {0.3, 0.8, 1.2, 7.0}) {
                QTest::addRow("%g at %g", factor, share) << share << factor;
            }
        }
    }

    void zoomKeepsThePointedDay()
    {
        QFETCH(double, share);
        QFETCH(double, factor);
        const double start = dayNumber(QDate(2023, 1, 1));
        TimeWindow window{start, start + 1200};
        const double x = 30 + share * 800;
        const double day = TimelineScale(window, 30, 800).day(x);
        for (int i = 0; i < 6; ++i) {
            window = zoomed(window, day, factor);
            QVERIFY(std::abs(TimelineScale(window, 30, 800).x(day) - x) < 1e-3);
        }
    }

    void zoomHasLimits()
    {
        const double start = dayNumber(QDate(2023, 1, 1));
        TimeWindow in{start, start + 100};
        TimeWindow out = in;
        for (int i = 0; i < 100; ++i) {
            in = zoomed(in, start + 50, 3);
            out = zoomed(out, start + 50, 1 / 3.0);
        }
        QCOMPARE(in.days(), 2.0);
        QVERIFY(out.days() < 147000);
        QVERIFY(out.from >= dayNumber(QDate(1, 1, 1)));
        const TimeWindow far = panned(out, 1e9);
        QVERIFY(far.to <= dayNumber(QDate(9999, 12, 31)) + 1);
        QCOMPARE(std::round(far.days()), std::round(out.days()));
    }

    void fitShowsAllWithTheirLabels()
    {
        const double first = dayNumber(QDate(2023, 1, 1));
        const double last = dayNumber(QDate(2026, 1, 31));
        const QList<FitEntry> entries{{{first, first + 31}, first + 31, 160},
                                      {{last - 40, last - 40}, last - 40, 120},
                                      {{last - 31, last}, last, 220}};
        const double width = 700;
        const TimeWindow window = fitted(entries, width, 14, {});
        const TimelineScale scale(window, 0, width);
        for (const FitEntry &entry : entries) {
            QVERIFY(scale.x(entry.span.first) >= 13.9);
            QVERIFY(scale.x(entry.anchor) + entry.room <= width - 13.9);
        }
        // As close as that allows: the tightest label touches the padding.
        QVERIFY(scale.x(last) + 220 > width - 14.5);
    }

    void fitGivesWayToDays()
    {
        const double day = dayNumber(QDate(2023, 1, 1));
        const TimeWindow window = fitted(
            {{{day, day}, day, 0}, {{day + 100, day + 100}, day + 100, 5000}}, 300, 10, {});
        const TimelineScale scale(window, 0, 300);
        QVERIFY(scale.x(day + 100) - scale.x(day) >= 119);
    }

    void fitOfNothingAndOfOneDay()
    {
        const QDate today(2026, 2, 1);
        const TimeWindow empty = fitted({}, 500, 14, today);
        QVERIFY(empty.from < dayNumber(today) && empty.to > dayNumber(today));
        const double day = dayNumber(today) + 0.5;
        const TimeWindow one = fitted({{{day, day}, day, 0}}, 500, 14, today);
        QCOMPARE(one.days(), 14.0);
        QVERIFY(std::abs((one.from + one.to) / 2 - day) < 1e-6);
        const TimeWindow narrow = fitted({{{day, day}, day, 80}}, 0, 14, today);
        QVERIFY(narrow.days() > 0);
    }
};

DEALSCOPE_TEST(TimelineScaleTest)
#include "TimelineScaleTest.moc"
