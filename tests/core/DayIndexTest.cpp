// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/DayIndex.h"

#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <tuple>

using dealscope::core::DayIndex;

namespace {

struct Thing {
    qint32 first;
    qint32 last;
    quint32 thing;
};

DayIndex indexOf(std::vector<Thing> things)
{
    std::ranges::sort(things, {}, [](const Thing &thing) {
        return std::tuple(thing.first, thing.last, thing.thing);
    });
    DayIndex index;
    for (const Thing &thing : things) {
        index.append(thing.first, thing.last, thing.thing);
    }
    return index;
}

} // namespace

class DayIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing()
    {
        const DayIndex index;
        QVERIFY(index.isEmpty());
        QCOMPARE(index.count(-100, 100), DayIndex::Count());
    }

    void whatMayBeIsNotWhatIs()
    {
        // A day, two of one month, a year.
        const DayIndex index
            = indexOf({{15, 15, 1}, {10, 39, 2}, {10, 39, 3}, {0, 364, 4}, {400, 400, 5}});
        QCOMPARE(index.size(), size_t(5));
        QCOMPARE(index.firstDay(), 0);
        QCOMPARE(index.lastDay(), 400);
        QCOMPARE(index.runs().size(), size_t(2));
        QCOMPARE(index.count(10, 39), (DayIndex::Count{3, 1})); // the year only may be
        QCOMPARE(index.count(15, 15), (DayIndex::Count{1, 3}));
        QCOMPARE(index.count(16, 16), (DayIndex::Count{0, 3}));
        QCOMPARE(index.count(0, 400), (DayIndex::Count{5, 0}));
        QCOMPARE(index.count(365, 399), (DayIndex::Count{0, 0}));
        QCOMPARE(index.count(20, 10), (DayIndex::Count{0, 0}));
        QCOMPARE(index.count(15, 15, 30), (DayIndex::Count{1, 2})); // not the year
        QCOMPARE(index.count(15, 15, 29), (DayIndex::Count{1, 0}));
        std::vector<quint32> found;
        index.collect(12, 15, found);
        QCOMPARE(found, (std::vector<quint32>{1, 4, 2, 3}));
        found.clear();
        index.collect(12, 15, found, 30);
        QCOMPARE(found, (std::vector<quint32>{1, 2, 3}));
    }

    void equalsAPlainCount_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }

    void equalsAPlainCount()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        std::vector<Thing> things;
        for (quint32 i = 0; i < 500; ++i) {
            const qint32 first = random.bounded(1000);
            const qint32 span = random.bounded(3) == 0 ? random.bounded(400) : 0;
            things.push_back({first, first + span, i});
        }
        const DayIndex index = indexOf(things);
        for (int i = 0; i < 200; ++i) {
            const qint32 from = random.bounded(-50, 1300);
            const qint32 to = from + random.bounded(300);
            DayIndex::Count plain;
            std::vector<quint32> meeting;
            for (const Thing &thing : things) {
                if (thing.first > to || thing.last < from) {
                    continue;
                }
                const bool within = thing.first >= from && thing.last <= to;
                ++(within ? plain.within : plain.meeting);
                meeting.push_back(thing.thing);
            }
            QCOMPARE(index.count(from, to), plain);
            std::vector<quint32> found;
            index.collect(from, to, found);
            std::ranges::sort(found);
            QCOMPARE(found, meeting);
        }
    }
};

DEALSCOPE_TEST(DayIndexTest)
#include "DayIndexTest.moc"
