// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CashLadder.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>
#include <QTest>

#include <numeric>

using namespace dealscope::analysis;
using namespace dealscope::tests;

namespace {

/// A round of 100 in talks with Amazon's up to 50 in credits in it; Microsoft's 13 in cash, paid;
/// at least 2 of Google, signed; one without an amount; one that was announced and ended.
/// Bought are 38 signed, and up to 10 signed.
LedgerBuilder ledger()
{
    LedgerBuilder b;
    const auto source = b.source("X", "2026-01");
    const auto early = b.source("X", "2025-06");
    const auto round = b.deal("round", DealKind::Equity, {}, {"OpenAI"});
    const auto amazon = b.deal("stake", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    const auto microsoft = b.deal("stake", DealKind::Equity, {"Microsoft"}, {"OpenAI"});
    const auto google = b.deal("stake", DealKind::Equity, {"Google"}, {"Anthropic"});
    const auto silent = b.deal("stake", DealKind::Equity, {"Apple"}, {"Mistral"});
    const auto ended = b.deal("stake", DealKind::Equity, {"Nvidia"}, {"OpenAI"});
    const auto cloud = b.deal("cloud", DealKind::Compute, {"OpenAI"}, {"AWS"});
    const auto oracle = b.deal("cloud", DealKind::Compute, {"OpenAI"}, {"Oracle"});
    b.claim(round, source, exactBn(100), Status::InTalks);
    b.claim(amazon, source, upToBn(50), Status::InTalks).form = Form::Credits;
    b.claim(microsoft, source, exactBn(13), Status::Completed).form = Form::Cash;
    b.claim(google, source, atLeastBn(2), Status::Signed).form = Form::Unknown;
    b.claim(silent, source).status = Status::Rumoured;
    b.claim(ended, early, exactBn(40), Status::Announced);
    b.claim(ended, source).status = Status::Ended;
    b.claim(cloud, source, exactBn(38), Status::Signed);
    b.claim(oracle, source, upToBn(10), Status::Signed);
    b.relate(amazon, round, RelationKind::PartOf);
    return b;
}

QList<int> all(const Resolution &resolution)
{
    QList<int> positions(resolution.deals().size());
    std::iota(positions.begin(), positions.end(), 0);
    return positions;
}

CashLadder ladder(const LedgerBuilder &b, CashBy by, int top = 12)
{
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    return cashLadder(*resolution, all(*resolution), Currency::usd(), false, {by, top});
}

/// "headline floor-ceiling+open firm paid", in billions.
QString figures(const MoneySum &sum)
{
    const auto n = [](Money money) { return money.units / 1'000'000'000; };
    return QStringLiteral("%1 %2-%3+%4 %5 %6")
        .arg(n(sum.headline))
        .arg(n(sum.interval.floor))
        .arg(n(sum.interval.ceiling.value_or(Money{})))
        .arg(sum.openEnded)
        .arg(n(sum.firm))
        .arg(n(sum.paid));
}

QStringList figuresOf(const QList<CashRow> &rows)
{
    QStringList lines;
    for (const CashRow &row : rows) {
        lines.append(figures(row.sum));
    }
    return lines;
}

} // namespace

class CashLadderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void naturesStandApart();
    void rowsAddUp_data();
    void rowsAddUp();
    void formsSayHowMuchIsCash();
    void dealsStandAloneWithTheirSteps();
    void whatDoesNotFitIsFolded();
    void everyDealIsCountedOrListed();
    void headlinesFollowTheFamily_data();
    void headlinesFollowTheFamily();
    void sharesCutTheHeadline();
    void whatDoesNotFitIn64BitsIsRefused();
    void theOrderOfTheSelectionDoesNotMatter();
    void shares_data();
    void shares();
};

void CashLadderTest::naturesStandApart()
{
    const CashLadder cash = ladder(ledger(), CashBy::Payer);
    QCOMPARE(cash.panels.size(), 2);
    const CashRow &capital = cash.panels[0].total;
    QCOMPARE(cash.panels[0].nature, Nature::Capital);
    QCOMPARE(figures(capital.sum), QStringLiteral("115 115-115+1 15 13"));
    QCOMPARE(bindingUnpaid(capital.sum), bn(2));
    QCOMPARE(notBinding(capital.sum), (Interval{bn(100), std::nullopt}));
    QCOMPARE(capital.withoutAmount, QList<DealId>{DealId(5)});
    QCOMPARE(capital.deals, (QList<DealId>{DealId(1), DealId(2), DealId(3), DealId(4)}));

    const CashRow &purchase = cash.panels[1].total;
    QCOMPARE(figures(purchase.sum), QStringLiteral("48 38-48+0 38 0"));
    QCOMPARE(bindingUnpaid(purchase.sum), bn(38));
    QCOMPARE(notBinding(purchase.sum), (Interval{bn(0), bn(10)}));
}

void CashLadderTest::rowsAddUp_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<QStringList>("capital");
    QTest::addColumn<QStringList>("purchase");
    // The round's payers are not named: what Amazon's part leaves is theirs.
    QTest::newRow("payer") << int(CashBy::Payer)
                           << QStringList{QStringLiteral("50 50-100+0 0 0"),
                                          QStringLiteral("50 0-50+0 0 0"),
                                          QStringLiteral("13 13-13+0 13 13"),
                                          QStringLiteral("2 2-2+1 2 0"),
                                          QStringLiteral("0 0-0+0 0 0")}
                           << QStringList{QStringLiteral("48 38-48+0 38 0")};
    QTest::newRow("payee") << int(CashBy::Payee)
                           << QStringList{QStringLiteral("113 113-113+0 13 13"),
                                          QStringLiteral("2 2-2+1 2 0"),
                                          QStringLiteral("0 0-0+0 0 0")}
                           << QStringList{QStringLiteral("38 38-38+0 38 0"),
                                          QStringLiteral("10 0-10+0 0 0")};
}

