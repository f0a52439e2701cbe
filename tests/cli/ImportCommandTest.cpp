// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "tests/cli/SampleServices.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

class ImportCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ratesConvertWhatWasPublishedAfterThem();
    void theSameFileTwiceAddsNothing();
    void ratesThatDifferAreKeptAsTheyAre();
    void aDryRunWritesNothing();
    void onlyDaysThatAreNeededAreTaken();
    void aBrokenFileChangesNothing();
    void theSampleKeepsNothing();

private:
    QString write(const QByteArray &csv)
    {
        QFile file(m_folder->filePath(u"eurofxref-hist.csv"_s));
        if (!file.open(QIODevice::WriteOnly)) {
            return {};
        }
        file.write(csv);
        return file.fileName();
    }
    Ran import(const QByteArray &csv, const QStringList &more = {})
    {
        return m_services.run(QStringList{u"import"_s, m_ledger, write(csv)} + more);
    }
    QJsonObject deal(int id, const QString &currency)
    {
        const Ran ran = m_services.run(
            {u"list"_s, m_ledger, u"deals"_s, u"--currency"_s, currency, u"--format"_s, u"json"_s});
        const QJsonArray rows = ran.json();
        for (const QJsonValue &row : rows) {
            if (row[u"id"_s].toInt() == id) {
                return row.toObject();
            }
        }
        return {};
    }
    qsizetype rateCount() { return (*(*database::Ledger::open(m_ledger))->load()).rates.size(); }

    SampleServices m_services;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_ledger;
};

void ImportCommandTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_ledger = m_folder->filePath(u"a.deals"_s);
    LedgerBuilder b;
    b.claim(b.deal("dollars", DealKind::Equity, {"A"}, {"B"}), b.source("P", "2025-12-17"),
            upToBn(10), Status::Signed);
    b.claim(b.deal("pounds", DealKind::Equity, {"A"}, {"C"}), b.source("Q", "2025-12-20"),
            Amount::exact(bn(2), *Currency::fromCode(u"GBP")), Status::Signed);
    auto ledger = database::Ledger::create(m_ledger);
    QVERIFY(ledger);
    QVERIFY((*ledger)->append(b.data()));
}

void ImportCommandTest::ratesConvertWhatWasPublishedAfterThem()
{
    QCOMPARE(deal(1, u"EUR"_s)[u"currency"_s].toString(), u"USD"_s); // no rate yet
    const Ran ran = import("Date,USD,GBP,\n2025-12-19,1.30,0.80,\n2025-12-17,1.25,0.90,\n");
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.code, 0);
    QVERIFY2(ran.out.contains("4 exchange rates of 2 currencies"), ran.out.constData());
    // 10 bn dollars of 17 December at 1.25: 8 bn euros.
    QCOMPARE(deal(1, u"EUR"_s)[u"ceiling"_s].toInteger(), 8'000'000'000);
    QCOMPARE(deal(1, u"EUR"_s)[u"currency"_s].toString(), u"EUR"_s);
    // 2 bn pounds of 20 December, by the 19th: 2 / 0.80 = 2.5 bn euros; x 1.30 = 3.25 bn dollars.
    QCOMPARE(deal(2, u"EUR"_s)[u"floor"_s].toInteger(), 2'500'000'000);
    QCOMPARE(deal(2, u"EUR"_s)[u"firm_floor"_s].toInteger(), 2'500'000'000);
    QCOMPARE(deal(2, u"USD"_s)[u"floor"_s].toInteger(), 3'250'000'000);
    const auto data = (*database::Ledger::open(m_ledger))->load();
    QCOMPARE(data->sources.last().kind, SourceKind::Dataset);
    QCOMPARE(data->sources.last().fileName, u"eurofxref-hist.csv"_s);
    QCOMPARE(data->sources.last().checksum.size(), 64);
}

void ImportCommandTest::theSameFileTwiceAddsNothing()
{
    const QByteArray csv = "Date,USD,\n2025-12-17,1.25,\n";
    QCOMPARE(import(csv).code, 0);
    const Ran again = import(csv);
    QCOMPARE(again.code, 0);
    QVERIFY2(again.out.startsWith("No exchange rate was added; 1 were there already"),
             again.out.constData());
    QCOMPARE(rateCount(), 1);
}

void ImportCommandTest::ratesThatDifferAreKeptAsTheyAre()
{
    import("Date,USD,\n2025-12-17,1.25,\n");
    const Ran ran = import("Date,USD,\n2025-12-17,1.50,\n2025-12-18,1.25,\n");
    QVERIFY2(ran.out.contains("1 differ"), ran.out.constData());
    QCOMPARE(rateCount(), 2);
    QCOMPARE(deal(1, u"EUR"_s)[u"ceiling"_s].toInteger(), 8'000'000'000);
}

void ImportCommandTest::aDryRunWritesNothing()
{
    const Ran ran = import("Date,USD,\n2025-12-17,1.25,\n", {u"--dry-run"_s});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.startsWith("Nothing was written."));
    QCOMPARE(rateCount(), 0);
}

void ImportCommandTest::onlyDaysThatAreNeededAreTaken()
{
    const QByteArray csv = "Date,USD,\n2025-12-17,1.25,\n2025-12-03,1.24,\n2025-12-02,1.23,\n"
                           "1999-01-04,1.1789,\n";
    import(csv);
    QCOMPARE(rateCount(), 2); // from two weeks before the oldest source on
    import(csv, {u"--all-days"_s});
    QCOMPARE(rateCount(), 4);
}

void ImportCommandTest::aBrokenFileChangesNothing()
{
    const Ran ran = import("Date,USD,\n2025-12-17,1.25,\n2025-12-18,cheap,\n");
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.contains("line 3"));
    QCOMPARE(rateCount(), 0);
    QCOMPARE(m_services.run({u"import"_s, m_ledger, u"/nowhere.csv"_s}).code, 3);
}

void ImportCommandTest::theSampleKeepsNothing()
{
    const QString path = write("Date,USD,\n2025-12-17,1.25,\n");
    QCOMPARE(m_services.run({u"import"_s, u"--sample"_s, path}).code, 2);
    QCOMPARE(m_services.run({u"import"_s, u"--sample"_s, path, u"--dry-run"_s}).code, 0);
}

DEALSCOPE_TEST(ImportCommandTest)
#include "ImportCommandTest.moc"
