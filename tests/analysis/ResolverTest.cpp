// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Resolution.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

ResolutionPtr resolve(const LedgerBuilder &b, std::optional<QDate> publishedBy = {})
{
    return Resolver::resolve(b.snapshot(), Lens::Latest, publishedBy);
}

} // namespace

class ResolverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestReportCounts();
    void attributesComeOneByOne();
    void laterMentionsBlankNothing();
    void undatedComesLast();
    void tiesTakeTheLowerFloor();
    void preferredWinsAndDeprecatedIsSetAside();
    void theClockHidesWhatWasNotPublished();
    void bindingMoneyRaisesTheFloor();
    void endedDealsBindNothing();
    void whatIsPaidBinds();
    void ratesBecomeTotalsWithATerm();
    void datesComeFromTheEventOrTheReport();
    void originsAreCountedOnce();
    void familiesNeedAKnownClaim();
    void aRingOfPartsIsBroken();
    void valuationsResolveByCompanyBasisAndCondition();
};

void ResolverTest::theNewestReportCounts()
{
    LedgerBuilder b;
    const auto deal = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(deal, b.source("X", "2026-01"), upToBn(50), Status::InTalks);
    b.claim(deal, b.source("Y", "2025-12-17"), upToBn(10), Status::InTalks);
    b.claim(deal, b.source("Z", "2025-12-19"), atLeastBn(10), Status::InTalks);
    const auto resolution = resolve(b);
    const ResolvedDeal &resolved = resolution->deals().first();
    QCOMPARE(resolved.interval, (Interval{bn(0), bn(50)}));
    QCOMPARE(resolved.amountClaim, ClaimId(1));
    QCOMPARE(resolved.claims, (QList<ClaimId>{ClaimId(1), ClaimId(3), ClaimId(2)}));
    QCOMPARE(resolved.firstReported->toIso(), QStringLiteral("2025-12-17"));
    QCOMPARE(resolved.lastReported->toIso(), QStringLiteral("2026-01"));
    QVERIFY(resolution->counts(ClaimId(1)));
    QVERIFY(!resolution->counts(ClaimId(2)));
}

void ResolverTest::attributesComeOneByOne()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("X", "2025-01-01"), exactBn(5), Status::Announced);
    b.claim(deal, b.source("Y", "2025-02-01")).form = Form::Credits;
    b.claim(deal, b.source("Z", "2025-03-01")).status = Status::Signed;
    const auto resolution = resolve(b);
    const ResolvedDeal &resolved = resolution->deals().first();
    QCOMPARE(resolved.status, std::optional(Status::Signed));
    QCOMPARE(resolved.form, std::optional(Form::Credits));
    QCOMPARE(resolved.interval, (Interval{bn(5), bn(5)}));
    // Signed, but not by a claim that states an amount: nothing of it is firm.
    QCOMPARE(resolved.firmFloor, bn(0));
}

void ResolverTest::laterMentionsBlankNothing()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("X", "2025-01-01"), exactBn(5), Status::Signed);
    b.claim(deal, b.source("Y", "2025-02-01"), Amount::undisclosed(), Status::Signed);
    QCOMPARE(resolve(b)->deals().first().interval, (Interval{bn(5), bn(5)}));
}

void ResolverTest::undatedComesLast()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("X", nullptr), exactBn(7), Status::InTalks);
    b.claim(deal, b.source("Y", "1999"), exactBn(5), Status::InTalks);
    QCOMPARE(resolve(b)->deals().first().interval, (Interval{bn(5), bn(5)}));
}

void ResolverTest::tiesTakeTheLowerFloor()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    const auto source = b.source("X", "2026-01");
    b.claim(deal, source, exactBn(50), Status::InTalks);
    b.claim(deal, source, upToBn(50), Status::InTalks);
    b.claim(deal, source, upToBn(60), Status::InTalks);
    b.claim(deal, source, upToBn(60), Status::InTalks);
    // Lower floor first, then the higher ceiling, then the lowest id.
    QCOMPARE(resolve(b)->deals().first().claims,
             (QList<ClaimId>{ClaimId(3), ClaimId(4), ClaimId(2), ClaimId(1)}));
}

