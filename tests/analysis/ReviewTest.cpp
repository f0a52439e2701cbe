// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Review.h"
#include "tests/support/DisputedLedger.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace dealscope::core;
using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

/// The rows of a ledger, which counts how many were asked for.
class CountedRows : public RowSource
{
public:
    explicit CountedRows(LedgerData data)
        : m_data(std::move(data))
    {
    }

    [[nodiscard]] std::unique_ptr<Source> source(SourceId id) const override
    {
        return find(m_data.sources, id);
    }
    [[nodiscard]] std::unique_ptr<Deal> deal(DealId id) const override
    {
        return find(m_data.deals, id);
    }
    [[nodiscard]] std::unique_ptr<Claim> claim(ClaimId id) const override
    {
        ++claimsRead;
        return find(m_data.claims, id);
    }
    [[nodiscard]] Result<TextColumn> titles() const override { return TextColumn(); }
    [[nodiscard]] Result<LedgerData> everything() const override { return m_data; }

    mutable std::atomic<int> claimsRead = 0;

private:
    template<typename Row, typename Id>
    static std::unique_ptr<Row> find(const QList<Row> &rows, Id id)
    {
        const auto found = std::ranges::find(rows, id, &Row::id);
        return found == rows.end() ? nullptr : std::make_unique<Row>(*found);
    }

    LedgerData m_data;
};

bool same(const Finding &a, const Finding &b)
{
    return a.rule == b.rule && a.deal == b.deal && a.claim == b.claim && a.valuation == b.valuation
        && a.words == b.words && a.quoted == b.quoted && a.spoken == b.spoken
        && a.company == b.company && a.date == b.date && a.other == b.other
        && a.currencies == b.currencies && a.slip == b.slip && a.settledBy == b.settledBy;
}

void compareFindings(const QList<Finding> &a, const QList<Finding> &b)
{
    QCOMPARE(a.size(), b.size());
    for (qsizetype i = 0; i < a.size(); ++i) {
        QVERIFY(same(a[i], b[i]));
    }
}

} // namespace

/// What is worked out for one deal or claim alone against what is worked out for all of them.
class ReviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void generatedLedgersAreDisputed();
    void oneByOneIsAsAllAtOnce_data();
    void oneByOneIsAsAllAtOnce();
    void marksSayWhereTheConflictsAre();
    void countsAreThoseOfTheMarks();
    void cancelledWorkLeavesNothing();
    void threadsMayAskTogether();
    void claimsAreReadWhereTheirWordsMatter();

private:
    static ResolutionPtr resolve(quint32 seed, Lens lens = Lens::Latest,
                                 std::optional<QDate> day = {})
    {
        return Resolver::resolve(Snapshot::make(disputedLedger(seed, 60)), lens, day);
    }
};

void ReviewTest::generatedLedgersAreDisputed()
{
    // Without these the other tests would hold on ledgers that have nothing to try them with.
    QMap<ConflictRule, int> rules;
    QMap<FindingRule, int> findings;
    int settled = 0;
    for (quint32 seed = 1; seed <= 6; ++seed) {
        const auto resolution = resolve(seed);
        for (const Conflict &conflict : findConflicts(*resolution)) {
            ++rules[conflict.rule];
            settled += conflict.isSettled() ? 1 : 0;
        }
        for (const Finding &finding : Review::of(*resolution).findings()) {
            ++findings[finding.rule];
        }
    }
    for (const ConflictRule rule :
         {ConflictRule::AmountsApart, ConflictRule::HeadlinesApart, ConflictRule::Slip,
          ConflictRule::StatusBackwards, ConflictRule::OtherParties, ConflictRule::DatesApart,
          ConflictRule::Tie}) {
        QVERIFY2(rules[rule] > 0, toCode(rule).data());
    }
    QCOMPARE(findings.size(), 8);
    QVERIFY(settled > 20);
}

void ReviewTest::oneByOneIsAsAllAtOnce_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<Lens>("lens");
    QTest::addColumn<QDate>("day");
    for (quint32 seed = 1; seed <= 5; ++seed) {
        for (const auto &lens : enumEntries<Lens>()) {
            for (const QDate day : {QDate(), QDate(2021, 6, 1)}) {
                QTest::newRow(qPrintable(QStringLiteral("%1 %2 %3")
                                             .arg(seed)
                                             .arg(lens.code)
                                             .arg(day.toString(Qt::ISODate))))
                    << seed << lens.value << day;
            }
        }
    }
}

