// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Review.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

namespace {

const QHash<FindingRule, QString> &ruleNames()
{
    static const QHash<FindingRule, QString> names{{FindingRule::Slip, u"slip"_s},
                                                   {FindingRule::Scale, u"scale"_s},
                                                   {FindingRule::Basis, u"basis"_s},
                                                   {FindingRule::Valuation, u"valuation"_s},
                                                   {FindingRule::Investment, u"investment"_s},
                                                   {FindingRule::OldDate, u"old"_s},
                                                   {FindingRule::AfterReport, u"after"_s},
                                                   {FindingRule::OtherCurrency, u"currency"_s}};
    return names;
}

/// "scale, currency", with " settled" behind those that are.
QString asText(const QList<Finding> &findings)
{
    QStringList texts;
    for (const Finding &finding : findings) {
        texts.append(ruleNames()[finding.rule] + (finding.isSettled() ? u" settled"_s : u""_s));
    }
    return texts.join(u", "_s);
}

QString lintOf(const LedgerBuilder &b)
{
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    return asText(Review::of(*resolution).findings());
}

} // namespace

class LinterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotes_data();
    void quotes();
    void valuationQuotes_data();
    void valuationQuotes();
    void detailsSayWhatStandsThere();
    void ranksSettle();
    void slipsAreFindings();
    void oldDatesNeedCompany();
    void eventsAfterTheirReport_data();
    void eventsAfterTheirReport();
};

void LinterTest::quotes_data()
{
    QTest::addColumn<double>("amount");
    QTest::addColumn<QString>("basis");
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("findings");
    const auto row = [](double amount, const char *basis, const char *quote, const char *findings) {
        QTest::addRow("%g %s: %s", amount, basis, quote)
            << amount << QString::fromLatin1(basis) << QString::fromUtf8(quote)
            << QString::fromLatin1(findings);
    };
    row(80, "total", "a investi jusqu'à 80 milliards de dollars", "");
    row(8, "total", "a investi jusqu'à 80 milliards de dollars", "scale");
    row(0.08, "total", "a investi 80 milliards de dollars", "scale");
    row(1.3, "total", "$1.3 Billion", "");
    row(13, "total", "$1.3 Billion", "scale");
    row(1.3, "total", "1,3 milliard de dollars", "");
    row(0.0013, "total", "1,3 milliard de dollars", "scale");
    row(10, "total", "10bn", "");
    row(0.01, "total", "$10bn", "scale");
    row(38, "total", "38 milliards de dollars (33 milliards d’euros)", "");
    row(38, "total", "des milliards", "");
    row(38, "total", "the 7 years and $50 billion of another deal", "");
    row(10, "total", "10 000 000 000 dollars", "");
    row(1, "total", "10 000 000 000 dollars", "scale");

    row(5, "total", "$5 billion a year", "basis");
    row(5, "total", "5 milliards de dollars par an", "basis");
    row(5, "per_year", "5 milliards de dollars par an", "");
    row(5, "per_year", "$5 billion per year", "");
    row(5, "per_year", "pays $5 billion", "basis");
    row(5, "per_year", "$5 billion in 2026", "");
    row(5, "per_year", "$5 billion a month", "basis");
    row(5, "total", "$5 billion a month", "basis");
    row(38, "total", "with annual revenue of $13 billion it rents for $38 billion", "");
    row(13, "cumulative", "$13 billion in all, 2 a year", "");

    row(500, "total", "at a valuation of $500 billion", "valuation");
    row(10, "total", "$10 billion at a valuation of $500 billion", "");
    row(500, "total", "valorisée 500 milliards de dollars", "valuation");
    row(500, "total", "invests $500 billion at a valuation of $500 billion", "");

    row(33, "total", "€33bn", "currency");
    row(33, "total", "33 milliards d’euros", "currency");
    row(33, "total", "33 milliards", "");
    row(33, "total", "330 milliards d’euros par an", "scale, basis, currency");
}

