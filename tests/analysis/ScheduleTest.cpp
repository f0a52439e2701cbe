// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Schedule.h"
#include "analysis/ChartData.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <limits>

using namespace dealscope::core;
using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

namespace {

PartialDate date(const char *iso)
{
    return *PartialDate::fromIso(QString::fromLatin1(iso));
}

/// Of all deals, or of those given.
Schedule scheduleOf(const LedgerBuilder &b, const ScheduleQuery &query = {},
                    QList<int> selected = {})
{
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    if (selected.isEmpty()) {
        for (int position = 0; position < resolution->deals().size(); ++position) {
            selected.append(position);
        }
    }
    return Schedule::build(*resolution, selected, Currency::usd(), query);
}

/// A signed purchase from January 2026 over so many years.
DealId purchase(LedgerBuilder &b, std::initializer_list<const char *> payers,
                std::initializer_list<const char *> payees, const Amount &amount, int years,
                Status status = Status::Signed)
{
    const DealId deal = b.deal("purchase", DealKind::Compute, payers, payees);
    Claim &claim = b.claim(deal, b.source("Reuters", "2025-12-19"), amount, status);
    if (years > 0) {
        claim.period = Period{date("2026-01"), {}, 12 * years};
    }
    return deal;
}

DealId capital(LedgerBuilder &b, std::initializer_list<const char *> payers,
               std::initializer_list<const char *> payees, const Amount &amount, const char *day)
{
    const DealId deal = b.deal("round", DealKind::Equity, payers, payees);
    b.claim(deal, b.source("Reuters", "2025-12-19"), amount, Status::Completed).happenedOn
        = date(day);
    return deal;
}

} // namespace

class ScheduleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void payersWithTheirCapital();
    void payeesAndFiscalYears();
    void certaintyPerYear();
    void whatIsNotScheduledStandsApart();
    void spreadsAreToldApart();
    void familiesAreCountedOnce();
    void partiesWithAndWithoutShares();
    void groupsPayNothingToThemselves();
    void whatIsLeftOutIsListed();
    void theRestIsFolded();
    void aSumThatDoesNotFitIsMarked();
    void nothingIsEmpty();
    void chartsFollowTheSchedule();
    void theOrderOfTheSelectionIsNoMatter();
};

void ScheduleTest::payersWithTheirCapital()
{
    LedgerBuilder b;
    const DealId aws = purchase(b, {"OpenAI"}, {"AWS"}, exactBn(30), 3);
    const DealId chips = purchase(b, {"OpenAI"}, {"Nvidia"}, upToBn(8), 2, Status::Announced);
    purchase(b, {"Meta"}, {"Google"}, exactBn(6), 2);
    const DealId round = capital(b, {"Microsoft"}, {"OpenAI"}, exactBn(10), "2024-03");
    capital(b, {"Meta"}, {"Scale"}, exactBn(14), "2025-06"); // goes out, not in
    const Schedule schedule = scheduleOf(b);
    QCOMPARE(schedule.years, (QList{2024, 2025, 2026, 2027, 2028}));
    QCOMPARE(schedule.rows.size(), 2);
    const ScheduleRow &openAi = schedule.rows[0];
    QCOMPARE(openAi.name, u"OpenAI"_s);
    QCOMPARE(openAi.due.size(), 3);
    QCOMPARE(openAi.dueIn(2026)->sum.interval, (Interval{bn(10), bn(14)}));
    QCOMPARE(openAi.dueIn(2026)->deals, (QList{aws, chips}));
    QCOMPARE(openAi.dueIn(2028)->sum.interval, (Interval{bn(10), bn(10)}));
    QCOMPARE(openAi.dueIn(2025), nullptr);
    QCOMPARE(openAi.dueTotal.interval, (Interval{bn(30), bn(38)}));
    QCOMPARE(openAi.capitalIn.size(), 1);
    QCOMPARE(openAi.capitalInYear(2024)->sum.interval, (Interval{bn(10), bn(10)}));
    QCOMPARE(openAi.capitalInYear(2024)->deals, QList{round});
    QVERIFY(schedule.rows[1].capitalIn.isEmpty());
    QCOMPARE(schedule.total.dueIn(2026)->sum.interval, (Interval{bn(13), bn(17)}));
    QCOMPARE(schedule.total.dueTotal.interval, (Interval{bn(36), bn(44)}));
    QVERIFY(schedule.total.capitalIn.isEmpty());
}

