// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Families.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

ResolutionPtr resolve(const LedgerBuilder &b)
{
    return Resolver::resolve(b.snapshot(), Lens::Latest, {});
}

QList<int> all(const Resolution &resolution)
{
    QList<int> positions(resolution.deals().size());
    std::iota(positions.begin(), positions.end(), 0);
    return positions;
}

MoneySum capitalOf(const LedgerBuilder &b)
{
    const auto resolution = resolve(b);
    return totalsOf(*resolution, all(*resolution), Currency::usd()).capital;
}

/// A round of `whole` with one part; positions 0 and 1.
LedgerBuilder roundWithPart(const Amount &whole, const Amount &part)
{
    LedgerBuilder b;
    const auto source = b.source("X", "2026-01");
    const auto round = b.deal("round", DealKind::Equity, {}, {"OpenAI"});
    const auto stake = b.deal("stake", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(round, source, whole, Status::InTalks);
    b.claim(stake, source, part, Status::InTalks);
    b.relate(stake, round, RelationKind::PartOf);
    return b;
}

} // namespace

class FamiliesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPartIsNotCountedTwice();
    void partsLargerThanTheWholeCount();
    void aWholeWithoutAmountIsOpen();
    void openEndsAreCountedApart();
    void remaindersAreDrawn();
    void endedPartsTakeNothingOff();
    void bucketsHoldWhatIsTheirs();
    void aHiddenMiddleKeepsTheFamily();
    void capitalAndPurchasesStayApart();
    void whatAddsNothingIsListed();
    void sumsThatDoNotFitSaySo();
    void orderDoesNotMatter();
    void yearsAddUpToTheWhole();
    void aFamilyInOneYearIsCountedOnce();
    void otherMoneyIsNoPieceOfAWhole();
    void aMiddleOutsideTheBucketIsTakenOff();
    void aTermOfAges();
};

void FamiliesTest::aPartIsNotCountedTwice()
{
    const auto b = roundWithPart(exactBn(100), upToBn(50));
    const MoneySum sum = capitalOf(b);
    QCOMPARE(sum.interval, (Interval{bn(100), bn(100)}));
    QCOMPARE(sum.openEnded, 0);
    QCOMPARE(sum.deals, 2);
    const auto resolution = resolve(b);
    QCOMPARE(notCountedTwice(*resolution, all(*resolution), Currency::usd()),
             QList<DealId>{DealId(2)});
    // Without the round the part counts for itself.
    QCOMPARE(totalsOf(*resolution, {1}, Currency::usd()).capital.interval,
             (Interval{bn(0), bn(50)}));
}

void FamiliesTest::partsLargerThanTheWholeCount()
{
    QCOMPARE(capitalOf(roundWithPart(exactBn(5), exactBn(8))).interval, (Interval{bn(8), bn(8)}));
}

void FamiliesTest::aWholeWithoutAmountIsOpen()
{
    const MoneySum sum = capitalOf(roundWithPart(Amount::undisclosed(), exactBn(8)));
    QCOMPARE(sum.range(), (Interval{bn(8), std::nullopt}));
    QCOMPARE(sum.openEnded, 1);
    QCOMPARE(sum.interval, (Interval{bn(8), bn(8)}));
}

void FamiliesTest::openEndsAreCountedApart()
{
    LedgerBuilder b;
    const auto source = b.source("X", "2026-01");
    b.claim(b.deal("a", DealKind::Equity, {"A"}, {"C"}), source, upToBn(10), Status::InTalks);
    b.claim(b.deal("b", DealKind::Equity, {"B"}, {"C"}), source, atLeastBn(3), Status::Completed);
    const MoneySum sum = capitalOf(b);
    QCOMPARE(sum.interval, (Interval{bn(3), bn(13)}));
    QCOMPARE(sum.openEnded, 1);
    QCOMPARE(sum.firm, bn(3));
    QCOMPARE(sum.paid, bn(3));
}

