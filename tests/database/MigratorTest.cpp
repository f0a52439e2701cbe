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
    void olderFileIsCopiedAndMigrated();
    void olderFileStaysWhenOnlyReadable();
    void failedStepLeavesTheFile();
    void stepsBeforeTheFailedOneStay();
    void schemaOfEachVersion();
};

namespace {

Migrator withSecondStep(const char *sql)
{
    QFile first(QStringLiteral(":/sql/001-schema.sql"));
    const bool opened = first.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return Migrator({{1, QStringLiteral("001-schema.sql"), opened ? first.readAll() : QByteArray()},
                     {2, QStringLiteral("002-test.sql"), sql}});
}

constexpr const char *SecondStep
    = "CREATE TABLE extras (id INTEGER PRIMARY KEY) STRICT; INSERT INTO extras VALUES (42);";

// Made by the bundled migrator, which is at version 1.
QString fileOfVersion1(const QTemporaryDir &folder)
{
    const QString path = folder.filePath(QStringLiteral("a.deals"));
    const auto ledger = Ledger::create(path);
    return ledger && (*ledger)->append(fullLedger()) ? path : QString();
}

} // namespace

void MigratorTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QCOMPARE(Migrator::bundled().newestVersion(), 1);
}

void MigratorTest::freshDatabase()
{
    const auto connection = Connection::inMemory();
    QVERIFY(connection);
    QCOMPARE(Migrator::versionOf(**connection).value(), 0);
    QVERIFY(Migrator::bundled().migrate(**connection));
    QCOMPARE(Migrator::versionOf(**connection).value(), 1);
    QCOMPARE((*connection)->integer("PRAGMA application_id").value(), 0x4445414c);
}

void MigratorTest::currentDatabaseIsLeftAlone()
{
    const QTemporaryDir folder;
    const QString path = fileOfVersion1(folder);
    const QByteArray hash = hashOfFile(path);
    {
        const auto connection = Connection::open(path, Connection::Mode::ReadWrite);
        QVERIFY(Migrator::bundled().migrate(**connection));
    }
    QVERIFY(Ledger::open(path));
    QCOMPARE(hashOfFile(path), hash);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void MigratorTest::olderFileIsCopiedAndMigrated()
{
    const QTemporaryDir folder;
    const QString path = fileOfVersion1(folder);
    const QString before = RawDatabase(path).dump();
    const Migrator migrator = withSecondStep(SecondStep);
    {
        const auto opened = LedgerOpener(migrator).open(path, {});
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().sentence));
        QCOMPARE(Migrator::versionOf(*opened->connection).value(), 2);
        QCOMPARE(opened->connection->integer("SELECT id FROM extras").value(), 42);
    }
    QCOMPARE(RawDatabase(path + QStringLiteral(".v1.bak")).dump(), before);
    QVERIFY(Ledger::open(path + QStringLiteral(".v1.bak")));
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
    const QString path = fileOfVersion1(folder);
    const QByteArray hash = hashOfFile(path);
    const Migrator migrator = withSecondStep(SecondStep);
    LedgerOpener::Options options;
    options.readOnly = true;
    const auto opened = LedgerOpener(migrator).open(path, options);
    QVERIFY(!opened);
    QVERIFY(opened.error().sentence.contains(QStringLiteral("older format")));
    QCOMPARE(hashOfFile(path), hash);
}

void MigratorTest::failedStepLeavesTheFile()
{
    const QTemporaryDir folder;
    const QString path = fileOfVersion1(folder);
    const QString before = RawDatabase(path).dump();
    const Migrator migrator
        = withSecondStep("DELETE FROM saved_views; CREATE TABLE companies (id INTEGER);");
    const auto opened = LedgerOpener(migrator).open(path, {});
    QVERIFY(!opened);
    QVERIFY2(opened.error().sentence.contains(QStringLiteral("left as it was")),
             qPrintable(opened.error().sentence));
    QVERIFY2(opened.error().detail.contains(QStringLiteral("002-test.sql")),
             qPrintable(opened.error().detail));
    QCOMPARE(RawDatabase(path).dump(), before);
    QVERIFY(Ledger::open(path));
}

void MigratorTest::stepsBeforeTheFailedOneStay()
{
    const auto connection = Connection::inMemory();
    QVERIFY(!withSecondStep("no SQL at all").migrate(**connection));
    QCOMPARE(Migrator::versionOf(**connection).value(), 1);
    QVERIFY(withSecondStep(SecondStep).migrate(**connection));
    QCOMPARE(Migrator::versionOf(**connection).value(), 2);
}

void MigratorTest::schemaOfEachVersion()
{
    const Migrator migrator = withSecondStep(SecondStep);
    const auto one = migrator.schemaAt(1);
    const auto two = migrator.schemaAt(2);
    QVERIFY(one && two);
    QCOMPARE(one->differencesFrom(*one), QStringList());
    QCOMPARE(two->differencesFrom(*one), QStringList{QStringLiteral("table extras")});
    QCOMPARE(one->differencesFrom(*two), QStringList{QStringLiteral("table extras")});
}

DEALSCOPE_TEST(MigratorTest)
#include "MigratorTest.moc"
