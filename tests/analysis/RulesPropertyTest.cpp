// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Families.h"
#include "analysis/FlowGraph.h"
#include "analysis/Selection.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace dealscope::analysis;
using namespace dealscope::tests;

/// What must hold on every ledger, tried on generated ones: each row is a seed, and in it every
/// lens, with and without a clock.
class RulesPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void generatedLedgersHaveWhatTheyPromise();
    void endsAreInOrder_data() { seeds(); }
    void endsAreInOrder();
    void upToRaisesNoFloor_data() { seeds(); }
    void upToRaisesNoFloor();
    void deprecatedClaimsChangeNothing_data() { seeds(); }
    void deprecatedClaimsChangeNothing();
    void totalsDoNotDependOnOrder_data() { seeds(); }
    void totalsDoNotDependOnOrder();
    void familiesAreCountedOnce_data() { seeds(); }
    void familiesAreCountedOnce();
    void everyDealIsCountedOrListed_data() { seeds(); }
    void everyDealIsCountedOrListed();

private:
    static void seeds()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed) {
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
        }
    }
    static QList<ResolutionPtr> resolutions(const LedgerData &data)
    {
        const SnapshotPtr snapshot = Snapshot::make(data);
        QList<ResolutionPtr> all;
        for (const auto &lens : enumEntries<Lens>()) {
            for (const auto &day : {std::optional<QDate>(), std::optional(QDate(2021, 6, 1))}) {
                all.append(Resolver::resolve(snapshot, lens.value, day));
            }
        }
        return all;
    }
    static QList<int> everything(const Resolution &resolution)
    {
        QList<int> all(resolution.deals().size());
        std::iota(all.begin(), all.end(), 0);
        return all;
    }
};

void RulesPropertyTest::generatedLedgersHaveWhatTheyPromise()
{
    // Without these the other tests would hold on ledgers that have nothing to try them with.
    QMap<Bound, int> bounds;
    QMap<Basis, int> bases;
    int joint = 0;
    int parts = 0;
    int undated = 0;
    int deprecated = 0;
    int deals = 0;
    for (quint32 seed = 1; seed <= 40; ++seed) {
        const LedgerData data = randomLedger(seed, 60);
        deals += int(data.deals.size());
        parts += int(data.relations.size());
        for (const Claim &claim : data.claims) {
            if (claim.amount) {
                ++bounds[claim.amount->bound];
                ++bases[claim.amount->basis];
            }
            deprecated += claim.evidence.rank == Rank::Deprecated ? 1 : 0;
        }
        for (const Deal &deal : data.deals) {
            joint += deal.companiesAs(Role::Payer).size() > 1 ? 1 : 0;
        }
        undated += int(
            std::ranges::count_if(data.sources, [](const Source &s) { return !s.published; }));
    }
    const auto [least, most] = std::ranges::minmax(bounds);
    QCOMPARE(bounds.size(), 5);
    QVERIFY(most - least <= 40);
    QCOMPARE(bases.size(), 4);
    QVERIFY(std::ranges::max(bases) - std::ranges::min(bases) <= 40 * 5);
    QVERIFY(joint > deals / 8 && joint < deals / 3);
    QVERIFY(parts > deals / 12 && parts < deals / 5);
    QVERIFY(undated > 40 && deprecated > 40);
}

void RulesPropertyTest::endsAreInOrder()
{
    QFETCH(quint32, seed);
    for (const ResolutionPtr &resolution : resolutions(randomLedger(seed, 60))) {
        for (const ResolvedDeal &deal : resolution->deals()) {
            QVERIFY(deal.paidFloor <= deal.firmFloor);
            QVERIFY(Money{} <= deal.paidFloor);
            if (deal.interval) {
                QVERIFY(deal.firmFloor <= deal.interval->floor);
                QVERIFY(!deal.interval->ceiling || deal.interval->floor <= *deal.interval->ceiling);
            } else {
                QCOMPARE(deal.firmFloor, Money{});
            }
            if (deal.isOver()) {
                QCOMPARE(deal.firmFloor, Money{});
            }
        }
        const QList<int> all = everything(*resolution);
        const Totals totals = totalsOf(*resolution, all, resolution->currency());
        for (const MoneySum &sum : {totals.capital, totals.purchase}) {
            QVERIFY(sum.overflow
                    || (sum.paid <= sum.firm && sum.firm <= sum.interval.floor
                        && sum.interval.floor <= *sum.interval.ceiling));
        }
        for (const MoneyPiece &piece : moneyPieces(*resolution, all, resolution->currency())) {
            if (piece.interval) {
                QVERIFY(!piece.interval->ceiling
                        || piece.interval->floor <= *piece.interval->ceiling);
                QVERIFY(piece.paid <= piece.firm && piece.firm <= piece.interval->floor);
            }
        }
    }
}

