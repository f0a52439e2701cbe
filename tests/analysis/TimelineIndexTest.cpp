// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/TimelineIndex.h"

#include "analysis/TimelineItemMaker.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

using namespace dealscope::core;
using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

QList<int> allOf(const Resolution &resolution)
{
    QList<int> all(resolution.dealCount());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

/// A company's payees: so many deals each.
LedgerBuilder ledgerOf(const std::map<QByteArray, int> &deals)
{
    LedgerBuilder b;
    const SourceId source = b.source("S", "2026-01-10");
    for (const auto &[payee, count] : deals) {
        for (int i = 0; i < count; ++i) {
            b.claim(b.deal("D", DealKind::Equity, {"X"}, {payee.constData()}), source, exactBn(1),
                    Status::Signed);
        }
    }
    return b;
}

} // namespace

class TimelineIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lanesBeyondTheMostAreOne()
    {
        const LedgerBuilder b
            = ledgerOf({{"A", 5}, {"B", 1}, {"C", 4}, {"D", 1}, {"E", 2}, {"F", 3}});
        const ResolutionPtr resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
        const TimelineGrouping grouping(*resolution, TimelineLanes::Payee, false);
        const TimelinePoints points(*resolution, TimelineReading::Event);
        const TimelineIndex index(grouping, points, allOf(*resolution), {5, 3});
        QCOMPARE(index.lanes().size(), size_t(4));
        QStringList names;
        for (const IndexedLane &lane : index.lanes()) {
            names.append(lane.lane.others > 0
                             ? QStringLiteral("others %1").arg(lane.lane.others)
                             : b.snapshot()->companyName(lane.lane.payees.value(0)));
        }
        QCOMPARE(names.join(u' '), QStringLiteral("A C F others 3"));
        QCOMPARE(index.lanes()[0].deals.size(), size_t(5));
        QCOMPARE(index.lanes()[3].deals.size(), size_t(4)); // B, D and both of E
        QCOMPARE(index.lanes()[3].days.size(), size_t(4));

        // Six lanes are not more than six.
        QCOMPARE(TimelineIndex(grouping, points, allOf(*resolution), {6, 3}).lanes().size(),
                 size_t(6));
        QCOMPARE(TimelineIndex(grouping, points, {}, {5, 3}).lanes().size(), size_t(0));
    }

    void aFilterKeepsTheLanesThatItLeaves()
    {
        const LedgerBuilder b = ledgerOf({{"A", 5}, {"B", 1}, {"C", 4}, {"D", 1}});
        const ResolutionPtr resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
        const TimelineGrouping grouping(*resolution, TimelineLanes::Payee, false);
        const TimelinePoints points(*resolution, TimelineReading::Event);
        // One deal of A (0), B (5) and D (10): all three have lanes of their own.
        const TimelineIndex index(grouping, points, {0, 5, 10}, {3, 1});
        QCOMPARE(index.lanes().size(), size_t(3));
        for (const IndexedLane &lane : index.lanes()) {
            QCOMPARE(lane.lane.others, 0);
            QCOMPARE(lane.deals.size(), size_t(1));
        }
        QCOMPARE(index.laneOfGroup(grouping.groupOf(0)), 0);
        QCOMPARE(index.laneOfGroup(grouping.groupOf(6)), -1); // C
    }

    void whatPassesIsIndexedApart()
    {
        const SnapshotPtr snapshot = Snapshot::make(randomLedger(4, 200));
        const ResolutionPtr resolution = Resolver::resolve(snapshot, Lens::Latest, {});
        const TimelineGrouping grouping(*resolution, TimelineLanes::Payee, false);
        const TimelinePoints points(*resolution, TimelineReading::Publication);
        std::vector<bool> passing(size_t(resolution->dealCount()));
        QList<int> some;
        for (int i = 0; i < resolution->dealCount(); i += 3) {
            passing[size_t(i)] = true;
            some.append(i);
        }
        const TimelineIndex all(grouping, points, allOf(*resolution));
        const auto passes = [&](quint32 deal) { return passing[deal]; };
        const TimelineIndex those(grouping, points, some);
        size_t counted = 0;
        for (const int position : some) {
            const IndexedLane &lane
                = all.lanes()[size_t(all.laneOfGroup(grouping.groupOf(position)))];
            const IndexedLane &same
                = those.lanes()[size_t(those.laneOfGroup(grouping.groupOf(position)))];
            const DayIndex only = lane.days.only(passes);
            QCOMPARE(only.size(), same.days.size());
            QCOMPARE(only.days(), same.days.days());
            QCOMPARE(only.runs().size(), same.days.runs().size());
            QCOMPARE(only.lastDay(), same.days.lastDay());
        }
        for (const IndexedLane &lane : all.lanes()) {
            counted += lane.days.only(passes).size();
        }
        QVERIFY(counted > 100 && counted < points.dated.size());
    }

    void equalsWhatItemsSay_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("reading");
        QTest::addColumn<int>("by");
        QTest::addColumn<bool>("groups");
        for (quint32 seed = 1; seed <= 3; ++seed) {
            for (const int reading : {0, 1}) {
                for (const int by : {0, 1, 2, 3}) {
                    for (const bool groups : {false, true}) {
                        QTest::addRow("seed %u, reading %d, by %d, groups %d", seed, reading, by,
                                      int(groups))
                            << seed << reading << by << groups;
                    }
                }
            }
        }
    }

    /// The columns against the whole deals: the same lanes, the same days.
    void equalsWhatItemsSay()
    {
        QFETCH(quint32, seed);
        QFETCH(int, reading);
        QFETCH(int, by);
        QFETCH(bool, groups);
        const SnapshotPtr snapshot = Snapshot::make(randomLedger(seed, 300));
        const std::optional<QDate> clock
            = seed == 2 ? std::optional(QDate(2022, 6, 1)) : std::nullopt;
        const Lens lens = seed == 3 ? Lens::BindingOnly : Lens::Latest;
        const ResolutionPtr resolution = Resolver::resolve(snapshot, lens, clock);
        QList<int> positions;
        for (int i = 0; i < resolution->dealCount(); ++i) {
            if (i % 3 != 1) {
                positions.append(i);
            }
        }
        const TimelineGrouping grouping(*resolution, TimelineLanes(by), groups);
        const TimelineIndex index(grouping, TimelinePoints(*resolution, TimelineReading(reading)),
                                  positions, {1000, 1000});
        const TimelineItemMaker maker(*resolution, TimelineReading(reading));

        using Span = std::pair<qint32, qint32>;
        int atFirstReport = 0;
        std::set<quint32> seen;
        for (const IndexedLane &lane : index.lanes()) {
            std::vector<Span> days;
            size_t undated = 0;
            for (const quint32 deal : lane.deals) {
                QVERIFY(seen.insert(deal).second);
                for (const TimelineMark &mark : maker.make(int(deal)).marks) {
                    if (mark.date) {
                        days.emplace_back(mark.date->first().toJulianDay(),
                                          mark.date->last().toJulianDay());
                    } else {
                        ++undated;
                    }
                }
                const ResolvedDeal &resolved = resolution->dealAt(int(deal));
                atFirstReport += resolved.dateOrigin == DateOrigin::Report ? 1 : 0;
                if (lane.lane.kind) {
                    QCOMPARE(*lane.lane.kind, resolved.kind);
                } else if (TimelineLanes(by) == TimelineLanes::Payee && !lane.lane.partnersOnly
                           && !groups) {
                    QList<CompanyId> payees = resolved.payees;
                    QList<CompanyId> ofLane = lane.lane.payees;
                    std::ranges::sort(payees);
                    std::ranges::sort(ofLane);
                    QCOMPARE(payees, ofLane);
                }
            }
            QCOMPARE(lane.undated.size(), undated);
            QCOMPARE(lane.days.size(), days.size());
            for (int year = 2019; year <= 2026; ++year) {
                const auto from = qint32(QDate(year, 1, 1).toJulianDay());
                const auto to = qint32(QDate(year, 12, 31).toJulianDay());
                quint32 plain = 0;
                for (const auto &[first, last] : days) {
                    plain += first <= to && last >= from ? 1 : 0;
                }
                QCOMPARE(lane.days.count(from, to).all(), plain);
            }
        }
        QCOMPARE(qsizetype(seen.size()), positions.size());
        QCOMPARE(dealsAtFirstReport(*resolution, positions), atFirstReport);
    }

    void pointsComeInOrder()
    {
        const SnapshotPtr snapshot = Snapshot::make(randomLedger(9, 400));
        const ResolutionPtr resolution = Resolver::resolve(snapshot, Lens::Latest, {});
        const TimelinePoints points(*resolution, TimelineReading::Publication);
        QVERIFY(points.dated.size() > 400);
        QVERIFY(std::ranges::is_sorted(points.dated, {}, [](const TimelinePoints::Point &point) {
            return std::tuple(point.first, point.last, point.deal);
        }));
        std::vector<qint32> one;
        for (const TimelinePoints::Point &point : points.dated) {
            if (point.deal == 7) {
                one.push_back(point.first);
            }
        }
        auto found = timelinePointsOf(*resolution, TimelineReading::Publication, 7);
        std::ranges::sort(found, {}, &TimelinePoints::Point::first);
        QCOMPARE(found.size(), one.size());
        for (size_t i = 0; i < one.size(); ++i) {
            QCOMPARE(found[i].first, one[i]);
        }
    }
};

DEALSCOPE_TEST(TimelineIndexTest)
#include "TimelineIndexTest.moc"