void CashLadderTest::rowsAddUp()
{
    QFETCH(int, by);
    QFETCH(QStringList, capital);
    QFETCH(QStringList, purchase);
    const CashLadder cash = ladder(ledger(), CashBy(by));
    QCOMPARE(figuresOf(cash.panels[0].rows), capital);
    QCOMPARE(figuresOf(cash.panels[1].rows), purchase);
    for (const CashPanel &panel : cash.panels) {
        qint64 headlines = 0;
        for (const CashRow &row : panel.rows) {
            headlines += row.sum.headline.units;
        }
        QCOMPARE(headlines, panel.total.sum.headline.units);
    }
}

void CashLadderTest::formsSayHowMuchIsCash()
{
    const CashLadder cash = ladder(ledger(), CashBy::Form);
    const QList<CashRow> &forms = cash.panels[0].forms;
    QCOMPARE(forms.size(), 3);
    // Not stated: what Amazon's credits leave of the round, Google's "unknown", Apple's silence.
    QCOMPARE(forms[0].key.bucket, ChartKey::Bucket::NotStated);
    QCOMPARE(figures(forms[0].sum), QStringLiteral("52 52-102+1 2 0"));
    QCOMPARE(forms[0].withoutAmount, QList<DealId>{DealId(5)});
    QCOMPARE(forms[1].key.form(), Form::Credits);
    QCOMPARE(figures(forms[1].sum), QStringLiteral("50 0-50+0 0 0"));
    QCOMPARE(forms[2].key.form(), Form::Cash);
    QCOMPARE(figures(forms[2].sum), QStringLiteral("13 13-13+0 13 13"));
    QCOMPARE(figuresOf(cash.panels[0].rows), figuresOf(forms));
}