void ScheduleTest::payeesAndFiscalYears()
{
    LedgerBuilder b;
    purchase(b, {"OpenAI"}, {"AWS"}, exactBn(24), 2);
    purchase(b, {"Meta"}, {"AWS"}, exactBn(12), 1);
    capital(b, {"Amazon"}, {"AWS"}, exactBn(3), "2026-07");
    ScheduleQuery query;
    query.by = ScheduleSide::Payee;
    query.firstMonth = 7;
    const Schedule schedule = scheduleOf(b, query);
    QCOMPARE(schedule.rows.size(), 1);
    const ScheduleRow &aws = schedule.rows.first();
    QCOMPARE(aws.name, u"AWS"_s);
    // Half of 2026 lies in the year that ends in June 2026.
    QCOMPARE(aws.dueIn(2026)->sum.interval.floor, bn(12));
    QCOMPARE(aws.dueIn(2027)->sum.interval.floor, bn(18));
    QCOMPARE(aws.dueIn(2028)->sum.interval.floor, bn(6));
    QCOMPARE(aws.capitalInYear(2027)->sum.interval.floor, bn(3));
}

void ScheduleTest::certaintyPerYear()
{
    LedgerBuilder b;
    const DealId deal = purchase(b, {"A"}, {"B"}, exactBn(8), 2, Status::Completed);
    b.claim(deal, b.source("Reuters", "2026-01-05"), atLeastBn(20), Status::Signed);
    const Schedule schedule = scheduleOf(b);
    const MoneySum &sum = schedule.rows.first().dueIn(2026)->sum;
    QCOMPARE(sum.range(), (Interval{bn(10), std::nullopt}));
    QCOMPARE(sum.openEnded, 1);
    QCOMPARE(sum.firm, bn(10));
    QCOMPARE(sum.paid, bn(4));
}

void ScheduleTest::whatIsNotScheduledStandsApart()
{
    LedgerBuilder b;
    const DealId deal = purchase(b, {"A"}, {"B"}, exactBn(30), 3);
    Claim &claim = b.claim(deal, b.source("Reuters", "2026-01-05"));
    claim.schedule = {{date("2027"), exactBn(12)}};
    const Schedule schedule = scheduleOf(b);
    QVERIFY(schedule.hasUnscheduled);
    QCOMPARE(schedule.years, QList{2027});
    const ScheduleRow &row = schedule.rows.first();
    QCOMPARE(row.due.size(), 2);
    QCOMPARE(row.due.last().year, int(YearShare::NotScheduled));
    QCOMPARE(row.due.last().sum.interval, (Interval{bn(18), bn(18)}));
    QVERIFY(!row.due.first().assumed);
    QCOMPARE(row.dueTotal.interval, (Interval{bn(30), bn(30)}));
    QCOMPARE(row.due.first().claims(*Resolver::resolve(b.snapshot(), Lens::Latest, {})),
             (QList{ClaimId(1), ClaimId(2)}));
}

void ScheduleTest::spreadsAreToldApart()
{
    LedgerBuilder b;
    purchase(b, {"A"}, {"B"}, exactBn(2), 2);
    const DealId ramp = purchase(b, {"A"}, {"C"}, exactBn(2), 2);
    b.claim(ramp, b.source("Reuters", "2026-01-05")).fullBy = date("2026");
    const DealId reported = purchase(b, {"A"}, {"D"}, exactBn(2), 2);
    b.claim(reported, b.source("Reuters", "2026-01-05")).schedule = {{date("2027"), exactBn(2)}};
    const DealId once = purchase(b, {"A"}, {"E"}, exactBn(1), 0);
    const Schedule schedule = scheduleOf(b);
    const ScheduleRow &row = schedule.rows.first();
    QCOMPARE(row.dueIn(2025)->spreads, QList{Spread::Once});
    QVERIFY(!row.dueIn(2025)->assumed);
    QCOMPARE(row.dueIn(2026)->spreads, (QList{Spread::Ramp, Spread::Even}));
    QVERIFY(row.dueIn(2026)->assumed);
    QCOMPARE(row.dueIn(2027)->spreads, (QList{Spread::Reported, Spread::Ramp, Spread::Even}));
    QCOMPARE(schedule.withoutTerm, QList{once});
}

void ScheduleTest::familiesAreCountedOnce()
{
    // A contract of 40 over four years, of which 12 for one year are known apart.
    LedgerBuilder b;
    const DealId whole = purchase(b, {"A"}, {"B"}, exactBn(40), 4);
    const DealId part = purchase(b, {"A"}, {"B"}, exactBn(12), 1);
    b.relate(part, whole, RelationKind::PartOf);
    Schedule schedule = scheduleOf(b);
    QCOMPARE(schedule.rows.first().dueIn(2026)->sum.interval, (Interval{bn(19), bn(19)}));
    QCOMPARE(schedule.rows.first().dueIn(2027)->sum.interval, (Interval{bn(7), bn(7)}));
    QCOMPARE(schedule.rows.first().dueTotal.interval, (Interval{bn(40), bn(40)}));
    QCOMPARE(schedule.notCountedTwice, QList{part});

    // Both in the year of one date: the family's own rule.
    LedgerBuilder once;
    const DealId all = purchase(once, {"A"}, {"B"}, exactBn(40), 0);
    const DealId piece = purchase(once, {"A"}, {"B"}, upToBn(50), 0);
    once.relate(piece, all, RelationKind::PartOf);
    schedule = scheduleOf(once);
    QCOMPARE(schedule.rows.first().dueIn(2025)->sum.interval, (Interval{bn(40), bn(50)}));
}

