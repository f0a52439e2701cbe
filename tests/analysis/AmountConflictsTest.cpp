// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analysis/ConflictFixture.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

namespace {

ConflictRule ruleOf(const QString &code)
{
    return *fromCode<ConflictRule>(code);
}

} // namespace

class AmountConflictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void ratesMakeCurrenciesComparable();
    void tiesFollowTheLens();
    void theClockHidesLaterReports();
};

void AmountConflictsTest::rules_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("claims");
    QTest::addColumn<QString>("sides");
    const auto row = [](const char *name, const char *rule, const char *claims, const char *sides) {
        QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(claims)
                            << QString::fromLatin1(sides);
    };
    const char *apart = "amounts_apart";
    row("up to 10, exactly 50", apart, "up_to 10; exact 50", "1 | 2");
    row("up to 50 holds 10", apart, "up_to 50; exact 10", "");
    row("at least 10 holds 50", apart, "at_least 10; exact 50", "");
    row("up to 10 and at least 10 meet at 10", apart, "up_to 10; at_least 10", "");
    row("the same said twice is one side", apart, "exact 10; up_to 10; exact 50; exact 10",
        "1,4 | 2 | 3");
    row("who meets all is no side", apart, "exact 10; up_to 60; exact 50", "1 | 3");
    row("about 10 and 11", apart, "~exact 10; exact 11", "");
    row("10 and 11", apart, "exact 10; exact 11", "1 | 2");
    row("about 10 and 13", apart, "~exact 10; exact 13", "1 | 2");
    row("other basis", apart, "exact 10; exact 50 per_year", "");
    row("no rate between currencies", apart, "exact 10; exact 50 eur", "");
    row("a running total grows", apart,
        "exact 10 cumulative @2023-01; exact 13 cumulative @2025-01", "");
    row("a running total does not shrink", apart,
        "exact 13 cumulative @2023-01; exact 10 cumulative @2025-01", "1 | 2");
    row("two running totals of one day", apart,
        "exact 13 cumulative @2025-01; exact 10 cumulative @2025-01", "1 | 2");
    row("set aside", apart, "exact 10; exact 50 deprecated", "1 | 2 set aside");
    row("one of three set aside", apart, "exact 10; exact 50 deprecated; exact 20", "1 | 2 | 3");
    row("retained", apart, "exact 10; exact 50 preferred", "1 | 2 retained");
    row("a third one retained", apart, "exact 10; exact 50; up_to 50 preferred", "1 | 2 retained");
    row("retained without an amount", apart, "exact 10; exact 50; nothing preferred", "1 | 2");
    row("both retained decide nothing", apart, "exact 10 preferred; exact 50 preferred", "1 | 2");

    const char *headlines = "headlines_apart";
    row("25 % of the smaller is near", headlines, "exact 4; exact 5", "");
    row("more than 25 %", headlines, "exact 4; exact 5.000000001", "1 | 2");
    row("whatever the bound", headlines, "up_to 10; at_least 10; up_to 50; exact 10", "1,2,4 | 3");
    row("in the middle of the two", headlines, "exact 10; exact 12; exact 15", "1 | 3");
    row("headlines of other bases", headlines, "exact 10; exact 50 per_year", "");
    row("headlines of a growing total", headlines,
        "at_least 3 cumulative @2021; at_least 13 cumulative @2024", "");
    row("headline set aside", headlines, "exact 4; up_to 80 deprecated", "1 | 2 set aside");

    const char *bounds = "opposite_bounds";
    row("maximum and minimum", bounds, "up_to 10; at_least 10", "1 | 2");
    row("several of each", bounds, "up_to 10; ~at_least 10; exact 10; at_least 10", "1 | 2,4");
    row("at two figures", bounds, "up_to 10; at_least 11", "");
    row("exact is no bound", bounds, "up_to 10; exact 10", "");
    row("bounds of other currencies", bounds, "up_to 10; at_least 10 eur", "");
    row("bounds of other bases", bounds, "up_to 10; at_least 10 per_year", "");

    const char *slip = "slip";
    row("80 beside 4", slip, "exact 4; up_to 80", "2 | 1");
    row("80 beside 4 and 8: the other digits are named too", slip, "exact 4; exact 8; up_to 80",
        "3 | 1 | 2");
    row("8 times the median", slip, "exact 1; exact 2; exact 3; exact 16", "4 | 1 | 2 | 3");
    row("less than 8 times", slip, "exact 1; exact 2; exact 3; exact 15.9", "");
    row("an even number of others", slip, "exact 2; exact 4; exact 24", "3 | 1 | 2");
    row("just below an even number's", slip, "exact 2; exact 4; exact 23.9", "");
    row("the small one, as fewer say it", slip, "exact 1; exact 10; exact 10; exact 10",
        "1 | 2,3,4");
    row("the large one, where it is even", slip, "exact 1; exact 10", "2 | 1");
    row("10 and 50 are no slip", slip, "up_to 10; exact 10; exact 10; up_to 50; exact 50", "");
    row("slip of another basis", slip, "exact 4; exact 80 per_year", "");
    row("slip set aside", slip, "exact 4; up_to 80 deprecated", "2 | 1 set aside");
    row("slip retained", slip, "exact 4; up_to 80 preferred", "2 | 1 retained");
    row("zero is no figure to compare", slip, "exact 0; exact 5", "");

    const char *tie = "tie";
    row("one day, two intervals", tie, "up_to 50 @2026-01; exact 50 @2026-01", "1 | 2");
    row("the lower floor counts", tie, "exact 50 @2026-01; up_to 50 @2026-01", "2 | 1");
    row("one day, one interval", tie, "up_to 50 @2026-01; ~up_to 50 @2026-01", "");
    row("two days", tie, "up_to 50 @2026-01-02; exact 50 @2026-01-01", "");
    row("undated both", tie, "exact 10; exact 12", "1 | 2");
    row("a tie behind the first", tie, "exact 5 @2026-02; up_to 50 @2026-01; exact 50 @2026-01",
        "");
    row("tie of other bases", tie, "exact 10; exact 12 per_year", "");
    row("tie set aside", tie, "up_to 50 @2026-01; exact 50 deprecated @2026-01", "1 | 2 set aside");
    row("tie retained", tie, "up_to 50 @2026-01; exact 50 preferred @2026-01", "1 | 2 retained");
}

