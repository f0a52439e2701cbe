// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/DealReports.h"
#include "analysis/Selection.h"
#include "analysis/YearOfDay.h"
#include "tests/support/FacetsByRule.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <random>

using namespace dealscope::core;
using namespace dealscope::analysis;
using dealscope::tests::byrule::countFacets;

/// What tables and facets read from columns, against the same counted one by one.
class DealReportsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsAreThoseOfTheDeals_data();
    void reportsAreThoseOfTheDeals();
    void monthsOfDays();
    void datesMeetMonths();
    void amountsMeetSteps();
    void facetsAreThoseOfTheDeals_data();
    void facetsAreThoseOfTheDeals();
};

void DealReportsTest::reportsAreThoseOfTheDeals_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<QDate>("clock");
    for (quint32 seed = 1; seed <= 4; ++seed) {
        QTest::addRow("ledger %u", seed) << seed << QDate();
        QTest::addRow("ledger %u by a day", seed) << seed << QDate(2021, 6, 1);
    }
}

void DealReportsTest::reportsAreThoseOfTheDeals()
{
    QFETCH(quint32, seed);
    QFETCH(QDate, clock);
    const auto resolution
        = Resolver::resolve(Snapshot::make(dealscope::tests::randomLedger(seed, 80)), Lens::Latest,
                            clock.isValid() ? std::optional(clock) : std::nullopt);
    const DealReports reports = DealReports::of(*resolution);
    QCOMPARE(reports.lastDay.size(), size_t(resolution->dealCount()));
    QVERIFY(resolution->dealCount() > 20);
    for (int i = 0; i < resolution->dealCount(); ++i) {
        const ResolvedDeal &deal = resolution->dealAt(i);
        const auto row = size_t(i);
        QCOMPARE(reports.lastDay[row],
                 deal.lastReported ? dayNumber(deal.lastReported->last()) : NoDay);
        QCOMPARE(reports.firstDay[row],
                 deal.lastReported ? dayNumber(deal.lastReported->first()) : NoDay);
        QCOMPARE(int(reports.origins[row]), int(deal.origins.size()));
    }
}

void DealReportsTest::monthsOfDays()
{
    for (QDate day(1895, 12, 25); day < QDate(2105, 3, 5);
         day = day.addDays(day.day() > 26 ? 1 : 9)) {
        QCOMPARE(YearOfDay::monthOf(qint32(day.toJulianDay())), day.year() * 12 + day.month() - 1);
    }
    for (const QDate day : {QDate(1, 1, 1), QDate(1900, 2, 28), QDate(1900, 3, 1),
                            QDate(2000, 2, 29), QDate(9999, 12, 31)}) {
        QCOMPARE(YearOfDay::monthOf(qint32(day.toJulianDay())), MonthCounts::monthOf(day));
    }
}

void DealReportsTest::datesMeetMonths()
{
    std::mt19937 dice(7);
    std::vector<std::pair<int, int>> spans;
    MonthCounts counts;
    QVERIFY(counts.isEmpty());
    for (int i = 0; i < 300; ++i) {
        const int first = 24000 + int(dice() % 60);
        const int last = first + int(dice() % 4) * int(dice() % 5);
        spans.emplace_back(first, last);
        counts.add(first, last);
    }
    QCOMPARE(counts.size(), 300);
    for (int first = 23995; first < 24080; ++first) {
        for (const int length : {1, 3, 12}) {
            const int last = first + length - 1;
            const auto met = std::ranges::count_if(spans, [&](const auto &span) {
                return span.first <= last && span.second >= first;
            });
            QCOMPARE(counts.meeting(first, last), int(met));
        }
    }
    QCOMPARE(counts.meeting(24001, 24000), 0);
}

