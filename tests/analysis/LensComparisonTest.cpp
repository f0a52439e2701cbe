// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/LensComparison.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

/// Deal 1 has a figure for every lens but binding_only, deal 2 was signed for less than what is
/// announced now. Claims are numbered as they are made.
LedgerBuilder ledger()
{
    LedgerBuilder b;
    const auto filing = b.source("SEC", "2025-12-01");
    b.sourceRow(filing).kind = SourceKind::Filing;
    const auto one = b.deal("one", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(one, filing, exactBn(20), Status::InTalks); // 1: filing_first
    b.claim(one, b.source("A", "2025-12-10"), upToBn(5), Status::InTalks); // 2: conservative
    b.claim(one, b.source("B", "2025-12-11"), exactBn(90), Status::InTalks); // 3: highest
    b.claim(one, b.source("C", "2025-12-12"), exactBn(40), Status::InTalks);
    b.claim(one, b.source("D", "2025-12-13"), exactBn(42), Status::InTalks); // 5: corroborated
    b.claim(one, b.source("E", "2025-12-20"), exactBn(30), Status::Rumoured); // 6: latest
    const auto two = b.deal("two", DealKind::Equity, {"Microsoft"}, {"OpenAI"});
    b.claim(two, b.source("F", "2025-12-01"), exactBn(4), Status::Signed); // 7
    b.claim(two, b.source("G", "2025-12-20"), exactBn(10), Status::Announced); // 8
    return b;
}

LensQuestion question(const LedgerBuilder &b)
{
    LensQuestion question;
    question.snapshot = b.snapshot();
    question.currency = Currency::usd();
    return question;
}

} // namespace

class LensComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLensHasItsTotals_data();
    void everyLensHasItsTotals();
    void whatMovedNamesItsClaim();
    void theFilterIsAskedUnderEachLens();
    void theClockHoldsForAll();
    void movesOfTheBindingPartAloneAreSeen();
    void differences();
};

void LensComparisonTest::everyLensHasItsTotals_data()
{
    QTest::addColumn<int>("lens");
    QTest::addColumn<qint64>("headline");
    QTest::addColumn<qint64>("floor");
    QTest::addColumn<qint64>("ceiling");
    QTest::addColumn<QList<qint64>>("moved");
    QTest::newRow("latest") << int(Lens::Latest) << 40ll << 40ll << 40ll << QList<qint64>{};
    QTest::newRow("filing") << int(Lens::FilingFirst) << 30ll << 30ll << 30ll << QList<qint64>{1};
    QTest::newRow("cautious") << int(Lens::Conservative) << 9ll << 4ll << 9ll
                              << QList<qint64>{1, 2};
    QTest::newRow("highest") << int(Lens::Highest) << 100ll << 100ll << 100ll << QList<qint64>{1};
    QTest::newRow("corroborated") << int(Lens::Corroborated) << 52ll << 52ll << 52ll
                                  << QList<qint64>{1};
    QTest::newRow("binding") << int(Lens::BindingOnly) << 4ll << 4ll << 4ll << QList<qint64>{1, 2};
}

void LensComparisonTest::everyLensHasItsTotals()
{
    QFETCH(int, lens);
    QFETCH(qint64, headline);
    QFETCH(qint64, floor);
    QFETCH(qint64, ceiling);
    QFETCH(QList<qint64>, moved);
    const QList<LensTotals> all = compareLenses(question(ledger()));
    QCOMPARE(all.size(), 6);
    const LensTotals &row = all[lens];
    QCOMPARE(row.lens, Lens(lens));
    const MoneySum &sum = row.of(Nature::Capital);
    QCOMPARE(sum.headline, bn(double(headline)));
    QCOMPARE(sum.interval, (Interval{bn(double(floor)), bn(double(ceiling))}));
    QCOMPARE(sum.firm, bn(4));
    QCOMPARE(sum.paid, bn(0));
    QCOMPARE(row.of(Nature::Purchase).deals, 0);
    QList<qint64> ids;
    for (const MovedMark &deal : row.moved) {
        ids.append(deal.deal.value);
    }
    QCOMPARE(ids, moved);
}

