// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analysis/ChartFixture.h"
#include "tests/support/TestRegistry.h"

using namespace dealscope::tests;
using namespace dealscope;
using namespace dealscope::analysis;
using namespace dealscope::tests;

class ChartDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesRoundTrip();
    void queriesAreNormalised();
    void capitalAndPurchasesStayApart();
    void jointPayersAreOneBar();
    void sharesTellPayersApart();
    void groupsGatherTheirCompanies();
    void familyCountsOnce();
    void barsAndPiecesAgree_data();
    void barsAndPiecesAgree();
    void orderOfSelectionDoesNotMatter_data();
    void orderOfSelectionDoesNotMatter();
    void barsAreSumsOfTheirBuckets_data();
    void barsAreSumsOfTheirBuckets();
    void outletIsTheOriginOfTheAmount();
    void leftOutIsListed();
    void claimsTraceTheFigure();
    void overflowIsNotAFigure();
    void emptySelectionIsEmpty();
    void clausesDescribeTheirBuckets();
};

void ChartDataTest::codesRoundTrip()
{
    for (const auto &entry : core::enumEntries<ChartMeasure>()) {
        QCOMPARE(core::fromCode<ChartMeasure>(QString(core::toCode(entry.value))), entry.value);
    }
    for (const auto &entry : core::enumEntries<ChartDimension>()) {
        QCOMPARE(core::fromCode<ChartDimension>(QString(core::toCode(entry.value))), entry.value);
    }
    QCOMPARE(core::fromCode<ChartMeasure>(u"per_year"), ChartMeasure::PerYear);
    QVERIFY(!core::fromCode<ChartDimension>(u"moon"));
    QCOMPARE(core::enumEntries<ChartDimension>().size(), std::size(allDimensions));
}

void ChartDataTest::queriesAreNormalised()
{
    ChartQuery q = query(ChartDimension::Payer, ChartDimension::Kind, ChartMeasure::PerYear);
    q.top = -3;
    q = normalised(q);
    QCOMPARE(q.by, ChartDimension::Year);
    QCOMPARE(q.stack, ChartDimension::Payer);
    QCOMPARE(q.top, 1);
    QCOMPARE(normalised(query(ChartDimension::Month, {}, ChartMeasure::PerYear)).by,
             ChartDimension::Year);
    QVERIFY(!normalised(query(ChartDimension::Kind, ChartDimension::Kind)).stack);
}

void ChartDataTest::capitalAndPurchasesStayApart()
{
    LedgerBuilder b;
    const SourceId source = b.source("Reuters", "2025-12-17");
    b.claim(b.deal("in", DealKind::Equity, {"Amazon"}, {"OpenAI"}), source, exactBn(10),
            Status::Signed);
    b.claim(b.deal("out", DealKind::Compute, {"Amazon"}, {"OpenAI"}), source, exactBn(38),
            Status::Signed);
    const ChartData data = chart(resolve(b), query(ChartDimension::Payer));
    QCOMPARE(data.panels.size(), 2);
    QCOMPARE(data.panels[0].nature, Nature::Capital);
    QCOMPARE(data.panels[0].bars.first().total.sum.interval.floor, bn(10));
    QCOMPARE(data.panels[1].nature, Nature::Purchase);
    QCOMPARE(data.panels[1].bars.first().total.sum.interval.floor, bn(38));
}

void ChartDataTest::jointPayersAreOneBar()
{
    const auto resolution = resolve(mixedLedger());
    const ChartData data = chart(resolution, query(ChartDimension::Payer));
    QCOMPARE(namesOf(*resolution, data.panels[1]),
             QStringList({QStringLiteral("SoftBank+Oracle"), QStringLiteral("OpenAI")}));

    // Who is named first makes no other bar, and names it as its first deal does.
    LedgerBuilder b;
    const SourceId source = b.source("Reuters", "2025-12-17");
    b.company("A");
    b.company("B");
    b.claim(b.deal("x", DealKind::Equity, {"B", "A"}, {"Z"}), source, exactBn(1), Status::Signed);
    b.claim(b.deal("y", DealKind::Equity, {"A", "B"}, {"Z"}), source, exactBn(2), Status::Signed);
    const ChartData joint = chart(resolve(b), query(ChartDimension::Payer));
    QCOMPARE(joint.panels[0].bars.size(), 1);
    QCOMPARE(joint.panels[0].bars[0].total.sum.interval.floor, bn(3));
    QCOMPARE(joint.panels[0].bars[0].total.key.asReported,
             (QList<CompanyId>{CompanyId(2), CompanyId(1)}));
}

