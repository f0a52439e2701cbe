// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/SnapshotChecksum.h"
#include "tests/support/DisputedLedger.h"
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
    void checksumIsTheSameRowByRow_data();
    void checksumIsTheSameRowByRow();
    void rowsAreReadWithoutBeingKept();
    void derivedValuesAreMadeOnce();
    void whatColumnsSayOfClaims();
};

namespace {

/// Rows that can only be had all at once, or not at all.
class AllRows : public RowSource
{
public:
    explicit AllRows(LedgerData data, bool broken = false)
        : m_data(std::move(data))
        , m_broken(broken)
    {
    }
    [[nodiscard]] std::unique_ptr<Source> source(SourceId) const override { return nullptr; }
    [[nodiscard]] std::unique_ptr<Deal> deal(DealId) const override { return nullptr; }
    [[nodiscard]] std::unique_ptr<Claim> claim(ClaimId id) const override
    {
        ++claimsRead;
        const auto found = std::ranges::find(m_data.claims, id, &Claim::id);
        return found == m_data.claims.end() ? nullptr : std::make_unique<Claim>(*found);
    }
    [[nodiscard]] Result<TextColumn> titles() const override { return TextColumn(); }
    [[nodiscard]] Result<LedgerData> everything() const override
    {
        return m_broken ? Result<LedgerData>(Error{QStringLiteral("no rows"), {}, ErrorKind::File})
                        : Result<LedgerData>(m_data);
    }

    mutable int claimsRead = 0;

private:
    LedgerData m_data;
    bool m_broken;
};

} // namespace

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

void SnapshotTest::checksumIsTheSameRowByRow_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("deals");
    QTest::newRow("none") << 1u << 0;
    QTest::newRow("few") << 2u << 5;
    // More than is hashed in one go.
    QTest::newRow("many") << 3u << 400;
}

void SnapshotTest::checksumIsTheSameRowByRow()
{
    QFETCH(quint32, seed);
    QFETCH(int, deals);
    const LedgerData data = deals == 0 ? LedgerData() : disputedLedger(seed, deals);
    const QString expected = checksumOf(data);
    QCOMPARE(expected.size(), 64);
    QCOMPARE(Snapshot::make(data)->checksum(), expected);
    const auto rows = std::make_shared<AllRows>(data);
    QCOMPARE(Snapshot::make(LedgerLists(data), LedgerColumns::of(data), rows)->checksum(),
             expected);
    const auto broken = std::make_shared<AllRows>(data, true);
    QCOMPARE(Snapshot::make(LedgerLists(data), LedgerColumns::of(data), broken)->checksum(),
             QString());
}

void SnapshotTest::rowsAreReadWithoutBeingKept()
{
    const LedgerData data = disputedLedger(4, 20);
    const auto rows = std::make_shared<AllRows>(data);
    const auto snapshot = Snapshot::make(LedgerLists(data), LedgerColumns::of(data), rows);
    QCOMPARE(snapshot->readClaim(3), data.claims[3]);
    QCOMPARE(snapshot->readClaim(3), data.claims[3]);
    QCOMPARE(rows->claimsRead, 2);
    QCOMPARE(snapshot->claimAt(3), data.claims[3]);
    QCOMPARE(snapshot->readClaim(3), data.claims[3]);
    QCOMPARE(rows->claimsRead, 3);
    // What cannot be read has at least its facts.
    QCOMPARE(snapshot->readDeal(2).kind, data.deals[2].kind);
    QCOMPARE(snapshot->readDeal(2).title, QString());
    QCOMPARE(snapshot->readSource(1).outlet, data.sources[1].outlet);
}

void SnapshotTest::derivedValuesAreMadeOnce()
{
    struct Answer {
        int number;
    };
    const auto snapshot = Snapshot::make({});
    int made = 0;
    const auto make = [&] { return Answer{++made}; };
    const auto first = snapshot->derived().get<Answer>(make);
    QCOMPARE(first->number, 1);
    QCOMPARE(snapshot->derived().get<Answer>(make).get(), first.get());
    QCOMPARE(made, 1);
    QCOMPARE(*snapshot->derived().get<int>([] { return 7; }), 7);
}

void SnapshotTest::whatColumnsSayOfClaims()
{
    const LedgerData data = disputedLedger(5, 40);
    const auto snapshot = Snapshot::make(data);
    int otherwise = 0;
    int expected = 0;
    for (quint32 row = 0; row < quint32(data.claims.size()); ++row) {
        const Claim &claim = data.claims[row];
        const Claim facts = snapshot->columns().claimFacts(row);
        const int flags = snapshot->columns().claims.flags[row];
        QCOMPARE((flags & ClaimColumns::SaysOtherwise) != 0,
                 claim.otherKind.has_value() || !claim.otherParties.isEmpty());
        QCOMPARE(facts.expectedOn.has_value(), claim.expectedOn.has_value());
        if (claim.expectedOn) {
            QCOMPARE(facts.expectedOn->first(), claim.expectedOn->first());
            QCOMPARE(facts.expectedOn->last(), claim.expectedOn->last());
            ++expected;
        }
        otherwise += (flags & ClaimColumns::SaysOtherwise) != 0 ? 1 : 0;
        QCOMPARE(snapshot->originOf(claim.id), snapshot->originOf(claim.evidence));
        QCOMPARE(snapshot->dealOf(claim.id), claim.deal);
        const auto published = snapshot->publishedOn(claim.evidence.source);
        const Source &source = *snapshot->source(claim.evidence.source);
        QCOMPARE(published.has_value(), source.published.has_value());
        QVERIFY(!published || published->last() == source.published->last());
    }
    QVERIFY(otherwise > 5 && expected > 5);
    QVERIFY(!snapshot->dealOf(ClaimId(99999)).isValid());
    QVERIFY(!snapshot->originOf(ClaimId(99999)).isValid());
}

DEALSCOPE_TEST(SnapshotTest)
#include "SnapshotTest.moc"
