// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Migrator.h"
#include "database/Connection.h"
#include "database/Ledger.h"
#include "tests/database/FullLedger.h"
#include "tests/database/RawDatabase.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace dealscope::database;

class MigratorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void freshDatabase();
    void currentDatabaseIsLeftAlone();
    void fileOfVersion1IsCopiedAndMigrated();
    void fileOfVersion1CanBeReadOnly();
    void olderFileIsCopiedAndMigrated();
    void olderFileStaysWhenOnlyReadable();
    void failedStepLeavesTheFile();
    void stepsBeforeTheFailedOneStay();
    void schemaOfEachVersion();
};

namespace {

/// The version that the bundled steps lead to.
constexpr int Newest = 3;

Migrator withNextStep(const char *sql)
{
    QList<Migration> steps;
    for (const char *name : {"001-schema.sql", "002-rules.sql", "003-column-cache.sql"}) {
        QFile file(QStringLiteral(":/sql/") + QLatin1StringView(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        steps.append({int(steps.size()) + 1, QString::fromLatin1(name),
                      opened ? file.readAll() : QByteArray()});
    }
    steps.append({Newest + 1, QStringLiteral("004-test.sql"), sql});
    return Migrator(steps);
}

constexpr const char *NextStep
    = "CREATE TABLE extras (id INTEGER PRIMARY KEY) STRICT; INSERT INTO extras VALUES (42);";

QString fileOfNewest(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("a.deals"));
    const auto ledger = Ledger::create(path);
    return ledger && (*ledger)->append(fullLedger()) ? path : QString();
}

/// As the first version of the program wrote it, with 50 claims and a text.
QString fileOfVersion1(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("old.deals"));
    const QByteArray packed = bytesOfFile(
        QStringLiteral(DEALSCOPE_SOURCE_DIR "/tests/database/data/version-1.deals.z"));
    return writeFile(path, qUncompress(packed)) ? path : QString();
}

/// All rows of the tables that version 1 had.
QStringList rowsOfVersion1(const QString &path)
{
    RawDatabase raw(path);
    QStringList rows;
    for (const char *table : {"companies",
                              "company_aliases",
                              "outlets",
                              "outlet_aliases",
                              "sources",
                              "source_texts",
                              "deals",
                              "deal_parties",
                              "claims",
                              "claim_attributions",
                              "claim_tags",
                              "claim_parties",
                              "relations",
                              "valuations",
                              "valuation_attributions",
                              "valuation_tags",
                              "milestones",
                              "exchange_rates",
                              "saved_views",
                              "deal_words",
                              "claim_words",
                              "valuation_words",
                              "source_words"}) {
        rows.append(QString::fromLatin1(table));
        rows.append(raw.column(QStringLiteral("SELECT * FROM ") + QLatin1StringView(table)));
    }
    return rows;
}

} // namespace

void MigratorTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QCOMPARE(Migrator::bundled().newestVersion(), Newest);
}

void MigratorTest::freshDatabase()
{
    const auto connection = Connection::inMemory();
    QVERIFY(connection);
    QCOMPARE(Migrator::versionOf(**connection).value(), 0);
    QVERIFY(Migrator::bundled().migrate(**connection));
    QCOMPARE(Migrator::versionOf(**connection).value(), Newest);
    QCOMPARE((*connection)->integer("PRAGMA application_id").value(), 0x4445414c);
}

void MigratorTest::currentDatabaseIsLeftAlone()
{
    const QTemporaryDir folder;
    const QString path = fileOfNewest(folder);
    const QByteArray hash = hashOfFile(path);
    {
        const auto connection = Connection::open(path, Connection::Mode::ReadWrite);
        QVERIFY(Migrator::bundled().migrate(**connection));
    }
    QVERIFY(Ledger::open(path));
    QCOMPARE(hashOfFile(path), hash);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void MigratorTest::fileOfVersion1IsCopiedAndMigrated()
{
    const QTemporaryDir folder;
    const QString path = fileOfVersion1(folder);
    const QByteArray hash = hashOfFile(path);
    const QStringList before = rowsOfVersion1(path);
    QVERIFY(before.size() > 150);
    const QString backup = path + QStringLiteral(".v1.bak");
    {
        const auto ledger = Ledger::open(path);
        QVERIFY2(ledger, ledger ? "" : qPrintable(ledger.error().sentence));
        QCOMPARE((*ledger)->check().value(), QStringList());
        const auto data = (*ledger)->load();
        QVERIFY(data);
        QCOMPARE(data->claims.size(), 50);
        QCOMPARE(data->claims.first().evidence.quote,
                 QStringLiteral("jusqu’à 10 milliards de dollars (\"environ\")"));
        QVERIFY(data->claims.first().schedule.isEmpty() && !data->claims.first().fullBy);
        QVERIFY(data->settlements.isEmpty() && data->editions.isEmpty());
        QCOMPARE((*ledger)->sourceText(SourceId(1)).value(), fullLedgerText());
        // What is new can be written to it.
        QVERIFY((*ledger)->settle({{},
                                   data->claims.first().deal,
                                   ConflictRule::Slip,
                                   {data->claims.first().id},
                                   QStringLiteral("both stay")}));
    }
    QCOMPARE(rowsOfVersion1(path), before);
    QCOMPARE(RawDatabase(path).column(QStringLiteral("PRAGMA user_version")),
             QStringList{QString::number(Newest)});
    QCOMPARE(rowsOfVersion1(backup), before);
    QCOMPARE(RawDatabase(backup).column(QStringLiteral("PRAGMA user_version")),
             QStringList{QStringLiteral("1")});
    // The backup is a ledger in its own right.
    QVERIFY(Ledger::open(backup));
    QVERIFY(hashOfFile(path) != hash);
}

void MigratorTest::fileOfVersion1CanBeReadOnly()
{
    const QTemporaryDir folder;
    const QString path = fileOfVersion1(folder);
    const QByteArray hash = hashOfFile(path);
    {
        const auto ledger = Ledger::open(path, Ledger::Access::ReadOnly);
        QVERIFY2(ledger, ledger ? "" : qPrintable(ledger.error().sentence));
        QCOMPARE((*ledger)->load()->claims.size(), 50);
        QCOMPARE((*ledger)->path(), path);
        QVERIFY((*ledger)->isReadOnly());
        QVERIFY(!(*ledger)->setRank(ClaimId(6), Rank::Preferred, QStringLiteral("why")));
        QCOMPARE((*ledger)->check().value(), QStringList());
        QVERIFY((*ledger)->search(QStringLiteral("milliards"), true)->claims.size() > 0);
    }
    QCOMPARE(hashOfFile(path), hash);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void MigratorTest::olderFileIsCopiedAndMigrated()
{
    const QTemporaryDir folder;
    const QString path = fileOfNewest(folder);
    const QString before = RawDatabase(path).dump();
    const Migrator migrator = withNextStep(NextStep);
    {
        const auto opened = LedgerOpener(migrator).open(path, {});
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence));
        QCOMPARE(Migrator::versionOf(*opened->connection).value(), Newest + 1);
        QCOMPARE(opened->connection->integer("SELECT id FROM extras").value(), 42);
    }
    QCOMPARE(RawDatabase(path + QStringLiteral(".v3.bak")).dump(), before);
    QVERIFY(Ledger::open(path + QStringLiteral(".v3.bak")));
    // The migrated file is now newer than the bundled steps.
    const QByteArray hash = hashOfFile(path);
    const auto newer = Ledger::open(path);
    QVERIFY(!newer);
    QVERIFY2(newer.error().sentence.contains(QStringLiteral("newer version of Dealscope")),
             qPrintable(newer.error().sentence));
    QCOMPARE(hashOfFile(path), hash);
    QVERIFY(LedgerOpener(migrator).open(path, {}));
}

