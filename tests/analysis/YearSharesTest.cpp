// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/YearShares.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <limits>
#include <random>

using namespace dealscope::core;
using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

constexpr int Rest = YearShare::NotScheduled;
using Figures = QList<std::pair<int, qint64>>;

Figures floorsOf(const QList<YearShare> &shares)
{
    Figures figures;
    for (const YearShare &share : shares) {
        figures.append({share.year, share.interval.floor.units});
    }
    return figures;
}

Figures ceilingsOf(const QList<YearShare> &shares)
{
    Figures figures;
    for (const YearShare &share : shares) {
        figures.append({share.year, share.interval.ceiling ? share.interval.ceiling->units : -1});
    }
    return figures;
}

PartialDate date(const char *iso)
{
    return *PartialDate::fromIso(QString::fromLatin1(iso));
}

/// 38 billion of cloud over 84 months, reported as signed on 19 December 2025.
LedgerBuilder cloud(const Amount &amount = exactBn(38))
{
    LedgerBuilder b;
    const DealId deal = b.deal("Cloud", DealKind::Compute, {"OpenAI"}, {"AWS"});
    b.claim(deal, b.source("Reuters", "2025-12-19"), amount, Status::Signed).period
        = Period{{}, {}, 84};
    return b;
}

/// A deal with a schedule, everything by one claim.
ResolvedDeal scheduled(const Amount &amount, const QList<Installment> &schedule,
                       const std::optional<Period> &period = Period{{}, {}, 84})
{
    LedgerBuilder b;
    const DealId deal = b.deal("Cloud", DealKind::Compute, {"OpenAI"}, {"AWS"});
    Claim &claim = b.claim(deal, b.source("Reuters", "2025-12-19"), amount, Status::Announced);
    claim.period = period;
    claim.schedule = schedule;
    return Resolver::resolve(b.snapshot(), Lens::Latest, {})->deals().first();
}

ResolvedDeal resolved(const LedgerBuilder &b)
{
    return Resolver::resolve(b.snapshot(), Lens::Latest, {})->deals().first();
}

} // namespace

class YearSharesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void evenOverTheTerm();
    void aRampGrowsToItsFullRate();
    void rampsAtTheEdges_data();
    void rampsAtTheEdges();
    void aTermWithAnEndOnlyBeginsWithTheDeal();
    void fiscalYears_data();
    void fiscalYears();
    void fiscalYearsCutTheTerm();
    void aReportedScheduleWins();
    void aScheduleLeavesARest();
    void aSpanOfYearsIsSpreadInside();
    void installmentsAreConverted();
    void uncertainSchedules_data();
    void uncertainSchedules();
    void aPieceTakesItsPartOfTheSchedule();
    void noTermIsOnce();
    void largestAmountsDoNotWrap();
    void sharesAlwaysAddUp();
};