void FamiliesTest::remaindersAreDrawn()
{
    const auto b = roundWithPart(exactBn(100), upToBn(50));
    const auto resolution = resolve(b);
    const auto pieces = moneyPieces(*resolution, all(*resolution), Currency::usd());
    QCOMPARE(pieces.size(), 2);
    QVERIFY(pieces[0].remainder);
    QCOMPARE(pieces[0].interval, (Interval{bn(50), bn(100)}));
    QVERIFY(!pieces[1].remainder);
    QCOMPARE(pieces[1].interval, (Interval{bn(0), bn(50)}));
    // A whole whose part is filtered away is drawn whole.
    QCOMPARE(moneyPieces(*resolution, {0}, Currency::usd()).first().interval,
             (Interval{bn(100), bn(100)}));

    const auto unknown = resolve(roundWithPart(exactBn(100), Amount::undisclosed()));
    QCOMPARE(moneyPieces(*unknown, {0, 1}, Currency::usd()).first().interval,
             (Interval{bn(0), bn(100)}));
}

void FamiliesTest::endedPartsTakeNothingOff()
{
    auto b = roundWithPart(exactBn(100), exactBn(50));
    b.claim(DealId(2), b.source("Y", "2026-02")).status = Status::Ended;
    const auto resolution = resolve(b);
    const auto pieces = moneyPieces(*resolution, {0, 1}, Currency::usd());
    QCOMPARE(pieces[0].interval, (Interval{bn(100), bn(100)}));
    QCOMPARE(pieces[1].leftOut, std::optional(LeftOut::Ended));
    QCOMPARE(capitalOf(b).interval, (Interval{bn(100), bn(100)}));
}

void FamiliesTest::bucketsHoldWhatIsTheirs()
{
    const auto b = roundWithPart(exactBn(100), upToBn(50));
    const auto resolution = resolve(b);
    const QList<int> selected{0, 1};
    // By payer: Amazon may pay 50, so 50 to 100 come from others.
    QCOMPARE(sumOf(*resolution, selected, {0}, Currency::usd()).interval,
             (Interval{bn(50), bn(100)}));
    QCOMPARE(sumOf(*resolution, selected, {1}, Currency::usd()).interval,
             (Interval{bn(0), bn(50)}));
    // By payee both are OpenAI's: 100.
    QCOMPARE(sumOf(*resolution, selected, {1, 0}, Currency::usd()).interval,
             (Interval{bn(100), bn(100)}));
}