void CashLadderTest::dealsStandAloneWithTheirSteps()
{
    const CashLadder cash = ladder(ledger(), CashBy::Deal);
    const QList<CashRow> &rows = cash.panels[0].rows;
    QList<qint64> ids;
    QList<int> steps;
    for (const CashRow &row : rows) {
        ids.append(row.deal.value);
        steps.append(row.ladder.step);
    }
    QCOMPARE(ids, (QList<qint64>{1, 2, 3, 4, 5, 6}));
    QCOMPARE(steps, (QList<int>{2, 2, 5, 4, 1, 3}));
    QCOMPARE(figures(rows[0].sum), QStringLiteral("100 100-100+0 0 0"));
    QVERIFY(!rows[4].hasMoney());
    QCOMPARE(rows[4].everyDeal(), QList<DealId>{DealId(5)});
    QVERIFY(rows[5].ladder.isOver());
    QVERIFY(!rows[5].hasMoney());
    QCOMPARE(rows[5].everyDeal(), QList<DealId>{DealId(6)});
}

void CashLadderTest::whatDoesNotFitIsFolded()
{
    const CashLadder cash = ladder(ledger(), CashBy::Payer, 2);
    const QList<CashRow> &rows = cash.panels[0].rows;
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[2].key.bucket, ChartKey::Bucket::Others);
    QCOMPARE(rows[2].folded, 3);
    QCOMPARE(figures(rows[2].sum), QStringLiteral("15 15-15+1 15 13"));
    QCOMPARE(rows[2].withoutAmount, QList<DealId>{DealId(5)});
    QCOMPARE(rows[2].deals, (QList<DealId>{DealId(3), DealId(4)}));
    // Two rows and one more are three rows, not two and a fold of one.
    QCOMPARE(ladder(ledger(), CashBy::Payer, 4).panels[0].rows.size(), 5);
    const QList<CashRow> deals = ladder(ledger(), CashBy::Deal, 2).panels[0].rows;
    QCOMPARE(deals.size(), 3);
    QCOMPARE(deals[2].folded, 4);
    QCOMPARE(figures(deals[2].sum), QStringLiteral("15 15-15+1 15 13"));
}

void CashLadderTest::everyDealIsCountedOrListed()
{
    const CashLadder cash = ladder(ledger(), CashBy::Payee);
    QCOMPARE(cash.leftOut.size(), 2);
    QCOMPARE(cash.leftOut[0].reason, LeftOut::NoAmount);
    QCOMPARE(cash.leftOut[0].deals, QList<DealId>{DealId(5)});
    QCOMPARE(cash.leftOut[1].reason, LeftOut::Ended);
    QCOMPARE(cash.leftOut[1].deals, QList<DealId>{DealId(6)});
    QCOMPARE(cash.notCountedTwice, QList<DealId>{DealId(2)});
}

void CashLadderTest::headlinesFollowTheFamily_data()
{
    QTest::addColumn<Amount>("whole");
    QTest::addColumn<QList<Amount>>("parts");
    QTest::addColumn<qint64>("headline");
    QTest::newRow("the whole is larger") << exactBn(100) << QList{upToBn(50), exactBn(20)} << 100ll;
    QTest::newRow("the parts are larger") << exactBn(60) << QList{upToBn(50), exactBn(20)} << 70ll;
    QTest::newRow("the whole has none")
        << Amount::undisclosed() << QList{upToBn(50), atLeastBn(5)} << 55ll;
    QTest::newRow("a part has none")
        << atLeastBn(30) << QList{Amount::undisclosed(), exactBn(20)} << 30ll;
}

