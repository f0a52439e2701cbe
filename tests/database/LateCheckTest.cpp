// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LateCheck.h"
#include "database/Ledger.h"
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
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        // The middle of the file: pages of tables and indexes, far from the schema.
        QVERIFY(file.seek(file.size() / 8192 * 4096));
        file.write(QByteArray(4096 * 3, '\x5a'));
        file.close();
        LateCheck check(m_path);
        const std::atomic<bool> stop = false;
        QVERIFY(check.run(stop));
        QVERIFY(check.damage());
        QVERIFY2(check.damage()->sentence.contains(QStringLiteral("damaged")),
                 qPrintable(check.damage()->sentence));
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
    QTemporaryDir m_folder;
    int m_files = 0;
    QString m_path;
};

DEALSCOPE_TEST(LateCheckTest)
#include "LateCheckTest.moc"
