// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LateCheck.h"
#include "database/Ledger.h"
#include "tests/database/ListedReports.h"
#include "tests/database/RawDatabase.h"
#include "tests/database/ReportFixture.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope::core;
using namespace dealscope::database;
using namespace dealscope::tests;

/// Damage that is found after a file was opened.
class LateCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_path = m_folder.filePath(QStringLiteral("%1.deals").arg(++m_files));
        const auto ledger = Ledger::create(m_path);
        QVERIFY(ledger);
        QVERIFY((*ledger)->append(randomLedger(3, 400)));
    }

    void aSoundFile()
    {
        LateCheck check(m_path);
        const std::atomic<bool> stop = false;
        QVERIFY(!check.damage());
        QVERIFY(check.run(stop));
        QVERIFY(!check.damage());
        QVERIFY(check.run(stop)); // once is enough
    }

    void aDamagedFile()
    {
        damage();
        LateCheck check(m_path);
        const std::atomic<bool> stop = false;
        QVERIFY(check.run(stop));
        QVERIFY(check.damage());
        QVERIFY2(check.damage()->sentence.contains(QStringLiteral("damaged")),
                 qPrintable(check.damage()->sentence));
    }

    void aDamagedLedgerTakesNothing()
    {
        damage();
        // What lies behind the last page counts for nothing but the size.
        QVERIFY(QFile::resize(m_path, LateCheck::LargeFile));
        const auto ledger = Ledger::open(m_path);
        QVERIFY(ledger);
        const std::atomic<bool> stop = false;
        QVERIFY(!(*ledger)->upkeepFor({})(stop));
        const QByteArray before = hashOfFile(m_path);
        const Outcome appended = (*ledger)->append(rowsOfReports());
        QVERIFY(!appended);
        ListedReports reader(reports());
        const auto imported = (*ledger)->importReports(reader, {});
        QVERIFY(!imported);
        QCOMPARE(imported.error().sentence, appended.error().sentence);
        QVERIFY2(imported.error().sentence.contains(QStringLiteral("damaged")),
                 qPrintable(imported.error().sentence));
        QCOMPARE(hashOfFile(m_path), before);
    }

    void whatIsStoppedIsRunAgain()
    {
        LateCheck check(m_path);
        std::atomic<bool> stop = true;
        QVERIFY(!check.run(stop));
        QVERIFY(!check.damage());
        stop = false;
        QVERIFY(check.run(stop));
    }

private:
    void damage()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        // The middle of the file: pages of tables and indexes, far from the schema.
        QVERIFY(file.seek(file.size() / 8192 * 4096));
        file.write(QByteArray(4096 * 3, '\x5a'));
    }

    QTemporaryDir m_folder;
    int m_files = 0;
    QString m_path;
};

DEALSCOPE_TEST(LateCheckTest)
#include "LateCheckTest.moc"