void RulesPropertyTest::upToRaisesNoFloor()
{
    QFETCH(quint32, seed);
    const LedgerData data = randomLedger(seed, 60);
    // An "up to" more, of the newest source, that states nothing binding.
    LedgerData more = data;
    Source newest = data.sources.first();
    newest.id = SourceId(data.sources.size() + 1);
    newest.published = PartialDate::day(QDate(2030, 1, 1));
    more.sources.append(newest);
    for (const Deal &deal : data.deals) {
        Claim claim;
        claim.id = ClaimId(more.claims.size() + 1);
        claim.deal = deal.id;
        claim.evidence.source = newest.id;
        claim.amount = Amount::upTo(Money{7'000'000'000}, Currency::usd());
        more.claims.append(claim);
    }
    const auto before = Resolver::resolve(Snapshot::make(data), Lens::Latest, {});
    const auto after = Resolver::resolve(Snapshot::make(more), Lens::Latest, {});
    int counting = 0;
    for (const ResolvedDeal &deal : after->deals()) {
        const Claim &amount = *after->snapshot().claim(deal.amountClaim);
        if (amount.evidence.source != newest.id) {
            continue; // a preferred claim stays first
        }
        ++counting;
        const ResolvedDeal &old = *before->deal(deal.id);
        // Nothing but what binds holds up the floor of an "up to".
        QCOMPARE(deal.interval->floor, deal.firmFloor);
        // A converted amount had the rate of another day.
        if (old.interval && !old.reported && old.currency == deal.currency
            && old.basis == Basis::Total) {
            QVERIFY(deal.interval->floor <= old.interval->floor);
        }
    }
    QVERIFY(counting > 20);
}

void RulesPropertyTest::deprecatedClaimsChangeNothing()
{
    QFETCH(quint32, seed);
    const LedgerData data = randomLedger(seed, 60);
    LedgerData without = data;
    without.claims.removeIf(
        [](const Claim &claim) { return claim.evidence.rank == Rank::Deprecated; });
    QVERIFY(without.claims.size() < data.claims.size());
    const QList<ResolutionPtr> all = resolutions(data);
    const QList<ResolutionPtr> fewer = resolutions(without);
    for (qsizetype i = 0; i < all.size(); ++i) {
        for (const ResolvedDeal &deal : all[i]->deals()) {
            const ResolvedDeal *other = fewer[i]->deal(deal.id);
            if (!other) {
                QVERIFY(deal.claims.isEmpty() && !deal.interval && !deal.status);
                continue;
            }
            QCOMPARE(deal.claims, other->claims);
            QCOMPARE(deal.interval, other->interval);
            QCOMPARE(deal.status, other->status);
            QCOMPARE(deal.form, other->form);
            QCOMPARE(deal.firmFloor, other->firmFloor);
            QCOMPARE(deal.paidFloor, other->paidFloor);
            QCOMPARE(deal.date, other->date);
            QCOMPARE(deal.origins, other->origins);
        }
    }
}

void RulesPropertyTest::totalsDoNotDependOnOrder()
{
    QFETCH(quint32, seed);
    for (const ResolutionPtr &resolution : resolutions(randomLedger(seed, 60))) {
        QList<int> order = everything(*resolution);
        const Totals first = totalsOf(*resolution, order, resolution->currency());
        std::mt19937 engine(seed);
        for (int turn = 0; turn < 3; ++turn) {
            std::ranges::shuffle(order, engine);
            const Totals again = totalsOf(*resolution, order, resolution->currency());
            for (const auto &[a, b] : {std::pair(first.capital, again.capital),
                                       std::pair(first.purchase, again.purchase)}) {
                QCOMPARE(a.interval, b.interval);
                QCOMPARE(a.openEnded, b.openEnded);
                QCOMPARE(a.firm, b.firm);
                QCOMPARE(a.paid, b.paid);
            }
            QCOMPARE(first.notCountedTwice, again.notCountedTwice);
        }
    }
}

void RulesPropertyTest::familiesAreCountedOnce()
{
    QFETCH(quint32, seed);
    int families = 0;
    for (const ResolutionPtr &resolution : resolutions(randomLedger(seed, 60))) {
        const Currency currency = resolution->currency();
        for (int whole = 0; whole < resolution->deals().size(); ++whole) {
            const QList<int> parts = resolution->partsOf(whole);
            if (parts.isEmpty() || resolution->wholeOf(whole) >= 0) {
                continue;
            }
            QList<int> members{whole};
            for (qsizetype i = 0; i < members.size(); ++i) {
                members += resolution->partsOf(members[i]);
            }
            const MoneySum family = sumOf(*resolution, members, members, currency);
            QList<int> below = members;
            below.removeFirst();
            const MoneySum partsSum = sumOf(*resolution, below, below, currency);
            const MoneySum alone = sumOf(*resolution, {whole}, {whole}, currency);
            if (family.overflow || partsSum.overflow) {
                continue;
            }
            ++families;
            // Never less than its parts or its whole, and never both.
            QCOMPARE(family.interval.floor,
                     std::max(partsSum.interval.floor, alone.interval.floor));
            QCOMPARE(family.firm, std::max(partsSum.firm, alone.firm));
            QCOMPARE(family.paid, std::max(partsSum.paid, alone.paid));
            QVERIFY(family.openEnded <= 1);
        }
    }
    QVERIFY(families > 0);
}

void RulesPropertyTest::everyDealIsCountedOrListed()
{
    QFETCH(quint32, seed);
    for (const ResolutionPtr &resolution : resolutions(randomLedger(seed, 60))) {
        const QList<int> all = everything(*resolution);
        const Totals totals = totalsOf(*resolution, all, resolution->currency());
        QSet<DealId> listed;
        for (const LeftOutDeals &reason : totals.leftOut) {
            for (const DealId id : reason.deals) {
                QVERIFY(!listed.contains(id));
                listed.insert(id);
            }
        }
        int counted = 0;
        int moneyless = 0;
        for (const ResolvedDeal &deal : resolution->deals()) {
            moneyless += deal.nature == Nature::None ? 1 : 0;
            counted += deal.nature != Nature::None && !listed.contains(deal.id) ? 1 : 0;
        }
        QCOMPARE(counted + moneyless + int(listed.size()), int(all.size()));
        QCOMPARE(totals.capital.deals + totals.purchase.deals, counted);
    }
}

DEALSCOPE_TEST(RulesPropertyTest)
#include "RulesPropertyTest.moc"
