// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Interval.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;
using namespace dealscope::tests;

class IntervalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundsBecomeIntervals();
    void upToIsNotExact();
    void inconsistentAmountsAreSeen();
    void meeting();
    void remainders();
    void sumsKeepOpenEnds();
};

void IntervalTest::boundsBecomeIntervals()
{
    QCOMPARE(exactBn(10).interval(), (Interval{bn(10), bn(10)}));
    QCOMPARE(upToBn(10).interval(), (Interval{bn(0), bn(10)}));
    QCOMPARE(atLeastBn(10).interval(), (Interval{bn(10), std::nullopt}));
    QCOMPARE(Amount::between(bn(3), bn(5), Currency::usd()).interval(), (Interval{bn(3), bn(5)}));
    QVERIFY(!Amount::undisclosed().interval());
}

void IntervalTest::upToIsNotExact()
{
    QCOMPARE(upToBn(10).headline(), std::optional(bn(10)));
    QCOMPARE(upToBn(10).interval()->floor, bn(0));
    QCOMPARE(atLeastBn(10).headline(), std::optional(bn(10)));
    QVERIFY(atLeastBn(10).interval()->isOpen());
    QVERIFY(!Amount::undisclosed().headline());
}

void IntervalTest::inconsistentAmountsAreSeen()
{
    QVERIFY(exactBn(1).isConsistent());
    QVERIFY(Amount::undisclosed().isConsistent());
    Amount amount = exactBn(1);
    amount.high = bn(2);
    QVERIFY(!amount.isConsistent());
    amount = upToBn(1);
    amount.low = bn(0);
    QVERIFY(!amount.isConsistent());
    amount = exactBn(-1);
    QVERIFY(!amount.isConsistent());
    QVERIFY(!Amount::exact(bn(1), Currency{}).isConsistent());
    QVERIFY(!Amount::between(bn(5), bn(3), Currency::usd()).isConsistent());
}

void IntervalTest::meeting()
{
    QVERIFY(meets({bn(0), bn(10)}, {bn(10), std::nullopt}));
    QVERIFY(!meets({bn(0), bn(9)}, {bn(10), std::nullopt}));
    QVERIFY(meets({bn(5), bn(5)}, {bn(0), bn(10)}));
    QVERIFY(meets({bn(1), std::nullopt}, {bn(100), std::nullopt}));
}

void IntervalTest::remainders()
{
    // A round of 100, of which up to 50 are spoken for: 50 to 100 are left.
    QCOMPARE(remainderOf({bn(100), bn(100)}, {bn(0), bn(50)}), (Interval{bn(50), bn(100)}));
    // At least 13 in all, 10 of them known: 3 or more.
    QCOMPARE(remainderOf({bn(13), std::nullopt}, {bn(10), bn(10)}),
             (Interval{bn(3), std::nullopt}));
    // A part without an upper end may be everything.
    QCOMPARE(remainderOf({bn(100), bn(100)}, {bn(10), std::nullopt}), (Interval{bn(0), bn(90)}));
    // Parts larger than the whole leave nothing, never less.
    QCOMPARE(remainderOf({bn(5), bn(5)}, {bn(8), bn(8)}), (Interval{bn(0), bn(0)}));
}

void IntervalTest::sumsKeepOpenEnds()
{
    QCOMPARE(checkedAdd({bn(1), bn(2)}, {bn(3), bn(4)}), std::optional(Interval{bn(4), bn(6)}));
    QCOMPARE(checkedAdd({bn(1), bn(2)}, {bn(3), std::nullopt}),
             std::optional(Interval{bn(4), std::nullopt}));
    QVERIFY(!checkedAdd({Money{9'000'000'000'000'000'000}, std::nullopt},
                        {Money{9'000'000'000'000'000'000}, std::nullopt}));
}

DEALSCOPE_TEST(IntervalTest)
#include "IntervalTest.moc"
