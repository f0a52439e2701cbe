// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "tests/database/FullLedger.h"
#include "tests/database/RawDatabase.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using database::Ledger;

class LedgerBackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void copyIsTheLedger_data();
    void copyIsTheLedger();
    void replacesAnOlderOne();
    void neverReplacesItself();
    void nothingIsLeftWhereItFails();
};

void LedgerBackupTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void LedgerBackupTest::copyIsTheLedger_data()
{
    QTest::addColumn<bool>("inMemory");
    QTest::newRow("file") << false;
    QTest::newRow("memory") << true;
}

void LedgerBackupTest::copyIsTheLedger()
{
    QFETCH(bool, inMemory);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.deals"));
    {
        const auto ledger = inMemory ? Ledger::inMemory()
                                     : Ledger::create(folder.filePath(QStringLiteral("a.deals")));
        QVERIFY((*ledger)->append(fullLedger()));
        const auto done = (*ledger)->backUp(copy);
        QVERIFY2(done, done ? "" : qPrintable(done.error().sentence + done.error().detail));
        // The ledger goes on as before.
        QVERIFY((*ledger)->saveView({{}, QStringLiteral("later"), {}, {}}));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), inMemory ? 1 : 2);
    const auto restored = Ledger::open(copy);
    QVERIFY(restored);
    QVERIFY(*(*restored)->load() == asLoaded(fullLedger()));
    QCOMPARE((*restored)->sourceText(SourceId(1)).value(), fullLedgerText());
    QCOMPARE((*restored)->check().value(), QStringList());
}

void LedgerBackupTest::replacesAnOlderOne()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.deals"));
    const auto ledger = Ledger::create(folder.filePath(QStringLiteral("a.deals")));
    QVERIFY((*ledger)->backUp(copy));
    QVERIFY(*(*Ledger::open(copy))->load() == LedgerData());
    QVERIFY((*ledger)->append(fullLedger()));
    QVERIFY((*ledger)->backUp(copy));
    QVERIFY(*(*Ledger::open(copy))->load() == asLoaded(fullLedger()));
    QCOMPARE(RawDatabase(copy).dump(),
             RawDatabase(folder.filePath(QStringLiteral("a.deals"))).dump());
}

void LedgerBackupTest::neverReplacesItself()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.deals"));
    const QString link = folder.filePath(QStringLiteral("link.deals"));
    QVERIFY(QFile::link(path, link));
    const auto ledger = Ledger::create(path);
    QVERIFY((*ledger)->append(fullLedger()));
    const QByteArray hash = hashOfFile(path);
    for (const QString &target : {path, link}) {
        const auto done = (*ledger)->backUp(target);
        QVERIFY(!done);
        QVERIFY(done.error().sentence.contains(QStringLiteral("cannot replace")));
    }
    QCOMPARE(hashOfFile(path), hash);
}

void LedgerBackupTest::nothingIsLeftWhereItFails()
{
    const QTemporaryDir folder;
    const auto ledger = Ledger::inMemory();
    QVERIFY((*ledger)->append(fullLedger()));
    // No such folder.
    QVERIFY(!(*ledger)->backUp(folder.filePath(QStringLiteral("no/copy.deals"))));
    // A folder in the way.
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("copy.deals/full")));
    const auto done = (*ledger)->backUp(folder.filePath(QStringLiteral("copy.deals")));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::File);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
}

DEALSCOPE_TEST(LedgerBackupTest)
#include "LedgerBackupTest.moc"
