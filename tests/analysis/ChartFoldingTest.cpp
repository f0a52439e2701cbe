// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analysis/ChartFixture.h"
#include "tests/support/TestRegistry.h"

using namespace dealscope::tests;
using namespace dealscope;
using namespace dealscope::analysis;
using namespace dealscope::tests;

class ChartFoldingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void topFoldsIntoOthers();
    void stacksFoldToo();
    void timesHaveNoHoles();
    void undatedAndImpreciseStayVisible();
    void impossibleTimesKeepTheirGaps();
    void firmAndPaidNameWhatIsNotBinding();
    void countsTakeDealsWithoutAmount();
    void perYearSpreadsAndConserves();
    void perYearCountsFamiliesOnce();
};

void ChartFoldingTest::topFoldsIntoOthers()
{
    LedgerBuilder b;
    const SourceId source = b.source("Reuters", "2025-12-17");
    const QList<QByteArray> names{"A", "B", "C", "D", "E", "F"};
    for (int i = 0; i < names.size(); ++i) {
        b.claim(b.deal("x", DealKind::Equity, {names[i].constData()}, {"Z"}), source,
                exactBn(i + 1), Status::Signed);
    }
    const auto resolution = resolve(b);
    ChartQuery q = query(ChartDimension::Payer);
    q.top = 3;
    const ChartData data = chart(resolution, q);
    QCOMPARE(namesOf(*resolution, data.panels[0]),
             QStringList({QStringLiteral("F"), QStringLiteral("E"), QStringLiteral("D"),
                          QStringLiteral("others")}));
    QCOMPARE(data.panels[0].bars.last().folded, 3);
    QCOMPARE(data.panels[0].bars.last().total.sum.interval, (Interval{bn(6), bn(6)}));
    QCOMPARE(data.panels[0].bars.last().total.deals.size(), 3);
    // A fold of one would hide what it has room for.
    q.top = 5;
    QCOMPARE(chart(resolution, q).panels[0].bars.size(), 6);
}

void ChartFoldingTest::stacksFoldToo()
{
    LedgerBuilder b;
    const SourceId source = b.source("Reuters", "2025-12-17");
    for (int i = 0; i < 10; ++i) {
        const QByteArray name = "P" + QByteArray::number(i);
        b.claim(b.deal("x", DealKind::Equity, {name.constData()}, {"Z"}), source, exactBn(i + 1),
                Status::Signed);
    }
    const ChartData data = chart(resolve(b), query(ChartDimension::Payee, ChartDimension::Payer));
    QCOMPARE(data.stacks.size(), ChartData::MostStacks);
    QCOMPARE(data.stacks.last().bucket, ChartKey::Bucket::Others);
    QCOMPARE(data.foldedStacks, 5);
    QCOMPARE(data.panels[0].bars[0].segments.last().sum.interval.floor, bn(1 + 2 + 3 + 4 + 5));
}

void ChartFoldingTest::timesHaveNoHoles()
{
    LedgerBuilder b;
    b.claim(b.deal("a", DealKind::Equity, {"A"}, {"Z"}), b.source("R", "2025-10-02"), exactBn(1),
            Status::Signed);
    b.claim(b.deal("b", DealKind::Compute, {"A"}, {"Z"}), b.source("R", "2026-02-02"), exactBn(1),
            Status::Signed);
    const auto resolution = resolve(b);
    const ChartData data = chart(resolution, query(ChartDimension::Month));
    const QStringList months{QStringLiteral("2025-10-01"), QStringLiteral("2025-11-01"),
                             QStringLiteral("2025-12-01"), QStringLiteral("2026-01-01"),
                             QStringLiteral("2026-02-01")};
    QCOMPARE(data.panels.size(), 2);
    QCOMPARE(namesOf(*resolution, data.panels[0]), months);
    QCOMPARE(namesOf(*resolution, data.panels[1]), months);
    QVERIFY(valueOf(data.panels[0].bars[4].total, ChartMeasure::Amount).isZero());
    QVERIFY(!valueOf(data.panels[1].bars[4].total, ChartMeasure::Amount).isZero());
}

void ChartFoldingTest::undatedAndImpreciseStayVisible()
{
    const auto resolution = resolve(mixedLedger());
    const ChartData data = chart(resolution, query(ChartDimension::Month));
    QCOMPARE(namesOf(*resolution, data.panels[0]).mid(data.panels[0].bars.size() - 2),
             QStringList({QStringLiteral("imprecise"), QStringLiteral("undated")}));
    QCOMPARE(data.panels[1].bars.last().total.sum.interval.floor, bn(400));
    const ChartData years = chart(resolution, query(ChartDimension::Year));
    QCOMPARE(namesOf(*resolution, years.panels[0]).first(), QStringLiteral("2023-01-01"));
    QVERIFY(!namesOf(*resolution, years.panels[0]).contains(QStringLiteral("imprecise")));
}