void MigratorTest::olderFileStaysWhenOnlyReadable()
{
    const QTemporaryDir folder;
    const QString path = fileOfNewest(folder);
    const QByteArray hash = hashOfFile(path);
    const Migrator migrator = withNextStep(NextStep);
    LedgerOpener::Options options;
    options.readOnly = true;
    {
        const auto opened = LedgerOpener(migrator).open(path, options);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence));
        QVERIFY(opened->readOnly);
        QCOMPARE(opened->connection->integer("SELECT id FROM extras").value(), 42);
        QCOMPARE(opened->connection->integer("SELECT count(*) FROM claims").value(),
                 fullLedger().claims.size());
    }
    const auto broken = LedgerOpener(withNextStep("no SQL at all")).open(path, options);
    QVERIFY(!broken);
    QCOMPARE(hashOfFile(path), hash);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void MigratorTest::failedStepLeavesTheFile()
{
    const QTemporaryDir folder;
    const QString path = fileOfNewest(folder);
    const QString before = RawDatabase(path).dump();
    const Migrator migrator
        = withNextStep("DELETE FROM saved_views; CREATE TABLE companies (id INTEGER);");
    const auto opened = LedgerOpener(migrator).open(path, {});
    QVERIFY(!opened);
    QVERIFY2(opened.error().sentence.contains(QStringLiteral("left as it was")),
             qPrintable(opened.error().sentence));
    QVERIFY2(opened.error().detail.contains(QStringLiteral("004-test.sql")),
             qPrintable(opened.error().detail));
    QCOMPARE(RawDatabase(path).dump(), before);
    QVERIFY(Ledger::open(path));
}

void MigratorTest::stepsBeforeTheFailedOneStay()
{
    const auto connection = Connection::inMemory();
    QVERIFY(!withNextStep("no SQL at all").migrate(**connection));
    QCOMPARE(Migrator::versionOf(**connection).value(), Newest);
    QVERIFY(withNextStep(NextStep).migrate(**connection));
    QCOMPARE(Migrator::versionOf(**connection).value(), Newest + 1);
}

void MigratorTest::schemaOfEachVersion()
{
    const Migrator migrator = withNextStep(NextStep);
    const auto one = migrator.schemaAt(1);
    const auto two = migrator.schemaAt(2);
    const auto three = migrator.schemaAt(Newest);
    const auto four = migrator.schemaAt(Newest + 1);
    QVERIFY(one && two && three && four);
    QCOMPARE(one->differencesFrom(*one), QStringList());
    QStringList added = two->differencesFrom(*one);
    added.removeIf(
        [](const QString &name) { return name.contains(QLatin1StringView("autoindex")); });
    added.sort();
    QCOMPARE(added,
             (QStringList{QStringLiteral("index settlement_claims_by_claim"),
                          QStringLiteral("index settlements_by_deal"),
                          QStringLiteral("table claim_installments"),
                          QStringLiteral("table claim_ramps"), QStringLiteral("table editions"),
                          QStringLiteral("table settlement_claims"),
                          QStringLiteral("table settlements")}));
    QStringList cache = three->differencesFrom(*two);
    cache.removeIf(
        [](const QString &name) { return name.contains(QLatin1StringView("autoindex")); });
    QCOMPARE(cache,
             (QStringList{QStringLiteral("table column_cache"),
                          QStringLiteral("table column_cache_stamp")}));
    QCOMPARE(four->differencesFrom(*three), QStringList{QStringLiteral("table extras")});
    QCOMPARE(three->differencesFrom(*four), QStringList{QStringLiteral("table extras")});
}

DEALSCOPE_TEST(MigratorTest)
#include "MigratorTest.moc"
