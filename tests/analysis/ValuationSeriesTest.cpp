// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ValuationSeries.h"

#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope;
using namespace dealscope::analysis;
using namespace dealscope::tests;

class ValuationSeriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreCompaniesAndBases();
    void pointsAreInOrderOfTime();
    void datesSayWhereTheyComeFrom();
    void conditionsAndRanksAreKept();
    void whatCannotBeDrawnIsListed();
    void nothingGivesNothing();
    void orderOfIdsDoesNotMatter();
};

namespace {

ValuationSeries seriesOf(const LedgerBuilder &builder, QList<ValuationId> ids = {})
{
    const auto resolution = Resolver::resolve(builder.snapshot(), Lens::Latest, {});
    if (ids.isEmpty()) {
        for (const Valuation &valuation : builder.data().valuations) {
            ids.append(valuation.id);
        }
    }
    return valuationSeries(*resolution, ids, Currency::usd());
}

} // namespace

void ValuationSeriesTest::linesAreCompaniesAndBases()
{
    LedgerBuilder b;
    const SourceId source = b.source("Reuters", "2025-12-17");
    b.valuation("Anthropic", source, exactBn(183));
    b.valuation("OpenAI", source, exactBn(500)).basis = ValuationBasis::PostMoney;
    b.valuation("OpenAI", source, exactBn(300)).basis = ValuationBasis::PreMoney;
    b.valuation("OpenAI", source, atLeastBn(500)).basis = ValuationBasis::PostMoney;
    const ValuationSeries series = seriesOf(b);
    QCOMPARE(series.lines.size(), 3);
    QCOMPARE(series.lines[0].basis, ValuationBasis::PostMoney);
    QCOMPARE(series.lines[0].points.size(), 2);
    QCOMPARE(series.lines[1].basis, ValuationBasis::PreMoney);
    QCOMPARE(series.lines[2].company, b.company("Anthropic"));
    QCOMPARE(series.pointCount(), 4);
    QCOMPARE(series.top, bn(500));
}

void ValuationSeriesTest::pointsAreInOrderOfTime()
{
    LedgerBuilder b;
    const auto late = b.valuation("OpenAI", b.source("A", "2025-12-19"), exactBn(1)).id;
    const auto undated = b.valuation("OpenAI", b.source("B", nullptr), exactBn(2)).id;
    const auto early = b.valuation("OpenAI", b.source("C", "2025-10"), exactBn(3)).id;
    const ValuationSeries series = seriesOf(b);
    QList<ValuationId> order;
    for (const ValuationPoint &point : series.lines[0].points) {
        order.append(point.id);
    }
    QCOMPARE(order, (QList<ValuationId>{early, late, undated}));
    QCOMPARE(series.undated, 1);
    QCOMPARE(*series.first, QDate(2025, 10, 1));
    QCOMPARE(*series.last, QDate(2025, 12, 19));
}

void ValuationSeriesTest::datesSayWhereTheyComeFrom()
{
    LedgerBuilder b;
    const SourceId source = b.source("A", "2026-01");
    b.sourceRow(source).publishedInferred = true;
    b.valuation("OpenAI", source, exactBn(1));
    b.valuation("OpenAI", source, exactBn(1)).asOf = PartialDate::fromIso(u"2025-10-02");
    const ValuationSeries series = seriesOf(b);
    QCOMPARE(series.lines[0].points[0].isAsOf, true);
    QCOMPARE(series.lines[0].points[0].inferred, false);
    QCOMPARE(series.lines[0].points[1].isAsOf, false);
    QCOMPARE(series.lines[0].points[1].inferred, true);
    QCOMPARE(series.lines[0].points[1].date->precision(), DatePrecision::Month);
}

void ValuationSeriesTest::conditionsAndRanksAreKept()
{
    LedgerBuilder b;
    const SourceId source = b.source("A", "2026-01-02");
    b.valuation("OpenAI", source, exactBn(1)).condition = QStringLiteral("if");
    Valuation &wrong = b.valuation("OpenAI", source, exactBn(80));
    wrong.evidence.rank = Rank::Deprecated;
    wrong.evidence.rankReason = QStringLiteral("a slip");
    const ValuationSeries series = seriesOf(b);
    QVERIFY(series.lines[0].points[0].conditional);
    QVERIFY(series.lines[0].points[0].counts);
    QVERIFY(series.lines[0].points[1].setAside);
    QVERIFY(!series.lines[0].points[1].counts);
}

void ValuationSeriesTest::whatCannotBeDrawnIsListed()
{
    LedgerBuilder b;
    const SourceId source = b.source("A", "2026-01-02");
    const auto none = b.valuation("OpenAI", source, Amount::undisclosed()).id;
    const auto euros
        = b.valuation("Mistral", source, Amount::exact(bn(11), *Currency::fromCode(u"EUR"))).id;
    const ValuationSeries series = seriesOf(b);
    QVERIFY(series.isEmpty());
    QCOMPARE(series.withoutAmount, QList<ValuationId>{none});
    QCOMPARE(series.otherCurrency, QList<ValuationId>{euros});
}

void ValuationSeriesTest::nothingGivesNothing()
{
    LedgerBuilder b;
    const ValuationSeries series = seriesOf(b, {ValuationId(99)});
    QVERIFY(series.isEmpty());
    QVERIFY(!series.first);
    QCOMPARE(series.pointCount(), 0);
}

void ValuationSeriesTest::orderOfIdsDoesNotMatter()
{
    LedgerBuilder b;
    for (const char *day : {"2025-12-19", "2025-12-17", "2025-12-18"}) {
        b.valuation("OpenAI", b.source("A", day), exactBn(1));
        b.valuation("Anthropic", b.source("A", day), exactBn(1));
    }
    QList<ValuationId> ids;
    for (const Valuation &valuation : b.data().valuations) {
        ids.prepend(valuation.id);
    }
    ids.append(ids.first());
    QCOMPARE(seriesOf(b, ids).lines, seriesOf(b).lines);
}

DEALSCOPE_TEST(ValuationSeriesTest)
#include "ValuationSeriesTest.moc"