void ScheduleTest::partiesWithAndWithoutShares()
{
    LedgerBuilder b;
    purchase(b, {"SoftBank", "Oracle"}, {"X"}, exactBn(10), 1);
    const DealId shared
        = purchase(b, {"A", "B"}, {"X"}, Amount::exact(Money{7}, Currency::usd()), 0);
    b.dealRow(shared).parties[0].sharePpm = 500'000;
    b.dealRow(shared).parties[1].sharePpm = 500'000;
    const Schedule schedule = scheduleOf(b);
    QStringList names;
    for (const ScheduleRow &row : schedule.rows) {
        names.append(row.name);
    }
    QCOMPARE(names, (QStringList{u"SoftBank + Oracle"_s, u"A"_s, u"B"_s}));
    // Halves of 7 that add up to 7.
    QCOMPARE(schedule.rows[1].dueTotal.interval.floor, Money{4});
    QCOMPARE(schedule.rows[2].dueTotal.interval.floor, Money{3});
    QCOMPARE(schedule.total.dueTotal.interval.floor, Money{10'000'000'007});
}

void ScheduleTest::groupsPayNothingToThemselves()
{
    LedgerBuilder b;
    b.company("Amazon");
    b.company("AWS", "Amazon");
    b.company("Annapurna", "Amazon");
    const DealId inside = purchase(b, {"AWS"}, {"Annapurna"}, exactBn(1), 1);
    purchase(b, {"AWS"}, {"Nvidia"}, exactBn(2), 1);
    capital(b, {"X"}, {"Amazon"}, exactBn(5), "2026");
    QCOMPARE(scheduleOf(b).rows.first().dueTotal.interval.floor, bn(3));
    ScheduleQuery query;
    query.groups = true;
    const Schedule schedule = scheduleOf(b, query);
    QCOMPARE(schedule.rows.size(), 1);
    QCOMPARE(schedule.rows.first().name, u"Amazon"_s);
    QCOMPARE(schedule.rows.first().dueTotal.interval.floor, bn(2));
    QCOMPARE(schedule.rows.first().capitalTotal.interval.floor, bn(5));
    QCOMPARE(schedule.insideGroup, QList{inside});
}

void ScheduleTest::whatIsLeftOutIsListed()
{
    LedgerBuilder b;
    purchase(b, {"A"}, {"B"}, exactBn(1), 1);
    const DealId ended = purchase(b, {"A"}, {"B"}, exactBn(9), 1, Status::Ended);
    const DealId amountless = b.deal("chips", DealKind::ChipSupply, {"A"}, {"C"});
    b.claim(amountless, b.source("Reuters", "2025-12")).status = Status::Signed;
    const DealId undated = b.deal("site", DealKind::Infrastructure, {"A"}, {"D"});
    b.claim(undated, b.source("Reuters", nullptr), exactBn(400), Status::Announced);
    const DealId rate = purchase(b, {"A"}, {"E"}, exactBn(1), 0);
    const DealId unknownCapital = b.deal("stake", DealKind::Equity, {"X"}, {"A"});
    b.claim(unknownCapital, b.source("Reuters", "2025-12")).status = Status::Announced;
    const DealId elsewhere = b.deal("stake", DealKind::Equity, {"X"}, {"Z"});
    b.claim(elsewhere, b.source("Reuters", "2025-12")).status = Status::Announced;
    LedgerData all = b.data();
    all.claims[4].amount->basis = Basis::PerYear;
    const auto resolution = Resolver::resolve(Snapshot::make(all), Lens::Latest, {});
    const Schedule schedule
        = Schedule::build(*resolution, {0, 1, 2, 3, 4, 5, 6}, Currency::usd(), {});
    QList<std::pair<LeftOut, QList<DealId>>> reasons;
    for (const LeftOutDeals &entry : schedule.leftOut) {
        reasons.append({entry.reason, entry.deals});
    }
    QCOMPARE(reasons,
             (QList<std::pair<LeftOut, QList<DealId>>>{{LeftOut::NoAmount, {amountless}},
                                                       {LeftOut::Ended, {ended}},
                                                       {LeftOut::OtherBasis, {rate}},
                                                       {LeftOut::NoDate, {undated}}}));
    QCOMPARE(schedule.capitalLeftOut.size(), 1);
    QCOMPARE(schedule.capitalLeftOut.first().deals, QList{unknownCapital});
}

void ScheduleTest::theRestIsFolded()
{
    LedgerBuilder b;
    const QList<QByteArray> names{"A", "B", "C", "D", "E"};
    for (int i = 0; i < names.size(); ++i) {
        purchase(b, {names[i].constData()}, {"Z"}, exactBn(i + 1), 1);
        capital(b, {"Z"}, {names[i].constData()}, exactBn(1), "2026");
    }
    ScheduleQuery query;
    query.top = 2;
    const Schedule schedule = scheduleOf(b, query);
    QCOMPARE(schedule.rows.size(), 3);
    QCOMPARE(schedule.rows[0].name, u"E"_s);
    QCOMPARE(schedule.rows[2].folded, 3);
    QCOMPARE(schedule.rows[2].dueTotal.interval.floor, bn(6));
    QCOMPARE(schedule.rows[2].capitalTotal.interval.floor, bn(3));
    query.top = 4;
    QCOMPARE(scheduleOf(b, query).rows.size(), 5);
}

void ScheduleTest::aSumThatDoesNotFitIsMarked()
{
    LedgerBuilder b;
    const Amount most = Amount::exact(Money{std::numeric_limits<qint64>::max()}, Currency::usd());
    purchase(b, {"A"}, {"B"}, most, 1);
    purchase(b, {"A"}, {"B"}, most, 1);
    purchase(b, {"C"}, {"B"}, exactBn(1), 1);
    const Schedule schedule = scheduleOf(b);
    QCOMPARE(schedule.rows[0].name, u"A"_s);
    QVERIFY(schedule.rows[0].dueIn(2026)->sum.overflow);
    QVERIFY(schedule.rows[0].dueTotal.overflow);
    QVERIFY(!schedule.rows[1].dueTotal.overflow);
    QVERIFY(schedule.total.dueTotal.overflow);
}

void ScheduleTest::nothingIsEmpty()
{
    LedgerBuilder b;
    capital(b, {"A"}, {"B"}, exactBn(1), "2026");
    const Schedule schedule = scheduleOf(b);
    QVERIFY(schedule.isEmpty());
    QVERIFY(schedule.years.isEmpty());
    QVERIFY(schedule.total.due.isEmpty());
}

void ScheduleTest::chartsFollowTheSchedule()
{
    LedgerBuilder b;
    const DealId deal = purchase(b, {"A"}, {"B"}, exactBn(30), 3);
    b.claim(deal, b.source("Reuters", "2026-01-05")).schedule
        = {{date("2026"), exactBn(4)}, {date("2028"), exactBn(16)}};
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    ChartQuery query;
    query.measure = ChartMeasure::PerYear;
    query.stack.reset();
    const ChartData data = chartData(*resolution, {0}, Currency::usd(), false, query);
    QCOMPARE(data.panels.size(), 1);
    QList<Money> floors;
    for (const ChartBar &bar : data.panels.first().bars) {
        floors.append(bar.total.sum.interval.floor);
    }
    // 2026, an empty 2027, 2028, and what is in no year.
    QCOMPARE(floors, (QList{bn(4), bn(0), bn(16), bn(10)}));
    QCOMPARE(data.panels.first().bars.last().total.key.bucket, ChartKey::Bucket::Undated);
    QVERIFY(!data.hasAssumed());

    const QList<YearSum> sums = sumsPerYear(*resolution, {0}, Currency::usd());
    QCOMPARE(sums.size(), 3);
    QCOMPARE(sums[1].year, 2028);
    QCOMPARE(sums[2].year, int(YearShare::NotScheduled));
    QCOMPARE(sums[2].purchase.interval, (Interval{bn(10), bn(10)}));
}

void ScheduleTest::theOrderOfTheSelectionIsNoMatter()
{
    LedgerBuilder b;
    const DealId whole = purchase(b, {"A", "B"}, {"C"}, exactBn(40), 4);
    b.relate(purchase(b, {"A"}, {"C"}, upToBn(12), 0), whole, RelationKind::PartOf);
    purchase(b, {"A"}, {"D"}, atLeastBn(3), 2);
    const Schedule forward = scheduleOf(b, {}, {0, 1, 2});
    const Schedule backward = scheduleOf(b, {}, {2, 1, 0});
    QCOMPARE(forward.rows.size(), backward.rows.size());
    for (qsizetype i = 0; i < forward.rows.size(); ++i) {
        QCOMPARE(forward.rows[i].name, backward.rows[i].name);
        QCOMPARE(forward.rows[i].deals, backward.rows[i].deals);
        QCOMPARE(forward.rows[i].dueTotal.range(), backward.rows[i].dueTotal.range());
    }
}

DEALSCOPE_TEST(ScheduleTest)
#include "ScheduleTest.moc"
