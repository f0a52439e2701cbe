// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;
using namespace dealscope::tests;

class SnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesGoBothWays();
    void groupsHaveATop();
    void aRingOfParentsEnds();
    void namesAreFoundWithoutCaseAndAccents();
    void originIsTheDeepestOutlet();
    void checksumFollowsTheFacts();
};

template<typename E>
void everyCodeComesBack()
{
    for (const auto &entry : enumEntries<E>()) {
        QCOMPARE(toCode(entry.value), entry.code);
        QCOMPARE(fromCode<E>(QString(entry.code)), std::optional(entry.value));
    }
    QVERIFY(!fromCode<E>(u"no such code"));
}

void SnapshotTest::codesGoBothWays()
{
    everyCodeComesBack<DealKind>();
    everyCodeComesBack<Nature>();
    everyCodeComesBack<Status>();
    everyCodeComesBack<Form>();
    everyCodeComesBack<Bound>();
    everyCodeComesBack<Basis>();
    everyCodeComesBack<Rank>();
    everyCodeComesBack<Role>();
    everyCodeComesBack<RelationKind>();
    everyCodeComesBack<SourceKind>();
    everyCodeComesBack<Sourcing>();
    everyCodeComesBack<ValuationBasis>();
    everyCodeComesBack<Lens>();
}

void SnapshotTest::groupsHaveATop()
{
    LedgerBuilder b;
    const CompanyId aws = b.company("AWS", "Amazon");
    const CompanyId amazon = b.company("Amazon");
    const auto snapshot = b.snapshot();
    QCOMPARE(snapshot->groupOf(aws), amazon);
    QCOMPARE(snapshot->groupOf(amazon), amazon);
    QVERIFY(snapshot->isWithin(aws, amazon));
    QVERIFY(!snapshot->isWithin(amazon, aws));
}

void SnapshotTest::aRingOfParentsEnds()
{
    LedgerBuilder b;
    b.company("A");
    b.company("B", "A");
    LedgerData data = b.data();
    data.companies[0].parent = data.companies[1].id;
    const auto snapshot = Snapshot::make(data);
    QVERIFY(snapshot->groupOf(data.companies[0].id).isValid());
    QVERIFY(!snapshot->isWithin(data.companies[0].id, CompanyId(99)));
}

void SnapshotTest::namesAreFoundWithoutCaseAndAccents()
{
    LedgerBuilder b;
    const CompanyId company = b.company("Société Générale");
    LedgerData data = b.data();
    data.companies[0].aliases = {QStringLiteral("SocGen")};
    const auto snapshot = Snapshot::make(data);
    QCOMPARE(snapshot->companyNamed(QStringLiteral("SOCIETE  generale")), company);
    QCOMPARE(snapshot->companyNamed(QStringLiteral("socgen")), company);
    QVERIFY(!snapshot->companyNamed(QStringLiteral("soc")).isValid());
}

void SnapshotTest::originIsTheDeepestOutlet()
{
    LedgerBuilder b;
    const auto deal = b.deal("x", DealKind::Equity, {"A"}, {"B"});
    const auto source = b.source("ukiyo journal", "2025-12-19");
    const OutletId star = b.outlet("The Star");
    const OutletId reuters = b.outlet("Reuters");
    const ClaimId own = b.claim(deal, source).id;
    Claim &citing = b.claim(deal, source);
    citing.evidence.attribution = {star, reuters};
    const ClaimId cited = citing.id;
    const auto snapshot = b.snapshot();
    QCOMPARE(snapshot->outletName(snapshot->originOf(snapshot->claim(own)->evidence)),
             QStringLiteral("ukiyo journal"));
    QCOMPARE(snapshot->originOf(snapshot->claim(cited)->evidence), reuters);
}

void SnapshotTest::checksumFollowsTheFacts()
{
    LedgerBuilder b;
    const auto deal = b.deal("x", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("R", "2025"), exactBn(1), Status::Signed);
    LedgerData data = b.data();
    const QString before = Snapshot::make(data)->checksum();
    QCOMPARE(before.size(), 64);
    QCOMPARE(Snapshot::make(data)->checksum(), before);
    data.savedViews.append({SavedViewId(1), QStringLiteral("v"), {}, {}});
    QCOMPARE(Snapshot::make(data)->checksum(), before);
    data.claims[0].amount = upToBn(1);
    QVERIFY(Snapshot::make(data)->checksum() != before);
}

DEALSCOPE_TEST(SnapshotTest)
#include "SnapshotTest.moc"