void ReviewTest::oneByOneIsAsAllAtOnce()
{
    QFETCH(quint32, seed);
    QFETCH(Lens, lens);
    QFETCH(QDate, day);
    const auto resolution = resolve(seed, lens, day.isValid() ? std::optional(day) : std::nullopt);
    const Snapshot &snapshot = resolution->snapshot();
    const Review &review = Review::of(*resolution);
    QList<Conflict> conflicts;
    QList<Finding> findings;
    for (int row = 0; row < snapshot.dealCount(); ++row) {
        conflicts += review.conflictsOf(snapshot.dealAt(row).id);
    }
    for (int row = 0; row < snapshot.claimCount(); ++row) {
        findings += review.findingsOf(snapshot.claimAt(row).id);
    }
    for (const Valuation &valuation : snapshot.data().valuations) {
        findings += review.findingsOf(valuation.id);
    }
    QCOMPARE(conflicts, review.conflicts());
    QVERIFY(!conflicts.isEmpty());
    compareFindings(findings, review.findings());
    QVERIFY(!findings.isEmpty());
    // Of a deal: its claims, then the valuations that hang on it.
    const DealId deal = findings.first().deal;
    QList<Finding> own = findings;
    own.removeIf([deal](const Finding &finding) { return finding.deal != deal; });
    compareFindings(review.findingsOf(deal), own);
}

void ReviewTest::marksSayWhereTheConflictsAre()
{
    const auto resolution = resolve(3);
    const Review &review = Review::of(*resolution);
    QVERIFY(!review.marksIfKnown());
    ConflictMarks expected;
    for (const Conflict &conflict : review.conflicts()) {
        expected.push_back(
            {qint32(resolution->positionOf(conflict.deal)), conflict.rule, conflict.isSettled()});
    }
    WorkControl work;
    ConflictMarks handed;
    const auto found = review.findMarks(work, [&](const ConflictMarks &more) {
        handed.insert(handed.end(), more.begin(), more.end());
    });
    QVERIFY(found);
    QCOMPARE(*found, expected);
    QCOMPARE(handed, expected);
    QCOMPARE(review.marksIfKnown(), found);
    QCOMPARE(review.marks(), found);
}

void ReviewTest::countsAreThoseOfTheMarks()
{
    const auto before = resolve(4);
    const auto after = resolve(4);
    const auto marks = Review::of(*after).marks();
    QVERIFY(!marks->empty());
    int open = 0;
    for (int position = 0; position < before->dealCount(); ++position) {
        const DealId deal = before->idAt(position);
        // With and without the marks.
        QCOMPARE(Review::of(*before).unsettledCount(deal), Review::of(*after).unsettledCount(deal));
        QCOMPARE(Review::of(*before).settledCount(deal), Review::of(*after).settledCount(deal));
        open += Review::of(*after).unsettledCount(deal);
    }
    QCOMPARE(open, int(std::ranges::count(*marks, false, &ConflictMark::settled)));
    QCOMPARE(Review::of(*before).unsettledCount(DealId(9999)), 0);
    QCOMPARE(Review::of(*after).unsettledCount(DealId(9999)), 0);
}

void ReviewTest::cancelledWorkLeavesNothing()
{
    const auto resolution = resolve(5);
    const Review &review = Review::of(*resolution);
    WorkControl work;
    work.cancel();
    QVERIFY(!review.findMarks(work, [](const ConflictMarks &) {}));
    QVERIFY(!review.marksIfKnown());
    QVERIFY(!Linter(*resolution).lintAll(work, [](const Finding &) {}));
    WorkControl again;
    QVERIFY(review.findMarks(again, [](const ConflictMarks &) {}));
    QCOMPARE(again.percent(), 100);
}

void ReviewTest::threadsMayAskTogether()
{
    const auto resolution = resolve(6);
    const Review &review = Review::of(*resolution);
    const auto alone = resolve(6);
    const QList<Conflict> expected = Review::of(*alone).conflicts();
    std::atomic<int> agreeing = 0;
    const auto ask = [&] {
        QList<Conflict> conflicts;
        for (int position = 0; position < resolution->dealCount(); ++position) {
            conflicts += review.conflictsOf(resolution->idAt(position));
        }
        agreeing += conflicts == expected && review.marks()->size() == size_t(expected.size());
    };
    std::thread one(ask);
    std::thread two(ask);
    ask();
    one.join();
    two.join();
    QCOMPARE(agreeing.load(), 3);
}

void ReviewTest::claimsAreReadWhereTheirWordsMatter()
{
    LedgerData data = disputedLedger(2, 60);
    for (Claim &claim : data.claims) {
        // Nothing that is found needs words: no ranks, no parties, no dates.
        claim.evidence.rank = Rank::Normal;
        claim.otherParties.clear();
        claim.otherKind.reset();
        claim.happenedOn.reset();
        claim.expectedOn.reset();
        claim.period.reset();
    }
    const auto rows = std::make_shared<CountedRows>(data);
    const auto snapshot = Snapshot::make(LedgerLists(data), LedgerColumns::of(data), rows);
    const auto resolution = Resolver::resolve(snapshot, Lens::Latest, {});
    const QList<Conflict> conflicts = findConflicts(*resolution);
    QVERIFY(conflicts.size() > 10);
    QCOMPARE(rows->claimsRead.load(), 0);
    // What is read is not kept: to read it again asks for it again.
    (void)snapshot->readClaim(0);
    (void)snapshot->readClaim(0);
    QCOMPARE(rows->claimsRead.load(), 2);
    const Claim &kept = snapshot->claimAt(0);
    QCOMPARE(kept, snapshot->readClaim(0));
    QCOMPARE(rows->claimsRead.load(), 3);
}

DEALSCOPE_TEST(ReviewTest)
#include "ReviewTest.moc"
