// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/RateIndex.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;

namespace {

Currency cur(const char *code)
{
    return *Currency::fromCode(QString::fromLatin1(code));
}

ExchangeRate rate(int id, const char *from, const char *to, qint64 fromUnits, qint64 toUnits,
                  const char *day, DealId deal = {})
{
    ExchangeRate row;
    row.id = RateId(id);
    row.from = cur(from);
    row.to = cur(to);
    row.fromUnits = fromUnits;
    row.toUnits = toUnits;
    row.date = day ? PartialDate::fromIso(QString::fromLatin1(day)) : std::nullopt;
    row.source = SourceId(id);
    row.deal = deal;
    return row;
}

const auto everySource = [](SourceId) { return true; };

} // namespace

class RateIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestAtOrBeforeTheDayCounts_data();
    void theNewestAtOrBeforeTheDayCounts();
    void bothDirectionsAreOneRate();
    void aThirdCurrencyLeadsAcross();
    void anArticlesPairIsForItsDealAlone();
    void unknownSourcesLendNoPair();
    void whatDoesNotFitIsRefused();
    void intervalsKeepTheirOpenEnd();
};

void RateIndexTest::theNewestAtOrBeforeTheDayCounts_data()
{
    QTest::addColumn<QString>("day");
    QTest::addColumn<int>("id"); ///< 0: no rate
    QTest::newRow("before all dated ones: the undated") << QStringLiteral("2025-01-01") << 4;
    QTest::newRow("on the day") << QStringLiteral("2025-03-01") << 1;
    QTest::newRow("between") << QStringLiteral("2025-03-31") << 1;
    QTest::newRow("a later one") << QStringLiteral("2025-05-01") << 2;
    QTest::newRow("no day: the newest of all") << QString() << 3;
}

void RateIndexTest::theNewestAtOrBeforeTheDayCounts()
{
    QFETCH(QString, day);
    QFETCH(int, id);
    const RateIndex rates({rate(3, "EUR", "USD", 100, 130, "2025-06-01"),
                           rate(1, "EUR", "USD", 100, 110, "2025-03-01"),
                           rate(2, "EUR", "USD", 100, 120, "2025-04-01"),
                           rate(4, "EUR", "USD", 100, 105, nullptr)});
    const auto when
        = day.isEmpty() ? std::nullopt : std::optional(QDate::fromString(day, Qt::ISODate));
    const auto found = rates.findForAll(cur("EUR"), cur("USD"), when);
    QVERIFY(found);
    QCOMPARE(found->rates, QList<RateId>{RateId(id)});
    QVERIFY(!rates.findForAll(cur("EUR"), cur("JPY"), when));
}

void RateIndexTest::bothDirectionsAreOneRate()
{
    const RateIndex rates({rate(1, "EUR", "USD", 100, 125, "2025-03-01"),
                           rate(2, "USD", "EUR", 100, 90, "2025-04-01")});
    // The newer one, whichever way it was written: 90 / 100.
    QCOMPARE(converted(Money{1000}, *rates.findForAll(cur("USD"), cur("EUR"), QDate(2025, 5, 1))),
             std::optional(Money{900}));
    // In March only the other: 100 / 125.
    QCOMPARE(converted(Money{1000}, *rates.findForAll(cur("USD"), cur("EUR"), QDate(2025, 3, 5))),
             std::optional(Money{800}));
    QCOMPARE(converted(Money{1000}, *rates.findForAll(cur("USD"), cur("USD"), {})),
             std::optional(Money{1000}));
}

void RateIndexTest::aThirdCurrencyLeadsAcross()
{
    const RateIndex rates(
        {rate(1, "EUR", "USD", 10, 11, "2025-03-01"), rate(2, "EUR", "JPY", 1, 160, "2025-03-02")});
    const auto found = rates.findForAll(cur("USD"), cur("JPY"), QDate(2025, 4, 1));
    QVERIFY(found);
    QCOMPARE(found->rates, (QList<RateId>{RateId(1), RateId(2)}));
    QCOMPARE(found->date->toIso(), QStringLiteral("2025-03-01")); // the older of the two
    // 1,100 USD = 1,000 EUR = 160,000 JPY
    QCOMPARE(converted(Money{1100}, *found), std::optional(Money{160'000}));
    QVERIFY(!rates.findForAll(cur("USD"), cur("JPY"), QDate(2025, 3, 1)));
}

void RateIndexTest::anArticlesPairIsForItsDealAlone()
{
    const RateIndex rates({rate(1, "USD", "EUR", 38, 33, nullptr, DealId(3)),
                           rate(2, "EUR", "USD", 1, 1, "2025-03-01")});
    const auto own = rates.find(cur("USD"), cur("EUR"), QDate(2025, 4, 1), DealId(3), everySource);
    QVERIFY(own && own->ofDeal);
    QCOMPARE(converted(Money{38'000'000'000}, *own), std::optional(Money{33'000'000'000}));
    const auto other
        = rates.find(cur("USD"), cur("EUR"), QDate(2025, 4, 1), DealId(4), everySource);
    QVERIFY(other && !other->ofDeal);
    QCOMPARE(other->rates, QList<RateId>{RateId(2)});
    QCOMPARE(rates.currencies(), (QList<Currency>{cur("EUR"), cur("USD")}));
}

void RateIndexTest::unknownSourcesLendNoPair()
{
    const RateIndex rates({rate(1, "USD", "EUR", 38, 33, nullptr, DealId(3))});
    QVERIFY(!rates.find(cur("USD"), cur("EUR"), {}, DealId(3), [](SourceId) { return false; }));
}

void RateIndexTest::whatDoesNotFitIsRefused()
{
    const RateIndex rates({rate(1, "EUR", "JPY", 1, 160, nullptr)});
    const auto found = rates.findForAll(cur("EUR"), cur("JPY"), {});
    QVERIFY(!converted(Money{std::numeric_limits<qint64>::max() / 100}, *found));
}

void RateIndexTest::intervalsKeepTheirOpenEnd()
{
    const Conversion half{1, 2, {}, {}, false};
    QCOMPARE(converted(Interval{Money{10}, std::nullopt}, half),
             std::optional(Interval{Money{5}, std::nullopt}));
    QCOMPARE(converted(Interval{Money{10}, Money{30}}, half),
             std::optional(Interval{Money{5}, Money{15}}));
}

DEALSCOPE_TEST(RateIndexTest)
#include "RateIndexTest.moc"
