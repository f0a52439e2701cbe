// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "tests/database/FullLedger.h"
#include "tests/database/RawDatabase.h"
#include "tests/support/TestRegistry.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using database::Ledger;

using Change = std::function<void(LedgerData &)>;
Q_DECLARE_METATYPE(Change)

class LedgerAppendTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusedAsAWhole_data();
    void refusedAsAWhole();
    void sameRowsTwice();
    void workGoesOnAfterARefusal();
    void longestTextsFit();
};

void LedgerAppendTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void LedgerAppendTest::refusedAsAWhole_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("start"); // of the sentence
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const char *start, const char *part, Change change) {
        QTest::newRow(name) << change << QString::fromUtf8(start) << QString::fromUtf8(part);
    };
    const QString nul = QStringLiteral("a") + QChar::Null + u'b';

    row("company without id", "company 0: ", "no id",
        [](LedgerData &d) { d.companies[0].id = {}; });
    row("company without name", "company 1: ", "name is empty",
        [](LedgerData &d) { d.companies[0].name = QStringLiteral(" \n"); });
    row("company id twice", "company 1: ", "already a row with this id",
        [](LedgerData &d) { d.companies[1].id = d.companies[0].id; });
    row("company name twice", "company 2: ", "companies.name",
        [](LedgerData &d) { d.companies[1].name = d.companies[0].name; });
    row("alias twice", "company 1: ", "other name twice",
        [](LedgerData &d) { d.companies[0].aliases[1] = d.companies[0].aliases[0]; });
    row("NUL in a name", "company 2: ", "NUL", [nul](LedgerData &d) { d.companies[1].name = nul; });
    row("own parent", "company 1: ", "own parent",
        [](LedgerData &d) { d.companies[0].parent = CompanyId(1); });
    row("parent unknown", "company 1: ", "does not exist",
        [](LedgerData &d) { d.companies[0].parent = CompanyId(99); });
    row("parents in a circle", "company 1: ", "leads back to itself",
        [](LedgerData &d) { d.companies[2].parent = CompanyId(1); });
    row("outlet name twice", "publisher 2: ", "outlets.name",
        [](LedgerData &d) { d.outlets[1].name = d.outlets[0].name; });
    row("source without outlet", "source 2: ", "no publisher",
        [](LedgerData &d) { d.sources[1].outlet = {}; });
    row("source with unknown outlet", "source 2: ", "does not exist",
        [](LedgerData &d) { d.sources[1].outlet = OutletId(99); });
    row("source key twice", "source 2: ", "sources.key",
        [](LedgerData &d) { d.sources[1].key = d.sources[0].key; });
    row("date that is none", "source 1: ", "day of publication",
        [](LedgerData &d) { d.sources[0].published = PartialDate(); });
    row("date back to front", "source 1: ", "day of publication", [](LedgerData &d) {
        d.sources[0].published = PartialDate(QDate(2026, 1, 2), QDate(2026, 1, 1));
    });
    row("date after 9999", "source 1: ", "day of access",
        [](LedgerData &d) { d.sources[0].accessed = PartialDate::day(QDate(10000, 1, 1)); });
    row("date before year 1", "source 1: ", "day of access",
        [](LedgerData &d) { d.sources[0].accessed = PartialDate::day(QDate(-1, 1, 1)); });
    row("checksum that is none", "source 2: ", "SHA-256",
        [](LedgerData &d) { d.sources[1].checksum = QStringLiteral("abc"); });
    row("text of another checksum", "source 1: ", "checksum was made of",
        [](LedgerData &d) { d.sources[0].text += u'x'; });
    row("NUL in a text", "source 2: ", "NUL", [nul](LedgerData &d) { d.sources[1].text = nul; });
    row("deal without title", "deal 3: ", "title is empty",
        [](LedgerData &d) { d.deals[2].title.clear(); });
    row("deal key twice", "deal 2: ", "deals.key",
        [](LedgerData &d) { d.deals[1].key = d.deals[0].key; });
    row("share above all", "deal 2: ", "share",
        [](LedgerData &d) { d.deals[1].parties[0].sharePpm = 1'000'001; });
    row("same party twice", "deal 1: ", "twice in the same role",
        [](LedgerData &d) { d.deals[0].parties.append(d.deals[0].parties[0]); });
    row("unknown party", "deal 2: ", "does not exist",
        [](LedgerData &d) { d.deals[1].parties[0].company = CompanyId(99); });
    row("relation to itself", "relation of deal 1 to deal 1: ", "to itself",
        [](LedgerData &d) { d.relations[0].to = DealId(1); });
    row("relation to nowhere", "relation of deal 1 to deal 99: ", "does not exist",
        [](LedgerData &d) { d.relations[0].to = DealId(99); });
    row("parts in a circle", "deal 1: ", "part of itself", [](LedgerData &d) {
        d.relations = {{DealId(1), DealId(2), RelationKind::PartOf, {}},
                       {DealId(2), DealId(3), RelationKind::PartOf, {}},
                       {DealId(3), DealId(1), RelationKind::PartOf, {}}};
    });
    row("claim of unknown deal", "claim 12: ", "does not exist",
        [](LedgerData &d) { d.claims[7].deal = DealId(99); });
    row("claim without source", "claim 12: ", "no source",
        [](LedgerData &d) { d.claims[7].evidence.source = {}; });
    row("amount off its bound", "claim 12: ", "amount",
        [](LedgerData &d) { d.claims[7].amount->bound = Bound::UpTo; });
    row("negative amount", "claim 12: ", "amount",
        [](LedgerData &d) { d.claims[7].amount = Amount::exact(Money{-1}, Currency::usd()); });
    row("amount without currency", "claim 12: ", "amount",
        [](LedgerData &d) { d.claims[7].amount = Amount::exact(Money{1}, Currency()); });
    row("rank without reason", "claim 5: ", "without a written reason",
        [](LedgerData &d) { d.claims[0].evidence.rankReason = QStringLiteral(" "); });
    row("quote too long", "claim 5: ", "longer than 1000",
        [](LedgerData &d) { d.claims[0].evidence.quote = QString(1001, u'x'); });
    row("half a surrogate pair", "claim 5: ", "Unicode",
        [](LedgerData &d) { d.claims[0].evidence.quote = QString(QChar(0xd800)); });
    row("tag twice", "claim 5: ", "tag twice",
        [](LedgerData &d) { d.claims[0].evidence.tags.append(QStringLiteral("z")); });
    row("attribution to unknown outlet", "claim 5: ", "does not exist",
        [](LedgerData &d) { d.claims[0].evidence.attribution.append(OutletId(99)); });
    row("empty period", "claim 5: ", "term is empty",
        [](LedgerData &d) { d.claims[0].period.emplace(); });
    row("period of no months", "claim 5: ", "months",
        [](LedgerData &d) { d.claims[0].period->months = 0; });
    row("period back to front", "claim 5: ", "ends before it starts",
        [](LedgerData &d) { std::swap(d.claims[0].period->start, d.claims[0].period->end); });
    row("empty quantity", "claim 5: ", "quantity is empty",
        [](LedgerData &d) { d.claims[0].quantity = Quantity(); });
    row("negative quantity", "claim 5: ", "negative",
        [](LedgerData &d) { d.claims[0].quantity->number = -1; });
    row("valuation of nobody", "valuation 1: ", "no company",
        [](LedgerData &d) { d.valuations[0].company = {}; });
    row("valuation on unknown deal", "valuation 1: ", "does not exist",
        [](LedgerData &d) { d.valuations[0].deal = DealId(99); });
    row("milestone without date", "milestone 1: ", "date",
        [](LedgerData &d) { d.milestones[0].date = PartialDate(); });
    row("rate of one currency", "exchange rate 2: ", "two currencies",
        [](LedgerData &d) { d.rates[1].to = d.rates[1].from; });
    row("rate of nothing", "exchange rate 2: ", "above zero",
        [](LedgerData &d) { d.rates[1].toUnits = 0; });
    row("span without amount's currency", "claim 5: ", "amount",
        [](LedgerData &d) { d.claims[0].schedule[0].amount.currency = {}; });
    row("span that is none", "claim 5: ", "span of the schedule",
        [](LedgerData &d) { d.claims[0].schedule[1].when = PartialDate(); });
    row("span of another basis", "claim 5: ", "not given as a total",
        [](LedgerData &d) { d.claims[0].schedule[3].amount.basis = Basis::PerYear; });
    row("spans out of order", "claim 5: ", "order of its spans",
        [](LedgerData &d) { std::swap(d.claims[0].schedule[0], d.claims[0].schedule[1]); });
    row("too many spans", "claim 5: ", "more than 1200 spans", [](LedgerData &d) {
        d.claims[0].schedule = QList<Installment>(1201, d.claims[0].schedule[0]);
    });
    row("ramp to no day", "claim 5: ", "day of the full rate",
        [](LedgerData &d) { d.claims[0].fullBy = PartialDate(); });
    row("settlement of no deal", "settlement 2: ", "no deal",
        [](LedgerData &d) { d.settlements[0].deal = {}; });
    row("settlement of unknown deal", "settlement 2: ", "does not exist",
        [](LedgerData &d) { d.settlements[0].deal = DealId(99); });
    row("settlement of nothing", "settlement 2: ", "does not name the reports",
        [](LedgerData &d) { d.settlements[0].claims.clear(); });
    row("settlement of unknown claim", "settlement 2: ", "does not exist",
        [](LedgerData &d) { d.settlements[0].claims.append(ClaimId(9999)); });
    row("settlement naming a claim twice", "settlement 2: ", "same report twice",
        [](LedgerData &d) { d.settlements[0].claims.append(ClaimId(5)); });
    row("settlement with another deal's claim", "settlement 3: ", "is not one of its deal",
        [](LedgerData &d) { d.settlements[1].deal = DealId(2); });
    row("settlement without reason", "settlement 2: ", "reason is empty",
        [](LedgerData &d) { d.settlements[0].reason = QStringLiteral("\t"); });
    row("edition without name", "edition 1: ", "name is empty",
        [](LedgerData &d) { d.editions[0].name.clear(); });
    row("edition name twice", "edition 5: ", "editions.name",
        [](LedgerData &d) { d.editions[1].name = d.editions[0].name; });
    row("edition of no day", "edition 1: ", "day",
        [](LedgerData &d) { d.editions[0].madeOn = {}; });
    row("edition of other figures", "edition 1: ", "checksum was made of",
        [](LedgerData &d) { d.editions[0].figuresJson += u' '; });
    row("edition without figures", "edition 1: ", "no figures",
        [](LedgerData &d) { d.editions[0].figuresJson.clear(); });
    row("view name twice", "saved view 4: ", "saved_views.name",
        [](LedgerData &d) { d.savedViews[1].name = d.savedViews[0].name; });
}

