// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "tests/database/FullLedger.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using database::Ledger;

class LedgerRoundTripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fullLedgerComesBack();
    void fullLedgerComesBackFromDisk();
    void emptyLedgerComesBack();
    void rowsAddUpOverAppends();
    void unsortedRowsComeBackInOrderOfIds();
    void textStaysBehindWhenRowsAreCopied();
    void memoryLedgersAreApart();
};

namespace {

// Field by field, as one "not equal" over thousands of values helps nobody.
void compare(const LedgerData &actual, const LedgerData &expected)
{
    QCOMPARE_EQ(actual.companies, expected.companies);
    QCOMPARE_EQ(actual.outlets, expected.outlets);
    QCOMPARE_EQ(actual.sources, expected.sources);
    QCOMPARE_EQ(actual.deals, expected.deals);
    QCOMPARE_EQ(actual.relations, expected.relations);
    QCOMPARE_EQ(actual.claims, expected.claims);
    QCOMPARE_EQ(actual.valuations, expected.valuations);
    QCOMPARE_EQ(actual.milestones, expected.milestones);
    QCOMPARE_EQ(actual.rates, expected.rates);
    QCOMPARE_EQ(actual.settlements, expected.settlements);
    QCOMPARE_EQ(actual.editions, expected.editions);
    QCOMPARE_EQ(actual.savedViews, expected.savedViews);
    QVERIFY(actual == expected);
}

} // namespace

void LedgerRoundTripTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void LedgerRoundTripTest::fullLedgerComesBack()
{
    const auto ledger = Ledger::inMemory();
    QVERIFY(ledger);
    const auto done = (*ledger)->append(fullLedger());
    QVERIFY2(done, done ? "" : qPrintable(done.error().sentence + done.error().detail));
    const auto loaded = (*ledger)->load();
    QVERIFY(loaded);
    compare(*loaded, asLoaded(fullLedger()));
    QCOMPARE((*ledger)->path(), QString());
    QVERIFY(!(*ledger)->isReadOnly());
}

void LedgerRoundTripTest::fullLedgerComesBackFromDisk()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("été 100%?#.deals"));
    {
        const auto ledger = Ledger::create(path);
        QVERIFY2(ledger, ledger ? "" : qPrintable(ledger.error().sentence + ledger.error().detail));
        QVERIFY((*ledger)->append(fullLedger()));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
             QStringList{QStringLiteral("été 100%?#.deals")});
    const auto ledger = Ledger::open(path);
    QVERIFY2(ledger, ledger ? "" : qPrintable(ledger.error().sentence + ledger.error().detail));
    QCOMPARE((*ledger)->path(), path);
    const auto loaded = (*ledger)->load();
    QVERIFY(loaded);
    compare(*loaded, asLoaded(fullLedger()));
    const auto text = (*ledger)->sourceText(SourceId(1));
    QVERIFY(text);
    QCOMPARE(*text, fullLedgerText());
    const auto problems = (*ledger)->check();
    QVERIFY(problems);
    QCOMPARE(*problems, QStringList());
}

void LedgerRoundTripTest::emptyLedgerComesBack()
{
    const auto ledger = Ledger::inMemory();
    QVERIFY(ledger);
    QVERIFY((*ledger)->append(LedgerData()));
    const auto loaded = (*ledger)->load();
    QVERIFY(loaded);
    QVERIFY(*loaded == LedgerData());
    QCOMPARE((*ledger)->check().value(), QStringList());
}

void LedgerRoundTripTest::rowsAddUpOverAppends()
{
    LedgerBuilder first;
    const DealId deal = first.deal("A in B", DealKind::Equity, {"A"}, {"B"});
    first.claim(deal, first.source("Reuters", "2025-12-17"), exactBn(1), Status::Signed);
    const auto ledger = Ledger::inMemory();
    QVERIFY((*ledger)->append(first.data()));

    LedgerData second;
    Claim claim;
    claim.id = ClaimId(2);
    claim.deal = deal;
    claim.evidence.source = SourceId(1);
    second.claims = {claim};
    Deal other;
    other.id = DealId(2);
    other.title = QStringLiteral("Another");
    second.deals = {other};
    second.relations = {{DealId(2), DealId(1), RelationKind::PartOf, ClaimId(2)}};
    QVERIFY((*ledger)->append(second));

    LedgerData all = first.data();
    all.claims.append(claim);
    all.deals.append(other);
    all.relations = second.relations;
    compare((*ledger)->load().value(), all);
    QCOMPARE((*ledger)->check().value(), QStringList());
}

void LedgerRoundTripTest::unsortedRowsComeBackInOrderOfIds()
{
    LedgerData data = fullLedger();
    std::reverse(data.companies.begin(), data.companies.end());
    std::reverse(data.deals.begin(), data.deals.end());
    std::reverse(data.claims.begin(), data.claims.end());
    const auto ledger = Ledger::inMemory();
    QVERIFY((*ledger)->append(data));
    compare((*ledger)->load().value(), asLoaded(fullLedger()));
}

void LedgerRoundTripTest::textStaysBehindWhenRowsAreCopied()
{
    // A loaded source says that there is a text, but does not bring it along.
    const auto ledger = Ledger::inMemory();
    QVERIFY((*ledger)->append(asLoaded(fullLedger())));
    QVERIFY(!(*ledger)->load()->sources.first().hasText);
    QCOMPARE((*ledger)->sourceText(SourceId(1)).value(), QString());
    QCOMPARE((*ledger)->check().value(), QStringList());
}

void LedgerRoundTripTest::memoryLedgersAreApart()
{
    const auto one = Ledger::inMemory();
    const auto two = Ledger::inMemory();
    QVERIFY((*one)->append(fullLedger()));
    QVERIFY(*(*two)->load() == LedgerData());
}

DEALSCOPE_TEST(LedgerRoundTripTest)
#include "LedgerRoundTripTest.moc"
