// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "database/ReportRules.h"
#include "tests/database/ListedReports.h"
#include "tests/database/RawDatabase.h"
#include "tests/database/ReportFixture.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;
using database::Ledger;

namespace {

/// All tables but the inside of the indexes of words, whose parts depend on when they were written.
QStringList ownRows(const QString &path)
{
    RawDatabase raw(path);
    QStringList rows;
    for (const QString &table :
         raw.column(u"SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
                    " ORDER BY name"_s)) {
        const QString columns
            = raw.column(u"SELECT group_concat('quote(' || name || ')', ' || '','' || ') FROM"
                         " pragma_table_info('%1')"_s.arg(table))
                  .value(0);
        rows += table;
        rows += raw.column(u"SELECT %1 FROM %2 ORDER BY 1"_s.arg(columns, table));
    }
    return rows;
}

} // namespace

class BulkLoaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSameAsAppending();
    void theSchemaStays();
    void existingRowsAreUsedAgain();
    void aSecondLoadKeepsTheFirst();
    void aliasesOfSeveralAreRefused();
    void refusedRowsChangeNothing();
    void aTornFileChangesNothing();
    void cancelling_data();
    void cancelling();
    void aDryRunWritesNothing();
    void readOnlyIsRefused();
    void circlesAreRefused();
    void theGuardsAreOnAgain();
    void manyBatches();

