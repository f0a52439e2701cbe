// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/QuoteReader.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

class QuoteReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data();
    void numbers();
    void rates_data();
    void rates();
    void valuations_data();
    void valuations();
    void currencies_data();
    void currencies();
};

void QuoteReaderTest::numbers_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("numbers");
    const auto row = [](const char *quote, const char *numbers) {
        QTest::newRow(quote) << QString::fromUtf8(quote) << QString::fromLatin1(numbers);
    };
    row("80 milliards de dollars", "80000000000");
    row("un accord de 38 milliards de dollars (33 milliards d’euros)", "38000000000 33000000000");
    row("$1.3 Billion", "1300000000");
    row("1,3 milliard d'euros", "1300000000");
    row("10bn", "10000000000");
    row("$10-billion", "10000000000");
    row("€500m and 12 m of cable", "500000000 12");
    row("10 Md€", "10000000000");
    row("1,2 Mds EUR", "1200000000");
    row("1,2 mille milliards", "1200000000000");
    row("$1.5 trillion", "1500000000000");
    row("10 000 000 dollars", "10000000");
    row("10\xc2\xa0"
        "000\xc2\xa0"
        "000 dollars",
        "10000000");
    row("$10,000,000", "10000000");
    row("1,300 million", "1300000000/1300000");
    row("between $5 and $10 billion", "5000000000 10000000000");
    row("5 à 10 milliards", "5000000000 10000000000");
    row("5-10 milliards", "5000000000 10000000000");
    row("4 % of the shares", "");
    row("ten billion dollars", "10000000000");
    row("dix milliards d'euros", "10000000000");
    row("twenty-five billion", "");
    row("GPT-6 in 2026", "6 2026");
    row("billions", "");
}

void QuoteReaderTest::numbers()
{
    QFETCH(QString, quote);
    QFETCH(QString, numbers);
    const QuoteReader reader(quote);
    QStringList found;
    for (const QuotedNumber &number : reader.numbers()) {
        QStringList readings;
        for (const Money reading : number.readings) {
            readings.append(QString::number(reading.units));
        }
        found.append(readings.join(u'/'));
    }
    QCOMPARE(found.join(u' '), numbers);
}

void QuoteReaderTest::rates_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<bool>("yearly");
    QTest::addColumn<bool>("monthly");
    const auto row = [](const char *quote, bool yearly, bool monthly) {
        QTest::newRow(quote) << QString::fromUtf8(quote) << yearly << monthly;
    };
    row("$10 billion a year", true, false);
    row("10 milliards de dollars par an", true, false);
    row("chaque année, 5 milliards", true, false);
    row("un paiement annuel de 5 milliards", true, false);
    row("annual payments of $5bn", true, false);
    row("$5bn per year", true, false);
    row("$5bn/year", true, false);
    row("$200m a month", false, true);
    row("200 millions d’euros par mois", false, true);
    row("signed a year ago for $5bn", false, false);
    row("$5 billion a year ago", false, false);
    row("more than a year of talks", false, false);
    row("grows by 20 % per year", false, false);
    row("its annual report says $4bn", false, false);
    row("le rapport annuel cite 4 milliards", false, false);
    row("un contrat de 7 ans et 38 milliards", false, false);
    row("au cours des sept prochaines années", false, false);
    row("ces derniers mois", false, false);
}

void QuoteReaderTest::rates()
{
    QFETCH(QString, quote);
    const QuoteReader reader(quote);
    QTEST(reader.yearlyWords() >= 0, "yearly");
    QTEST(reader.monthlyWords() >= 0, "monthly");
}

void QuoteReaderTest::valuations_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("valued"); // the words of the numbers that are valuations
    const auto row = [](const char *quote, const char *valued) {
        QTest::newRow(quote) << QString::fromUtf8(quote) << QString::fromUtf8(valued);
    };
    row("at a valuation of $500 billion", "500 billion");
    row("a $500 billion valuation", "500 billion");
    row("invests $10bn at a valuation of $500bn", "500bn");
    row("the $10bn investment would lift its valuation above $500bn", "500bn");
    row("OpenAI, valued at $500 billion, raises $40 billion", "500 billion");
    row("would value OpenAI at $500 billion", "500 billion");
    row("valorisée 500 milliards de dollars", "500 milliards");
    row("porterait la valorisation d’OpenAI au-dessus de 500 milliards de dollars",
        "500 milliards");
    row("500 milliards de dollars de valorisation", "500 milliards");
    row("a contract valued at $38 billion", "");
    row("the value of the deal is $38 billion", "");
    row("Amazon investit 10 milliards", "");
}

void QuoteReaderTest::valuations()
{
    QFETCH(QString, quote);
    const QuoteReader reader(quote);
    QStringList valued;
    for (const QuotedNumber &number : reader.numbers()) {
        if (reader.isValued(number)) {
            valued.append(number.words);
        }
    }
    QTEST(valued.join(u", "_s), "valued");
}

void QuoteReaderTest::currencies_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("codes");
    QTest::addColumn<QString>("misfit"); // a currency that it cannot mean; empty: it names none
    const auto row = [](const char *quote, const char *codes, const char *misfit) {
        QTest::newRow(quote) << QString::fromUtf8(quote) << QString::fromLatin1(codes)
                             << QString::fromLatin1(misfit);
    };
    row("$10bn", "USD", "EUR");
    row("10 milliards d’euros", "EUR", "USD");
    row("€33bn", "EUR", "USD");
    row("38 milliards de dollars (33 milliards d’euros)", "USD EUR", "GBP");
    row("£5bn", "GBP", "USD");
    row("5 milliards de livres sterling", "GBP", "USD");
    row("¥500bn", "JPY CNY", "USD");
    row("500 milliards de yens", "JPY", "USD");
    row("C$5 billion", "CAD", "USD");
    row("5 milliards de dollars canadiens", "CAD", "USD");
    row("the European cloud, 10bn", "", "");
}

void QuoteReaderTest::currencies()
{
    QFETCH(QString, quote);
    QFETCH(QString, misfit);
    const QuoteReader reader(quote);
    QStringList codes;
    for (const Currency currency : reader.currencies()) {
        codes.append(currency.code());
        QVERIFY(reader.fits(currency));
    }
    QTEST(codes.join(u' '), "codes");
    if (misfit.isEmpty()) {
        QVERIFY(reader.fits(Currency::usd()));
    } else {
        QVERIFY(!reader.fits(*Currency::fromCode(misfit)));
    }
    // "$" may be any dollar.
    QCOMPARE(QuoteReader(u"$5bn"_s).fits(*Currency::fromCode(u"CAD")), true);
}

DEALSCOPE_TEST(QuoteReaderTest)
#include "QuoteReaderTest.moc"
