// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ClaimOrder.h"

#include "analysis/Resolution.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

QList<const Claim *> claimsOf(const SnapshotPtr &snapshot)
{
    QList<const Claim *> claims;
    for (int row = 0; row < snapshot->claimCount(); ++row) {
        const Claim &claim = snapshot->claimAt(row);
        claims.append(&claim);
    }
    return claims;
}

QList<qint64> orderUnder(Lens lens, const LedgerBuilder &b)
{
    const SnapshotPtr snapshot = b.snapshot();
    QList<qint64> ids;
    for (const Claim *claim :
         inLensOrder(*snapshot, claimsOf(snapshot), {lens, Currency::usd(), std::nullopt})) {
        ids.append(claim->id.value);
    }
    return ids;
}

/// Six claims that every lens orders in its own way.
LedgerBuilder contradictingLedger()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("One", "2025-01-01"), exactBn(20), Status::Signed); // 1
    b.claim(deal, b.source("Two", "2025-02-01"), upToBn(30), Status::InTalks); // 2
    b.claim(deal, b.source("Three", "2025-03-01"), atLeastBn(10), Status::InTalks); // 3
    b.claim(deal, b.source("Four", "2025-04-01")).status = Status::Rumoured; // 4
    b.claim(deal, b.source("Five", "2024-12-01"), exactBn(22), Status::Announced); // 5
    const auto filing = b.source("Six", "2024-11-01");
    b.sourceRow(filing).kind = SourceKind::Filing;
    b.claim(deal, filing, upToBn(15), Status::Announced); // 6
    return b;
}

} // namespace

class ClaimOrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachLensHasItsOrder_data();
    void eachLensHasItsOrder();
    void preferredComesFirstUnderEveryLens();
    void originsAreCountedNotArticles();
    void amountsOfSeveralCurrenciesAreConverted();
    void ratesAreComparedAsTotals();
    void onlyWhatBindsIsEligible();
    void anEndingCountsWhereOnlyWhatBindsCounts();
    void tiesAreWhatTheLensCannotTell();
    void nearIsAQuarterOfTheSmaller_data();
    void nearIsAQuarterOfTheSmaller();
};

void ClaimOrderTest::eachLensHasItsOrder_data()
{
    QTest::addColumn<Lens>("lens");
    QTest::addColumn<QList<qint64>>("order");
    const auto row = [](const char *why, Lens lens, const QList<qint64> &order) {
        QTest::newRow(why) << lens << order;
    };
    row("latest: by day", Lens::Latest, {4, 3, 2, 1, 5, 6});
    row("filing first, then by day", Lens::FilingFirst, {6, 4, 3, 2, 1, 5});
    row("conservative: ceilings 15, 20, 22, 30, open; no amount last", Lens::Conservative,
        {6, 1, 5, 2, 3, 4});
    row("highest: 30, 22, 20, 15, 10; no amount last", Lens::Highest, {2, 5, 1, 6, 3, 4});
    // Near 20 (1): 20, 22 = 2. Near 22: 2. Near 30: 30 alone, since 30 - 22 > 5.5. Near 15: 15
    // alone, since 20 - 15 > 3.75. Near 10: alone. So 1 (newer than 5), 5, then 3, 2, 6, then 4.
    row("corroborated", Lens::Corroborated, {1, 5, 3, 2, 6, 4});
    row("binding only: 1 is signed", Lens::BindingOnly, {1, 4, 3, 2, 5, 6});
}

void ClaimOrderTest::eachLensHasItsOrder()
{
    QFETCH(Lens, lens);
    QFETCH(QList<qint64>, order);
    QCOMPARE(orderUnder(lens, contradictingLedger()), order);
}

void ClaimOrderTest::preferredComesFirstUnderEveryLens()
{
    LedgerBuilder b = contradictingLedger();
    b.claim(DealId(1), b.source("Seven", nullptr), exactBn(17), Status::Rumoured).evidence.rank
        = Rank::Preferred;
    for (const auto &lens : enumEntries<Lens>()) {
        QCOMPARE(orderUnder(lens.value, b).first(), 7);
    }
}

void ClaimOrderTest::originsAreCountedNotArticles()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    const auto reuters = b.outlet("Reuters");
    for (const char *outlet : {"P", "Q", "R"}) {
        b.claim(deal, b.source(outlet, "2025-03-01"), exactBn(50), Status::InTalks)
            .evidence.attribution
            = {reuters};
    }
    b.claim(deal, b.source("S", "2025-01-01"), exactBn(10), Status::InTalks);
    b.claim(deal, b.source("T", "2025-01-02"), exactBn(11), Status::InTalks);
    // Three articles of one origin against two origins.
    QCOMPARE(orderUnder(Lens::Corroborated, b).first(), 5);
}

