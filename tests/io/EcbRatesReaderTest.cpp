// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/EcbRatesReader.h"
#include "tests/support/TestRegistry.h"

#include <QBuffer>
#include <QTest>

using namespace dealscope::core;
using dealscope::io::EcbRatesReader;

namespace {

Result<QList<ExchangeRate>> read(const QByteArray &csv, const EcbRatesReader::Options &options = {})
{
    QBuffer buffer;
    buffer.setData(csv);
    buffer.open(QIODevice::ReadOnly);
    return EcbRatesReader::read(buffer, QStringLiteral("rates.csv"), options);
}

const QByteArray Three = "Date,USD,JPY,TRL,\n"
                         "2025-12-19,1.1712,184.5,N/A,\n"
                         "2025-12-18,1.1719,182,N/A,\n"
                         "2004-12-30,1.3608,141.11,1.0823456,\n";

} // namespace

class EcbRatesReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheHistory();
    void readsTheOneDayFile();
    void takesOnlyWhatIsAsked();
    void recognisesItsFiles();
    void refusesWhatItDoesNotUnderstand_data();
    void refusesWhatItDoesNotUnderstand();
};

void EcbRatesReaderTest::readsTheHistory()
{
    const auto rates = read(Three);
    QVERIFY(rates);
    QCOMPARE(rates->size(), 7); // three days, two of them without the lira
    const ExchangeRate &first = rates->first();
    QCOMPARE(first.date->toIso(), QStringLiteral("2004-12-30"));
    QCOMPARE(first.from.code(), QStringLiteral("EUR"));
    QCOMPARE(first.to.code(), QStringLiteral("USD"));
    QCOMPARE(first.fromUnits, 10'000);
    QCOMPARE(first.toUnits, 13'608);
    QCOMPARE(rates->at(2).to.code(), QStringLiteral("TRL"));
    QCOMPARE(rates->at(2).fromUnits, 10'000'000);
    QCOMPARE(rates->at(2).toUnits, 10'823'456);
    QCOMPARE(rates->at(4).toUnits, 182); // no fraction
    QCOMPARE(rates->at(4).fromUnits, 1);
    QCOMPARE(rates->last().date->toIso(), QStringLiteral("2025-12-19"));
}

void EcbRatesReaderTest::readsTheOneDayFile()
{
    const auto rates = read("Date, USD, JPY, \r\n26 November 2026, 1.1600, 180.10, \r\n");
    QVERIFY(rates);
    QCOMPARE(rates->size(), 2);
    QCOMPARE(rates->first().date->toIso(), QStringLiteral("2026-11-26"));
    QCOMPARE(rates->first().toUnits, 11'600);
}

void EcbRatesReaderTest::takesOnlyWhatIsAsked()
{
    EcbRatesReader::Options options;
    options.from = QDate(2025, 12, 19);
    options.currencies = {*Currency::fromCode(u"JPY")};
    const auto rates = read(Three, options);
    QVERIFY(rates);
    QCOMPARE(rates->size(), 1);
    QCOMPARE(rates->first().toUnits, 1845);
}

void EcbRatesReaderTest::recognisesItsFiles()
{
    QVERIFY(EcbRatesReader::recognises("Date,USD,JPY,\n"));
    QVERIFY(!EcbRatesReader::recognises("Date,Amount\n"));
    QVERIFY(!EcbRatesReader::recognises("id,USD\n"));
    QVERIFY(!EcbRatesReader::recognises(""));
}

void EcbRatesReaderTest::refusesWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QByteArray &csv, const char *place) {
        QTest::newRow(name) << csv << QString::fromLatin1(place);
    };
    row("nothing", "", "line 1");
    row("another table", "id,amount\n1,2\n", "line 1");
    row("strange column", "Date,USD,Dollars\n", "column 3");
    row("a column twice", "Date,USD,USD\n", "USD");
    row("no day", "Date,USD\nyesterday,1.1\n", "line 2");
    row("30 February", "Date,USD\n2025-02-30,1.1\n", "line 2");
    row("a day twice", "Date,USD\n2025-01-02,1.1\n2025-01-02,1.2\n", "line 3");
    row("a word", "Date,USD\n2025-01-02,cheap\n", "column 2");
    row("not a number", "Date,USD\n2025-01-02,nan\n", "column 2");
    row("exponent", "Date,USD\n2025-01-02,1e3\n", "column 2");
    row("negative", "Date,USD\n2025-01-02,-1.1\n", "column 2");
    row("zero", "Date,USD\n2025-01-02,0.00\n", "column 2");
    row("too many digits", "Date,USD\n2025-01-02,1.12345678901\n", "column 2");
    row("more cells than columns", "Date,USD\n2025-01-02,1.1,2.2,3.3\n", "line 2");
    row("a cell under no name", "Date,USD,\n2025-01-02,1.1,2.2\n", "column 3");
    row("a line without end", "Date,USD\n2025-01-02," + QByteArray(200'000, '1') + "\n", "line 2");
}

void EcbRatesReaderTest::refusesWhatItDoesNotUnderstand()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, place);
    const auto rates = read(csv);
    QVERIFY(!rates);
    QVERIFY2(rates.error().sentence.contains(place), qPrintable(rates.error().sentence));
    QVERIFY(rates.error().sentence.endsWith(u'.'));
    QVERIFY(rates.error().sentence.size() < 300);
}

DEALSCOPE_TEST(EcbRatesReaderTest)
#include "EcbRatesReaderTest.moc"
