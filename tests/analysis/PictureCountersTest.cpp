// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartCounter.h"
#include "analysis/FlowCounter.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace dealscope::analysis;
using namespace dealscope::tests;

/// A counter that goes from one selection to the next says what one that begins with none says:
/// brushes that move, selections that jump, all deals and none, on generated ledgers.
class PictureCountersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flows_data() { seeds(); }
    void flows();
    void charts_data() { seeds(); }
    void charts();
    void listsOfAnOlderStep();
    void sumsTooLarge();

private:
    static void seeds()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 5; ++seed) {
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
        }
    }

    static ResolutionPtr resolve(quint32 seed)
    {
        LedgerData data = randomLedger(seed, 260);
        std::mt19937 dice(seed);
        for (Deal &deal : data.deals) {
            for (Party &party : deal.parties) {
                if (deal.parties.size() > 1 && dice() % 4 == 0) {
                    party.sharePpm = 100'000 * (1 + int(dice() % 7));
                }
            }
        }
        return Resolver::resolve(Snapshot::make(data), Lens::Latest, {});
    }

    /// Selections one after the other, as gestures make them.
    static QList<QList<int>> walk(int deals, quint32 seed)
    {
        std::mt19937 dice(seed);
        QList<QList<int>> selections;
        int from = 0;
        int to = deals / 3;
        for (int step = 0; step < 60; ++step) {
            QList<int> selected;
            const auto what = dice() % 12;
            if (what == 0) {
                selected.resize(deals);
                std::iota(selected.begin(), selected.end(), 0);
            } else if (what == 1) {
                for (int i = 0; i < deals; ++i) {
                    if (dice() % 3 == 0) {
                        selected.append(i);
                    }
                }
                std::ranges::shuffle(selected, dice);
            } else if (what > 2) {
                from = std::clamp(from + int(dice() % 21) - 10, 0, deals - 1);
                to = std::clamp(to + int(dice() % 21) - 10, from, deals);
                for (int i = from; i < to; ++i) {
                    selected.append(i);
                }
            }
            selections.append(selected);
        }
        return selections;
    }

    static QString inWords(const MoneySum &sum)
    {
        return sum.overflow ? QStringLiteral("too large")
                            : QStringLiteral("%1-%2+%3 %4 %5 %6 %7")
                                  .arg(sum.interval.floor.units)
                                  .arg(sum.interval.ceiling.value_or(Money{-1}).units)
                                  .arg(sum.openEnded)
                                  .arg(sum.firm.units)
                                  .arg(sum.paid.units)
                                  .arg(sum.headline.units)
                                  .arg(sum.deals);
    }
    static QString inWords(const SideSums &side)
    {
        return inWords(side.capital) + u'|' + inWords(side.purchase) + u'|'
            + QString::number(side.withoutAmount);
    }
    static QString inWords(const DealList &deals)
    {
        QString words;
        for (const DealId id : deals) {
            words += QString::number(id.value) + u',';
        }
        return words + u'#' + QString::number(deals.size());
    }
    static QString inWords(const QList<LeftOutDeals> &leftOut)
    {
        QString words;
        for (const LeftOutDeals &group : leftOut) {
            words += QString(toCode(group.reason)) + inWords(group.deals) + u' ';
        }
        return words;
    }

    static QStringList inWords(const FlowGraph &graph)
    {
        QStringList words;
        for (const FlowNode &node : graph.nodes) {
            words.append(QStringLiteral("node %1 %2 %3 in %4 out %5 of %6")
                             .arg(node.key, node.name)
                             .arg(node.folded)
                             .arg(inWords(node.in), inWords(node.out), inWords(node.deals)));
        }
        for (const FlowEdge &edge : graph.edges) {
            words.append(QStringLiteral("edge %1>%2 %3 %4%5%6%7 %8 apart %9 of %10")
                             .arg(graph.nodes[edge.from].key, graph.nodes[edge.to].key)
                             .arg(int(edge.kind))
                             .arg(edge.hasAmount)
                             .arg(edge.remainder)
                             .arg(edge.partial)
                             .arg(edge.assumed)
                             .arg(inWords(edge.sum), inWords(edge.apart), inWords(edge.deals)));
        }
        QStringList years;
        for (const int year : graph.years) {
            years.append(QString::number(year));
        }
        words.append(QStringLiteral("years %1 most %2 ties %3 folded %4")
                         .arg(years.join(u','))
                         .arg(graph.busiestYear)
                         .arg(graph.ties.size())
                         .arg(graph.foldedCompanies));
        words.append(QStringLiteral("undrawn %1 %2 %3")
                         .arg(graph.undrawnDeals)
                         .arg(inWords(graph.undrawn), inWords(graph.undrawnMoney)));
        words.append(inWords(graph.leftOut));
        words.append(inWords(graph.noMoney) + u' ' + inWords(graph.insideGroup) + u' '
                     + inWords(graph.otherYears));
        for (const FlowEntry &entry : graph.entries()) {
            words.append(QStringLiteral("%1:%2").arg(entry.position).arg(entry.edge));
        }
        return words;
    }

    static QStringList inWords(const ChartData &chart)
    {
        QStringList words;
        const auto add = [&words](const QString &what, const ChartSegment &segment) {
            QStringList companies;
            for (const CompanyId id : segment.key.asReported) {
                companies.append(QString::number(id.value));
            }
            words.append(QStringLiteral("%1 %2 %3 %4 %5 %6 %7 of %8")
                             .arg(what)
                             .arg(int(segment.key.bucket))
                             .arg(segment.key.code)
                             .arg(segment.key.start.toString(Qt::ISODate), companies.join(u'+'))
                             .arg(segment.count)
                             .arg(inWords(segment.sum), inWords(segment.deals)));
        };
        for (const ChartPanel &panel : chart.panels) {
            for (const ChartBar &bar : panel.bars) {
                add(QStringLiteral("bar %1 %2").arg(int(panel.nature)).arg(bar.folded), bar.total);
                for (const ChartSegment &segment : bar.segments) {
                    add(QStringLiteral("segment"), segment);
                }
            }
        }
        words.append(QStringLiteral("%1 folded stacks").arg(chart.foldedStacks));
        words.append(inWords(chart.leftOut));
        words.append(inWords(chart.notBinding) + u' ' + inWords(chart.notCountedTwice));
        return words;
    }
};

