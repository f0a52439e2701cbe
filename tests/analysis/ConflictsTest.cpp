// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Review.h"
#include "tests/analysis/ConflictFixture.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

class ConflictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusesAndDates_data();
    void statusesAndDates();
    void otherPartiesAreHeldAgainstTheRecord();
    void slipsAreFoundAcrossDeals_data();
    void slipsAreFoundAcrossDeals();
    void partsAreSmallerThanTheirWhole();
    void settlementsKeepBoth_data();
    void settlementsKeepBoth();
    void aSettlementNamesTheDealsOwnClaims();
    void reasonsAreKept();
    void plantedConflictsAreFound();
};

void ConflictsTest::statusesAndDates_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("claims");
    QTest::addColumn<QString>("sides");
    const auto row = [](const char *name, const char *rule, const char *claims, const char *sides) {
        QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(claims)
                            << QString::fromLatin1(sides);
    };
    const char *status = "status_backwards";
    row("signed, then in talks", status, "signed @2025-01; in_talks @2025-02", "1 | 2");
    row("in talks, then signed", status, "in_talks @2025-01; signed @2025-02", "");
    row("by publication, not by id", status, "in_talks @2025-02; signed @2025-01", "2 | 1");
    row("within one month", status, "signed @2025-02-10; in_talks @2025-02", "");
    row("undated", status, "signed @2025-01; in_talks", "");
    row("denied after talks", status, "in_talks @2025-01; denied @2025-02", "1 | 2");
    row("denied twice", status, "denied @2025-01; denied @2025-02", "");
    row("signed after a denial", status, "denied @2025-01; signed @2025-02", "");
    row("an end is no step back", status, "signed @2025-01; ended @2025-02", "");
    row("signed after the end", status, "ended @2025-01; signed @2025-02", "1 | 2");
    row("denied after the end", status, "ended @2025-01; denied @2025-02", "1 | 2");
    row("up and down", status,
        "rumoured @2025-01; signed @2025-02; announced @2025-03; completed @2025-04", "2 | 3");
    row("one status is one side", status,
        "signed @2025-01; signed @2025-02; in_talks @2025-03; in_talks @2025-04", "1,2 | 3,4");
    row("status set aside", status, "signed deprecated @2025-01; in_talks @2025-02",
        "1 | 2 set aside");
    row("status retained", status, "signed @2025-01; in_talks preferred @2025-02",
        "1 | 2 retained");

    const char *dates = "dates_apart";
    row("two months", dates, "happened=2023-09; happened=2023-10", "1 | 2");
    row("a month of its year", dates, "happened=2023-09; happened=2023", "");
    row("the year meets both", dates, "happened=2023-09; happened=2023; happened=2023-10", "1 | 3");
    row("expected", dates, "expected=2026; expected=2027", "1 | 2");
    row("expected and happened are two things", dates, "expected=2026; happened=2027", "");
    row("terms of another length", dates, "months=84; months=60; months=84", "1,3 | 2");
    row("terms that start apart", dates, "start=2025; start=2026", "1 | 2");
    row("terms that end apart", dates, "end=2030/2039; end=2040", "1 | 2");
    row("terms that may end alike", dates, "end=2030/2039; end=2032", "");
    row("two things at once", dates, "happened=2023 months=84; happened=2024 months=60",
        "1 | 2 | 1 | 2");
    row("date set aside", dates, "happened=2023; happened=2024 deprecated", "1 | 2 set aside");
    row("date retained", dates, "happened=2023 preferred; happened=2024", "1 | 2 retained");
    row("retained for something else", dates, "happened=2023; happened=2024; signed preferred",
        "1 | 2");
}

void ConflictsTest::statusesAndDates()
{
    QFETCH(QString, rule);
    QFETCH(QString, claims);
    QFETCH(QString, sides);
    QCOMPARE(ConflictFixture(claims).found(*fromCode<ConflictRule>(rule)), sides);
}

