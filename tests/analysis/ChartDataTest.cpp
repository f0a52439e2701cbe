// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartData.h"

#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace dealscope;
using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

ResolutionPtr resolve(const LedgerBuilder &builder)
{
    return Resolver::resolve(builder.snapshot(), Lens::Latest, {});
}

QList<int> allOf(const ResolutionPtr &resolution)
{
    QList<int> all(resolution->deals().size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

ChartData chart(const ResolutionPtr &resolution, const ChartQuery &query, bool groups = false)
{
    return chartData(*resolution, allOf(resolution), Currency::usd(), groups, query);
}

ChartQuery query(ChartDimension by, std::optional<ChartDimension> stack = {},
                 ChartMeasure measure = ChartMeasure::Amount)
{
    ChartQuery result;
    result.by = by;
    result.stack = stack;
    result.measure = measure;
    return result;
}

QString nameOf(const Resolution &resolution, const ChartKey &key)
{
    using Bucket = ChartKey::Bucket;
    switch (key.bucket) {
    case Bucket::NotStated:
        return QStringLiteral("not stated");
    case Bucket::Imprecise:
        return QStringLiteral("imprecise");
    case Bucket::Undated:
        return QStringLiteral("undated");
    case Bucket::Others:
        return QStringLiteral("others");
    case Bucket::Value:
        break;
    }
    if (key.start.isValid()) {
        return key.start.toString(Qt::ISODate);
    }
    if (key.outlet.isValid()) {
        return resolution.snapshot().outletName(key.outlet);
    }
    QStringList names;
    for (const CompanyId id : key.companies) {
        names.append(resolution.snapshot().companyName(id));
    }
    return names.isEmpty() ? QString::number(key.code) : names.join(u'+');
}

QStringList namesOf(const Resolution &resolution, const ChartPanel &panel)
{
    QStringList names;
    for (const ChartBar &bar : panel.bars) {
        names.append(nameOf(resolution, bar.total.key));
    }
    return names;
}

/// A ledger with everything that makes sums hard: a family, joint payers, open and missing
/// amounts, an undated deal, a deal dated by its year only, an ended one.
LedgerBuilder mixedLedger()
{
    LedgerBuilder b;
    const SourceId dated = b.source("Reuters", "2025-12-17");
    const SourceId later = b.source("Creati.ai", "2026-01");
    const SourceId undated = b.source("unnamed", nullptr);
    const auto add = [&](const char *title, DealKind kind, std::initializer_list<const char *> from,
                         std::initializer_list<const char *> to, SourceId source, Amount amount,
                         Status status) {
        const DealId deal = b.deal(title, kind, from, to);
        b.claim(deal, source, amount, status);
        return deal;
    };
    const DealId round
        = add("round", DealKind::Equity, {}, {"OpenAI"}, later, exactBn(100), Status::InTalks);
    const DealId part = add("amazon", DealKind::Equity, {"Amazon"}, {"OpenAI"}, later, upToBn(50),
                            Status::InTalks);
    b.relate(part, round, RelationKind::PartOf);
    add("microsoft", DealKind::Equity, {"Microsoft"}, {"OpenAI"}, dated, exactBn(10),
        Status::Completed);
    add("aws", DealKind::Compute, {"OpenAI"}, {"AWS"}, dated, exactBn(38), Status::Signed);
    add("joint", DealKind::Infrastructure, {"SoftBank", "Oracle"}, {}, undated, exactBn(400),
        Status::Announced);
    add("open", DealKind::Equity, {"Microsoft"}, {"Anthropic"}, dated, atLeastBn(5),
        Status::Signed);
    add("chips", DealKind::ChipSupply, {"OpenAI"}, {"Nvidia"}, dated, Amount::undisclosed(),
        Status::Signed);
    add("ended", DealKind::Equity, {"Google"}, {"Etsy"}, dated, exactBn(3), Status::Ended);
    const DealId year = add("year", DealKind::Equity, {"Google"}, {"Anthropic"}, dated, exactBn(2),
                            Status::Completed);
    b.claim(year, dated).happenedOn = PartialDate::fromIso(u"2023");
    b.deal("partners", DealKind::Partnership, {}, {});
    b.claim(DealId(b.data().deals.size()), dated).status = Status::Announced;
    return b;
}

const ChartDimension allDimensions[]
    = {ChartDimension::Month,  ChartDimension::Quarter, ChartDimension::Year,
       ChartDimension::Payer,  ChartDimension::Payee,   ChartDimension::Kind,
       ChartDimension::Status, ChartDimension::Form,    ChartDimension::Outlet};

} // namespace

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
    void topFoldsIntoOthers();
    void stacksFoldToo();
    void timesHaveNoHoles();
    void undatedAndImpreciseStayVisible();
    void impossibleTimesKeepTheirGaps();
    void firmAndPaidNameWhatIsNotBinding();
    void countsTakeDealsWithoutAmount();
    void perYearSpreadsAndConserves();
    void perYearCountsFamiliesOnce();
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

void ChartDataTest::topFoldsIntoOthers()
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

void ChartDataTest::stacksFoldToo()
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

void ChartDataTest::timesHaveNoHoles()
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

void ChartDataTest::undatedAndImpreciseStayVisible()
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

void ChartDataTest::impossibleTimesKeepTheirGaps()
{
    LedgerBuilder b;
    b.claim(b.deal("a", DealKind::Equity, {"A"}, {"Z"}), b.source("R", "1602-03-20"), exactBn(1),
            Status::Signed);
    b.claim(b.deal("b", DealKind::Equity, {"A"}, {"Z"}), b.source("R", "2026-02-02"), exactBn(1),
            Status::Signed);
    QCOMPARE(chart(resolve(b), query(ChartDimension::Month)).panels[0].bars.size(), 2);
    QCOMPARE(chart(resolve(b), query(ChartDimension::Year)).panels[0].bars.size(), 425);
}

void ChartDataTest::firmAndPaidNameWhatIsNotBinding()
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

void ChartDataTest::countsTakeDealsWithoutAmount()
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

void ChartDataTest::perYearSpreadsAndConserves()
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

void ChartDataTest::perYearCountsFamiliesOnce()
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
    QCOMPARE(chart(resolution, query(ChartDimension::Payer)).panels[0].bars[0].total.claims,
             QList<ClaimId>{latest});
    QCOMPARE(chart(resolution, query(ChartDimension::Payer, {}, ChartMeasure::Firm))
                 .panels[0]
                 .bars[0]
                 .total.claims,
             QList<ClaimId>{signedClaim});
    QCOMPARE(chart(resolution, query(ChartDimension::Payer, {}, ChartMeasure::Count))
                 .panels[0]
                 .bars[0]
                 .total.claims.size(),
             2);
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