void ChartFoldingTest::impossibleTimesKeepTheirGaps()
{
    LedgerBuilder b;
    b.claim(b.deal("a", DealKind::Equity, {"A"}, {"Z"}), b.source("R", "1602-03-20"), exactBn(1),
            Status::Signed);
    b.claim(b.deal("b", DealKind::Equity, {"A"}, {"Z"}), b.source("R", "2026-02-02"), exactBn(1),
            Status::Signed);
    QCOMPARE(chart(resolve(b), query(ChartDimension::Month)).panels[0].bars.size(), 2);
    QCOMPARE(chart(resolve(b), query(ChartDimension::Year)).panels[0].bars.size(), 425);
}

void ChartFoldingTest::firmAndPaidNameWhatIsNotBinding()
{
    const auto resolution = resolve(mixedLedger());
    const ChartData firm = chart(resolution, query(ChartDimension::Payer, {}, ChartMeasure::Firm));
    QCOMPARE(namesOf(*resolution, firm.panels[0]),
             QStringList({QStringLiteral("Microsoft"), QStringLiteral("Google")}));
    QCOMPARE(valueOf(firm.panels[0].bars[0].total, ChartMeasure::Firm).ceiling, bn(15).units);
    QCOMPARE(firm.notBinding.size(), 3); // the round, Amazon's part, SoftBank and Oracle
    const ChartData paid = chart(resolution, query(ChartDimension::Payer, {}, ChartMeasure::Paid));
    QCOMPARE(valueOf(paid.panels[0].bars[0].total, ChartMeasure::Paid).ceiling, bn(10).units);
    QCOMPARE(paid.panels.size(), 1);
}

void ChartFoldingTest::countsTakeDealsWithoutAmount()
{
    const auto resolution = resolve(mixedLedger());
    const ChartData data = chart(resolution, query(ChartDimension::Kind, {}, ChartMeasure::Count));
    QCOMPARE(data.panels.size(), 3);
    int deals = 0;
    for (const ChartPanel &panel : data.panels) {
        for (const ChartBar &bar : panel.bars) {
            deals += bar.total.count;
        }
    }
    QCOMPARE(deals, int(resolution->deals().size()));
    QVERIFY(data.leftOut.isEmpty());
}

void ChartFoldingTest::perYearSpreadsAndConserves()
{
    LedgerBuilder b;
    const SourceId source = b.source("Reuters", "2025-11-03");
    const DealId aws = b.deal("aws", DealKind::Compute, {"OpenAI"}, {"AWS"});
    b.claim(aws, source, exactBn(38), Status::Signed).period
        = Period{PartialDate::fromIso(u"2025-11"), {}, 84};
    b.claim(b.deal("once", DealKind::Equity, {"Amazon"}, {"OpenAI"}), source, exactBn(10),
            Status::Signed);
    b.claim(b.deal("never", DealKind::Equity, {"SoftBank"}, {"OpenAI"}),
            b.source("unnamed", nullptr), exactBn(7), Status::Signed);
    const auto resolution = resolve(b);
    const ChartData data
        = chart(resolution, query(ChartDimension::Payer, {}, ChartMeasure::PerYear));
    QCOMPARE(data.query.by, ChartDimension::Year);
    QCOMPARE(data.panels.size(), 2);
    qint64 spread = 0;
    for (const ChartBar &bar : data.panels[1].bars) {
        spread += valueOf(bar.total, ChartMeasure::PerYear).floor;
        QCOMPARE(bar.total.deals, QList<DealId>{aws});
    }
    QCOMPARE(spread, bn(38).units);
    QCOMPARE(data.panels[1].bars.size(), 8);
    QVERIFY(data.hasAssumed());
    QVERIFY(!data.panels[0].bars[0].total.assumed);
    QCOMPARE(data.leftOut.size(), 1);
    QCOMPARE(data.leftOut[0].reason, LeftOut::NoDate);
}

void ChartFoldingTest::perYearCountsFamiliesOnce()
{
    LedgerBuilder b;
    const SourceId source = b.source("Reuters", "2026-01-03");
    const DealId round = b.deal("round", DealKind::Equity, {}, {"OpenAI"});
    b.claim(round, source, exactBn(100), Status::InTalks);
    const DealId part = b.deal("part", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(part, source, upToBn(50), Status::InTalks);
    b.relate(part, round, RelationKind::PartOf);
    const ChartQuery asked = query(ChartDimension::Year, {}, ChartMeasure::PerYear);
    const ChartData once = chart(resolve(b), asked);
    QCOMPARE(once.panels[0].bars.size(), 1);
    QCOMPARE(once.panels[0].bars[0].total.sum.interval, (Interval{bn(100), bn(100)}));

    b.claim(part, source).period = Period{{}, {}, 24};
    const ChartData spread = chart(resolve(b), asked);
    qint64 floor = 0;
    qint64 ceiling = 0;
    for (const ChartBar &bar : spread.panels[0].bars) {
        floor += valueOf(bar.total, ChartMeasure::PerYear).floor;
        ceiling += valueOf(bar.total, ChartMeasure::PerYear).ceiling;
    }
    QVERIFY(floor <= bn(100).units && ceiling >= bn(100).units && ceiling <= bn(150).units);
    QVERIFY(spread.hasAssumed());
}

DEALSCOPE_TEST(ChartFoldingTest)
#include "ChartFoldingTest.moc"