void ConflictsTest::otherPartiesAreHeldAgainstTheRecord()
{
    ConflictFixture fixture(u"exact 10"_s);
    LedgerBuilder &b = fixture.builder;
    const auto source = b.source("Z", "2025-01");
    const Party aws{b.company("AWS"), Role::Payer, {}};
    const Party openAi{b.company("OpenAI"), Role::Payee, {}};
    const Party amazon{b.company("Amazon"), Role::Payer, {}};
    // 2: another payer; 3: the other way round; 4: another kind; 5: the record, in another order.
    b.claim(fixture.deal, source).otherParties = {aws, openAi};
    b.claim(fixture.deal, source).otherParties
        = {{openAi.company, Role::Payer, {}}, {amazon.company, Role::Payee, {}}};
    b.claim(fixture.deal, source).otherKind = DealKind::Debt;
    b.claim(fixture.deal, source).otherParties = {openAi, {amazon.company, Role::Payer, 500'000}};
    QCOMPARE(fixture.found(ConflictRule::OtherParties), u"1,5 | 2 | 3 | 4"_s);

    ConflictFixture plain(u"exact 10; exact 10"_s);
    plain.builder.claim(plain.deal, plain.builder.source("Z", "2025-01")).otherKind
        = DealKind::Equity;
    QCOMPARE(plain.found(ConflictRule::OtherParties), QString());

    ConflictFixture retained(u"exact 10"_s);
    Claim &claim = retained.builder.claim(retained.deal, retained.builder.source("Z", "2025-01"));
    claim.otherKind = DealKind::Debt;
    claim.evidence.rank = Rank::Preferred;
    claim.evidence.rankReason = u"a filing"_s;
    // The deal is still recorded as something else.
    QCOMPARE(retained.found(ConflictRule::OtherParties), u"1 | 2"_s);
}

void ConflictsTest::slipsAreFoundAcrossDeals_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("payee");
    QTest::addColumn<QString>("sides");
    const auto row = [](const char *name, const char *other, const char *kind, const char *payee,
                        const char *sides) {
        QTest::newRow(name) << QString::fromLatin1(other) << QString::fromLatin1(kind)
                            << QString::fromLatin1(payee) << QString::fromLatin1(sides);
    };
    // The deal of the fixture says 80 and happened in 2023.
    row("4 elsewhere", "exact 4", "equity", "OpenAI", "1 | 2");
    row("8 elsewhere: digits", "exact 8", "equity", "OpenAI", "1 | 2");
    row("in the same year", "exact 4 happened=2023-05", "equity", "OpenAI", "1 | 2");
    row("history: four years before", "exact 4 happened=2019", "equity", "OpenAI", "");
    row("history: the same digits", "exact 8 happened=2019", "equity", "OpenAI", "");
    row("another kind", "exact 4", "debt", "OpenAI", "");
    row("another pair", "exact 4", "equity", "Anthropic", "");
    row("another pair's digits", "exact 8", "equity", "Anthropic", "");
}

void ConflictsTest::slipsAreFoundAcrossDeals()
{
    QFETCH(QString, other);
    QFETCH(QString, kind);
    QFETCH(QString, payee);
    QFETCH(QString, sides);
    ConflictFixture fixture(u"exact 80 happened=2023"_s);
    const QByteArray name = payee.toLatin1();
    const auto deal = fixture.builder.deal("the other", *fromCode<DealKind>(kind), {"Amazon"},
                                           {name.constData()});
    fixture.add(deal, other);
    QCOMPARE(fixture.found(ConflictRule::Slip), sides);
}

void ConflictsTest::partsAreSmallerThanTheirWhole()
{
    ConflictFixture fixture(u"exact 100"_s);
    LedgerBuilder &b = fixture.builder;
    const auto first = b.deal("a tranche", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    const auto second = b.deal("another", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    fixture.add(first, u"exact 10"_s);
    fixture.add(second, u"exact 1"_s);
    QCOMPARE(fixture.found(ConflictRule::Slip), u"1 | 2 | 3"_s);
    b.relate(first, fixture.deal, RelationKind::PartOf);
    b.relate(second, fixture.deal, RelationKind::PartOf);
    QCOMPARE(findConflicts(*fixture.resolve()), QList<Conflict>());
}

void ConflictsTest::settlementsKeepBoth_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("claims");
    QTest::addColumn<QString>("sides");
    const QString two = u"exact 10; exact 50"_s;
    QTest::newRow("all claims") << u"amounts_apart"_s << two << u"1 | 2 kept"_s;
    QTest::newRow("another rule") << u"headlines_apart"_s << two << u"1 | 2"_s;
    QTest::newRow("a new claim opens it again")
        << u"amounts_apart"_s << two + u"; exact 90"_s << u"1 | 2 | 3"_s;
    QTest::newRow("a new claim that agrees too")
        << u"amounts_apart"_s << two + u"; exact 10"_s << u"1,3 | 2"_s;
    QTest::newRow("a new claim that was set aside does not")
        << u"amounts_apart"_s << two + u"; exact 90 deprecated"_s << u"1 | 2 | 3 kept"_s;
}

void ConflictsTest::settlementsKeepBoth()
{
    QFETCH(QString, rule);
    QFETCH(QString, claims);
    QFETCH(QString, sides);
    ConflictFixture fixture(claims);
    fixture.settle(ConflictRule::AmountsApart, {1, 2});
    QCOMPARE(fixture.found(*fromCode<ConflictRule>(rule)), sides);
}

void ConflictsTest::aSettlementNamesTheDealsOwnClaims()
{
    // The slip on deal 1 is held against the 4 of another deal, which its settlement cannot name.
    ConflictFixture fixture(u"exact 80"_s);
    fixture.add(fixture.builder.deal("the other", DealKind::Equity, {"Amazon"}, {"OpenAI"}),
                u"exact 4"_s);
    QCOMPARE(fixture.found(ConflictRule::Slip), u"1 | 2"_s);
    const Conflict conflict = findConflicts(*fixture.resolve()).first();
    QCOMPARE(conflict.ownClaims(fixture.resolve()->snapshot()), QList<ClaimId>{ClaimId(1)});
    fixture.settle(ConflictRule::Slip, {1});
    QCOMPARE(fixture.found(ConflictRule::Slip), u"1 | 2 kept"_s);
}

void ConflictsTest::reasonsAreKept()
{
    ConflictFixture fixture(u"exact 10; exact 50 deprecated; exact 90 deprecated"_s);
    auto resolution = fixture.resolve();
    const Conflict aside = conflictsOf(*resolution, fixture.deal).first();
    QCOMPARE(aside.settledBy->by, Settled::By::SetAside);
    QCOMPARE(aside.settledBy->claims, (QList<ClaimId>{ClaimId(2), ClaimId(3)}));
    QCOMPARE(aside.settledBy->reason, u"reason 2"_s);
    QVERIFY(!aside.sides[0].setAside);
    QVERIFY(aside.sides[1].setAside);

    ConflictFixture kept(u"exact 10; exact 50"_s);
    kept.settle(ConflictRule::AmountsApart, {1, 2});
    resolution = kept.resolve();
    const Conflict both = conflictsOf(*resolution, kept.deal).first();
    QCOMPARE(both.settledBy->settlement, SettlementId(1));
    QCOMPARE(both.settledBy->reason, u"two tranches"_s);
    QVERIFY(conflictsOf(*resolution, DealId(99)).isEmpty());

    const Review &review = Review::of(*resolution);
    QCOMPARE(review.conflicts(), findConflicts(*resolution));
    // The two headlines lie apart as well, and undated as they are the claims tie.
    QCOMPARE(review.unsettledCount(kept.deal), 2);
    QCOMPARE(review.settledCount(kept.deal), 1);
    QCOMPARE(review.conflictsOf(kept.deal).size(), 3);
    QCOMPARE(review.unsettledCount(DealId(99)), 0);
}

void ConflictsTest::plantedConflictsAreFound()
{
    // Six hundred deals of pairs of their own, each with three reports that agree; in every tenth
    // one conflict is planted, of a known rule.
    LedgerBuilder b;
    QMap<qint64, ConflictRule> planted;
    const QList<ConflictRule> rules{ConflictRule::HeadlinesApart, ConflictRule::OppositeBounds,
                                    ConflictRule::StatusBackwards, ConflictRule::DatesApart,
                                    ConflictRule::OtherParties};
    for (int i = 0; i < 600; ++i) {
        const QByteArray payer = "Payer " + QByteArray::number(i % 30);
        const QByteArray payee = "Payee " + QByteArray::number(i / 30);
        const auto deal
            = b.deal("deal", DealKind::Compute, {payer.constData()}, {payee.constData()});
        const double figure = 1 + i % 9;
        for (int report = 0; report < 3; ++report) {
            const QByteArray day
                = "2025-0" + QByteArray::number(report + 1) + "-1" + QByteArray::number(i % 10);
            const QByteArray outlet = "Outlet " + QByteArray::number(report);
            Claim &claim = b.claim(deal, b.source(outlet.constData(), day.constData()),
                                   upToBn(figure), Status::Signed);
            claim.happenedOn = PartialDate::fromIso(u"2024");
            if (i % 10 != 0 || report != 2) {
                continue;
            }
            const ConflictRule rule = rules[(i / 10) % rules.size()];
            planted.insert(deal.value, rule);
            switch (rule) {
            case ConflictRule::HeadlinesApart:
                claim.amount = upToBn(figure * 2);
                break;
            case ConflictRule::OppositeBounds:
                claim.amount = atLeastBn(figure);
                break;
            case ConflictRule::StatusBackwards:
                claim.status = Status::InTalks;
                break;
            case ConflictRule::DatesApart:
                claim.happenedOn = PartialDate::fromIso(u"2023");
                break;
            default:
                claim.otherKind = DealKind::ChipSupply;
                break;
            }
        }
    }
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    QMap<qint64, ConflictRule> found;
    for (const Conflict &conflict : findConflicts(*resolution)) {
        QVERIFY(!conflict.isSettled());
        QVERIFY(!found.contains(conflict.deal.value));
        found.insert(conflict.deal.value, conflict.rule);
    }
    QCOMPARE(planted.size(), 60);
    QCOMPARE(found, planted);
}

DEALSCOPE_TEST(ConflictsTest)
#include "ConflictsTest.moc"
