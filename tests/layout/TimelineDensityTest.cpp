// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/TimelineDensity.h"

#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <tuple>

using namespace dealscope::layout;
using dealscope::core::DayIndex;

namespace {

qint32 julian(int year, int month, int day)
{
    return qint32(QDate(year, month, day).toJulianDay());
}

TimelineScale scaleOf(QDate from, QDate to, double width = 900)
{
    return {{dayNumber(from), dayNumber(to)}, 100, width};
}

} // namespace

class TimelineDensityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitFollowsTheScale_data()
    {
        QTest::addColumn<int>("years");
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("unit");
        QTest::addColumn<int>("step");
        // 900 px; a column takes at least 6.
        QTest::newRow("a month") << 0 << 30 << int(TickUnit::Day) << 1;
        QTest::newRow("150 days") << 0 << 150 << int(TickUnit::Day) << 1;
        QTest::newRow("151 days") << 0 << 151 << int(TickUnit::Week) << 1;
        QTest::newRow("5 years") << 5 << 0 << int(TickUnit::Month) << 1;
        QTest::newRow("31 years") << 31 << 0 << int(TickUnit::Quarter) << 1;
        QTest::newRow("140 years") << 140 << 0 << int(TickUnit::Year) << 1;
        QTest::newRow("400 years") << 400 << 0 << int(TickUnit::Year) << 5;
    }

    void unitFollowsTheScale()
    {
        QFETCH(int, years);
        QFETCH(int, days);
        QFETCH(int, unit);
        QFETCH(int, step);
        const QDate from(1995, 1, 1);
        const DensityUnit found = densityUnit(scaleOf(from, from.addYears(years).addDays(days)));
        QCOMPARE(int(found.unit), unit);
        QCOMPARE(found.step, step);
    }

    void countsByHand()
    {
        DayIndex index;
        index.append(julian(2021, 1, 1), julian(2021, 12, 31), 0); // "2021"
        index.append(julian(2021, 3, 1), julian(2021, 3, 31), 1); // "March 2021"
        index.append(julian(2021, 3, 9), julian(2021, 3, 9), 2);
        index.append(julian(2021, 3, 31), julian(2021, 3, 31), 3);
        index.append(julian(2021, 5, 2), julian(2021, 5, 2), 4);
        const TimelineScale scale = scaleOf(QDate(2021, 1, 1), QDate(2022, 1, 1));
        const LaneDensity lane = laneDensity(index, densityBands(scale, {TickUnit::Month, 1}));
        QCOMPARE(lane.columns.size(), 2); // no month says that it may be the year's
        QCOMPARE(lane.vague, 1U);
        QCOMPARE(lane.columns[0].within, 3U);
        QCOMPARE(lane.columns[0].meeting, 0U);
        QCOMPARE(lane.columns[1].within, 1U);
        QCOMPARE(lane.full, 3U);
        QCOMPARE(lane.columns[0].left, scale.x(julian(2021, 3, 1)));
        QCOMPARE(lane.columns[0].first, julian(2021, 3, 1));
        QCOMPARE(lane.columns[0].last, julian(2021, 3, 31));
        const LaneDensity quarters
            = laneDensity(index, densityBands(scale, {TickUnit::Quarter, 1}));
        QCOMPARE(quarters.columns.size(), 4); // the year may be any of its quarters
        QCOMPARE(quarters.vague, 0U);
        QCOMPARE(quarters.columns[0].within, 3U);
        QCOMPARE(quarters.columns[0].meeting, 1U);
        QCOMPARE(quarters.columns[1].within, 1U);
        QCOMPARE(quarters.columns[3].within, 0U);
        QCOMPARE(quarters.columns[3].meeting, 1U);
        QCOMPARE(quarters.full, 4U);
    }

    void fullColumnIsARoundNumber_data()
    {
        QTest::addColumn<int>("most");
        QTest::addColumn<quint32>("full");
        QTest::newRow("1") << 1 << 1U;
        QTest::newRow("4") << 4 << 4U;
        QTest::newRow("7") << 7 << 8U;
        QTest::newRow("9") << 9 << 10U;
        QTest::newRow("11") << 11 << 20U;
        QTest::newRow("21") << 21 << 30U;
        QTest::newRow("600") << 600 << 600U;
        QTest::newRow("801") << 801 << 1000U;
    }

    void fullColumnIsARoundNumber()
    {
        QFETCH(int, most);
        DayIndex index;
        for (int i = 0; i < most; ++i) {
            index.append(julian(2021, 3, 9), julian(2021, 3, 9), 0);
        }
        const TimelineScale scale = scaleOf(QDate(2021, 1, 1), QDate(2022, 1, 1));
        QTEST(laneDensity(index, densityBands(scale, {TickUnit::Month, 1})).full, "full");
    }

    void emptyColumnsAreLeftOut()
    {
        DayIndex index;
        index.append(julian(2021, 3, 9), julian(2021, 3, 9), 0);
        const TimelineScale scale = scaleOf(QDate(2021, 1, 1), QDate(2022, 1, 1));
        const DensityBands bands = densityBands(scale, {TickUnit::Month, 1});
        QCOMPARE(laneDensity(index, bands).columns.size(), 1);
        QCOMPARE(laneDensity(index, bands).full, 1U);
        QVERIFY(laneDensity(DayIndex(), bands).columns.isEmpty());
        QCOMPARE(laneDensity(DayIndex(), bands).full, 0U);
    }

    void equalsAPlainCount_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 10; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }

    void equalsAPlainCount()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        using Span = std::pair<qint32, qint32>;
        std::vector<Span> spans;
        for (int i = 0; i < 600; ++i) {
            const QDate day = QDate(2000, 1, 1).addDays(random.bounded(4000));
            const int kind = random.bounded(6);
            if (kind == 0) {
                const QDate first(day.year(), day.month(), 1);
                spans.emplace_back(first.toJulianDay(),
                                   first.addMonths(1).addDays(-1).toJulianDay());
            } else if (kind == 1) {
                spans.emplace_back(QDate(day.year(), 1, 1).toJulianDay(),
                                   QDate(day.year(), 12, 31).toJulianDay());
            } else if (kind == 2) {
                spans.emplace_back(day.toJulianDay(), day.toJulianDay() + random.bounded(90));
            } else {
                spans.emplace_back(day.toJulianDay(), day.toJulianDay());
            }
        }
        std::ranges::sort(spans);
        DayIndex index;
        for (const auto &[first, last] : spans) {
            index.append(first, last, 0);
        }
        for (int i = 0; i < 40; ++i) {
            const QDate from = QDate(1999, 1, 1).addDays(random.bounded(4500));
            const TimelineScale scale
                = scaleOf(from, from.addDays(3 + random.bounded(1 << random.bounded(1, 13))));
            const DensityBands bands = densityBands(scale, densityUnit(scale));
            quint32 most = 0;
            quint32 vague = 0;
            for (const auto &[first, last] : spans) {
                const bool meets = first <= bands.lastDay && last >= bands.firstDay;
                vague += meets && last - first + 1 > bands.longest ? 1 : 0;
            }
            QList<DensityColumn> plain;
            for (const DensityBands::Band &band : bands.bands) {
                DensityColumn column{band.first, band.last, band.left, band.right, 0, 0};
                for (const auto &[first, last] : spans) {
                    if (first <= band.last && last >= band.first
                        && last - first + 1 <= bands.longest) {
                        const bool within = first >= band.first && last <= band.last;
                        ++(within ? column.within : column.meeting);
                    }
                }
                most = std::max(most, column.all());
                if (column.all() > 0 && column.right > column.left) {
                    plain.append(column);
                }
            }
            const LaneDensity lane = laneDensity(index, bands);
            QCOMPARE(lane.columns, plain);
            QCOMPARE(lane.vague, vague);
            QVERIFY(lane.full >= most && lane.full <= std::max(2 * most, 1U));
        }
    }

    void bandsFillTheWindowWithoutGaps()
    {
        const TimelineScale scale = scaleOf(QDate(2003, 5, 17), QDate(2011, 2, 3));
        const DensityBands bands = densityBands(scale, densityUnit(scale));
        double x = scale.left();
        for (qsizetype i = 0; i < bands.bands.size(); ++i) {
            const DensityBands::Band &band = bands.bands[i];
            QCOMPARE(band.left, x);
            QVERIFY(band.right >= band.left);
            x = band.right;
            QVERIFY(i == 0 || bands.bands[i - 1].last + 1 == band.first);
        }
        QCOMPARE(x, scale.right());
    }

    void panningKeepsColumnsAndTheirScale()
    {
        QRandomGenerator random(3);
        std::vector<qint32> days;
        for (int i = 0; i < 2000; ++i) {
            days.push_back(julian(2000, 1, 1) + random.bounded(3000));
        }
        std::ranges::sort(days);
        DayIndex index;
        for (const qint32 day : days) {
            index.append(day, day, 0);
        }
        // Two windows of one step: 1,000 days each.
        const double origin = 2452 * 1000.0;
        const TimelineScale here({origin + 10, origin + 1010}, 0, 900);
        const TimelineScale there({origin + 300, origin + 1300}, 0, 900);
        const DensityUnit unit = densityUnit(here);
        const LaneDensity a = laneDensity(index, densityBands(here, unit));
        const LaneDensity b = laneDensity(index, densityBands(there, unit));
        QCOMPARE(a.full, b.full);
        int common = 0;
        for (const DensityColumn &column : a.columns) {
            const auto same = std::ranges::find(b.columns, column.first, &DensityColumn::first);
            if (same != b.columns.end()) {
                QCOMPARE(same->within, column.within);
                ++common;
            }
        }
        QVERIFY(common > 15);
    }
};

DEALSCOPE_TEST(TimelineDensityTest)
#include "TimelineDensityTest.moc"