void ResolverTest::preferredWinsAndDeprecatedIsSetAside()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("X", "2020"), exactBn(4), Status::Completed).evidence.rank
        = Rank::Preferred;
    b.claim(deal, b.source("Y", "2025"), exactBn(5), Status::Completed);
    b.claim(deal, b.source("Z", "2026"), upToBn(80), Status::Completed).evidence.rank
        = Rank::Deprecated;
    const auto resolution = resolve(b);
    const ResolvedDeal &resolved = resolution->deals().first();
    QCOMPARE(resolved.interval, (Interval{bn(4), bn(4)}));
    QCOMPARE(resolved.setAside, QList<ClaimId>{ClaimId(3)});
    QVERIFY(resolution->isKnown(ClaimId(3)));
    QVERIFY(!resolution->counts(ClaimId(3)));
    QCOMPARE(resolved.origins.size(), 2);
}

void ResolverTest::theClockHidesWhatWasNotPublished()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("X", "2025-12-17"), upToBn(10), Status::InTalks);
    b.claim(deal, b.source("Y", "2026-01"), upToBn(50), Status::InTalks);
    b.claim(deal, b.source("Z", nullptr), exactBn(10), Status::InTalks);
    const auto later = b.deal("later", DealKind::Debt, {"A"}, {"B"});
    b.claim(later, b.source("Y", "2026-01"), upToBn(1), Status::InTalks);

    const auto before = resolve(b, QDate(2025, 12, 18));
    QCOMPARE(before->deals().size(), 1);
    QCOMPARE(before->deals().first().claims, QList<ClaimId>{ClaimId(1)});
    // January has not ended on the 30th: its source may still be to come.
    QCOMPARE(resolve(b, QDate(2026, 1, 30))->deals().first().interval, (Interval{bn(0), bn(10)}));
    QCOMPARE(resolve(b, QDate(2026, 1, 31))->deals().first().interval, (Interval{bn(0), bn(50)}));
    QCOMPARE(resolve(b)->deals().first().claims.size(), 3);
    QVERIFY(resolve(b, QDate(2025, 12, 16))->deals().isEmpty());
}

void ResolverTest::bindingMoneyRaisesTheFloor()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Compute, {"A"}, {"B"});
    b.claim(deal, b.source("X", "2025-11"), exactBn(38), Status::Signed);
    b.claim(deal, b.source("Y", "2025-12"), upToBn(30), Status::InTalks);
    const auto resolution = resolve(b);
    const ResolvedDeal &resolved = resolution->deals().first();
    QCOMPARE(resolved.firmFloor, bn(38));
    QCOMPARE(resolved.paidFloor, bn(0));
    QCOMPARE(resolved.interval, (Interval{bn(38), bn(38)}));
    QVERIFY(resolution->counts(ClaimId(1)));
}

void ResolverTest::endedDealsBindNothing()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Compute, {"A"}, {"B"});
    b.claim(deal, b.source("X", "2025-11"), exactBn(38), Status::Completed);
    b.claim(deal, b.source("Y", "2025-12")).status = Status::Ended;
    const ResolvedDeal resolved = resolve(b)->deals().first();
    QVERIFY(resolved.isOver());
    QCOMPARE(resolved.firmFloor, bn(0));
    QCOMPARE(resolved.paidFloor, bn(0));
}

void ResolverTest::whatIsPaidBinds()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("X", "2025-01"), exactBn(10), Status::Completed);
    b.claim(deal, b.source("Y", "2025-06"), exactBn(5), Status::Signed);
    const ResolvedDeal resolved = resolve(b)->deals().first();
    QCOMPARE(resolved.paidFloor, bn(10));
    QCOMPARE(resolved.firmFloor, bn(10));
    QCOMPARE(resolved.interval->floor, bn(10));
}

void ResolverTest::ratesBecomeTotalsWithATerm()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Compute, {"A"}, {"B"});
    Claim &claim = b.claim(deal, b.source("X", "2025-01"), upToBn(30), Status::Signed);
    claim.amount->basis = Basis::PerYear;
    ResolvedDeal resolved = resolve(b)->deals().first();
    QCOMPARE(resolved.basis, Basis::PerYear);
    QVERIFY(!resolved.computedTotal);

    b.claim(deal, b.source("Y", "2024-01")).period = Period{{}, {}, 60};
    resolved = resolve(b)->deals().first();
    QCOMPARE(resolved.basis, Basis::Total);
    QVERIFY(resolved.computedTotal);
    QCOMPARE(resolved.interval, (Interval{bn(0), bn(150)}));
    QCOMPARE(resolved.headline, std::optional(bn(150)));
    QCOMPARE(monthsOf({PartialDate::fromIso(u"2025-11"), PartialDate::fromIso(u"2032-10"), {}}),
             std::optional(84));
    QCOMPARE(monthsOf({PartialDate::fromIso(u"2025-11"), {}, {}}), std::nullopt);
}