void ChartDataTest::sharesTellPayersApart()
{
    LedgerBuilder b;
    const DealId deal = b.deal("x", DealKind::Equity, {"Microsoft", "Nvidia"}, {"Inflection"});
    b.dealRow(deal).parties[0].sharePpm = 600'000;
    b.dealRow(deal).parties[1].sharePpm = 300'000;
    b.claim(deal, b.source("Reuters", "2023-06-29"), upToBn(10), Status::Signed);
    const auto resolution = resolve(b);
    const ChartData data = chart(resolution, query(ChartDimension::Payer));
    QCOMPARE(namesOf(*resolution, data.panels[0]),
             QStringList({QStringLiteral("Microsoft"), QStringLiteral("Nvidia"),
                          QStringLiteral("not stated")}));
    QCOMPARE(data.panels[0].bars[0].total.sum.interval, (Interval{Money{}, bn(6)}));
    QCOMPARE(data.panels[0].bars[1].total.sum.interval, (Interval{Money{}, bn(3)}));
    QCOMPARE(data.panels[0].bars[2].total.sum.interval, (Interval{Money{}, bn(1)}));
    // Folded together again, the shares are the deal.
    const ChartData kinds = chart(resolution, query(ChartDimension::Kind, ChartDimension::Payer));
    QCOMPARE(kinds.panels[0].bars[0].total.sum.interval, (Interval{Money{}, bn(10)}));
    QCOMPARE(kinds.panels[0].bars[0].segments.size(), 3);
}

void ChartDataTest::groupsGatherTheirCompanies()
{
    LedgerBuilder b;
    b.company("Amazon");
    b.company("AWS", "Amazon");
    const SourceId source = b.source("Reuters", "2025-12-17");
    b.claim(b.deal("a", DealKind::Equity, {"Amazon"}, {"OpenAI"}), source, exactBn(1),
            Status::Signed);
    b.claim(b.deal("b", DealKind::Equity, {"AWS"}, {"Anthropic"}), source, exactBn(2),
            Status::Signed);
    const auto resolution = resolve(b);
    QCOMPARE(chart(resolution, query(ChartDimension::Payer)).panels[0].bars.size(), 2);
    const ChartData grouped = chart(resolution, query(ChartDimension::Payer), true);
    QCOMPARE(namesOf(*resolution, grouped.panels[0]), QStringList{QStringLiteral("Amazon")});
    QCOMPARE(grouped.panels[0].bars[0].total.sum.interval.floor, bn(3));
}

void ChartDataTest::familyCountsOnce()
{
    const auto resolution = resolve(mixedLedger());
    const ChartData byPayee = chart(resolution, query(ChartDimension::Payee));
    const ChartBar &openAi = byPayee.panels[0].bars.first();
    QCOMPARE(nameOf(*resolution, openAi.total.key), QStringLiteral("OpenAI"));
    // 100 of the round, Amazon's 50 inside it, and Microsoft's 10.
    QCOMPARE(openAi.total.sum.interval, (Interval{bn(110), bn(110)}));
    QCOMPARE(byPayee.notCountedTwice.size(), 1);

    const ChartData byPayer = chart(resolution, query(ChartDimension::Payer));
    for (const ChartBar &bar : byPayer.panels[0].bars) {
        if (bar.total.key.bucket == ChartKey::Bucket::NotStated) {
            QCOMPARE(bar.total.sum.interval, (Interval{bn(50), bn(100)}));
        }
    }
}

void ChartDataTest::barsAndPiecesAgree_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<int>("stack");
    for (const ChartDimension by : allDimensions) {
        for (const ChartDimension stack : allDimensions) {
            QTest::addRow("%s by %s", core::toCode(by).data(), core::toCode(stack).data())
                << int(by) << int(stack);
        }
    }
}

