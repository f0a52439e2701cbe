// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Selection.h"
#include "tests/support/FacetsByRule.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::tests;
using dealscope::tests::byrule::countFacets;

namespace {

/// 1 Amazon -> OpenAI, up to 50, in talks, reported 2025-12-17 by a paper citing Reuters
/// 2 OpenAI -> AWS, 38, signed, happened 2025-11
/// 3 Microsoft + Nvidia -> Inflection, 1.3, completed, 2023-05
/// 4 OpenAI, Etsy: partners, undated, no amount
LedgerBuilder ledger()
{
    LedgerBuilder b;
    b.company("AWS", "Amazon");
    const auto talks = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    Claim &first = b.claim(talks, b.source("Paper", "2025-12-17"), upToBn(50), Status::InTalks);
    first.evidence.attribution = {b.outlet("Reuters")};
    first.evidence.tags = {QStringLiteral("talks")};
    first.form = Form::Credits;
    const auto compute = b.deal("OpenAI rents servers", DealKind::Compute, {"OpenAI"}, {"AWS"});
    b.claim(compute, b.source("Daily", nullptr), exactBn(38), Status::Signed).happenedOn
        = PartialDate::fromIso(u"2025-11");
    const auto inflection
        = b.deal("Inflection", DealKind::Equity, {"Microsoft", "Nvidia"}, {"Inflection"});
    b.claim(inflection, b.source("Paper", "2026-01"), exactBn(1.3), Status::Completed).happenedOn
        = PartialDate::fromIso(u"2023-05");
    const auto etsy = b.deal("Etsy", DealKind::Partnership, {}, {});
    b.dealRow(etsy).parties
        = {{b.company("OpenAI"), Role::Partner, {}}, {b.company("Etsy"), Role::Partner, {}}};
    b.claim(etsy, b.source("Daily", nullptr)).status = Status::Signed;
    b.valuation("OpenAI", b.source("Paper", "2025-12-17"), atLeastBn(500)).deal = talks;
    return b;
}

QList<qint64> ids(const Resolution &resolution, const QList<int> &positions)
{
    QList<qint64> found;
    for (const int position : positions) {
        found.append(resolution.deals()[position].id.value);
    }
    return found;
}

} // namespace

class SelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clauses_data();
    void clauses();
    void clausesAreJoined();
    void groupsTakeDaughtersIn();
    void wordsComeFromTheSearch();
    void facetsIgnoreTheirOwnClause();
    void claimsAreAskedThemselves();
    void valuationsFollow();
};

void SelectionTest::clauses_data()
{
    QTest::addColumn<FilterClause>("clause");
    QTest::addColumn<QList<qint64>>("expected");
    const auto b = ledger();
    const auto snapshot = b.snapshot();
    const auto company = [&](const char *name) {
        return QList<CompanyId>{snapshot->companyNamed(QString::fromLatin1(name))};
    };
    const auto outlet = [&](const char *name) {
        return QList<OutletId>{snapshot->outletNamed(QString::fromLatin1(name))};
    };
    const auto row = [](const char *name, Dimension dimension, ClauseValue value,
                        QList<qint64> expected) {
        QTest::newRow(name) << FilterClause{dimension, std::move(value)} << std::move(expected);
    };
    row("company on any side", Dimension::Companies, company("OpenAI"), {1, 2, 4});
    row("joint payers", Dimension::Payers, company("Nvidia"), {3});
    row("payee", Dimension::Payees, company("OpenAI"), {1});
    row("kind", Dimension::Kinds, QList<DealKind>{DealKind::Compute}, {2});
    row("two kinds", Dimension::Kinds, QList<DealKind>{DealKind::Compute, DealKind::Partnership},
        {2, 4});
    row("nature", Dimension::Natures, QList<Nature>{Nature::Capital}, {1, 3});
    row("status", Dimension::Statuses, QList<Status>{Status::Signed}, {2, 4});
    row("form", Dimension::Forms, QList<Form>{Form::Credits}, {1});
    row("outlet", Dimension::Outlets, outlet("Paper"), {1, 3});
    row("origin", Dimension::Outlets, outlet("Reuters"), {1});
    row("currency", Dimension::Currencies, QList<Currency>{Currency::usd()}, {1, 2, 3});
    row("tag", Dimension::Tags, QStringList{QStringLiteral("TALKS")}, {1});
    row("days", Dimension::Dates, DateRange{QDate(2025, 12, 1), QDate(2025, 12, 31)}, {1});
    row("a day inside a month", Dimension::Dates,
        DateRange{QDate(2025, 11, 30), QDate(2025, 11, 30)}, {2});
    row("open start", Dimension::Dates, DateRange{{}, QDate(2024, 1, 1)}, {3});
    row("interval meets", Dimension::Amounts, AmountRange{bn(10), bn(20)}, {1});
    row("small", Dimension::Amounts, AmountRange{{}, bn(2)}, {1, 3});
    row("set but empty", Dimension::Kinds, QList<DealKind>{}, {});
    row("unset", Dimension::Kinds, std::monostate{}, {1, 2, 3, 4});
}

