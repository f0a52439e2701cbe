// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/TimelineIndex.h"
#include "analysis/TimelineItemMaker.h"

#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace dealscope::core;
using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

PartialDate date(const char *iso)
{
    return *PartialDate::fromIso(QString::fromLatin1(iso));
}

/// All lanes with all their deals made, as a picture of few deals has them.
struct Lane : TimelineLane {
    QList<TimelineItem> items;
};
struct Items {
    QList<Lane> lanes;
    int undatedDeals = 0;
    qsizetype undatedMarks = 0;
    int firstReportDeals = 0;

    [[nodiscard]] bool isEmpty() const { return lanes.isEmpty(); }
};

Items timelineItems(const Resolution &resolution, const QList<int> &positions,
                    TimelineReading reading, TimelineLanes by, bool groups)
{
    const TimelineGrouping grouping(resolution, by, groups);
    const TimelineIndex index(grouping, TimelinePoints(resolution, reading), positions);
    const TimelineItemMaker maker(resolution, reading);
    Items items;
    items.firstReportDeals = dealsAtFirstReport(resolution, positions);
    for (const IndexedLane &indexed : index.lanes()) {
        Lane lane{indexed.lane, {}};
        for (const quint32 deal : indexed.deals) {
            lane.items.append(maker.make(int(deal)));
            items.undatedDeals += lane.items.last().isUndated() ? 1 : 0;
        }
        std::ranges::sort(lane.items, {}, &TimelineItem::place);
        items.undatedMarks += qsizetype(indexed.undated.size());
        items.lanes.append(lane);
    }
    return items;
}

Items itemsOf(const LedgerBuilder &b, TimelineReading reading,
              TimelineLanes by = TimelineLanes::Payee, bool groups = false,
              std::optional<QDate> publishedBy = {})
{
    const ResolutionPtr resolution = Resolver::resolve(b.snapshot(), Lens::Latest, publishedBy);
    QList<int> all(resolution->deals().size());
    std::iota(all.begin(), all.end(), 0);
    return timelineItems(*resolution, all, reading, by, groups);
}

} // namespace

class TimelineItemsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing()
    {
        const Items items = itemsOf(LedgerBuilder(), TimelineReading::Event);
        QVERIFY(items.isEmpty());
        QCOMPARE(items.undatedDeals, 0);
    }

    void codesGoThereAndBack()
    {
        for (const auto lanes : {TimelineLanes::Pair, TimelineLanes::Payee, TimelineLanes::Payer,
                                 TimelineLanes::Kind}) {
            QCOMPARE(timelineLanesFromCode(QString(toCode(lanes))), std::optional(lanes));
        }
        for (const auto reading : {TimelineReading::Event, TimelineReading::Publication}) {
            QCOMPARE(timelineReadingFromCode(QString(toCode(reading))), std::optional(reading));
        }
        QVERIFY(!timelineLanesFromCode(u"colour"));
        QVERIFY(!timelineReadingFromCode(u""));
    }

    void eventMarksTheDealOnce()
    {
        LedgerBuilder b;
        const DealId deal = b.deal("D", DealKind::Equity, {"A"}, {"B"});
        b.claim(deal, b.source("Reuters", "2025-12-17"), exactBn(10), Status::InTalks);
        b.claim(deal, b.source("FT", "2026-01"), upToBn(50), Status::Signed).happenedOn
            = date("2025-12");
        const Items items = itemsOf(b, TimelineReading::Event);
        QCOMPARE(items.lanes.size(), 1);
        const TimelineItem &item = items.lanes[0].items.at(0);
        QCOMPARE(item.marks.size(), 1);
        QCOMPARE(item.marks[0].claims.size(), 2);
        QCOMPARE(item.marks[0].date->toIso(), QStringLiteral("2025-12"));
        QVERIFY(!item.marks[0].firstReport);
        QCOMPARE(item.marks[0].status, std::optional(Status::Signed));
        QCOMPARE(items.firstReportDeals, 0);
    }

    void firstReportStandsInAndIsInferredOnlyIfNobodyPrintsIt()
    {
        LedgerBuilder b;
        const DealId deal = b.deal("D", DealKind::Equity, {"A"}, {"B"});
        const SourceId inferred = b.source("Creati.ai", "2026-01");
        b.sourceRow(inferred).publishedInferred = true;
        b.claim(deal, inferred, exactBn(1), Status::Announced);
        Items items = itemsOf(b, TimelineReading::Event);
        QVERIFY(items.lanes[0].items[0].marks[0].firstReport);
        QVERIFY(items.lanes[0].items[0].marks[0].inferred);
        QCOMPARE(items.firstReportDeals, 1);

        b.claim(deal, b.source("Reuters", "2026-01"), exactBn(1), Status::Announced);
        items = itemsOf(b, TimelineReading::Event);
        QVERIFY(!items.lanes[0].items[0].marks[0].inferred);
    }

    void publicationMarksEachClaim()
    {
        LedgerBuilder b;
        const DealId deal = b.deal("D", DealKind::Equity, {"A"}, {"B"});
        b.claim(deal, b.source("X", nullptr), exactBn(10), Status::Rumoured);
        b.claim(deal, b.source("Y", "2026-01-20"), exactBn(50), Status::InTalks);
        b.claim(deal, b.source("Z", "2025-12-17"), exactBn(10), Status::InTalks);
        Claim &slip = b.claim(deal, b.source("W", "2025-12-18"), exactBn(80), Status::Completed);
        slip.evidence.rank = Rank::Deprecated;
        slip.evidence.rankReason = QStringLiteral("a slip");
        const Items items = itemsOf(b, TimelineReading::Publication);
        const QList<TimelineMark> &marks = items.lanes[0].items[0].marks;
        QCOMPARE(marks.size(), 4);
        QCOMPARE(marks[0].claims, QList<ClaimId>{ClaimId(3)});
        QCOMPARE(marks[1].claims, QList<ClaimId>{ClaimId(4)});
        QVERIFY(marks[1].setAside);
        QVERIFY(!marks[0].setAside);
        QCOMPARE(marks[2].claims, QList<ClaimId>{ClaimId(2)});
        QVERIFY(!marks[3].date);
        QCOMPARE(items.undatedMarks, 1);
        QCOMPARE(items.undatedDeals, 0);
        QVERIFY(!items.lanes[0].items[0].term);
    }

    void clockHidesLaterReports()
    {
        LedgerBuilder b;
        const DealId deal = b.deal("D", DealKind::Equity, {"A"}, {"B"});
        b.claim(deal, b.source("Z", "2025-12-17"), exactBn(10), Status::InTalks);
        b.claim(deal, b.source("Y", "2026-01-20"), exactBn(50), Status::InTalks);
        const Items items = itemsOf(b, TimelineReading::Publication, TimelineLanes::Payee, false,
                                    QDate(2025, 12, 31));
        QCOMPARE(items.lanes[0].items[0].marks.size(), 1);
    }

    void terms_data()
    {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("end");
        QTest::addColumn<int>("months");
        QTest::addColumn<QString>("published");
        QTest::addColumn<QString>("expectedStart");
        QTest::addColumn<QString>("expectedEnd");
        QTest::addColumn<bool>("assumed");
        const QString none;
        QTest::newRow("start and months") << "2025-11-03" << none << 84 << "2026-01"
                                          << "2025-11-03"
                                          << "2032-11-02" << false;
        QTest::newRow("start and end") << "2025"
                                       << "2030/2039" << 0 << "2026"
                                       << "2025"
                                       << "2030/2039" << false;
        QTest::newRow("months alone") << none << none << 12 << "2026-01-10"
                                      << "2026-01-10"
                                      << "2027-01-09" << true;
        QTest::newRow("months of a month") << "2026-01" << none << 12 << "2026"
                                           << "2026-01"
                                           << "2026-12-31/2027-01-30" << false;
        QTest::newRow("open end") << "2026-01-10" << none << 0 << "2026"
                                  << "2026-01-10" << none << false;
        QTest::newRow("months, undated") << none << none << 12 << none << none << none << false;
        QTest::newRow("end, undated") << none << "2033" << 0 << none << none << "2033" << false;
        QTest::newRow("end before start") << "2026-01"
                                          << "2020" << 0 << "2026" << none << none << false;
    }

    void terms()
    {
        QFETCH(QString, start);
        QFETCH(QString, end);
        QFETCH(int, months);
        QFETCH(QString, published);
        QFETCH(QString, expectedStart);
        QFETCH(QString, expectedEnd);
        QFETCH(bool, assumed);
        LedgerBuilder b;
        const DealId deal = b.deal("D", DealKind::Compute, {"A"}, {"B"});
        const QByteArray day = published.toLatin1();
        Claim &claim = b.claim(deal, b.source("S", published.isEmpty() ? nullptr : day.constData()),
                               exactBn(38), Status::Signed);
        Period period;
        period.start = PartialDate::fromIso(start);
        period.end = PartialDate::fromIso(end);
        if (months > 0) {
            period.months = months;
        }
        claim.period = period;
        const TimelineItem item = itemsOf(b, TimelineReading::Event).lanes[0].items[0];
        if (expectedStart.isEmpty() && expectedEnd.isEmpty()) {
            QVERIFY(!item.term);
            return;
        }
        QVERIFY(item.term);
        const auto iso
            = [](const std::optional<PartialDate> &d) { return d ? d->toIso() : QString(); };
        QCOMPARE(iso(item.term->start), expectedStart);
        QCOMPARE(iso(item.term->end), expectedEnd);
        QCOMPARE(item.term->startAssumed, assumed);
    }

    void stepsComeFromMilestonesAndExpectations()
    {
        LedgerBuilder b;
        const DealId deal = b.deal("D", DealKind::Equity, {"A"}, {"B"});
        const SourceId late = b.source("S", "2026-03-01");
        b.claim(deal, b.source("S", "2026-01-10"), exactBn(1), Status::InTalks).expectedOn
            = date("2026-06");
        LedgerData data = b.data();
        data.milestones.append(
            {MilestoneId(1), deal, late, QStringLiteral("closing"), date("2026-04"), false, {}});
        data.milestones.append(
            {MilestoneId(2), deal, {}, QStringLiteral("same"), date("2026-06"), true, {}});
        const auto steps = [&](std::optional<QDate> publishedBy) {
            const auto resolution
                = Resolver::resolve(Snapshot::make(data), Lens::Latest, publishedBy);
            return timelineItems(*resolution, {0}, TimelineReading::Event, TimelineLanes::Pair,
                                 false)
                .lanes[0]
                .items[0]
                .steps;
        };
        QCOMPARE(steps({}).size(), 2);
        QCOMPARE(steps({})[0].label, QStringLiteral("closing"));
        QVERIFY(steps({})[1].expected);
        QCOMPARE(steps(QDate(2026, 2, 1)).size(), 1);
        data.milestones.removeLast();
        QCOMPARE(steps(QDate(2026, 2, 1)).at(0).label, QString());
    }

    void headlineEvolution()
    {
        LedgerBuilder b;
        const DealId moved = b.deal("D", DealKind::Equity, {"A"}, {"B"});
        b.claim(moved, b.source("X", nullptr), exactBn(7), Status::Rumoured);
        b.claim(moved, b.source("Y", "2025-12-17"), exactBn(10), Status::InTalks);
        b.claim(moved, b.source("Z", "2026-01-20"), upToBn(50), Status::InTalks);
        const DealId still = b.deal("E", DealKind::Equity, {"A"}, {"B"});
        b.claim(still, b.source("Y", "2025-12-17"), exactBn(10), Status::InTalks);
        b.claim(still, b.source("Z", "2026-01-20"), upToBn(10), Status::InTalks);
        const Items items = itemsOf(b, TimelineReading::Event);
        for (const TimelineItem &item : items.lanes[0].items) {
            QCOMPARE(item.earlierAmount, item.deal == moved ? ClaimId(2) : ClaimId());
        }
    }

    void lanes()
    {
        LedgerBuilder b;
        b.company("AWS", "Amazon");
        const SourceId source = b.source("S", "2026-01-10");
        const auto add = [&](DealKind kind, std::initializer_list<const char *> payers,
                             std::initializer_list<const char *> payees) {
            const DealId id = b.deal("D", kind, payers, payees);
            b.claim(id, source, exactBn(1), Status::Signed);
            return id;
        };
        add(DealKind::Compute, {"OpenAI"}, {"AWS"});
        add(DealKind::Compute, {"OpenAI"}, {"Amazon"});
        add(DealKind::Equity, {"Amazon"}, {"OpenAI"});
        add(DealKind::Infrastructure, {"SoftBank", "Oracle"}, {});
        add(DealKind::Infrastructure, {"Oracle", "SoftBank"}, {});
        const DealId partners = add(DealKind::Partnership, {}, {});
        b.dealRow(partners).parties = {Party{b.company("Etsy"), Role::Partner, {}},
                                       Party{b.company("OpenAI"), Role::Partner, {}}};

        const auto count = [&](TimelineLanes by, bool groups) {
            return itemsOf(b, TimelineReading::Event, by, groups).lanes.size();
        };
        QCOMPARE(count(TimelineLanes::Payee, false), 5); // AWS, Amazon, OpenAI, none, partners
        QCOMPARE(count(TimelineLanes::Payee, true), 4);
        QCOMPARE(count(TimelineLanes::Kind, false), 4);
        QCOMPARE(count(TimelineLanes::Pair, false), 5); // joint payers in any order are one lane
        const Items payers = itemsOf(b, TimelineReading::Event, TimelineLanes::Payer);
        QCOMPARE(payers.lanes.size(), 4);
        QVERIFY(payers.lanes.last().partnersOnly);
        const Items kinds = itemsOf(b, TimelineReading::Event, TimelineLanes::Kind);
        QCOMPARE(kinds.lanes[0].kind, std::optional(DealKind::Equity));
    }

    void filterDoesNotShuffleLanes()
    {
        LedgerBuilder b;
        const SourceId source = b.source("S", "2026-01-10");
        for (const char *payee : {"B", "B", "B", "A", "C", "C"}) {
            b.claim(b.deal("D", DealKind::Equity, {"X"}, {payee}), source, exactBn(1),
                    Status::Signed);
        }
        const ResolutionPtr resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
        const auto keys = [&](const QList<int> &positions) {
            QStringList result;
            for (const Lane &lane : timelineItems(*resolution, positions, TimelineReading::Event,
                                                  TimelineLanes::Payee, false)
                                        .lanes) {
                result.append(b.snapshot()->companyName(lane.payees[0]));
            }
            return result.join(u' ');
        };
        QCOMPARE(keys({0, 1, 2, 3, 4, 5}), QStringLiteral("B C A"));
        QCOMPARE(keys({5, 3, 0}), QStringLiteral("B C A"));
        QCOMPARE(keys({3, 4}), QStringLiteral("C A"));
    }
};

DEALSCOPE_TEST(TimelineItemsTest)
#include "TimelineItemsTest.moc"
