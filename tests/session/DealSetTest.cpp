// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/DealSet.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <limits>

using namespace dealscope::core;
using dealscope::session::DealSet;

class DealSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsEachOnce_data()
    {
        QTest::addColumn<QList<qint64>>("ids");
        QTest::newRow("none") << QList<qint64>{};
        QTest::newRow("one") << QList<qint64>{17};
        QTest::newRow("in any order, twice") << QList<qint64>{5, 3, 9, 3, 5};
        QTest::newRow("far apart") << QList<qint64>{-4, 1'000'000'000'000, 7};
        QTest::newRow("as far as can be") << QList<qint64>{std::numeric_limits<qint64>::min(), 0,
                                                           std::numeric_limits<qint64>::max()};
    }
    void holdsEachOnce()
    {
        QFETCH(QList<qint64>, ids);
        QList<DealId> deals;
        for (const qint64 id : ids) {
            deals.append(DealId(id));
        }
        const DealSet set(deals);
        QList<qint64> expected = ids;
        std::ranges::sort(expected);
        expected.erase(std::unique(expected.begin(), expected.end()), expected.end());
        QList<qint64> found;
        for (const DealId deal : set) {
            found.append(deal.value);
            QVERIFY(set.contains(deal));
        }
        QCOMPARE(found, expected);
        QCOMPARE(set.size(), expected.size());
        QCOMPARE(set.isEmpty(), expected.isEmpty());
        for (const qint64 other : {qint64(4), qint64(8), qint64(-5), qint64(1) << 62}) {
            QCOMPARE(set.contains(DealId(other)), ids.contains(other));
        }
        QVERIFY(set == DealSet(deals));
        deals.append(DealId(2));
        QVERIFY(!(set == DealSet(deals)));
    }
};

DEALSCOPE_TEST(DealSetTest)
#include "DealSetTest.moc"