void FamiliesTest::aHiddenMiddleKeepsTheFamily()
{
    auto b = roundWithPart(exactBn(100), exactBn(60));
    const auto tranche = b.deal("tranche", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(tranche, b.source("X", "2026-01"), exactBn(20), Status::Completed);
    b.relate(tranche, DealId(2), RelationKind::PartOf);
    const auto resolution = resolve(b);
    // The stake between round and tranche is filtered away; the tranche is still in the round.
    const Totals totals = totalsOf(*resolution, {0, 2}, Currency::usd());
    QCOMPARE(totals.capital.interval, (Interval{bn(100), bn(100)}));
    QCOMPARE(totals.capital.paid, bn(20));
    QCOMPARE(moneyPieces(*resolution, {0, 2}, Currency::usd()).first().interval,
             (Interval{bn(80), bn(80)}));
}

void FamiliesTest::capitalAndPurchasesStayApart()
{
    LedgerBuilder b;
    const auto source = b.source("X", "2026-01");
    b.claim(b.deal("in", DealKind::Equity, {"A"}, {"B"}), source, upToBn(10), Status::InTalks);
    b.claim(b.deal("back", DealKind::Compute, {"B"}, {"A"}), source, exactBn(38), Status::Signed);
    const auto resolution = resolve(b);
    const Totals totals = totalsOf(*resolution, all(*resolution), Currency::usd());
    QCOMPARE(totals.capital.interval, (Interval{bn(0), bn(10)}));
    QCOMPARE(totals.purchase.interval, (Interval{bn(38), bn(38)}));
    QCOMPARE(totals.purchase.firm, bn(38));
    QCOMPARE(totals.capital.firm, bn(0));
}

void FamiliesTest::whatAddsNothingIsListed()
{
    LedgerBuilder b;
    const auto source = b.source("X", "2026-01");
    const auto make = [&](const char *title, const Amount &amount, Status status) {
        const auto id = b.deal(title, DealKind::Equity, {"A"}, {"B"});
        b.claim(id, source, amount, status);
        return id;
    };
    const auto amountless = make("amountless", Amount::undisclosed(), Status::Signed);
    const auto ended = make("ended", exactBn(1), Status::Ended);
    const auto denied = make("denied", exactBn(1), Status::Denied);
    const auto replaced = make("replaced", exactBn(1), Status::Signed);
    const auto successor = make("successor", exactBn(2), Status::Signed);
    b.relate(successor, replaced, RelationKind::Replaces);
    Amount rate = exactBn(1);
    rate.basis = Basis::PerYear;
    const auto perYearOnly = make("rate", rate, Status::Signed);
    const auto foreign
        = make("foreign", Amount::exact(bn(1), *Currency::fromCode(u"EUR")), Status::Signed);
    const auto partners = b.deal("no money", DealKind::Partnership, {"A"}, {"B"});
    b.claim(partners, source).status = Status::Signed;

    const auto resolution = resolve(b);
    const Totals totals = totalsOf(*resolution, all(*resolution), Currency::usd());
    QCOMPARE(totals.capital.interval, (Interval{bn(2), bn(2)}));
    QList<std::pair<LeftOut, QList<DealId>>> found;
    for (const LeftOutDeals &one : totals.leftOut) {
        found.append({one.reason, one.deals});
    }
    const QList<std::pair<LeftOut, QList<DealId>>> expected{
        {LeftOut::NoAmount, {amountless}},    {LeftOut::Ended, {ended}},
        {LeftOut::Denied, {denied}},          {LeftOut::Replaced, {replaced}},
        {LeftOut::OtherBasis, {perYearOnly}}, {LeftOut::NoRate, {foreign}}};
    QCOMPARE(found, expected);
    QCOMPARE(totals.deals, 8);
}

void FamiliesTest::sumsThatDoNotFitSaySo()
{
    LedgerBuilder b;
    const auto source = b.source("X", "2026-01");
    const Amount huge = Amount::exact(Money{9'000'000'000'000'000'000}, Currency::usd());
    for (const char *title : {"a", "b"}) {
        b.claim(b.deal(title, DealKind::Equity, {"A"}, {"B"}), source, huge, Status::Signed);
    }
    QVERIFY(capitalOf(b).overflow);
}

void FamiliesTest::orderDoesNotMatter()
{
    QRandomGenerator random(20260131);
    for (int round = 0; round < 30; ++round) {
        LedgerBuilder b;
        const auto source = b.source("X", "2026-01");
        QList<DealId> deals;
        for (int i = 0; i < 20; ++i) {
            const auto id = b.deal("d", DealKind::Equity, {"A"}, {"B"});
            const double amount = random.bounded(1, 100);
            const std::array amounts{exactBn(amount), upToBn(amount), atLeastBn(amount),
                                     Amount::undisclosed()};
            b.claim(id, source, amounts[size_t(random.bounded(4))], Status(random.bounded(7)));
            if (!deals.isEmpty() && random.bounded(3) == 0) {
                b.relate(id, deals[random.bounded(int(deals.size()))], RelationKind::PartOf);
            }
            deals.append(id);
        }
        const auto resolution = resolve(b);
        QList<int> selected = all(*resolution);
        const MoneySum expected = sumOf(*resolution, selected, selected, Currency::usd());
        QVERIFY(expected.paid <= expected.firm);
        QVERIFY(expected.firm <= expected.interval.floor);
        QVERIFY(expected.interval.floor <= *expected.interval.ceiling);
        std::shuffle(selected.begin(), selected.end(), random);
        const MoneySum shuffled = sumOf(*resolution, selected, selected, Currency::usd());
        QCOMPARE(shuffled.interval, expected.interval);
        QCOMPARE(shuffled.openEnded, expected.openEnded);
        QCOMPARE(shuffled.firm, expected.firm);
    }
}

void FamiliesTest::yearsAddUpToTheWhole()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Compute, {"A"}, {"B"});
    Claim &claim = b.claim(deal, b.source("X", "2025-11-03"), exactBn(38), Status::Signed);
    claim.period = Period{PartialDate::fromIso(u"2025-11"), {}, 84};
    const ResolvedDeal resolved = resolve(b)->deals().first();
    const QList<YearShare> shares = perYear(resolved);
    QCOMPARE(shares.size(), 8);
    QCOMPARE(shares.first().year, 2025);
    QCOMPARE(shares.last().year, 2032);
    Money sum;
    for (const YearShare &share : shares) {
        sum.units += share.interval.floor.units;
        QVERIFY(share.assumed);
        QVERIFY(share.firm <= share.interval.floor);
    }
    QCOMPARE(sum, bn(38));
    // Two of 84 months lie in 2025.
    QCOMPARE(shares.first().interval.floor, Money{904'761'905});

    LedgerBuilder once;
    once.claim(once.deal("d", DealKind::Equity, {"A"}, {"B"}), once.source("X", "2025-11-03"),
               upToBn(10), Status::InTalks);
    const QList<YearShare> single = perYear(resolve(once)->deals().first());
    QCOMPARE(single.size(), 1);
    QCOMPARE(single.first().year, 2025);
    QVERIFY(!single.first().assumed);
}