void CashLadderTest::headlinesFollowTheFamily()
{
    QFETCH(Amount, whole);
    QFETCH(QList<Amount>, parts);
    QFETCH(qint64, headline);
    LedgerBuilder b;
    const auto source = b.source("X", "2026-01");
    const auto round = b.deal("round", DealKind::Equity, {}, {"OpenAI"});
    b.claim(round, source, whole, Status::InTalks);
    for (const Amount &part : std::as_const(parts)) {
        const auto stake = b.deal("stake", DealKind::Equity, {"Amazon"}, {"OpenAI"});
        b.claim(stake, source, part, Status::InTalks);
        b.relate(stake, round, RelationKind::PartOf);
    }
    QCOMPARE(ladder(b, CashBy::Payer).panels[0].total.sum.headline, bn(double(headline)));
}

void CashLadderTest::sharesCutTheHeadline()
{
    LedgerBuilder b;
    const auto deal = b.deal("joint", DealKind::Equity, {"Microsoft", "Nvidia"}, {"Anthropic"});
    b.dealRow(deal).parties[0].sharePpm = 250'000;
    b.dealRow(deal).parties[1].sharePpm = 750'000;
    b.claim(deal, b.source("X", "2026-01"), upToBn(8), Status::Announced);
    const CashLadder cash = ladder(b, CashBy::Payer);
    QCOMPARE(figuresOf(cash.panels[0].rows),
             (QStringList{QStringLiteral("6 0-6+0 0 0"), QStringLiteral("2 0-2+0 0 0")}));
}

void CashLadderTest::whatDoesNotFitIn64BitsIsRefused()
{
    LedgerBuilder b;
    const auto source = b.source("X", "2026-01");
    for (const char *payer : {"A", "B"}) {
        b.claim(b.deal("huge", DealKind::Equity, {payer}, {"C"}), source, exactBn(6e9),
                Status::Completed);
    }
    const CashLadder cash = ladder(b, CashBy::Payee);
    QVERIFY(cash.panels[0].total.sum.overflow);
    QVERIFY(cash.panels[0].rows[0].sum.overflow);
    QVERIFY(cash.panels[0].rows[0].hasMoney());
}

void CashLadderTest::theOrderOfTheSelectionDoesNotMatter()
{
    const auto resolution = Resolver::resolve(ledger().snapshot(), Lens::Latest, {});
    QList<int> positions = all(*resolution);
    QRandomGenerator random(7);
    for (const CashBy by : {CashBy::Payer, CashBy::Payee, CashBy::Deal, CashBy::Form}) {
        const CashLadder first
            = cashLadder(*resolution, positions, Currency::usd(), false, {by, 2});
        std::shuffle(positions.begin(), positions.end(), random);
        const CashLadder second
            = cashLadder(*resolution, positions, Currency::usd(), false, {by, 2});
        for (qsizetype i = 0; i < first.panels.size(); ++i) {
            QCOMPARE(figuresOf(second.panels[i].rows), figuresOf(first.panels[i].rows));
            QCOMPARE(second.panels[i].rows.last().deals, first.panels[i].rows.last().deals);
        }
    }
}

void CashLadderTest::shares_data()
{
    QTest::addColumn<qint64>("part");
    QTest::addColumn<qint64>("headline");
    QTest::addColumn<int>("perMille"); // -1: none
    QTest::newRow("all") << 38ll << 38ll << 1000;
    QTest::newRow("a third") << 1ll << 3ll << 333;
    QTest::newRow("half up") << 1ll << 16ll << 63; // 62.5
    QTest::newRow("nothing") << 0ll << 38ll << 0;
    QTest::newRow("more than stated") << 15ll << 10ll << 1500;
    QTest::newRow("without a headline") << 15ll << 0ll << -1;
    QTest::newRow("large") << 9'000'000'000'000'000'000ll << 9'000'000'000'000'000'000ll << 1000;
}

void CashLadderTest::shares()
{
    QFETCH(qint64, part);
    QFETCH(qint64, headline);
    QFETCH(int, perMille);
    QCOMPARE(perMilleOf(Money{part}, Money{headline}).value_or(-1), perMille);
}

DEALSCOPE_TEST(CashLadderTest)
#include "CashLadderTest.moc"