void DealReportsTest::amountsMeetSteps()
{
    QCOMPARE(AmountCounts::edge(0), Money{1});
    QCOMPARE(AmountCounts::edge(5), Money{50});
    QCOMPARE(AmountCounts::edge(56), Money{5'000'000'000'000'000'000});
    QCOMPARE(AmountCounts::edge(57), Money{std::numeric_limits<qint64>::max()});
    QCOMPARE(AmountCounts::edgeBelow(Money{0}), -1);
    QCOMPARE(AmountCounts::edgeBelow(Money{1}), 0);
    QCOMPARE(AmountCounts::edgeBelow(Money{49}), 4);
    QCOMPARE(AmountCounts::edgeBelow(Money{50}), 5);
    std::mt19937_64 dice(11);
    std::vector<Interval> amounts;
    AmountCounts counts;
    for (int i = 0; i < 400; ++i) {
        const auto any = [&] {
            const qint64 edge = AmountCounts::edge(int(dice() % 40)).units;
            return Money{dice() % 3 == 0       ? edge
                             : dice() % 5 == 0 ? 0
                                               : edge + qint64(dice() % 7) - 3};
        };
        Interval amount{std::max(Money{0}, any()), std::nullopt};
        if (dice() % 4 != 0) {
            amount.ceiling = std::max(amount.floor, any());
        }
        amounts.push_back(amount);
        counts.add(amount);
    }
    for (int step = 0; step < 57; ++step) {
        const auto met = std::ranges::count_if(amounts, [&](const Interval &amount) {
            return amount.floor < AmountCounts::edge(step + 1)
                && (!amount.ceiling || *amount.ceiling >= AmountCounts::edge(step));
        });
        QCOMPARE(counts.meeting(step), int(met));
    }
    QCOMPARE(AmountCounts().edges().last, -1);
    AmountCounts few;
    few.add({Money{0}, Money{300}});
    few.add({Money{7}, std::nullopt});
    QCOMPARE(few.edges().first, 2); // 5
    QCOMPARE(few.edges().last, 7); // 200
}

void DealReportsTest::facetsAreThoseOfTheDeals_data()
{
    QTest::addColumn<bool>("groups");
    QTest::newRow("companies") << false;
    QTest::newRow("groups") << true;
}

void DealReportsTest::facetsAreThoseOfTheDeals()
{
    QFETCH(bool, groups);
    const auto resolution = Resolver::resolve(
        Snapshot::make(dealscope::tests::randomLedger(3, 120)), Lens::Latest, {});
    const Snapshot &snapshot = resolution->snapshot();
    SelectionInput input{resolution, {}, groups, {}};
    input.filter.set({Dimension::Kinds, QList<DealKind>{DealKind::Equity, DealKind::Debt}});
    const FacetCounts counts = countFacets(input);
    const SelectionInput all{resolution, {}, groups, {}};
    std::array<int, FacetCounts::Kinds> kinds{};
    int amounts = 0;
    std::vector<int> payers(counts.payers.size(), 0);
    std::vector<int> outlets(counts.outlets.size(), 0);
    for (const ResolvedDeal &deal : resolution->deals()) {
        ++kinds[size_t(deal.kind)];
        if (deal.kind != DealKind::Equity && deal.kind != DealKind::Debt) {
            continue;
        }
        amounts += deal.interval && deal.currency == resolution->currency() ? 1 : 0;
        for (size_t row = 0; row < payers.size(); ++row) {
            const CompanyId company = snapshot.data().companies[qsizetype(row)].id;
            payers[row] += std::ranges::any_of(deal.payers, [&](CompanyId id) {
                return groups ? snapshot.isWithin(id, company) : id == company;
            });
        }
        for (size_t row = 0; row < outlets.size(); ++row) {
            const OutletId outlet = snapshot.data().outlets[qsizetype(row)].id;
            outlets[row] += std::ranges::any_of(deal.claims, [&](ClaimId id) {
                const Evidence &evidence = snapshot.claim(id)->evidence;
                return resolution->counts(id)
                    && (snapshot.source(evidence.source)->outlet == outlet
                        || snapshot.originOf(evidence) == outlet);
            });
        }
    }
    QCOMPARE(counts.kinds, kinds);
    QCOMPARE(counts.payers, payers);
    QCOMPARE(counts.outlets, outlets);
    QCOMPARE(counts.amounts.size(), amounts);
    QVERIFY(amounts > 0);
    QCOMPARE(countFacets(all).kinds, kinds);
}

DEALSCOPE_TEST(DealReportsTest)
#include "DealReportsTest.moc"
