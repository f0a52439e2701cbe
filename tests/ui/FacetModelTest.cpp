// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FacetModel.h"
#include "analysis/FilterFacets.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/ManyDeals.h"
#include "tests/ui/WindowLedger.h"
#include "ui/filters/CompanyFacet.h"
#include "ui/filters/FacetFinder.h"
#include "ui/filters/FacetList.h"
#include "ui/window/PlainLabel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;

/// A facet of more values than a list can hold.
class FacetModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        // 700 companies; the first ones pay for one deal more than the others: 2,100 + 50 deals.
        m_data = tests::manyDeals(2150, 700);
    }

    void listsTheMostFrequent()
    {
        FacetModel model(Dimension::Payers);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(model, {});
        QCOMPARE(model.valueCount(), 700);
        QCOMPARE(model.rowCount(), FacetModel::MostRows);
        QCOMPARE(model.moreCount(), 500);
        // Payer of deal i is 1 + i % 700: companies 2 to 51 have four deals, the others three.
        QCOMPARE(model.rows().first().label, QStringLiteral("Company 0002"));
        QCOMPARE(model.rows().first().count, 4);
        QCOMPARE(model.rows()[49].label, QStringLiteral("Company 0051"));
        QCOMPARE(model.rows()[50].label, QStringLiteral("Company 0001"));
        QCOMPARE(model.rows()[50].count, 3);
    }

    void anotherFilterListsOthers()
    {
        FacetModel model(Dimension::Payers);
        Filter filter;
        filter.set({Dimension::Amounts, AmountRange{Money{2'149'000'000}, {}}});
        fill(model, filter); // deals 2149 and 2150: payers 1 + 49 and 1 + 50
        QCOMPARE(model.rows()[0].label, QStringLiteral("Company 0050"));
        QCOMPARE(model.rows()[1].label, QStringLiteral("Company 0051"));
        QCOMPARE(model.rows()[0].count, 1);
        QCOMPARE(model.rows()[2].count, 0);
        QCOMPARE(model.rowCount(), FacetModel::MostRows);
    }

    void whatIsCheckedIsListed()
    {
        FacetModel model(Dimension::Payers);
        Filter filter;
        filter.set({Dimension::Payers, QList<CompanyId>{CompanyId(699)}});
        fill(model, filter);
        QCOMPARE(model.rowCount(), FacetModel::MostRows + 1);
        QCOMPARE(model.moreCount(), 499);
        QCOMPARE(model.rows().last().label, QStringLiteral("Company 0699"));
        QVERIFY(model.rows().last().checked);
        // And what is checked far down stays asked when another is.
        QSignalSpy asked(&model, &FacetModel::clauseChanged);
        model.toggle(model.index(0));
        const auto clause = asked.first().first().value<FilterClause>();
        QCOMPARE(std::get<QList<CompanyId>>(clause.value),
                 (QList<CompanyId>{CompanyId(2), CompanyId(699)}));
    }

    void typingFindsAmongAll_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("more");
        QTest::addColumn<QString>("first");
        QTest::newRow("a word's beginning") << "069" << 11 << 0 << "Company 0069";
        QTest::newRow("within") << "99" << 7 << 0 << "Company 0099";
        QTest::newRow("too many") << "company" << 200 << 500 << "Company 0002";
        QTest::newRow("both words") << "COMPANY 07" << 1 << 0 << "Company 0700";
        QTest::newRow("nothing") << "x" << 0 << 0 << "";
    }
    void typingFindsAmongAll()
    {
        QFETCH(QString, typed);
        QFETCH(int, rows);
        QFETCH(int, more);
        QFETCH(QString, first);
        FacetModel model(Dimension::Payers);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        fill(model, {});
        model.setSearch(typed);
        QCOMPARE(model.rowCount(), rows);
        QCOMPARE(model.moreCount(), more);
        if (rows > 0) {
            QCOMPARE(model.rows().first().label, first);
        }
        model.setSearch({});
        QCOMPARE(model.rowCount(), FacetModel::MostRows);
    }

    void aGroupIsFoundByItsDaughters()
    {
        tests::LedgerBuilder b;
        b.company("Amazon");
        b.company("AWS", "Amazon");
        b.company("Oracle");
        const auto deal = b.deal("d", DealKind::Compute, {"Oracle"}, {"AWS"});
        b.claim(deal, b.source("Reuters", "2025-01-01"));
        Perspective perspective;
        perspective.groups = true;
        const auto state = tests::stateOf(b.data(), {}, perspective);
        FacetModel model(Dimension::Companies);
        const auto counts = analysis::countFacets(*state->crossFilter, *state->resolution);
        model.setValues(FacetValues(Dimension::Companies, state, counts));
        model.update(counts, {});
        model.setSearch(QStringLiteral("aws"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rows().first().label, QStringLiteral("Amazon"));
        QCOMPARE(model.rows().first().hint, QStringLiteral("+ AWS"));
    }

    void theListSaysHowManyMore()
    {
        CompanyFacet facet;
        facet.resize(230, 400);
        const auto state = tests::stateOf(m_data);
        const auto counts = analysis::countFacets(*state->crossFilter, *state->resolution);
        facet.setState(state, counts, counts, true);
        facet.show();
        QVERIFY(facet.search()->isVisible());
        PlainLabel *more = facet.finder()->more();
        QVERIFY(more->isVisible());
        QCOMPARE(more->text(), QStringLiteral("and 500 more: type to find them"));
        facet.search()->setText(QStringLiteral("company"));
        QCOMPARE(more->text(), QStringLiteral("and 500 more: type on to find them"));
        facet.search()->setText(QStringLiteral("company 069"));
        QVERIFY(!more->isVisible());
        // Enter goes to the list, and the keyboard stays on its value when the rows change.
        QTest::keyClick(facet.search(), Qt::Key_Return);
        // 694 = 1 + 7 * 99: it is paid as well, and so the first.
        QCOMPARE(facet.list()->currentIndex().data().toString(), QStringLiteral("Company 0694"));
        facet.search()->setText(QStringLiteral("69"));
        QCOMPARE(facet.list()->currentIndex().data().toString(), QStringLiteral("Company 0694"));
    }

private:
    void fill(FacetModel &model, const Filter &filter)
    {
        const auto all = tests::stateOf(m_data);
        const auto some = tests::stateOf(m_data, filter);
        model.setValues(FacetValues(Dimension::Payers, all,
                                    analysis::countFacets(*all->crossFilter, *all->resolution)));
        model.update(analysis::countFacets(*some->crossFilter, *some->resolution), filter);
    }

    LedgerData m_data;
};

DEALSCOPE_TEST(FacetModelTest)
#include "FacetModelTest.moc"