void LensComparisonTest::whatMovedNamesItsClaim()
{
    const LensQuestion asked = question(ledger());
    const QList<LensTotals> all = compareLenses(asked);
    const auto moved = [&](Lens lens, qsizetype at = 0) {
        return movedDeal(asked, lens, all[int(lens)].moved[at]);
    };
    const MovedDeal filing = moved(Lens::FilingFirst);
    QCOMPARE(filing.claim, ClaimId(1));
    QCOMPARE(filing.claimBefore, ClaimId(6));
    QCOMPARE(filing.before.interval, (Interval{bn(30), bn(30)}));
    QCOMPARE(filing.after.interval, (Interval{bn(20), bn(20)}));
    QVERIFY(filing.amountDiffers);
    QVERIFY(filing.statusDiffers);
    QCOMPARE(moved(Lens::Conservative).claim, ClaimId(2));
    QCOMPARE(moved(Lens::Highest).claim, ClaimId(3));
    QCOMPARE(moved(Lens::Corroborated).claim, ClaimId(5));
    const MovedDeal binding = moved(Lens::BindingOnly);
    QVERIFY(!binding.claim.isValid()); // nothing that is said of it binds
    QVERIFY(!binding.after.interval);
    QCOMPARE(binding.claimBefore, ClaimId(6));
    QCOMPARE(moved(Lens::BindingOnly, 1).claim, ClaimId(7));
    const QList<LeftOutDeals> &leftOut = all[int(Lens::BindingOnly)].totals.leftOut;
    QCOMPARE(leftOut.size(), 1);
    QCOMPARE(leftOut[0].deals, QList<DealId>{DealId(1)});
}

void LensComparisonTest::theFilterIsAskedUnderEachLens()
{
    LensQuestion asked = question(ledger());
    asked.filter.set({Dimension::Amounts, AmountRange{bn(50), std::nullopt}});
    const QList<LensTotals> all = compareLenses(asked);
    QCOMPARE(all[int(Lens::Latest)].totals.deals, 0);
    QCOMPARE(all[int(Lens::FilingFirst)].moved.size(), 0);
    const LensTotals &highest = all[int(Lens::Highest)];
    QCOMPARE(highest.of(Nature::Capital).headline, bn(90));
    QCOMPARE(highest.moved.size(), 1);
    QVERIFY(!highest.moved[0].wasSelected);
    QVERIFY(highest.moved[0].isSelected);
    QCOMPARE(totalsUnder(asked, Lens::Highest).capital.headline, bn(90));
}

void LensComparisonTest::theClockHoldsForAll()
{
    LensQuestion asked = question(ledger());
    asked.publishedBy = QDate(2025, 12, 10);
    const QList<LensTotals> all = compareLenses(asked);
    QCOMPARE(all[int(Lens::Latest)].of(Nature::Capital).headline, bn(9));
    QCOMPARE(all[int(Lens::Highest)].of(Nature::Capital).headline, bn(24));
    QCOMPARE(movedDeal(asked, Lens::Highest, all[int(Lens::Highest)].moved.first()).claim,
             ClaimId(1));
}

void LensComparisonTest::movesOfTheBindingPartAloneAreSeen()
{
    // Both lenses see 10 announced; the newest signed report says 6, the filing says 4.
    LedgerBuilder b;
    const auto deal = b.deal("deal", DealKind::Equity, {"A"}, {"B"});
    const auto filing = b.source("SEC", "2025-01-01");
    b.sourceRow(filing).kind = SourceKind::Filing;
    const auto announced = b.source("X", "2025-03-01");
    b.sourceRow(announced).kind = SourceKind::Filing;
    b.claim(deal, filing, exactBn(4), Status::Signed);
    b.claim(deal, b.source("Y", "2025-02-01"), exactBn(6), Status::Signed);
    b.claim(deal, announced, exactBn(10), Status::Announced);
    const LensQuestion asked = question(b);
    const QList<LensTotals> all = compareLenses(asked);
    QCOMPARE(all[int(Lens::Latest)].of(Nature::Capital).firm, bn(6));
    const LensTotals &row = all[int(Lens::FilingFirst)];
    QCOMPARE(row.of(Nature::Capital).firm, bn(4));
    QCOMPARE(row.moved.size(), 1);
    QVERIFY(row.moved[0].amountDiffers);
    QVERIFY(!row.moved[0].statusDiffers);
    const MovedDeal moved = movedDeal(asked, Lens::FilingFirst, row.moved[0]);
    QCOMPARE(moved.claim, ClaimId(1));
    QCOMPARE(moved.claimBefore, ClaimId(2));
}

void LensComparisonTest::differences()
{
    const QList<LensTotals> all = compareLenses(question(ledger()));
    const MoneySum &latest = all[int(Lens::Latest)].of(Nature::Capital);
    const SumDifference up = differenceOf(all[int(Lens::Highest)].of(Nature::Capital), latest);
    QCOMPARE(up.ceiling, bn(60));
    QCOMPARE(up.headline, bn(60));
    QCOMPARE(up.firm, bn(0));
    const SumDifference down
        = differenceOf(all[int(Lens::Conservative)].of(Nature::Capital), latest);
    QCOMPARE(down.floor, bn(-36));
    QCOMPARE(down.ceiling, bn(-31));
    QVERIFY(differenceOf(latest, latest).isZero());
    MoneySum huge = latest;
    huge.overflow = true;
    QVERIFY(differenceOf(huge, latest).overflow);
    QVERIFY(!differenceOf(huge, latest).isZero());
}

DEALSCOPE_TEST(LensComparisonTest)
#include "LensComparisonTest.moc"