private:
    std::unique_ptr<Ledger> newLedger(const QString &name = u"a.deals"_s)
    {
        auto ledger = Ledger::create(m_folder->filePath(name));
        return ledger ? std::move(ledger).value() : nullptr;
    }
    static ImportSummary load(Ledger &ledger, const std::vector<ImportedReport> &rows)
    {
        ListedReports reader(rows);
        const auto summary = ledger.importReports(reader, {});
        if (!summary) {
            qWarning() << summary.error().sentence << summary.error().detail;
            return {};
        }
        return *summary;
    }
    static qsizetype hits(Ledger &ledger, const QString &words)
    {
        const auto found = ledger.search(words, true);
        return found ? found->deals.size() + found->claims.size() + found->sources.size() : -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void BulkLoaderTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void BulkLoaderTest::theSameAsAppending()
{
    const auto loaded = newLedger();
    const ImportSummary summary = load(*loaded, reports());
    ImportSummary expected;
    expected.rows = expected.claims = 4;
    expected.companies = expected.outlets = expected.sources = 3;
    expected.deals = 2;
    expected.relations = 1;
    QCOMPARE(summary, expected);
    QCOMPARE(*loaded->check(), QStringList());

    const auto appended = newLedger(u"b.deals"_s);
    QVERIFY(appended->append(rowsOfReports()));
    QCOMPARE(*loaded->load(), *appended->load());
    // To the seal.
    QCOMPARE(ownRows(loaded->path()), ownRows(appended->path()));
    for (const QString &words :
         {u"amazon"_s, u"anthr"_s, u"10 billion"_s, u"thoughts"_s, u"plan"_s}) {
        QVERIFY2(hits(*loaded, words) > 0, qUtf8Printable(words));
        QCOMPARE(loaded->search(words, true).value(), appended->search(words, true).value());
    }
}

void BulkLoaderTest::theSchemaStays()
{
    const auto loaded = newLedger();
    load(*loaded, reports());
    const auto fresh = newLedger(u"b.deals"_s);
    const QString schema
        = u"SELECT type || name || tbl_name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1"_s;
    QCOMPARE(RawDatabase(loaded->path()).column(schema), RawDatabase(fresh->path()).column(schema));
    for (const QString &setting : {u"journal_mode"_s, u"page_size"_s, u"user_version"_s}) {
        QCOMPARE(RawDatabase(loaded->path()).column(u"PRAGMA "_s + setting),
                 RawDatabase(fresh->path()).column(u"PRAGMA "_s + setting));
    }
    QVERIFY(Ledger::open(loaded->path()));
}

void BulkLoaderTest::existingRowsAreUsedAgain()
{
    LedgerData present = rowsOfReports();
    present.companies[0].aliases = {u"AWS"_s, u"Amazon.com"_s};
    present.outlets[0].aliases = {u"Thomson Reuters"_s};
    const auto ledger = newLedger();
    QVERIFY(ledger->append(present));

    ImportedReport byTitle = plainReport();
    byTitle.outlet = "Thomson Reuters";
    byTitle.parties = {{"AWS", Role::Payer}, {"OpenAI", Role::Payee}};
    ImportedReport byUrl = byTitle;
    byUrl.sourceUrl = "https://reuters.example/2";
    byUrl.sourceTitle = "another title";
    ImportedReport newDeal = byTitle;
    newDeal.dealKey = "new";
    newDeal.published = span("2025-12-18"); // another document
    newDeal.partOf = "plan";
    const ImportSummary summary = load(*ledger, {byTitle, byUrl, newDeal});
    ImportSummary expected;
    expected.rows = expected.claims = 3;
    expected.sources = expected.deals = expected.relations = 1;
    QCOMPARE(summary, expected);

    const LedgerData data = *ledger->load();
    QCOMPARE(data.claims.size(), 7);
    QCOMPARE(data.claims[4].evidence.source, SourceId(1));
    QCOMPARE(data.claims[5].evidence.source, SourceId(2));
    QCOMPARE(data.claims[6].evidence.source, SourceId(4));
    QCOMPARE(data.claims[4].deal, DealId(1));
    // The alias is the same company: no other parties than the deal's.
    QVERIFY(data.claims[4].otherParties.isEmpty());
    QCOMPARE(data.deals[2].parties, (QList<Party>{party(1, Role::Payer), party(2, Role::Payee)}));
    QCOMPARE(data.relations[1], (Relation{DealId(3), DealId(2), RelationKind::PartOf, ClaimId(7)}));
    QCOMPARE(*ledger->check(), QStringList());
    QVERIFY(ledger->search(u"aws"_s, false)->deals.contains(DealId(3)));
}

void BulkLoaderTest::aSecondLoadKeepsTheFirst()
{
    const auto ledger = newLedger();
    load(*ledger, reports());
    const LedgerData before = *ledger->load();
    ImportedReport more = plainReport();
    more.quote = "a word that nobody else has: zebra";
    const ImportSummary summary = load(*ledger, {more});
    QCOMPARE(summary.claims, qint64(1));
    QCOMPARE(summary.deals + summary.companies + summary.outlets + summary.sources, qint64(0));
    const LedgerData after = *ledger->load();
    QCOMPARE(after.claims.first(4), before.claims);
    QCOMPARE(after.deals, before.deals);
    QCOMPARE(ledger->search(u"zebra"_s, false)->claims, QSet<ClaimId>{ClaimId(5)});
    QCOMPARE(*ledger->check(), QStringList());
}

void BulkLoaderTest::aliasesOfSeveralAreRefused()
{
    LedgerData present = rowsOfReports();
    present.companies[0].aliases = {u"Both"_s, u"AWS"_s};
    present.companies[1].aliases = {u"Both"_s};
    const auto ledger = newLedger();
    QVERIFY(ledger->append(present));
    ImportedReport report = plainReport();
    report.parties = {{"Both", Role::Payer}};
    ListedReports reader({report});
    const auto summary = ledger->importReports(reader, {});
    QCOMPARE(summary->refusedRows, qint64(1));
    QVERIFY(summary->problems.first().sentence.contains(u"“Both” is another name of several"_s));
    // Under two names in the same role it is one company twice.
    report.parties = {{"Amazon", Role::Payer}, {"AWS", Role::Payer}};
    QVERIFY(database::ReportRules::isPlainlyRight(report));
    ListedReports twice({report});
    QCOMPARE(ledger->importReports(twice, {})->problems.value(0).sentence,
             database::ReportRules::twiceInARole());
}

void BulkLoaderTest::refusedRowsChangeNothing()
{
    const auto ledger = newLedger();
    load(*ledger, reports());
    const QByteArray before = hashOfFile(ledger->path());
    std::vector<ImportedReport> rows(5'000, plainReport());
    for (const size_t bad : {10u, 20u, 4'990u}) {
        rows[bad].outlet = {};
    }
    rows[4'000].partOf = "nowhere";
    ListedReports reader(rows);
    ImportOptions options;
    options.maxProblems = 3;
    const auto summary = ledger->importReports(reader, options);
    QVERIFY(summary);
    QVERIFY(summary->isRefused());
    QCOMPARE(summary->rows, qint64(5'000));
    QCOMPARE(summary->refusedRows, qint64(4));
    QCOMPARE(summary->problems.size(), 3);
    QCOMPARE(summary->problems[0].line, qint64(12));
    QVERIFY(summary->problems[0].sentence.contains(u"who published it"_s));
    QCOMPARE(hashOfFile(ledger->path()), before);
    QCOMPARE(*ledger->check(), QStringList());
}

void BulkLoaderTest::aTornFileChangesNothing()
{
    const auto ledger = newLedger();
    ListedReports reader(reports());
    reader.failAt(2);
    const auto summary = ledger->importReports(reader, {});
    QVERIFY(summary);
    QCOMPARE(summary->rows, qint64(3));
    QCOMPARE(summary->problems, (QList<RowProblem>{{4, u"it is torn."_s}}));
    QCOMPARE(*ledger->load(), LedgerData());
    QCOMPARE(*ledger->check(), QStringList());
    // The indexes of words had been taken away for the load; they are there again.
    QCOMPARE(load(*ledger, reports()).claims, qint64(4));
    QVERIFY(hits(*ledger, u"amazon"_s) > 0);
    QCOMPARE(*ledger->check(), QStringList());
}

void BulkLoaderTest::cancelling_data()
{
    QTest::addColumn<int>("stage");
    using Stage = ImportProgress::Stage;
    QTest::newRow("at the start") << int(Stage::Reading);
    QTest::newRow("before the end") << int(Stage::Closing);
}

void BulkLoaderTest::cancelling()
{
    QFETCH(int, stage);
    const auto ledger = newLedger();
    load(*ledger, reports());
    const LedgerData before = *ledger->load();
    const QByteArray file = hashOfFile(ledger->path());
    ListedReports reader(std::vector<ImportedReport>(3'000, plainReport()));
    ImportOptions options;
    bool asked = false;
    options.progress = [&](const ImportProgress &progress) {
        asked = asked || int(progress.stage) == stage;
        return !asked;
    };
    const auto summary = ledger->importReports(reader, options);
    QVERIFY(asked);
    QVERIFY(!summary);
    QVERIFY(summary.error().sentence.contains(u"cancelled"_s));
    QCOMPARE(*ledger->load(), before);
    QCOMPARE(hashOfFile(ledger->path()), file);
    QCOMPARE(*ledger->check(), QStringList());
    // And the ledger is as good as before.
    QCOMPARE(load(*ledger, reports()).claims, qint64(4));
}

void BulkLoaderTest::aDryRunWritesNothing()
{
    const auto ledger = newLedger();
    const QByteArray before = hashOfFile(ledger->path());
    ImportOptions options;
    options.dryRun = true;
    ListedReports reader(reports());
    const auto summary = ledger->importReports(reader, options);
    QVERIFY(summary);
    QCOMPARE(hashOfFile(ledger->path()), before);
    QCOMPARE(*summary, load(*ledger, reports()));
}

void BulkLoaderTest::readOnlyIsRefused()
{
    newLedger();
    const auto ledger = Ledger::open(m_folder->filePath(u"a.deals"_s), Ledger::Access::ReadOnly);
    ListedReports reader(reports());
    const auto summary = (*ledger)->importReports(reader, {});
    QVERIFY(!summary);
    QVERIFY(summary.error().kind == ErrorKind::File);
    ImportOptions options;
    options.dryRun = true;
    QVERIFY((*ledger)->importReports(reader, options)); // checking needs no writing
}

void BulkLoaderTest::circlesAreRefused()
{
    std::vector<ImportedReport> rows(3, plainReport());
    rows[0].dealKey = rows[2].partOf = "a";
    rows[1].dealKey = rows[0].partOf = "b";
    rows[2].dealKey = rows[1].partOf = "c";
    const auto ledger = newLedger();
    ListedReports reader(rows);
    const auto summary = ledger->importReports(reader, {});
    QVERIFY(!summary);
    QVERIFY(summary.error().sentence.contains(u"part of a part of itself"_s));
    QCOMPARE(*ledger->load(), LedgerData());
}

void BulkLoaderTest::theGuardsAreOnAgain()
{
    const auto ledger = newLedger();
    load(*ledger, reports());
    LedgerData stray;
    stray.claims = {rowsOfReports().claims.first()};
    stray.claims[0].id = ClaimId(99);
    stray.claims[0].deal = DealId(99);
    QVERIFY(!ledger->append(stray));
    QCOMPARE(ledger->load()->claims.size(), 4);
    LedgerData right = stray;
    right.claims[0].deal = DealId(1);
    QVERIFY(ledger->append(right));
    QCOMPARE(*ledger->check(), QStringList());
}

void BulkLoaderTest::manyBatches()
{
    // More than the threads keep ahead, deals coming back long after, no two sources alike.
    std::vector<QByteArray> texts;
    constexpr int Count = 50'000;
    texts.reserve(2 * Count);
    std::vector<ImportedReport> rows;
    for (int i = 0; i < Count; ++i) {
        ImportedReport report = plainReport();
        texts.push_back("deal " + QByteArray::number(i * 7919LL % 20'000));
        report.dealKey = report.dealTitle = texts.back();
        texts.push_back("title " + QByteArray::number(i));
        report.sourceTitle = texts.back();
        rows.push_back(report);
    }
    const auto ledger = newLedger();
    const ImportSummary summary = load(*ledger, rows);
    QCOMPARE(summary.claims, qint64(Count));
    QCOMPARE(summary.sources, qint64(Count));
    QCOMPARE(summary.deals, qint64(20'000));
    QCOMPARE(summary.companies, qint64(2));
    QCOMPARE(*ledger->check(), QStringList());
    QCOMPARE(ledger->search(u"title 49999"_s, true)->sources, QSet<SourceId>{SourceId(Count)});
}

DEALSCOPE_TEST(BulkLoaderTest)
#include "BulkLoaderTest.moc"