void AmountConflictsTest::rules()
{
    QFETCH(QString, rule);
    QFETCH(QString, claims);
    QFETCH(QString, sides);
    QCOMPARE(ConflictFixture(claims).found(ruleOf(rule)), sides);
}

void AmountConflictsTest::ratesMakeCurrenciesComparable()
{
    // 38 dollars are 33 euros: 33 bn EUR are 38 bn USD, 10 bn EUR some 11.5 bn USD.
    ConflictFixture same(u"exact 38; exact 33 eur"_s);
    ConflictFixture other(u"exact 38; exact 10 eur"_s);
    for (ConflictFixture *fixture : {&same, &other}) {
        ExchangeRate rate;
        rate.id = RateId(1);
        rate.from = Currency::usd();
        rate.to = *Currency::fromCode(u"EUR");
        rate.fromUnits = 38;
        rate.toUnits = 33;
        fixture->rates = {rate};
    }
    QCOMPARE(same.found(ConflictRule::AmountsApart), QString());
    QCOMPARE(same.found(ConflictRule::HeadlinesApart), QString());
    QCOMPARE(other.found(ConflictRule::AmountsApart), u"1 | 2"_s);
    QCOMPARE(other.found(ConflictRule::HeadlinesApart), u"1 | 2"_s);
}

void AmountConflictsTest::tiesFollowTheLens()
{
    const ConflictFixture fixture(u"up_to 50 @2026-01; exact 50 @2026-01; exact 9 @2025-01"_s);
    QCOMPARE(fixture.found(ConflictRule::Tie, Lens::Latest), u"1 | 2"_s);
    QCOMPARE(fixture.found(ConflictRule::Tie, Lens::FilingFirst), u"1 | 2"_s);
    QCOMPARE(fixture.found(ConflictRule::Tie, Lens::Highest), u"1 | 2"_s);
    // The lowest ceiling is 9, and nothing is level with it.
    QCOMPARE(fixture.found(ConflictRule::Tie, Lens::Conservative), QString());
    // Nothing binds, so nothing can tie.
    QCOMPARE(fixture.found(ConflictRule::Tie, Lens::BindingOnly), QString());
}

void AmountConflictsTest::theClockHidesLaterReports()
{
    const ConflictFixture fixture(
        u"up_to 10 @2025-12-17; at_least 10 @2025-12-19; exact 5 @2026-01"_s);
    const auto at = [&](ConflictRule rule, const char *day) {
        return fixture.found(rule, Lens::Latest,
                             QDate::fromString(QString::fromLatin1(day), Qt::ISODate));
    };
    QCOMPARE(at(ConflictRule::OppositeBounds, "2025-12-18"), QString());
    QCOMPARE(at(ConflictRule::OppositeBounds, "2025-12-19"), u"1 | 2"_s);
    QCOMPARE(at(ConflictRule::AmountsApart, "2026-01-30"), QString());
    QCOMPARE(at(ConflictRule::AmountsApart, "2026-01-31"), u"2 | 3"_s);
}

DEALSCOPE_TEST(AmountConflictsTest)
#include "AmountConflictsTest.moc"