void FamiliesTest::aFamilyInOneYearIsCountedOnce()
{
    const auto b = roundWithPart(exactBn(100), upToBn(50));
    const auto resolution = resolve(b);
    const QList<YearSum> years = sumsPerYear(*resolution, {0, 1}, Currency::usd());
    QCOMPARE(years.size(), 1);
    QCOMPARE(years.first().year, 2026);
    QCOMPARE(years.first().capital.interval, (Interval{bn(100), bn(100)}));
    QCOMPARE(years.first().deals, 2);
}

void FamiliesTest::otherMoneyIsNoPieceOfAWhole()
{
    auto b = roundWithPart(exactBn(100), upToBn(50));
    for (const DealKind kind : {DealKind::Partnership, DealKind::Compute}) {
        const auto tied = b.deal("tied", kind, {"Amazon"}, {"OpenAI"});
        b.claim(tied, b.source("X", "2026-01")).status = Status::Signed;
        b.relate(tied, DealId(1), RelationKind::PartOf);
    }
    QCOMPARE(capitalOf(b).interval, (Interval{bn(100), bn(100)}));
    const auto resolution = resolve(b);
    QCOMPARE(resolution->partsOf(0), QList<int>{1});
    QCOMPARE(moneyPieces(*resolution, all(*resolution), Currency::usd()).first().interval,
             (Interval{bn(50), bn(100)}));
}

void FamiliesTest::aMiddleOutsideTheBucketIsTakenOff()
{
    auto b = roundWithPart(exactBn(100), exactBn(50));
    const auto tranche = b.deal("tranche", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(tranche, b.source("X", "2026-01"), exactBn(20), Status::Completed);
    b.relate(tranche, DealId(2), RelationKind::PartOf);
    const auto resolution = resolve(b);
    // Of the round's 100 the stake holds 30 beyond its tranche: 70 are the bucket's.
    QCOMPARE(sumOf(*resolution, {0, 1, 2}, {0, 2}, Currency::usd()).interval,
             (Interval{bn(70), bn(70)}));
    QCOMPARE(sumOf(*resolution, {0, 1, 2}, {1}, Currency::usd()).interval,
             (Interval{bn(30), bn(30)}));
}

void FamiliesTest::aTermOfAges()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Compute, {"A"}, {"B"});
    b.claim(deal, b.source("X", "2025-11"), exactBn(38), Status::Signed).period
        = Period{{}, {}, 2'000'000'000};
    QCOMPARE(perYear(resolve(b)->deals().first()).size(), 1);
    QCOMPARE(
        monthsOf({PartialDate::fromIso(u"2025-11-03"), PartialDate::fromIso(u"2032-11-02"), {}}),
        std::optional(84));
    QCOMPARE(monthsOf({PartialDate::fromIso(u"0001"), PartialDate::fromIso(u"9999"), {}}),
             std::nullopt);
}

DEALSCOPE_TEST(FamiliesTest)
#include "FamiliesTest.moc"