void ChartDataTest::barsAndPiecesAgree()
{
    QFETCH(int, by);
    QFETCH(int, stack);
    const auto resolution = resolve(mixedLedger());
    const ChartData data = chart(resolution, query(ChartDimension(by), ChartDimension(stack)));
    QVERIFY(!data.isEmpty());
    for (const ChartPanel &panel : data.panels) {
        for (const ChartBar &bar : panel.bars) {
            const ChartValue whole = valueOf(bar.total, data.query.measure);
            qint64 firm = 0;
            qint64 floor = 0;
            qint64 ceiling = 0;
            int openEnded = 0;
            for (const ChartSegment &segment : bar.segments) {
                const ChartValue piece = valueOf(segment, data.query.measure);
                QVERIFY(piece.firm <= piece.floor && piece.floor <= piece.ceiling);
                firm += piece.firm;
                floor += piece.floor;
                ceiling += piece.ceiling;
                openEnded += piece.openEnded;
            }
            QVERIFY(whole.firm <= whole.floor && whole.floor <= whole.ceiling);
            // Pieces of a family may leave a floor that is none of theirs, never add one.
            QVERIFY(firm <= whole.firm);
            QVERIFY(floor <= whole.floor);
            QVERIFY(ceiling >= whole.ceiling);
            QCOMPARE(openEnded > 0, whole.openEnded > 0);
            const bool holdsFamily = std::ranges::any_of(bar.total.deals, [&](DealId id) {
                return !resolution->partsOf(resolution->positionOf(id)).isEmpty();
            });
            if (!holdsFamily) {
                QCOMPARE(floor, whole.floor);
                QCOMPARE(ceiling, whole.ceiling);
                QCOMPARE(firm, whole.firm);
            }
        }
    }
}

void ChartDataTest::orderOfSelectionDoesNotMatter_data()
{
    barsAndPiecesAgree_data();
}

void ChartDataTest::orderOfSelectionDoesNotMatter()
{
    QFETCH(int, by);
    QFETCH(int, stack);
    const auto resolution = resolve(mixedLedger());
    ChartQuery q = query(ChartDimension(by), ChartDimension(stack));
    q.top = 2;
    const auto describe = [&](const ChartData &data) {
        QStringList lines;
        for (const ChartPanel &panel : data.panels) {
            for (const ChartBar &bar : panel.bars) {
                QList<ChartSegment> segments = bar.segments;
                segments.prepend(bar.total);
                for (const ChartSegment &segment : segments) {
                    const ChartValue value = valueOf(segment, data.query.measure);
                    lines.append(QStringLiteral("%1 %2 %3 %4 %5 %6")
                                     .arg(int(panel.nature))
                                     .arg(nameOf(*resolution, segment.key))
                                     .arg(value.firm)
                                     .arg(value.floor)
                                     .arg(value.ceiling)
                                     .arg(segment.deals.size()));
                }
            }
        }
        return lines;
    };
    QList<int> selected = allOf(resolution);
    const QStringList expected
        = describe(chartData(*resolution, selected, Currency::usd(), false, q));
    std::mt19937 random(7);
    for (int i = 0; i < 5; ++i) {
        std::ranges::shuffle(selected, random);
        QCOMPARE(describe(chartData(*resolution, selected, Currency::usd(), false, q)), expected);
    }
}

void ChartDataTest::barsAreSumsOfTheirBuckets_data()
{
    QTest::addColumn<int>("by");
    for (const ChartDimension by : allDimensions) {
        QTest::addRow("%s", core::toCode(by).data()) << int(by);
    }
}

void ChartDataTest::barsAreSumsOfTheirBuckets()
{
    QFETCH(int, by);
    const auto resolution = resolve(mixedLedger());
    const QList<int> selected = allOf(resolution);
    const ChartData data = chart(resolution, query(ChartDimension(by)));
    for (const ChartPanel &panel : data.panels) {
        for (const ChartBar &bar : panel.bars) {
            QList<int> bucket;
            for (const int position : selected) {
                const ResolvedDeal &deal = resolution->deals()[position];
                const auto keys = keysOf(*resolution, deal, ChartDimension(by), false);
                if (deal.nature == panel.nature && keys.first().key == bar.total.key) {
                    bucket.append(position);
                }
            }
            const MoneySum sum = sumOf(*resolution, selected, bucket, Currency::usd());
            QCOMPARE(bar.total.sum.interval, sum.interval);
            QCOMPARE(bar.total.sum.openEnded, sum.openEnded);
            QCOMPARE(bar.total.sum.firm, sum.firm);
            QCOMPARE(bar.total.sum.paid, sum.paid);
            QCOMPARE(bar.total.count, int(bucket.size()));
        }
    }
}

