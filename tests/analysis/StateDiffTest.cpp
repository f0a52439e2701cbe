// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/StateDiff.h"
#include "io/LedgerJsonReader.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;
using namespace dealscope::analysis;
using namespace dealscope::tests;

class StateDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalStatesDoNotDiffer()
    {
        const FigureSet set = figuresOf(*at(sample(), QDate(2026, 1, 31)));
        QVERIFY(!set.isEmpty());
        QVERIFY(diffOf(set, set).changes.isEmpty());
        QVERIFY(diffOf({}, {}).changes.isEmpty());
    }

    void aDealsFiguresAreThoseResolved()
    {
        const FigureSet set = figuresOf(*at(sample(), std::nullopt));
        const int position = set.positionOf(DealId(3));
        QVERIFY(position >= 0);
        const DealFigures aws = set.at(position);
        QCOMPARE(aws.title, QStringLiteral("OpenAI rents computing capacity from AWS"));
        QCOMPARE(aws.interval, (std::optional(Interval{bn(38), bn(38)})));
        QCOMPARE(aws.firmFloor, bn(38));
        QCOMPARE(aws.status, std::optional(Status::Signed));
        QCOMPARE(aws.currency, Currency::usd());
        QVERIFY(std::ranges::is_sorted(aws.claims));
        QVERIFY(aws.claims.contains(ClaimId(14)));
        QCOMPARE(set.positionOf(DealId(99999)), -1);
        QCOMPARE(FigureSet{}.positionOf(DealId(1)), -1);
    }

    /// By hand from the sample: on 17 Dec 2025 only source 000 is known; on 31 Jan 2026 also 004
    /// (19 Dec) and 002 (a month, inferred).
    void theSampleBetweenDecemberAndJanuary()
    {
        const SnapshotPtr snapshot = sample();
        const StateDiff diff = diffOf(figuresOf(*at(snapshot, QDate(2025, 12, 17))),
                                      figuresOf(*at(snapshot, QDate(2026, 1, 31))));
        int added = 0;
        for (int row = 0; row < snapshot->claimCount(); ++row) {
            const Claim &claim = snapshot->claimAt(row);
            const QString key = snapshot->source(claim.evidence.source)->key;
            const bool isNew = key == QStringLiteral("004") || key == QStringLiteral("002");
            added += isNew ? 1 : 0;
            const bool listed = std::ranges::any_of(diff.changes, [&](const Change &change) {
                return change.kind == ChangeKind::ReportAdded && change.claim == claim.id
                    && change.deal == claim.deal;
            });
            QCOMPARE(listed, isNew);
        }
        QCOMPARE(diff.count(ChangeKind::ReportAdded), added);
        QCOMPARE(diff.count(ChangeKind::ReportRemoved), 0);
        QCOMPARE(diff.count(ChangeKind::DealRemoved), 0);
        const auto amazon = std::ranges::find_if(diff.changes, [](const Change &change) {
            return change.kind == ChangeKind::Amount && change.deal == DealId(1);
        });
        QVERIFY(amazon != diff.changes.end());
        QCOMPARE(diff.before.at(amazon->before).interval,
                 (std::optional(Interval{Money{}, bn(10)})));
        QCOMPARE(diff.after.at(amazon->after).interval, (std::optional(Interval{Money{}, bn(50)})));
        QVERIFY(diff.deals().contains(DealId(1)));
        // The round of $100 billion is in source 002 alone.
        QVERIFY(std::ranges::any_of(diff.changes, [](const Change &change) {
            return change.kind == ChangeKind::DealAdded && change.deal == DealId(2)
                && change.before < 0;
        }));
        QVERIFY(std::ranges::is_sorted(diff.changes, {}, &Change::kind));
    }

    void theWayBackIsTheMirror()
    {
        const SnapshotPtr snapshot = sample();
        const FigureSet early = figuresOf(*at(snapshot, QDate(2025, 12, 17)));
        const FigureSet late = figuresOf(*at(snapshot, std::nullopt));
        const StateDiff there = diffOf(early, late);
        const StateDiff back = diffOf(late, early);
        QCOMPARE(back.count(ChangeKind::ReportRemoved), there.count(ChangeKind::ReportAdded));
        QCOMPARE(back.count(ChangeKind::DealRemoved), there.count(ChangeKind::DealAdded));
        QCOMPARE(back.count(ChangeKind::Amount), there.count(ChangeKind::Amount));
        QCOMPARE(back.count(ChangeKind::Status), there.count(ChangeKind::Status));
        QCOMPARE(back.deals(), there.deals());
    }

    void whatMoves_data()
    {
        QTest::addColumn<Amount>("amount");
        QTest::addColumn<Status>("status");
        QTest::addColumn<int>("amounts");
        QTest::addColumn<int>("statuses");
        QTest::newRow("nothing") << exactBn(10) << Status::InTalks << 0 << 0;
        QTest::newRow("the bound") << upToBn(10) << Status::InTalks << 1 << 0;
        QTest::newRow("the number") << exactBn(12) << Status::InTalks << 1 << 0;
        QTest::newRow("the status") << exactBn(10) << Status::Announced << 0 << 1;
        // Signed money binds: the binding part has moved although the amount stands.
        QTest::newRow("status and binding part") << exactBn(10) << Status::Signed << 1 << 1;
        Amount about = exactBn(10);
        about.approximate = true;
        QTest::newRow("about") << about << Status::InTalks << 1 << 0;
        Amount rate = exactBn(10);
        rate.basis = Basis::PerYear;
        QTest::newRow("the basis") << rate << Status::InTalks << 1 << 0;
    }
    void whatMoves()
    {
        QFETCH(Amount, amount);
        QFETCH(Status, status);
        QFETCH(int, amounts);
        QFETCH(int, statuses);
        LedgerBuilder b;
        const auto deal = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
        const auto early = b.source("Reuters", "2025-12-17");
        const auto late = b.source("Reuters", "2025-12-19");
        b.claim(deal, early, exactBn(10), Status::InTalks);
        const ClaimId report = b.claim(deal, late, amount, status).id;
        const StateDiff diff = diffOf(figuresOf(*at(b.snapshot(), QDate(2025, 12, 18))),
                                      figuresOf(*at(b.snapshot(), QDate(2025, 12, 19))));
        QCOMPARE(diff.count(ChangeKind::Amount), amounts);
        QCOMPARE(diff.count(ChangeKind::Status), statuses);
        QCOMPARE(diff.count(ChangeKind::ReportAdded), 1);
        QCOMPARE(diff.changes.first(), (Change{ChangeKind::ReportAdded, deal, report, 0, 0}));
    }

private:
    static SnapshotPtr sample()
    {
        const auto rows = dealscope::io::LedgerJsonReader::readSample();
        return rows ? Snapshot::make(*rows) : Snapshot::make({});
    }
    static ResolutionPtr at(const SnapshotPtr &snapshot, std::optional<QDate> day)
    {
        return Resolver::resolve(snapshot, Lens::Latest, day);
    }
};

DEALSCOPE_TEST(StateDiffTest)
#include "StateDiffTest.moc"