void YearSharesTest::evenOverTheTerm()
{
    const QList<YearShare> shares = perYear(resolved(cloud()));
    // One month, six years, eleven months; 38 billion times 1, 13, 25 ... 84 of 84, rounded.
    QCOMPARE(floorsOf(shares),
             (Figures{{2025, 452'380'952},
                      {2026, 5'428'571'429},
                      {2027, 5'428'571'429},
                      {2028, 5'428'571'428},
                      {2029, 5'428'571'429},
                      {2030, 5'428'571'428},
                      {2031, 5'428'571'429},
                      {2032, 4'976'190'476}}));
    QCOMPARE(ceilingsOf(shares), floorsOf(shares));
    for (const YearShare &share : shares) {
        QVERIFY(share.assumed);
        QCOMPARE(share.spread, Spread::Even);
        QCOMPARE(share.firm, share.interval.floor);
        QCOMPARE(share.paid, Money{});
    }
}

void YearSharesTest::aRampGrowsToItsFullRate()
{
    LedgerBuilder b = cloud();
    // Said by another, later report: each statement comes from the first claim that makes it.
    b.claim(DealId(1), b.source("Reuters", "2026-01-05")).fullBy = date("2026");
    const ResolvedDeal deal = resolved(b);
    const QList<YearShare> shares = perYear(deal);
    // Months weigh 1, 2 ... 13 (December 2026), then 13 each: 1 + 90 + 5 * 156 + 143 = 1014.
    QCOMPARE(floorsOf(shares),
             (Figures{{2025, 37'475'345},
                      {2026, 3'372'781'065},
                      {2027, 5'846'153'846},
                      {2028, 5'846'153'847},
                      {2029, 5'846'153'846},
                      {2030, 5'846'153'846},
                      {2031, 5'846'153'846},
                      {2032, 5'358'974'359}}));
    for (const YearShare &share : shares) {
        QVERIFY(share.assumed);
        QCOMPARE(share.spread, Spread::Ramp);
    }
    QCOMPARE(spreadOf(deal), Spread::Ramp);
    QCOMPARE(claimsOfSpread(deal), (QList{ClaimId(1), ClaimId(2)}));
}

void YearSharesTest::rampsAtTheEdges_data()
{
    QTest::addColumn<QByteArray>("fullBy");
    QTest::addColumn<Spread>("spread");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("second");
    // 84 a year for two years from January 2026: 12 months of 7, or weights.
    QTest::newRow("before the start") << QByteArray("2025") << Spread::Even << 84LL << 84LL;
    QTest::newRow("in the first month") << QByteArray("2026-01") << Spread::Ramp << 84LL << 84LL;
    // 1, 2, 2 ...: 23 of 47 and 24 of 47 of 168.
    QTest::newRow("in the second") << QByteArray("2026-02") << Spread::Ramp << 82LL << 86LL;
    // 1 ... 24: 78 of 300 of 168 is 43.68.
    QTest::newRow("at the end") << QByteArray("2027") << Spread::Ramp << 44LL << 124LL;
    QTest::newRow("after the end") << QByteArray("2040") << Spread::Ramp << 44LL << 124LL;
}

void YearSharesTest::rampsAtTheEdges()
{
    QFETCH(QByteArray, fullBy);
    QFETCH(Spread, spread);
    QFETCH(qint64, first);
    QFETCH(qint64, second);
    LedgerBuilder b;
    Claim &claim
        = b.claim(b.deal("d", DealKind::Compute, {"A"}, {"B"}), b.source("Reuters", "2025-12"),
                  Amount::exact(Money{168}, Currency::usd()), Status::Signed);
    claim.period = Period{date("2026-01"), date("2027-12"), {}};
    claim.fullBy = date(fullBy.constData());
    const QList<YearShare> shares = perYear(resolved(b));
    QCOMPARE(floorsOf(shares), (Figures{{2026, first}, {2027, second}}));
    QCOMPARE(shares.first().spread, spread);
}

void YearSharesTest::aTermWithAnEndOnlyBeginsWithTheDeal()
{
    LedgerBuilder b;
    Claim &claim = b.claim(b.deal("d", DealKind::Compute, {"A"}, {"B"}),
                           b.source("Reuters", "2025-12-19"), exactBn(24), Status::Signed);
    claim.happenedOn = date("2025-07");
    claim.period = Period{{}, date("2027-06"), {}};
    QCOMPARE(floorsOf(perYear(resolved(b))),
             (Figures{{2025, bn(6).units}, {2026, bn(12).units}, {2027, bn(6).units}}));
}

void YearSharesTest::fiscalYears_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<int>("firstMonth");
    QTest::addColumn<int>("year");
    QTest::newRow("calendar, first day") << QDate(2025, 1, 1) << 1 << 2025;
    QTest::newRow("calendar, last day") << QDate(2025, 12, 31) << 1 << 2025;
    QTest::newRow("July, before") << QDate(2025, 6, 30) << 7 << 2025;
    QTest::newRow("July, first day") << QDate(2025, 7, 1) << 7 << 2026;
    QTest::newRow("February, last day") << QDate(2026, 1, 31) << 2 << 2026;
    QTest::newRow("February, first day") << QDate(2026, 2, 1) << 2 << 2027;
    QTest::newRow("December") << QDate(2025, 12, 1) << 12 << 2026;
}

void YearSharesTest::fiscalYears()
{
    QFETCH(QDate, day);
    QFETCH(int, firstMonth);
    QFETCH(int, year);
    QCOMPARE(fiscalYearOf(day, firstMonth), year);
}

void YearSharesTest::fiscalYearsCutTheTerm()
{
    // From December 2025: seven months in the year to June 2026, then twelve.
    const QList<YearShare> shares = perYear(resolved(cloud()), 7);
    QCOMPARE(shares.size(), 8);
    QCOMPARE(shares.first().year, 2026);
    QCOMPARE(shares.first().interval.floor, Money{3'166'666'667}); // 38 bn * 7 / 84
    QCOMPARE(shares.last().year, 2033);
    QCOMPARE(shares.last().interval.floor, Money{2'261'904'762}); // 38 bn * 5 / 84
}

void YearSharesTest::aReportedScheduleWins()
{
    LedgerBuilder b = cloud();
    Claim &claim = b.claim(DealId(1), b.source("Reuters", "2026-01-05"));
    claim.fullBy = date("2026");
    claim.schedule = {
        {date("2026"), exactBn(8)}, {date("2027-Q1"), exactBn(10)}, {date("2027-09"), exactBn(20)}};
    const ResolvedDeal deal = resolved(b);
    const QList<YearShare> shares = perYear(deal);
    QCOMPARE(floorsOf(shares), (Figures{{2026, bn(8).units}, {2027, bn(30).units}}));
    QCOMPARE(ceilingsOf(shares), floorsOf(shares));
    for (const YearShare &share : shares) {
        QVERIFY(!share.assumed);
        QCOMPARE(share.spread, Spread::Reported);
        QCOMPARE(share.firm, share.interval.floor);
    }
    QCOMPARE(claimsOfSpread(deal), QList{ClaimId(2)});
}

void YearSharesTest::aScheduleLeavesARest()
{
    const QList<YearShare> shares = perYear(
        scheduled(exactBn(38), {{date("2026"), exactBn(8)}, {date("2028"), exactBn(10)}}));
    QCOMPARE(floorsOf(shares),
             (Figures{{2026, bn(8).units}, {2028, bn(10).units}, {Rest, bn(20).units}}));
    QCOMPARE(ceilingsOf(shares), floorsOf(shares));
    // A schedule needs no term and no date.
    LedgerBuilder undated;
    Claim &claim = undated.claim(undated.deal("d", DealKind::Compute, {"A"}, {"B"}),
                                 undated.source("Reuters", nullptr), exactBn(5), Status::Signed);
    claim.schedule = {{date("2027"), exactBn(5)}};
    QCOMPARE(floorsOf(perYear(resolved(undated))), (Figures{{2027, bn(5).units}}));
}

void YearSharesTest::aSpanOfYearsIsSpreadInside()
{
    // Nine months from October 2026: three and six.
    const QList<YearShare> shares
        = perYear(scheduled(exactBn(18),
                            {{PartialDate(QDate(2026, 10, 1), QDate(2027, 6, 30)), exactBn(9)},
                             {date("2028"), exactBn(9)}}));
    QCOMPARE(floorsOf(shares),
             (Figures{{2026, bn(3).units}, {2027, bn(6).units}, {2028, bn(9).units}}));
    QVERIFY(shares[0].assumed);
    QVERIFY(shares[1].assumed);
    QVERIFY(!shares[2].assumed);
    QCOMPARE(shares[0].spread, Spread::Reported);
}

void YearSharesTest::installmentsAreConverted()
{
    LedgerBuilder b;
    const Currency euro = *Currency::fromCode(u"EUR");
    const DealId deal = b.deal("d", DealKind::Compute, {"A"}, {"B"});
    const SourceId source = b.source("Reuters", "2025-12-19");
    Claim &claim = b.claim(deal, source, Amount::exact(bn(10), euro), Status::Signed);
    claim.schedule = {{date("2026"), Amount::exact(bn(4), euro)},
                      {date("2027"), exactBn(5)}, // already in dollars
                      {date("2028"), Amount::exact(bn(1), *Currency::fromCode(u"JPY"))}};
    LedgerData data = b.data();
    data.rates = {{RateId(1), euro, Currency::usd(), 100, 110, date("2025-12-01"), source, {}, {}}};
    const ResolvedDeal resolvedDeal
        = Resolver::resolve(Snapshot::make(data), Lens::Latest, {}, Currency::usd())
              ->deals()
              .first();
    QCOMPARE(resolvedDeal.interval, (Interval{bn(11), bn(11)}));
    // Yen have no rate: what they are stays with what is not scheduled.
    QCOMPARE(floorsOf(perYear(resolvedDeal)),
             (Figures{{2026, 4'400'000'000}, {2027, bn(5).units}, {Rest, 1'600'000'000}}));
}

void YearSharesTest::uncertainSchedules_data()
{
    QTest::addColumn<Amount>("amount");
    QTest::addColumn<Amount>("first");
    QTest::addColumn<Amount>("second");
    QTest::addColumn<Figures>("floors");
    QTest::addColumn<Figures>("ceilings");
    const auto between = [](double low, double high) {
        return Amount::between(bn(low), bn(high), Currency::usd());
    };
    const auto row = [](const char *name, const Amount &amount, const Amount &first,
                        const Amount &second, const QList<std::pair<int, double>> &floors,
                        const QList<std::pair<int, double>> &ceilings) {
        const auto units = [](const QList<std::pair<int, double>> &figures) {
            Figures list;
            for (const auto &[year, figure] : figures) {
                list.append({year, figure < 0 ? -1 : bn(figure).units});
            }
            return list;
        };
        QTest::newRow(name) << amount << first << second << units(floors) << units(ceilings);
    };
    row("ranges inside a range", between(30, 40), between(10, 12), between(10, 15),
        {{2026, 10}, {2027, 10}, {Rest, 10}}, {{2026, 12}, {2027, 15}, {Rest, 13}});
    row("up to: nothing is sure", upToBn(38), exactBn(10), exactBn(20),
        {{2026, 0}, {2027, 0}, {Rest, 0}}, {{2026, 10}, {2027, 20}, {Rest, 8}});
    row("at least: what comes after is open", atLeastBn(38), exactBn(10), exactBn(20),
        {{2026, 10}, {2027, 20}, {Rest, 8}}, {{2026, 10}, {2027, 20}, {Rest, -1}});
    row("an open year of a bounded whole", between(20, 30), exactBn(5), atLeastBn(6),
        {{2026, 5}, {2027, 6}, {Rest, 9}}, {{2026, 5}, {2027, 16}, {Rest, 9}});
    row("an open year of an open whole", atLeastBn(11), exactBn(5), atLeastBn(6),
        {{2026, 5}, {2027, 6}, {Rest, 0}}, {{2026, 5}, {2027, -1}, {Rest, -1}});
    row("more than the whole", exactBn(15), exactBn(10), exactBn(20), {{2026, 5}, {2027, 10}},
        {{2026, 5}, {2027, 10}});
    row("nothing stated for one year", exactBn(15), exactBn(10), Amount::undisclosed(),
        {{2026, 10}, {Rest, 5}}, {{2026, 10}, {Rest, 5}});
}

void YearSharesTest::uncertainSchedules()
{
    QFETCH(Amount, amount);
    QFETCH(Amount, first);
    QFETCH(Amount, second);
    QFETCH(Figures, floors);
    QFETCH(Figures, ceilings);
    const ResolvedDeal deal = scheduled(amount, {{date("2026"), first}, {date("2027"), second}});
    QCOMPARE(floorsOf(perYear(deal)), floors);
    QCOMPARE(ceilingsOf(perYear(deal)), ceilings);
}

void YearSharesTest::aPieceTakesItsPartOfTheSchedule()
{
    const ResolvedDeal deal
        = scheduled(exactBn(40), {{date("2026"), exactBn(10)}, {date("2027"), exactBn(20)}});
    // Parts have taken 24 of 40: the rest of 16 is laid out like the whole.
    const QList<YearShare> shares = perYear(deal, {bn(16), bn(16)}, bn(8), {});
    QCOMPARE(floorsOf(shares),
             (Figures{{2026, bn(4).units}, {2027, bn(8).units}, {Rest, bn(4).units}}));
    QCOMPARE(shares[1].firm, bn(4));
    QVERIFY(shares[0].assumed); // of the piece nobody said it
}

void YearSharesTest::noTermIsOnce()
{
    LedgerBuilder b;
    Claim &claim = b.claim(b.deal("d", DealKind::Compute, {"A"}, {"B"}),
                           b.source("Reuters", "2025-12-19"), exactBn(5), Status::Signed);
    claim.fullBy = date("2026"); // of a term that nobody states
    const QList<YearShare> shares = perYear(resolved(b));
    QCOMPARE(floorsOf(shares), (Figures{{2025, bn(5).units}}));
    QCOMPARE(shares.first().spread, Spread::Once);
    QVERIFY(!shares.first().assumed);
}

void YearSharesTest::largestAmountsDoNotWrap()
{
    const Money most{std::numeric_limits<qint64>::max()};
    const Amount amount = Amount::exact(most, Currency::usd());
    for (const QList<YearShare> &shares :
         {perYear(resolved(cloud(amount))),
          perYear(scheduled(amount, {{date("2026"), amount}, {date("2027"), exactBn(1)}}))}) {
        Money sum;
        for (const YearShare &share : shares) {
            sum = *checkedAdd(sum, share.interval.floor);
        }
        QCOMPARE(sum, most);
    }
    // A schedule too large to add up is none.
    QCOMPARE(spreadOf(scheduled(amount, {{date("2026"), amount}, {date("2026"), amount}})),
             Spread::Even);
}

void YearSharesTest::sharesAlwaysAddUp()
{
    std::mt19937 random(7);
    const auto any = [&random](int most) { return int(random() % unsigned(most)); };
    for (int round = 0; round < 400; ++round) {
        const Money low{any(1'000'000)};
        const Money high{low.units + any(1'000'000)};
        QList<Installment> schedule;
        for (int i = any(4); i > 0; --i) {
            const Money part{any(400'000)};
            const PartialDate when(QDate(2026 + any(4), 1 + any(6), 1),
                                   QDate(2030 + any(3), 7 + any(6), 1));
            schedule.append({when,
                             any(2) ? Amount::exact(part, Currency::usd())
                                    : Amount::upTo(part, Currency::usd())});
        }
        LedgerBuilder b;
        Claim &claim = b.claim(b.deal("d", DealKind::Compute, {"A"}, {"B"}),
                               b.source("Reuters", "2025-12-19"),
                               Amount::between(low, high, Currency::usd()), Status::Signed);
        claim.period = Period{{}, {}, 1 + any(120)};
        claim.schedule = schedule;
        if (any(2)) {
            claim.fullBy = PartialDate::day(QDate(2026 + any(5), 1 + any(12), 1));
        }
        const ResolvedDeal deal = resolved(b);
        Interval sum{Money{}, Money{}};
        Money firm;
        for (const YearShare &share : perYear(deal, 1 + any(12))) {
            QVERIFY(share.interval.floor.units >= 0);
            sum = *checkedAdd(sum, share.interval);
            firm = *checkedAdd(firm, share.firm);
        }
        QCOMPARE(sum, *deal.interval);
        QCOMPARE(firm, deal.firmFloor);
    }
}

DEALSCOPE_TEST(YearSharesTest)
#include "YearSharesTest.moc"