void SelectionTest::clauses()
{
    QFETCH(FilterClause, clause);
    QFETCH(QList<qint64>, expected);
    const auto resolution = Resolver::resolve(ledger().snapshot(), Lens::Latest, {});
    SelectionInput input{resolution, {}, false, {}};
    input.filter.set(clause);
    QCOMPARE(ids(*resolution, selectDeals(input)), expected);
}

void SelectionTest::clausesAreJoined()
{
    const auto b = ledger();
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    SelectionInput input{resolution, {}, false, {}};
    input.filter.set({Dimension::Natures, QList<Nature>{Nature::Capital}});
    input.filter.set({Dimension::Statuses, QList<Status>{Status::Completed}});
    QCOMPARE(ids(*resolution, selectDeals(input)), QList<qint64>{3});
    QVERIFY(passes(input, 0, Dimension::Natures));
    QVERIFY(!passes(input, 0, Dimension::Statuses));
}

namespace {

int countOf(const SelectionInput &input, CompanyId company)
{
    const auto row = input.resolution->snapshot().columns().companies.rowOf(company.value);
    return countFacets(input).companies[row];
}

} // namespace

void SelectionTest::groupsTakeDaughtersIn()
{
    const auto b = ledger();
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    SelectionInput input{resolution, {}, false, {}};
    const CompanyId amazon = resolution->snapshot().companyNamed(QStringLiteral("Amazon"));
    input.filter.set({Dimension::Companies, QList<CompanyId>{amazon}});
    QCOMPARE(ids(*resolution, selectDeals(input)), QList<qint64>{1});
    QCOMPARE(countOf(input, amazon), 1);
    input.groups = true;
    QCOMPARE(ids(*resolution, selectDeals(input)), (QList<qint64>{1, 2}));
    QCOMPARE(countOf(input, amazon), 2);
}

void SelectionTest::wordsComeFromTheSearch()
{
    const auto resolution = Resolver::resolve(ledger().snapshot(), Lens::Latest, {});
    SelectionInput input{resolution, {}, false, {}};
    input.filter.set({Dimension::Words, WordsQuery{QStringLiteral("anything"), false}});
    QVERIFY(selectDeals(input).isEmpty());
    input.hits.deals.insert(DealId(4));
    input.hits.claims.insert(ClaimId(2));
    QCOMPARE(ids(*resolution, selectDeals(input)), (QList<qint64>{2, 4}));
    QCOMPARE(selectClaims(input), QList<ClaimId>{ClaimId(2)});
}

void SelectionTest::facetsIgnoreTheirOwnClause()
{
    const auto resolution = Resolver::resolve(ledger().snapshot(), Lens::Latest, {});
    SelectionInput input{resolution, {}, false, {}};
    input.filter.set({Dimension::Kinds, QList<DealKind>{DealKind::Compute}});
    const FacetCounts facets = countFacets(input);
    QCOMPARE(facets.of(DealKind::Equity), 2);
    QCOMPARE(facets.of(DealKind::Compute), 1);
    // The others see one deal only.
    QCOMPARE(facets.of(Status::Signed), 1);
    QCOMPARE(facets.of(Status::Completed), 0);
    QCOMPARE(facets.dates.size(), 1);
    QCOMPARE(facets.undated, 0);
    input.filter = {};
    QCOMPARE(countFacets(input).undated, 1);
    QCOMPARE(countFacets(input).amountless, 1);
    QCOMPARE(countFacets(input).amounts.size(), 3);
}

void SelectionTest::claimsAreAskedThemselves()
{
    LedgerBuilder b;
    const auto deal = b.deal("d", DealKind::Equity, {"A"}, {"B"});
    b.claim(deal, b.source("Old", "2025-01"), exactBn(1), Status::Announced);
    b.claim(deal, b.source("New", "2025-02"), exactBn(1), Status::Signed);
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    SelectionInput input{resolution, {}, false, {}};
    input.filter.set({Dimension::Statuses, QList<Status>{Status::Announced}});
    // The deal is signed by now; the older claim still says announced.
    QVERIFY(selectDeals(input).isEmpty());
    QCOMPARE(selectClaims(input), QList<ClaimId>{ClaimId(1)});
    input.filter = {};
    input.filter.set({Dimension::Outlets, QList<OutletId>{b.outlet("New")}});
    QCOMPARE(selectClaims(input), QList<ClaimId>{ClaimId(2)});
}

void SelectionTest::valuationsFollow()
{
    const auto b = ledger();
    const auto resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
    SelectionInput input{resolution, {}, false, {}};
    QCOMPARE(selectValuations(input).size(), 1);
    input.filter.set({Dimension::Dates, DateRange{QDate(2026, 1, 1), {}}});
    QVERIFY(selectValuations(input).isEmpty());
    input.filter = {};
    input.filter.set({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
    QCOMPARE(selectValuations(input).size(), 1);
    input.filter.set({Dimension::Kinds, QList<DealKind>{DealKind::Compute}});
    QVERIFY(selectValuations(input).isEmpty());
}

DEALSCOPE_TEST(SelectionTest)
#include "SelectionTest.moc"
