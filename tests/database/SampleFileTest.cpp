// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SampleFile.h"
#include "tests/database/FullLedger.h"
#include "tests/database/RawDatabase.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace dealscope::database;

class SampleFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatTheUserChangedStays();
    void aFileWithoutNoteIsToldByItself();
    void anotherSampleSetsTheFileAside();
    void aDamagedFileIsSetAside();
    void withoutAFolderThereIsAnError();

private:
    /// Opens the file for rows and retains claim 6; false when either fails.
    [[nodiscard]] bool edit(const LedgerData &rows);
    /// The rank of claim 6 in the file that opens for rows.
    [[nodiscard]] Rank rank(const LedgerData &rows);
    [[nodiscard]] QStringList files() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void SampleFileTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("new/sample.deals"));
}

bool SampleFileTest::edit(const LedgerData &rows)
{
    const auto ledger = SampleFile(m_path).open(rows);
    return ledger && (*ledger)->setRank(ClaimId(6), Rank::Preferred, QStringLiteral("why"));
}

Rank SampleFileTest::rank(const LedgerData &rows)
{
    const auto ledger = SampleFile(m_path).open(rows);
    const auto data = ledger ? (*ledger)->load() : Result<LedgerData>(ledger.error());
    return data ? data->claims[1].evidence.rank : Rank::Deprecated;
}

QStringList SampleFileTest::files() const
{
    return QDir(m_folder->filePath(QStringLiteral("new"))).entryList(QDir::Files, QDir::Name);
}

void SampleFileTest::whatTheUserChangedStays()
{
    QCOMPARE(rank(fullLedger()), Rank::Normal);
    QVERIFY(edit(fullLedger()));
    QCOMPARE(rank(fullLedger()), Rank::Preferred);
    QCOMPARE(files(),
             (QStringList{QStringLiteral("sample.deals"), QStringLiteral("sample.deals.made-of")}));
}

void SampleFileTest::aFileWithoutNoteIsToldByItself()
{
    QCOMPARE(rank(fullLedger()), Rank::Normal);
    QVERIFY(QFile::remove(m_path + QStringLiteral(".made-of")));
    QVERIFY(edit(fullLedger()));
    QCOMPARE(rank(fullLedger()), Rank::Preferred);
    // Only an edited file without a note cannot be told.
    QVERIFY(QFile::remove(m_path + QStringLiteral(".made-of")));
    QCOMPARE(rank(fullLedger()), Rank::Normal);
    QVERIFY(files().contains(QStringLiteral("sample-1.deals")));
}

void SampleFileTest::anotherSampleSetsTheFileAside()
{
    QVERIFY(edit(fullLedger()));
    LedgerData newer = fullLedger();
    newer.deals[0].note = QStringLiteral("a later sample");
    QCOMPARE(rank(newer), Rank::Normal);
    QVERIFY(edit(newer));
    QCOMPARE(rank(fullLedger()), Rank::Normal);
    QCOMPARE(files(),
             (QStringList{QStringLiteral("sample-1.deals"), QStringLiteral("sample-2.deals"),
                          QStringLiteral("sample.deals"), QStringLiteral("sample.deals.made-of")}));
    for (const char *name : {"new/sample-1.deals", "new/sample-2.deals"}) {
        const auto aside = Ledger::open(m_folder->filePath(QString::fromLatin1(name)));
        QVERIFY(aside);
        QCOMPARE((*aside)->load()->claims[1].evidence.rank, Rank::Preferred);
    }
}

void SampleFileTest::aDamagedFileIsSetAside()
{
    QVERIFY(edit(fullLedger()));
    const QByteArray damaged("no database");
    QVERIFY(writeFile(m_path, damaged));
    QCOMPARE(rank(fullLedger()), Rank::Normal);
    QCOMPARE(bytesOfFile(m_folder->filePath(QStringLiteral("new/sample-1.deals"))), damaged);
}

void SampleFileTest::withoutAFolderThereIsAnError()
{
    QVERIFY(writeFile(m_folder->filePath(QStringLiteral("new")), "a file"));
    const auto ledger = SampleFile(m_path).open(fullLedger());
    QVERIFY(!ledger);
    QCOMPARE(ledger.error().kind, ErrorKind::File);
}

DEALSCOPE_TEST(SampleFileTest)
#include "SampleFileTest.moc"