void ResolverTest::datesComeFromTheEventOrTheReport()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("X", "2026-01"), exactBn(10), Status::Completed);
    ResolvedDeal resolved = resolve(b)->deals().first();
    QCOMPARE(resolved.date->toIso(), QStringLiteral("2026-01"));
    QCOMPARE(resolved.dateOrigin, DateOrigin::Report);

    b.claim(deal, b.source("Y", nullptr)).happenedOn = PartialDate::fromIso(u"2023-01");
    resolved = resolve(b)->deals().first();
    QCOMPARE(resolved.date->toIso(), QStringLiteral("2023-01"));
    QCOMPARE(resolved.dateOrigin, DateOrigin::Event);

    const auto undated = b.deal("u", DealKind::Equity, {"A"}, {"B"});
    b.claim(undated, b.source("Y", nullptr), exactBn(1), Status::Signed);
    QCOMPARE(resolve(b)->deals().last().dateOrigin, DateOrigin::None);
}

void ResolverTest::originsAreCountedOnce()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    const OutletId reuters = b.outlet("Reuters");
    b.outlet("unnamed", false);
    for (const char *outlet : {"one", "two", "unnamed"}) {
        b.claim(deal, b.source(outlet, "2025"), exactBn(1), Status::InTalks).evidence.attribution
            = {reuters};
    }
    b.claim(deal, b.source("unnamed", "2025"), exactBn(1), Status::InTalks);
    // Three articles that cite Reuters are one origin; an unnamed outlet is none.
    QCOMPARE(resolve(b)->deals().first().origins, QList<OutletId>{reuters});
}

void ResolverTest::familiesNeedAKnownClaim()
{
    LedgerBuilder b;
    const auto part = b.deal("part", DealKind::Equity, {"A"}, {"B"});
    const auto whole = b.deal("whole", DealKind::Equity, {}, {"B"});
    b.claim(part, b.source("X", "2025-01"), upToBn(10), Status::InTalks);
    b.claim(whole, b.source("X", "2025-01"), exactBn(100), Status::InTalks);
    const ClaimId tie = b.claim(part, b.source("Y", "2025-06"), upToBn(50), Status::InTalks).id;
    b.relate(part, whole, RelationKind::PartOf, tie);
    QCOMPARE(resolve(b)->wholeOf(0), 1);
    QCOMPARE(resolve(b)->partsOf(1), QList<int>{0});
    QCOMPARE(resolve(b, QDate(2025, 3, 1))->wholeOf(0), -1);
}

void ResolverTest::aRingOfPartsIsBroken()
{
    LedgerBuilder b;
    const auto one = b.deal("one", DealKind::Equity, {"A"}, {"B"});
    const auto two = b.deal("two", DealKind::Equity, {"A"}, {"B"});
    b.claim(one, b.source("X", "2025"), exactBn(1), Status::Signed);
    b.claim(two, b.source("X", "2025"), exactBn(1), Status::Signed);
    b.relate(one, two, RelationKind::PartOf);
    b.relate(two, one, RelationKind::PartOf);
    b.relate(one, one, RelationKind::PartOf);
    const auto resolution = resolve(b);
    QCOMPARE(resolution->wholeOf(0), 1);
    QCOMPARE(resolution->wholeOf(1), -1);
}

void ResolverTest::valuationsResolveByCompanyBasisAndCondition()
{
    LedgerBuilder b;
    b.valuation("OpenAI", b.source("X", "2025-12-17"), atLeastBn(500)).condition
        = QStringLiteral("if Amazon invests");
    b.valuation("OpenAI", b.source("Y", "2025-12-19"), atLeastBn(510)).condition
        = QStringLiteral("if Amazon invests");
    b.valuation("OpenAI", b.source("Y", "2025-12-19"), exactBn(300));
    const auto resolution = resolve(b);
    QCOMPARE(resolution->valuations().size(), 2);
    QVERIFY(resolution->counts(ValuationId(2)));
    QVERIFY(resolution->counts(ValuationId(3)));
    QVERIFY(!resolution->counts(ValuationId(1)));
    QVERIFY(!resolve(b, QDate(2025, 12, 18))->isKnown(ValuationId(2)));
}

DEALSCOPE_TEST(ResolverTest)
#include "ResolverTest.moc"
