// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/MoneyText.h"

#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;
using namespace dealscope::io;

class MoneyTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreShort_data();
    void numbersAreShort();
    void intervalsSayTheirBounds_data();
    void intervalsSayTheirBounds();
    void wholeMoneyIsGrouped();
};

void MoneyTextTest::numbersAreShort_data()
{
    QTest::addColumn<qint64>("units");
    QTest::addColumn<QString>("words");
    const auto row = [](qint64 units, const char *words) {
        QTest::newRow(words) << units << QString::fromLatin1(words).replace(u' ', QChar::Nbsp);
    };
    row(0, "0");
    row(999, "999");
    row(650'000'000, "650 m");
    row(38'000'000'000, "38 bn");
    row(1'300'000'000, "1.3 bn");
    row(120'300'000'000, "120.3 bn"); // four digits hold it
    row(12'340'000'000, "12.34 bn");
    row(1'234'000'000, "1.234 bn");
    row(8'389'965'601, "8.39 bn"); // computed: three are enough
    row(83'899'656'011, "83.9 bn");
    row(335'598'624'046, "336 bn");
    row(1'234'567'000'000, "1.23 tn");
    row(-8'389'965'601, "-8.39 bn");
}

void MoneyTextTest::numbersAreShort()
{
    QFETCH(qint64, units);
    QFETCH(QString, words);
    QCOMPARE(shortNumber(units), words);
}

void MoneyTextTest::intervalsSayTheirBounds_data()
{
    QTest::addColumn<Interval>("interval");
    QTest::addColumn<QString>("words");
    const auto row = [](qint64 floor, std::optional<qint64> ceiling, const char *words) {
        Interval interval{Money{floor * 1'000'000'000}, std::nullopt};
        if (ceiling) {
            interval.ceiling = Money{*ceiling * 1'000'000'000};
        }
        QTest::newRow(words) << interval << QString::fromUtf8(words);
    };
    row(10, 10, "$10\u00a0bn");
    row(0, 10, "up to $10\u00a0bn");
    row(10, std::nullopt, "$10\u00a0bn or more");
    row(0, std::nullopt, "0 or more");
    row(10, 50, "$10–50\u00a0bn");
}

void MoneyTextTest::intervalsSayTheirBounds()
{
    QFETCH(Interval, interval);
    QFETCH(QString, words);
    QCOMPARE(shortInterval(interval, Currency::usd()), words);
}

void MoneyTextTest::wholeMoneyIsGrouped()
{
    QCOMPARE(wholeMoney(Money{38'000'000'000}, Currency::usd()),
             QStringLiteral("38,000,000,000\u00a0USD"));
    QCOMPARE(wholeMoney(Money{950}, Currency()), QStringLiteral("950"));
}

DEALSCOPE_TEST(MoneyTextTest)
#include "MoneyTextTest.moc"