void LedgerAppendTest::refusedAsAWhole()
{
    QFETCH(Change, change);
    QFETCH(QString, start);
    QFETCH(QString, part);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.deals"));
    auto ledger = Ledger::create(path);
    QVERIFY(ledger);
    const QString before = RawDatabase(path).dump();
    const QByteArray hash = hashOfFile(path);

    LedgerData data = fullLedger();
    change(data);
    const Outcome done = (*ledger)->append(data);
    QVERIFY(!done);
    QVERIFY2(done.error().sentence.startsWith(start), qPrintable(done.error().sentence));
    QVERIFY2(done.error().sentence.contains(part), qPrintable(done.error().sentence));
    QCOMPARE(done.error().kind, ErrorKind::Problem);
    QVERIFY(*(*ledger)->load() == LedgerData());
    QCOMPARE(RawDatabase(path).dump(), before);
    QCOMPARE(hashOfFile(path), hash);
}

void LedgerAppendTest::sameRowsTwice()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.deals"));
    auto ledger = Ledger::create(path);
    QVERIFY((*ledger)->append(fullLedger()));
    const QString before = RawDatabase(path).dump();
    QVERIFY(before.contains(QStringLiteral("jusqu’à 10 milliards")));
    QVERIFY(!(*ledger)->append(fullLedger()));
    QCOMPARE(RawDatabase(path).dump(), before);
}

