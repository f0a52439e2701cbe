// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "io/ClaimCsv.h"
#include "tests/cli/SampleServices.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *Header = "deal,title,kind,payers,payees,bound,high,currency,status,outlet,"
                               "source,published_on,quote\n";
constexpr const char *Row = "amazon-openai,Amazon in OpenAI,equity,Amazon,OpenAI,up_to,10000000000,"
                            "USD,in_talks,Reuters,Amazon in talks,2025-12-17,up to $10bn\n";

} // namespace

class ClaimImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aNewLedgerIsMade();
    void anExistingOneIsAddedTo();
    void badRowsAreListedAndNothingIsImported();
    void onlyTheFirstTwentyAreListed();
    void aDryRunWritesNothing();
    void unknownColumnsAreNamed();
    void otherFilesAreRefused();
    void theSampleCanBeTried();
    void helpNamesTheColumns();

private:
    Ran import(const QByteArray &csv, const QStringList &more = {})
    {
        QFile file(m_folder->filePath(u"reports.csv"_s));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(csv);
            file.close();
        }
        return m_services.run(QStringList{u"import"_s, m_ledger, file.fileName()} + more);
    }
    qsizetype claimCount() { return (*(*database::Ledger::open(m_ledger))->load()).claims.size(); }

    SampleServices m_services;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_ledger;
};

void ClaimImportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_ledger = m_folder->filePath(u"a.deals"_s);
}

void ClaimImportTest::aNewLedgerIsMade()
{
    const Ran ran = import(QByteArray(Header) + Row);
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.out,
             "Imported 1 report, with 1 deal, 2 companies, 1 publisher and 1 source that are "
             "new.\n");
    const QJsonArray deals
        = m_services.run({u"list"_s, m_ledger, u"deals"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(deals.size(), 1);
    QCOMPARE(deals[0][u"title"_s].toString(), u"Amazon in OpenAI"_s);
    QCOMPARE(deals[0][u"ceiling"_s].toInteger(), 10'000'000'000);
    QCOMPARE(deals[0][u"floor"_s].toInteger(), 0);
    QCOMPARE(deals[0][u"status"_s].toString(), u"in_talks"_s);
}

void ClaimImportTest::anExistingOneIsAddedTo()
{
    import(QByteArray(Header) + Row);
    const Ran ran = import("deal,outlet,source,status,part_of,title,kind\n"
                           "amazon-openai,Financial Times,Signed,signed,,,\n"
                           "first part,Financial Times,Signed,signed,amazon-openai,P,equity\n");
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.out,
             "Imported 2 reports, with 1 deal, 0 companies, 1 publisher and 1 source that are new; "
             "1 deal is now a part of another.\n");
    QCOMPARE(claimCount(), 3);
}

void ClaimImportTest::badRowsAreListedAndNothingIsImported()
{
    const QByteArray bad = QByteArray(Row).replace("in_talks", "talking");
    const Ran ran
        = import(QByteArray(Header) + Row + bad + Row + QByteArray(Row).replace("USD", ""));
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.out, QByteArray());
    QVERIFY2(ran.err.startsWith("dealscope: reports.csv has 2 rows that cannot be imported, so "
                                "nothing was:\n  line 3: “status” is \"talking\"; known are"),
             ran.err.constData());
    QVERIFY2(ran.err.contains("\n  line 5: the claim: its amount "), ran.err.constData());
    QVERIFY(!QFile::exists(m_ledger)); // it was made for the import alone
    import(QByteArray(Header) + Row);
    QCOMPARE(import(QByteArray(Header) + Row + bad).code, 1);
    QCOMPARE(claimCount(), 1);
}

void ClaimImportTest::onlyTheFirstTwentyAreListed()
{
    QByteArray csv = Header;
    for (int i = 0; i < 25; ++i) {
        csv += QByteArray(Row).replace("up_to", "about");
    }
    const Ran ran = import(csv);
    QCOMPARE(ran.err.count("\n  line "), 20);
    QVERIFY(ran.err.contains("25 rows"));
    QVERIFY(ran.err.contains("\n  line 21: "));
    QVERIFY(ran.err.endsWith("\n  and 5 more.\n"));
}

void ClaimImportTest::aDryRunWritesNothing()
{
    const Ran first = import(QByteArray(Header) + Row, {u"--dry-run"_s});
    QCOMPARE(first.code, 0);
    QVERIFY2(first.out.startsWith("Nothing was written. It would be 1 report, with 1 deal"),
             first.out.constData());
    QVERIFY(!QFile::exists(m_ledger));
    import(QByteArray(Header) + Row);
    const Ran again = import(QByteArray(Header) + Row, {u"--dry-run"_s});
    QVERIFY2(again.out.contains("1 report, with 0 deals, 0 companies"), again.out.constData());
    QCOMPARE(claimCount(), 1);
    QCOMPARE(import(QByteArray(Header) + "a,b\n", {u"--dry-run"_s}).code, 1);
}

void ClaimImportTest::unknownColumnsAreNamed()
{
    const Ran ran = import("deal,outlet,source,amount,statuss\n");
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains("no column \"amount\""), ran.err.constData());
    QVERIFY2(ran.err.contains("no column \"statuss\"; near it are “status”"), ran.err.constData());
    QVERIFY(ran.err.contains("dealscope import --help"));
    QVERIFY(!QFile::exists(m_ledger));
}

void ClaimImportTest::otherFilesAreRefused()
{
    const Ran ran = import("name;surname\n");
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.contains("holds neither reports"));
    QCOMPARE(import("deal,outlet,source\nd,o,s,\n").code, 1);
    // A file that is no ledger stays what it is.
    const QString path = m_folder->filePath(u"reports.csv"_s);
    QCOMPARE(m_services.run({u"import"_s, path, path}).code, 3);
    QVERIFY(QFile::exists(path));
}

void ClaimImportTest::theSampleCanBeTried()
{
    m_ledger = u"--sample"_s;
    QCOMPARE(import(QByteArray(Header) + Row).code, 2);
    const Ran ran = import(QByteArray(Header) + Row, {u"--dry-run"_s});
    QCOMPARE(ran.code, 0);
    // Amazon, OpenAI and Reuters are in it.
    QVERIFY2(ran.out.contains(" 0 companies, 0 publishers"), ran.out.constData());
}

void ClaimImportTest::helpNamesTheColumns()
{
    const Ran ran = m_services.run({u"import"_s, u"--help"_s});
    QCOMPARE(ran.code, 0);
    for (const io::ClaimCsv::Column &column : io::ClaimCsv::columns()) {
        QVERIFY2(ran.out.contains(QByteArray("\n  ") + column.name + ' '), column.name);
    }
    for (const QByteArray &line : ran.out.split('\n')) {
        QVERIFY2(QString::fromUtf8(line).size() <= 100, line.constData());
    }
    QVERIFY(!m_services.run({u"--help"_s}).out.contains("rank_reason"));
}

DEALSCOPE_TEST(ClaimImportTest)
#include "ClaimImportTest.moc"