void ChartDataTest::outletIsTheOriginOfTheAmount()
{
    LedgerBuilder b;
    const DealId deal = b.deal("a", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    const OutletId reuters = b.outlet("Reuters");
    const SourceId star = b.source("The Star", "2025-12-17");
    const SourceId later = b.source("Creati.ai", "2026-01-05");
    b.claim(deal, star, exactBn(10), Status::InTalks).evidence.attribution = {reuters};
    b.claim(deal, later).status = Status::InTalks;
    const auto resolution = resolve(b);
    const ChartData data = chart(resolution, query(ChartDimension::Outlet));
    QCOMPARE(namesOf(*resolution, data.panels[0]), QStringList{QStringLiteral("Reuters")});
}

void ChartDataTest::leftOutIsListed()
{
    const ChartData data = chart(resolve(mixedLedger()), query(ChartDimension::Payer));
    QCOMPARE(data.leftOut.size(), 2);
    QCOMPARE(data.leftOut[0].reason, LeftOut::NoAmount);
    QCOMPARE(data.leftOut[0].deals.size(), 1); // the partnership is not asked for money
    QCOMPARE(data.leftOut[1].reason, LeftOut::Ended);
}

void ChartDataTest::claimsTraceTheFigure()
{
    LedgerBuilder b;
    const DealId deal = b.deal("a", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    const ClaimId signedClaim
        = b.claim(deal, b.source("Reuters", "2025-12-17"), exactBn(4), Status::Signed).id;
    const ClaimId latest
        = b.claim(deal, b.source("Creati.ai", "2026-01-05"), upToBn(50), Status::InTalks).id;
    const auto resolution = resolve(b);
    const auto claims = [&](ChartMeasure measure) {
        return chart(resolution, query(ChartDimension::Payer, {}, measure))
            .panels[0]
            .bars[0]
            .total.claims(*resolution, measure);
    };
    QCOMPARE(claims(ChartMeasure::Amount), QList<ClaimId>{latest});
    QCOMPARE(claims(ChartMeasure::Firm), QList<ClaimId>{signedClaim});
    QCOMPARE(claims(ChartMeasure::Count).size(), 2);
}

void ChartDataTest::overflowIsNotAFigure()
{
    LedgerBuilder b;
    const SourceId source = b.source("Reuters", "2025-12-17");
    const Amount huge
        = Amount::exact(Money{std::numeric_limits<qint64>::max() - 5}, Currency::usd());
    b.claim(b.deal("a", DealKind::Equity, {"A"}, {"Z"}), source, huge, Status::Signed);
    b.claim(b.deal("b", DealKind::Equity, {"B"}, {"Z"}), source, huge, Status::Signed);
    const auto resolution = resolve(b);
    const ChartData data = chart(resolution, query(ChartDimension::Payee, ChartDimension::Payer));
    QCOMPARE(data.panels[0].bars.size(), 1);
    QVERIFY(valueOf(data.panels[0].bars[0].total, ChartMeasure::Amount).overflow);
    QCOMPARE(chart(resolution, query(ChartDimension::Payer)).panels[0].bars.size(), 2);
}

void ChartDataTest::emptySelectionIsEmpty()
{
    const auto resolution = resolve(mixedLedger());
    const ChartData data
        = chartData(*resolution, {}, Currency::usd(), false, query(ChartDimension::Month));
    QVERIFY(data.isEmpty());
    QVERIFY(data.leftOut.isEmpty());
}

void ChartDataTest::clausesDescribeTheirBuckets()
{
    const auto resolution = resolve(mixedLedger());
    for (const ChartDimension by : allDimensions) {
        for (const ResolvedDeal &deal : resolution->deals()) {
            const ChartKey key = keysOf(*resolution, deal, by, false).first().key;
            QCOMPARE(clauseOf(key).has_value(), key.bucket == ChartKey::Bucket::Value);
        }
    }
    ChartKey key;
    key.dimension = ChartDimension::Quarter;
    key.start = QDate(2025, 10, 1);
    QCOMPARE(std::get<DateRange>(clauseOf(key)->value),
             (DateRange{QDate(2025, 10, 1), QDate(2025, 12, 31)}));
    QCOMPARE(key.following().start, QDate(2026, 1, 1));
    key.bucket = ChartKey::Bucket::Others;
    QVERIFY(!clauseOf(key));
}

DEALSCOPE_TEST(ChartDataTest)
#include "ChartDataTest.moc"