void LedgerAppendTest::workGoesOnAfterARefusal()
{
    auto ledger = Ledger::inMemory();
    LedgerData bad = fullLedger();
    bad.claims.last().deal = DealId(99);
    QVERIFY(!(*ledger)->append(bad));
    QVERIFY((*ledger)->append(fullLedger()));
    QVERIFY(*(*ledger)->load() == asLoaded(fullLedger()));
}

void LedgerAppendTest::longestTextsFit()
{
    LedgerData data = fullLedger();
    data.claims[0].evidence.quote = QString(1000, u'é');
    data.claims[0].evidence.note = QString(10'000, u'é');
    data.companies[0].name = QString(500, u'é');
    data.deals[0].title = QString(1000, u'é');
    data.savedViews[0].layoutJson = QString(1'000'000, u'é');
    data.claims[0].schedule = QList<Installment>(MaxInstallments, data.claims[0].schedule[0]);
    data.editions[0].figuresJson = QString(16'000'000, u'é');
    data.editions[0].checksum = QString::fromLatin1(
        QCryptographicHash::hash(data.editions[0].figuresJson.toUtf8(), QCryptographicHash::Sha256)
            .toHex());
    auto ledger = Ledger::inMemory();
    const auto done = (*ledger)->append(data);
    QVERIFY2(done, done ? "" : qPrintable(done.error().sentence + done.error().detail));
    QVERIFY(*(*ledger)->load() == asLoaded(data));
}

DEALSCOPE_TEST(LedgerAppendTest)
#include "LedgerAppendTest.moc"
