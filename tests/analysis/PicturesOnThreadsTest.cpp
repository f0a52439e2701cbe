// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartCounter.h"
#include "analysis/FilterFacets.h"
#include "analysis/FlowCounter.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <future>
#include <numeric>

using namespace dealscope::analysis;
using namespace dealscope::tests;

/// Pictures of one state are made on several threads at once: the tables that a resolution keeps,
/// its deals and the lists behind marks are then asked for at the same time.
class PicturesOnThreadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAsOneAfterTheOther();
    void listsFromTwoThreads();
    void listsWhileTheCounterGoesOn();

private:
    static ResolutionPtr resolve()
    {
        return Resolver::resolve(Snapshot::make(randomLedger(7, 400)), Lens::Latest, {});
    }
    static QList<int> allOf(const Resolution &resolution)
    {
        QList<int> all(resolution.dealCount());
        std::iota(all.begin(), all.end(), 0);
        return all;
    }
    static FlowGraph flowOf(const Resolution &resolution)
    {
        return FlowGraph::build(resolution, allOf(resolution), resolution.currency(),
                                {true, {}, {}, 6, 12, false});
    }
    static ChartData chartOf(const Resolution &resolution, ChartMeasure measure)
    {
        ChartQuery query;
        query.measure = measure;
        return chartData(resolution, allOf(resolution), resolution.currency(), true, query);
    }
    static FacetCounts facetsOf(const ResolutionPtr &resolution)
    {
        const CrossFilter filter(CrossFilterIndex::build(
            std::shared_ptr<const FigureColumns>(resolution, &resolution->figures()),
            std::make_shared<const CrossFilterContext>(
                CrossFilterContext::of(resolution->snapshot(), true))));
        return countFacets(filter, *resolution);
    }
    static QStringList inWords(const FlowGraph &graph)
    {
        QStringList words;
        for (const FlowEdge &edge : graph.edges) {
            words.append(QStringLiteral("%1 %2 %3 %4")
                             .arg(graph.nodes[edge.from].key, graph.nodes[edge.to].key)
                             .arg(edge.sum.interval.floor.units)
                             .arg(edge.deals.size()));
        }
        return words;
    }
    static QStringList inWords(const ChartData &chart)
    {
        QStringList words;
        for (const ChartPanel &panel : chart.panels) {
            for (const ChartBar &bar : panel.bars) {
                words.append(QStringLiteral("%1 %2 %3 %4")
                                 .arg(int(panel.nature))
                                 .arg(bar.total.sum.interval.floor.units)
                                 .arg(bar.total.count)
                                 .arg(bar.total.deals.size()));
            }
        }
        return words;
    }
};

void PicturesOnThreadsTest::sameAsOneAfterTheOther()
{
    const ResolutionPtr calm = resolve();
    const QStringList flow = inWords(flowOf(*calm));
    const QStringList amounts = inWords(chartOf(*calm, ChartMeasure::Amount));
    const QStringList years = inWords(chartOf(*calm, ChartMeasure::PerYear));
    const FacetCounts facets = facetsOf(calm);
    QVERIFY(flow.size() > 5 && amounts.size() > 5 && years.size() > 1);
    for (int round = 0; round < 5; ++round) {
        const ResolutionPtr busy = resolve();
        auto flowComing = std::async(std::launch::async, [&] { return flowOf(*busy); });
        auto amountsComing
            = std::async(std::launch::async, [&] { return chartOf(*busy, ChartMeasure::Amount); });
        auto yearsComing
            = std::async(std::launch::async, [&] { return chartOf(*busy, ChartMeasure::PerYear); });
        const FacetCounts counts = facetsOf(busy);
        QCOMPARE(counts.payers, facets.payers);
        QCOMPARE(counts.dates.size(), facets.dates.size());
        QCOMPARE(inWords(flowComing.get()), flow);
        QCOMPARE(inWords(amountsComing.get()), amounts);
        QCOMPARE(inWords(yearsComing.get()), years);
    }
}

void PicturesOnThreadsTest::listsFromTwoThreads()
{
    const ResolutionPtr resolution = resolve();
    const FlowGraph graph = flowOf(*resolution);
    const auto count = [&] {
        qsizetype deals = graph.undrawn.size();
        for (const FlowNode &node : graph.nodes) {
            deals += node.deals.size();
        }
        return deals;
    };
    auto other = std::async(std::launch::async, count);
    const qsizetype here = count();
    QCOMPARE(other.get(), here);
    QVERIFY(here > 0);
    QCOMPARE(graph.undrawn.size(), qsizetype(graph.undrawnDeals));
}

/// As a view does it: the next selection is counted while somebody looks into the last picture.
void PicturesOnThreadsTest::listsWhileTheCounterGoesOn()
{
    const ResolutionPtr resolution = resolve();
    const FlowOptions options{false, {}, {}, 6, 12, false};
    FlowCounter flows(*resolution, resolution->currency(), options);
    ChartCounter charts(*resolution, resolution->currency(), false, {});
    const QList<int> all = allOf(*resolution);
    FlowGraph graph = flows.count(all);
    ChartData chart = charts.count(all);
    for (int step = 1; step < 12; ++step) {
        const QList<int> next = all.mid(step * 9, 200);
        auto flowComing = std::async(std::launch::async, [&] { return flows.count(next); });
        auto chartComing = std::async(std::launch::async, [&] { return charts.count(next); });
        QCOMPARE(graph.undrawn.ids().size(), qsizetype(graph.undrawnDeals));
        const QStringList words = inWords(graph) + inWords(chart);
        QVERIFY(words.size() > 5);
        graph = flowComing.get();
        chart = chartComing.get();
        QCOMPARE(inWords(graph),
                 inWords(FlowGraph::build(*resolution, next, resolution->currency(), options)));
    }
}

DEALSCOPE_TEST(PicturesOnThreadsTest)
#include "PicturesOnThreadsTest.moc"