void ClaimOrderTest::amountsOfSeveralCurrenciesAreConverted()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    const Currency yen = *Currency::fromCode(u"JPY");
    b.claim(deal, b.source("P", "2025-03-01"), Amount::exact(bn(300), yen), Status::InTalks);
    b.claim(deal, b.source("Q", "2025-03-02"), exactBn(5), Status::InTalks);
    // 300 bn yen are no more than 5 bn dollars without a rate: they cannot be compared.
    QCOMPARE(orderUnder(Lens::Highest, b), (QList<qint64>{2, 1}));
    LedgerData data = b.data();
    data.rates.append({RateId(1), yen, Currency::usd(), 150, 1, {}, {}, {}, {}});
    const SnapshotPtr snapshot = Snapshot::make(data);
    const auto order = inLensOrder(*snapshot, claimsOf(snapshot),
                                   {Lens::Conservative, Currency::usd(), std::nullopt});
    QCOMPARE(order.first()->id, ClaimId(1)); // 2 bn dollars
}

void ClaimOrderTest::ratesAreComparedAsTotals()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Compute, {"A"}, {"B"});
    Amount yearly = exactBn(30);
    yearly.basis = Basis::PerYear;
    b.claim(deal, b.source("P", "2025-03-01"), yearly, Status::Signed).period = Period{{}, {}, 120};
    b.claim(deal, b.source("Q", "2025-03-02"), exactBn(100), Status::Signed);
    b.claim(deal, b.source("R", "2025-03-03"), yearly, Status::Signed); // no term of its own
    QCOMPARE(orderUnder(Lens::Highest, b), (QList<qint64>{1, 2, 3})); // 300, 100, not comparable
}

void ClaimOrderTest::onlyWhatBindsIsEligible()
{
    const SnapshotPtr snapshot = contradictingLedger().snapshot();
    QCOMPARE(eligibleUnder(Lens::BindingOnly, claimsOf(snapshot)).size(), 1);
    QCOMPARE(eligibleUnder(Lens::Highest, claimsOf(snapshot)).size(), 6);
    const auto resolution = Resolver::resolve(snapshot, Lens::BindingOnly, {});
    const ResolvedDeal &deal = resolution->deals().first();
    QCOMPARE(deal.claims.size(), 6); // all are still there to be read
    QCOMPARE(deal.eligible, 1);
    QCOMPARE(deal.interval, (Interval{bn(20), bn(20)}));
    QCOMPARE(deal.status, std::optional(Status::Signed));
}

void ClaimOrderTest::anEndingCountsWhereOnlyWhatBindsCounts()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("P", "2025-01-01"), exactBn(5), Status::Signed);
    b.claim(deal, b.source("Q", "2025-06-01")).status = Status::Ended;
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::BindingOnly, {});
    QCOMPARE(resolution->deals().first().status, std::optional(Status::Ended));
    QCOMPARE(resolution->deals().first().firmFloor, bn(0));
}

void ClaimOrderTest::tiesAreWhatTheLensCannotTell()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    const auto source = b.source("P", "2025-01-01");
    b.claim(deal, source, upToBn(50), Status::InTalks);
    b.claim(deal, source, exactBn(50), Status::InTalks);
    b.claim(deal, source, upToBn(50), Status::InTalks); // the same interval
    b.claim(deal, b.source("Q", "2024-01-01"), exactBn(9), Status::InTalks); // older
    const SnapshotPtr snapshot = b.snapshot();
    const auto level = [&](Lens lens) {
        return levelWithFirst(*snapshot, claimsOf(snapshot), {lens, Currency::usd(), std::nullopt});
    };
    const QList<ClaimId> ofThatDay{ClaimId(1), ClaimId(3), ClaimId(2)}; // the lower floor first
    QCOMPARE(level(Lens::Latest), ofThatDay);
    QCOMPARE(level(Lens::Conservative), QList<ClaimId>{ClaimId(4)}); // ceiling 9 alone
    QCOMPARE(level(Lens::Highest), ofThatDay);
}

void ClaimOrderTest::nearIsAQuarterOfTheSmaller_data()
{
    QTest::addColumn<qint64>("a");
    QTest::addColumn<qint64>("b");
    QTest::addColumn<bool>("near");
    QTest::newRow("equal") << 100LL << 100LL << true;
    QTest::newRow("25 %") << 100LL << 125LL << true;
    QTest::newRow("above") << 126LL << 100LL << false;
    QTest::newRow("zeros") << 0LL << 0LL << true;
    QTest::newRow("zero and one") << 0LL << 1LL << false;
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << 1LL << false;
}

void ClaimOrderTest::nearIsAQuarterOfTheSmaller()
{
    QFETCH(qint64, a);
    QFETCH(qint64, b);
    QFETCH(bool, near);
    QCOMPARE(areNear(Money{a}, Money{b}), near);
    QCOMPARE(areNear(Money{b}, Money{a}), near);
}

DEALSCOPE_TEST(ClaimOrderTest)
#include "ClaimOrderTest.moc"
