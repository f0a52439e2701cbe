// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Corroboration.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::tests;

class CorroborationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fourArticlesOfOneOriginAreOne();
    void unnamedOutletsAreNoOrigin();
    void onlyNearFiguresAgree();
    void deprecatedClaimsSupportNothing();
    void withoutAnAmountTheStatusIsWhatIsSaid();
};

void CorroborationTest::fourArticlesOfOneOriginAreOne()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    const auto reuters = b.outlet("Reuters");
    const auto star = b.outlet("The Star");
    for (const char *outlet : {"P", "Q", "R"}) {
        b.claim(deal, b.source(outlet, "2025-01-01"), exactBn(10), Status::InTalks)
            .evidence.attribution
            = {star, reuters}; // the deepest one is the origin
    }
    b.claim(deal, b.source("Reuters", "2025-01-01"), exactBn(10), Status::InTalks);
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    const Support support = supportOfAmount(*resolution, resolution->deals().first());
    QCOMPARE(support.documents.size(), 4);
    QCOMPARE(support.origins, QList<OutletId>{reuters});
    QVERIFY(support.restsOnOne());
}

void CorroborationTest::unnamedOutletsAreNoOrigin()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.outlet("unnamed", false);
    b.claim(deal, b.source("unnamed", "2025-01-01"), exactBn(10), Status::InTalks);
    b.claim(deal, b.source("P", "2025-01-02"), exactBn(10), Status::InTalks);
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    const Support support = supportOfDeal(*resolution, resolution->deals().first());
    QCOMPARE(support.documents.size(), 2);
    QCOMPARE(support.origins.size(), 1);
    QVERIFY(support.restsOnOne());
}

void CorroborationTest::onlyNearFiguresAgree()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("P", "2025-01-03"), upToBn(50), Status::InTalks);
    b.claim(deal, b.source("Q", "2025-01-02"), exactBn(10), Status::InTalks);
    b.claim(deal, b.source("R", "2025-01-01"), atLeastBn(12), Status::InTalks);
    Amount yearly = exactBn(50);
    yearly.basis = Basis::PerYear;
    b.claim(deal, b.source("S", "2024-01-01"), yearly, Status::InTalks); // another basis
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    const ResolvedDeal &resolved = resolution->deals().first();
    QCOMPARE(supportOfAmount(*resolution, resolved).claims, QList<ClaimId>{ClaimId(1)});
    QCOMPARE(supportOfClaim(*resolution, resolved, *b.snapshot()->claim(ClaimId(2))).claims,
             (QList<ClaimId>{ClaimId(2), ClaimId(3)}));
    QVERIFY(!supportOfClaim(*resolution, resolved, b.data().claims[1]).restsOnOne());
    QCOMPARE(supportOfDeal(*resolution, resolved).origins.size(), 4);
}

void CorroborationTest::deprecatedClaimsSupportNothing()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("P", "2025-01-01"), exactBn(10), Status::InTalks);
    auto &slip = b.claim(deal, b.source("Q", "2025-01-02"), exactBn(10), Status::InTalks);
    slip.evidence.rank = Rank::Deprecated;
    slip.evidence.rankReason = QStringLiteral("a reason");
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    const ResolvedDeal &resolved = resolution->deals().first();
    QCOMPARE(supportOfAmount(*resolution, resolved).claims, QList<ClaimId>{ClaimId(1)});
    QVERIFY(supportOfClaim(*resolution, resolved, b.data().claims[1]).claims.isEmpty());
}

void CorroborationTest::withoutAnAmountTheStatusIsWhatIsSaid()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("P", "2025-01-01")).status = Status::Signed;
    b.claim(deal, b.source("Q", "2025-01-02")).status = Status::Signed;
    b.claim(deal, b.source("R", "2025-01-03")).status = Status::InTalks;
    b.claim(deal, b.source("S", "2025-01-04"));
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    const ResolvedDeal &resolved = resolution->deals().first();
    QVERIFY(supportOfAmount(*resolution, resolved).claims.isEmpty());
    QCOMPARE(supportOfClaim(*resolution, resolved, b.data().claims[0]).claims,
             (QList<ClaimId>{ClaimId(1), ClaimId(2)}));
    QCOMPARE(supportOfClaim(*resolution, resolved, b.data().claims[3]).claims,
             QList<ClaimId>{ClaimId(4)});
}

DEALSCOPE_TEST(CorroborationTest)
#include "CorroborationTest.moc"