void PictureCountersTest::flows()
{
    QFETCH(const quint32, seed);
    const ResolutionPtr resolution = resolve(seed);
    const Currency currency = resolution->currency();
    const QList<FlowOptions> all{{false, {}, {}, 5, 9, false},
                                 {true, {}, {}, 6, 12, true},
                                 {false, Nature::Capital, 2021, 4, 0, false},
                                 {true, {}, {}, 0, 0, false},
                                 {false, {}, {}, 200, 500, false}};
    for (const FlowOptions &options : all) {
        FlowCounter counter(*resolution, currency, options);
        int folded = 0;
        for (const QList<int> &selected : walk(resolution->dealCount(), seed)) {
            const FlowGraph graph = counter.count(selected);
            folded += graph.foldedCompanies > 0 ? 1 : 0;
            QCOMPARE(inWords(graph),
                     inWords(FlowGraph::build(*resolution, selected, currency, options)));
        }
        QCOMPARE(folded > 20, options.mostNodes > 0 && options.mostNodes < 10);
    }
}

void PictureCountersTest::charts()
{
    QFETCH(const quint32, seed);
    const ResolutionPtr resolution = resolve(seed);
    const Currency currency = resolution->currency();
    std::mt19937 dice(seed);
    for (const auto &measure : enumEntries<ChartMeasure>()) {
        for (const auto &by : enumEntries<ChartDimension>()) {
            ChartQuery query;
            query.measure = measure.value;
            query.by = by.value;
            query.stack.reset();
            if (const auto stack = dice() % 10; stack < 9) {
                query.stack = ChartDimension(stack);
            }
            query.top = 3;
            query = normalised(query);
            const bool groups = dice() % 2 == 0;
            ChartCounter counter(*resolution, currency, groups, query);
            for (const QList<int> &selected : walk(resolution->dealCount(), dice()).mid(0, 15)) {
                QCOMPARE(inWords(counter.count(selected)),
                         inWords(chartData(*resolution, selected, currency, groups, query)));
            }
        }
    }
}

/// Lists are made when somebody looks into one; the counter has gone on meanwhile.
void PictureCountersTest::listsOfAnOlderStep()
{
    const ResolutionPtr resolution = resolve(3);
    const Currency currency = resolution->currency();
    const QList<QList<int>> selections = walk(resolution->dealCount(), 3);
    FlowCounter flows(*resolution, currency, {false, {}, {}, 5, 9, false});
    ChartCounter charts(*resolution, currency, false, {});
    QList<FlowGraph> graphs;
    QList<ChartData> data;
    for (const QList<int> &selected : selections) {
        graphs.append(flows.count(selected));
        data.append(charts.count(selected));
    }
    for (qsizetype i = 0; i < selections.size(); ++i) {
        QCOMPARE(inWords(graphs[i]),
                 inWords(FlowGraph::build(*resolution, selections[i], currency,
                                          {false, {}, {}, 5, 9, false})));
        QCOMPARE(inWords(data[i]),
                 inWords(chartData(*resolution, selections[i], currency, false, {})));
    }
}

/// Nothing can be taken off a sum that did not fit: the next step begins with none.
void PictureCountersTest::sumsTooLarge()
{
    LedgerData data = randomLedger(5, 120);
    for (Claim &claim : data.claims) {
        if (claim.amount && claim.amount->interval()) {
            claim.amount = Amount::exact(
                Money{std::numeric_limits<qint64>::max() / 3 - claim.id.value}, Currency::usd());
        }
    }
    const ResolutionPtr resolution = Resolver::resolve(Snapshot::make(data), Lens::Latest, {});
    const Currency currency = resolution->currency();
    FlowCounter flows(*resolution, currency, {false, {}, {}, 5, 9, false});
    ChartCounter charts(*resolution, currency, false, {});
    int large = 0;
    for (const QList<int> &selected : walk(resolution->dealCount(), 5)) {
        const QStringList words = inWords(flows.count(selected));
        large += words.join(u' ').contains(QStringLiteral("too large")) ? 1 : 0;
        QCOMPARE(words,
                 inWords(FlowGraph::build(*resolution, selected, currency,
                                          {false, {}, {}, 5, 9, false})));
        QCOMPARE(inWords(charts.count(selected)),
                 inWords(chartData(*resolution, selected, currency, false, {})));
    }
    QVERIFY2(large > 5, qPrintable(QString::number(large)));
}

DEALSCOPE_TEST(PictureCountersTest)
#include "PictureCountersTest.moc"
