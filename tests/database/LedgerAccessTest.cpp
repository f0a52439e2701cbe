// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "tests/database/FullLedger.h"
#include "tests/database/RawDatabase.h"
#include "tests/support/TestRegistry.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <unistd.h>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using database::Ledger;

/// Files that may only be read, that others use, and use from another thread.
class LedgerAccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readOnlyLedgerRefusesWrites();
    void withoutPermission_data();
    void withoutPermission();
    void lockedForWriting();
    void lockedAltogether();
    void newerProgramMeanwhile();
    void readOnAWorker();
    void connectionsAreGivenBack();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void LedgerAccessTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("a.deals"));
    QVERIFY((*Ledger::create(m_path))->append(fullLedger()));
}

void LedgerAccessTest::readOnlyLedgerRefusesWrites()
{
    const QByteArray hash = hashOfFile(m_path);
    const auto ledger = Ledger::open(m_path, Ledger::Access::ReadOnly);
    QVERIFY(ledger);
    QVERIFY((*ledger)->isReadOnly());
    QVERIFY(*(*ledger)->load() == asLoaded(fullLedger()));
    QVERIFY(!(*ledger)->search(QStringLiteral("amazon"), true)->deals.isEmpty());
    for (const Outcome &done :
         {(*ledger)->append(LedgerData()), (*ledger)->setSourceText(SourceId(2), "x"),
          (*ledger)->removeView(SavedViewId(1))}) {
        QVERIFY(!done);
        QVERIFY(done.error().sentence.contains(QStringLiteral("can only be read")));
        QCOMPARE(done.error().kind, ErrorKind::File);
    }
    QVERIFY(!(*ledger)->saveView({{}, QStringLiteral("x"), {}, {}}));
    QCOMPARE(hashOfFile(m_path), hash);
}

void LedgerAccessTest::withoutPermission_data()
{
    QTest::addColumn<bool>("folder");
    QTest::newRow("file") << false;
    QTest::newRow("folder") << true;
}

void LedgerAccessTest::withoutPermission()
{
    QFETCH(bool, folder);
    const QByteArray hash = hashOfFile(m_path);
    constexpr QFileDevice::Permissions All(0x7777);
    constexpr QFileDevice::Permissions NoWriting(0x5555);
    QVERIFY(QFile::setPermissions(m_path, folder ? All : NoWriting));
    QVERIFY(QFile::setPermissions(m_folder->path(), folder ? NoWriting : All));
    // Root may write everywhere, so that root stands aside for a moment.
    const bool isRoot = ::getuid() == 0;
    if (isRoot) {
        QCOMPARE(::setresuid(65534, 65534, 0), 0);
    }
    {
        const auto ledger = Ledger::open(m_path);
        const bool readOnly = ledger && (*ledger)->isReadOnly();
        const bool loaded = ledger && *(*ledger)->load() == asLoaded(fullLedger());
        const bool checked = ledger && (*ledger)->check().value().isEmpty();
        if (isRoot) {
            QCOMPARE(::setresuid(0, 0, 0), 0);
        }
        QFile::setPermissions(m_folder->path(), All);
        QVERIFY2(ledger, ledger ? "" : qPrintable(ledger.error().sentence));
        QVERIFY(readOnly);
        QVERIFY(loaded);
        QVERIFY(checked);
    }
    QCOMPARE(hashOfFile(m_path), hash);
}

void LedgerAccessTest::lockedForWriting()
{
    const auto ledger = Ledger::open(m_path);
    RawDatabase other(m_path);
    QCOMPARE(other.run(QStringLiteral("BEGIN IMMEDIATE")), QString());
    QElapsedTimer timer;
    timer.start();
    const auto saved = (*ledger)->saveView({{}, QStringLiteral("x"), {}, {}});
    QVERIFY(timer.elapsed() < 5000);
    QVERIFY(!saved);
    QVERIFY2(saved.error().sentence.contains(QStringLiteral("in use by another program")),
             qPrintable(saved.error().sentence));
    QVERIFY((*ledger)->load()); // reading goes on
    QCOMPARE(other.run(QStringLiteral("COMMIT")), QString());
    QVERIFY((*ledger)->saveView({{}, QStringLiteral("x"), {}, {}}));
}

void LedgerAccessTest::lockedAltogether()
{
    RawDatabase other(m_path);
    QCOMPARE(other.run(QStringLiteral("BEGIN EXCLUSIVE")), QString());
    QElapsedTimer timer;
    timer.start();
    const auto ledger = Ledger::open(m_path);
    QVERIFY(timer.elapsed() < 5000);
    QVERIFY(!ledger);
    QVERIFY2(ledger.error().sentence.contains(QStringLiteral("in use by another program")),
             qPrintable(ledger.error().sentence));
    QCOMPARE(other.run(QStringLiteral("COMMIT")), QString());
    QVERIFY(Ledger::open(m_path));
}

void LedgerAccessTest::newerProgramMeanwhile()
{
    const auto ledger = Ledger::open(m_path);
    QCOMPARE(RawDatabase(m_path).run(QStringLiteral("PRAGMA user_version = 4")), QString());
    const QByteArray hash = hashOfFile(m_path);
    const auto saved = (*ledger)->saveView({{}, QStringLiteral("x"), {}, {}});
    QVERIFY(!saved);
    QVERIFY(saved.error().sentence.contains(QStringLiteral("newer version")));
    QCOMPARE(hashOfFile(m_path), hash);
}

void LedgerAccessTest::readOnAWorker()
{
    const auto ledger = Ledger::open(m_path);
    bool same = false;
    const std::unique_ptr<QThread> worker(
        QThread::create([&] { same = *(*ledger)->load() == asLoaded(fullLedger()); }));
    worker->start();
    QVERIFY(worker->wait());
    QVERIFY(same);
}

void LedgerAccessTest::connectionsAreGivenBack()
{
    const QStringList before = QSqlDatabase::connectionNames();
    {
        const auto one = Ledger::open(m_path);
        const auto two = Ledger::open(m_path);
        const auto three = Ledger::inMemory();
        QVERIFY(one && two && three);
        QVERIFY(!Ledger::open(m_folder->path()));
    }
    QCOMPARE(QSqlDatabase::connectionNames(), before);
}

DEALSCOPE_TEST(LedgerAccessTest)
#include "LedgerAccessTest.moc"