void LinterTest::quotes()
{
    QFETCH(double, amount);
    QFETCH(QString, basis);
    QFETCH(QString, quote);
    QFETCH(QString, findings);
    LedgerBuilder b;
    const auto deal = b.deal("deal", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    Claim &claim = b.claim(deal, b.source("X", "2025-01"), exactBn(amount), Status::Signed);
    claim.amount->basis = *fromCode<Basis>(basis);
    claim.evidence.quote = quote;
    QCOMPARE(lintOf(b), findings);
}

void LinterTest::valuationQuotes_data()
{
    QTest::addColumn<QString>("quote");
    QTest::addColumn<QString>("findings");
    QTest::newRow("says so") << u"a valuation of $500 billion"_s << QString();
    QTest::newRow("in French") << u"la valorisation dépasserait les 500 milliards de dollars"_s
                               << QString();
    QTest::newRow("worth") << u"a stake in a company worth $500 billion"_s << QString();
    QTest::newRow("investing") << u"Amazon would invest $500 billion"_s << u"investment"_s;
    QTest::newRow("investir") << u"Amazon pourrait investir 500 milliards de dollars"_s
                              << u"investment"_s;
    QTest::newRow("neither") << u"$500 billion"_s << QString();
    QTest::newRow("scale and currency")
        << u"une valorisation de 50 milliards d’euros"_s << u"scale, currency"_s;
}

void LinterTest::valuationQuotes()
{
    QFETCH(QString, quote);
    QFETCH(QString, findings);
    LedgerBuilder b;
    b.valuation("OpenAI", b.source("X", "2025-01"), exactBn(500)).evidence.quote = quote;
    QCOMPARE(lintOf(b), findings);
}

void LinterTest::detailsSayWhatStandsThere()
{
    LedgerBuilder b;
    const auto deal = b.deal("deal", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(deal, b.source("X", "2025-01"), upToBn(8), Status::Signed).evidence.quote
        = u"jusqu'à 80 Milliards d'euros par an"_s;
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    const Review &review = Review::of(*resolution);
    const QList<Finding> findings = review.findings();
    QCOMPARE(asText(findings), u"scale, basis, currency"_s);
    QCOMPARE(findings[0].words, u"80 milliards"_s);
    QCOMPARE(findings[0].quoted, std::optional(bn(80)));
    QCOMPARE(findings[1].spoken, std::optional(Basis::PerYear));
    QCOMPARE(findings[2].currencies, QList<Currency>{*Currency::fromCode(u"EUR")});
    QCOMPARE(asText(review.findingsOf(ClaimId(1))), asText(findings));
    QVERIFY(review.findingsOf(ClaimId(2)).isEmpty());
}

void LinterTest::ranksSettle()
{
    for (const Rank rank : {Rank::Preferred, Rank::Deprecated}) {
        LedgerBuilder b;
        const auto deal = b.deal("deal", DealKind::Equity, {"Amazon"}, {"OpenAI"});
        Claim &claim = b.claim(deal, b.source("X", "2025-01"), exactBn(8), Status::Signed);
        claim.evidence.quote = u"80 milliards"_s;
        claim.evidence.rank = rank;
        claim.evidence.rankReason = u"a misprint"_s;
        QCOMPARE(lintOf(b), u"scale settled"_s);
    }
}

void LinterTest::slipsAreFindings()
{
    LedgerBuilder b;
    const auto deal = b.deal("deal", DealKind::Equity, {"Amazon"}, {"Anthropic"});
    b.claim(deal, b.source("X", "2025-01"), exactBn(4), Status::Completed);
    Claim &slip = b.claim(deal, b.source("Y", "2025-01"), upToBn(80), Status::Completed);
    QCOMPARE(lintOf(b), u"slip"_s);
    slip.evidence.rank = Rank::Deprecated;
    slip.evidence.rankReason = u"a digit too many"_s;
    QCOMPARE(lintOf(b), u"slip settled"_s);
}

void LinterTest::oldDatesNeedCompany()
{
    LedgerBuilder b;
    const auto source = b.source("X", "2025-06-01");
    for (const char *payer : {"Amazon", "Google", "Microsoft"}) {
        const auto deal = b.deal("deal", DealKind::Equity, {payer}, {"OpenAI"});
        b.claim(deal, source).happenedOn = PartialDate::fromIso(u"2023-06");
    }
    const auto old = b.deal("old", DealKind::Equity, {"SoftBank"}, {"OpenAI"});
    // 1 June 2018 is exactly five years before: not more.
    b.claim(old, source).happenedOn = PartialDate::fromIso(u"2018-06-01");
    QCOMPARE(lintOf(b), QString());
    Claim &claim = b.claim(old, source);
    claim.happenedOn = PartialDate::fromIso(u"2013-05-31");
    // Both claims are old, each has the other for company; the earliest is not far from it.
    QCOMPARE(lintOf(b), u"old"_s);
    claim.happenedOn = PartialDate::fromIso(u"2014");
    QCOMPARE(lintOf(b), QString());

    LedgerBuilder few;
    const auto deal = few.deal("deal", DealKind::Equity, {"A"}, {"B"});
    const auto article = few.source("X", "2025-06-01");
    few.claim(deal, article).happenedOn = PartialDate::fromIso(u"2005");
    few.claim(deal, article).happenedOn = PartialDate::fromIso(u"2024");
    few.claim(deal, article).happenedOn = PartialDate::fromIso(u"2024");
    QCOMPARE(lintOf(few), QString());
    // The day of a report dates a claim that states nothing else.
    few.claim(deal, article);
    QCOMPARE(lintOf(few), u"old"_s);
}

void LinterTest::eventsAfterTheirReport_data()
{
    QTest::addColumn<QString>("happened");
    QTest::addColumn<QString>("findings");
    QTest::newRow("before") << u"2025-01-30"_s << QString();
    QTest::newRow("the same month") << u"2025-02"_s << QString();
    QTest::newRow("the day after") << u"2025-02-02"_s << u"after"_s;
    QTest::newRow("the year after") << u"2026"_s << u"after"_s;
}

void LinterTest::eventsAfterTheirReport()
{
    QFETCH(QString, happened);
    QFETCH(QString, findings);
    LedgerBuilder b;
    const auto deal = b.deal("deal", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("X", "2025-02-01")).happenedOn = PartialDate::fromIso(happened);
    QCOMPARE(lintOf(b), findings);
    // What is expected may lie in the future, and an undated report has no day.
    LedgerBuilder quiet;
    const auto other = quiet.deal("deal", DealKind::Equity, {"A"}, {"B"});
    quiet.claim(other, quiet.source("X", "2025-02-01")).expectedOn = PartialDate::fromIso(happened);
    quiet.claim(other, quiet.source("Y", nullptr)).happenedOn = PartialDate::fromIso(happened);
    QCOMPARE(lintOf(quiet), QString());
}

DEALSCOPE_TEST(LinterTest)
#include "LinterTest.moc"
