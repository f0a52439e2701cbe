// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Money.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <limits>

using namespace dealscope::core;

class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsThatDoNotFitAreRefused();
    void scale_data();
    void scale();
    void currencyCodes_data();
    void currencyCodes();
};

void MoneyTest::sumsThatDoNotFitAreRefused()
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    QCOMPARE(checkedAdd(Money{most - 1}, Money{1}), std::optional(Money{most}));
    QVERIFY(!checkedAdd(Money{most}, Money{1}));
    QVERIFY(!checkedSubtract(Money{-most}, Money{2}));
    QVERIFY(!checkedMultiply(Money{most / 2 + 1}, 2));
    QCOMPARE(checkedMultiply(Money{-3}, 4), std::optional(Money{-12}));
}

void MoneyTest::scale_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<qint64>("numerator");
    QTest::addColumn<qint64>("denominator");
    QTest::addColumn<bool>("fits");
    QTest::addColumn<qint64>("expected");

    QTest::newRow("a rate over seven years") << 12'000LL << 84LL << 12LL << true << 84'000LL;
    QTest::newRow("half goes away from zero") << 5LL << 1LL << 2LL << true << 3LL;
    QTest::newRow("negative half too") << -5LL << 1LL << 2LL << true << -3LL;
    QTest::newRow("a third goes down") << 10LL << 1LL << 3LL << true << 3LL;
    QTest::newRow("product wider than 64 bits")
        << 9'000'000'000'000'000'000LL << 100LL << 1000LL << true << 900'000'000'000'000'000LL;
    QTest::newRow("too large") << 9'000'000'000'000'000'000LL << 2LL << 1LL << false << 0LL;
    QTest::newRow("by nothing") << 1LL << 1LL << 0LL << false << 0LL;
}

void MoneyTest::scale()
{
    QFETCH(qint64, amount);
    QFETCH(qint64, numerator);
    QFETCH(qint64, denominator);
    QFETCH(bool, fits);
    QFETCH(qint64, expected);
    const auto scaled = checkedScale(Money{amount}, numerator, denominator);
    QCOMPARE(scaled.has_value(), fits);
    if (fits) {
        QCOMPARE(scaled->units, expected);
    }
}

void MoneyTest::currencyCodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("upper") << QStringLiteral("USD") << QStringLiteral("USD");
    QTest::newRow("lower") << QStringLiteral("eur") << QStringLiteral("EUR");
    QTest::newRow("two letters") << QStringLiteral("US") << QString();
    QTest::newRow("sign") << QStringLiteral("$$$") << QString();
    QTest::newRow("not ASCII") << QStringLiteral("ÉUR") << QString();
}

void MoneyTest::currencyCodes()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    const auto currency = Currency::fromCode(text);
    QCOMPARE(currency.has_value(), !code.isEmpty());
    QCOMPARE(currency.value_or(Currency{}).code(), code);
}

DEALSCOPE_TEST(MoneyTest)
#include "MoneyTest.moc"
