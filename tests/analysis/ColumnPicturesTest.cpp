// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/PayMatrix.h"
#include "tests/support/CashByRule.h"
#include "tests/support/MatrixByRule.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/ScheduleByRule.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <random>

using namespace dealscope::analysis;
using namespace dealscope::tests;

/// Pictures made of columns are those that the rules make of one whole deal after the other, on
/// generated ledgers: each row is a seed.
class ColumnPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flows_data() { seeds(); }
    void flows();
    void foldedFlowsLoseNothing_data() { seeds(); }
    void foldedFlowsLoseNothing();
    void charts_data() { seeds(); }
    void charts();
    void ladders_data() { seeds(); }
    void ladders();
    void schedules_data() { seeds(); }
    void schedules();

private:
    static void seeds()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed) {
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
        }
    }

    /// With shares, beneficiaries, imprecise dates and terms.
    static LedgerData ledger(quint32 seed)
    {
        LedgerData data = randomLedger(seed, 90);
        std::mt19937 dice(seed);
        const auto below = [&dice](int n) { return int(dice() % quint32(n)); };
        for (Deal &deal : data.deals) {
            if (below(6) == 0) {
                deal.parties.append({CompanyId(1 + below(12)), Role::Beneficiary, {}});
            }
            for (Party &party : deal.parties) {
                if (deal.parties.size() > 1 && below(4) == 0) {
                    party.sharePpm = 100'000 * (1 + below(7));
                }
            }
        }
        for (Claim &claim : data.claims) {
            if (claim.happenedOn && below(3) == 0) {
                claim.happenedOn = PartialDate::fromIso(below(2) == 0 ? u"2021" : u"2022-Q3");
            }
            if (below(12) == 0) {
                claim.schedule.append({*PartialDate::fromIso(u"2024"),
                                       Amount::exact(Money{1 + below(100000)}, Currency::usd())});
            }
        }
        return data;
    }

    static QList<ResolutionPtr> resolutions(quint32 seed)
    {
        const SnapshotPtr snapshot = Snapshot::make(ledger(seed));
        return {Resolver::resolve(snapshot, Lens::Latest, {}),
                Resolver::resolve(snapshot, Lens::Conservative, QDate(2021, 6, 1))};
    }

    static QList<int> selection(const Resolution &resolution, quint32 seed)
    {
        std::mt19937 dice(seed);
        QList<int> some;
        for (int i = 0; i < resolution.dealCount(); ++i) {
            if (dice() % 5 != 0) {
                some.append(i);
            }
        }
        return some;
    }

    /// Figures of a sum that did not fit are not to be shown, so they are not compared.
    static bool isSame(const MoneySum &a, const MoneySum &b)
    {
        return a.overflow == b.overflow
            && (a.overflow
                || (a.interval == b.interval && a.headline == b.headline && a.firm == b.firm
                    && a.paid == b.paid && a.openEnded == b.openEnded && a.deals == b.deals));
    }
    static bool isSame(const SideSums &a, const SideSums &b)
    {
        return isSame(a.capital, b.capital) && isSame(a.purchase, b.purchase)
            && a.withoutAmount == b.withoutAmount;
    }

    static void compare(const QList<LeftOutDeals> &columns, const QList<LeftOutDeals> &rules)
    {
        QCOMPARE(columns.size(), rules.size());
        for (qsizetype i = 0; i < rules.size(); ++i) {
            QCOMPARE(columns[i].reason, rules[i].reason);
            QCOMPARE(columns[i].deals.ids(), rules[i].deals.ids());
        }
    }

    static QList<FlowOptions> options()
    {
        return {{false, {}, {}}, {true, {}, {}}, {false, Nature::Capital, 2021}, {true, {}, 2022}};
    }

    static void compare(const Resolution &resolution, const FlowGraph &graph,
                        const byrule::FlowGraph &rules)
    {
        QCOMPARE(graph.nodes.size(), rules.nodes.size());
        for (qsizetype i = 0; i < rules.nodes.size(); ++i) {
            const FlowNode &node = graph.nodes[i];
            const byrule::FlowNode &rule = rules.nodes[i];
            QCOMPARE(node.key, rule.key);
            QCOMPARE(node.name, rule.name);
            QCOMPARE(node.companies, rule.companies);
            QCOMPARE(node.beneficiaries, rule.beneficiaries);
            QCOMPARE(node.remainder, rule.remainder);
            QCOMPARE(node.deals.ids(), rule.deals);
            QVERIFY(isSame(node.in, rule.in));
            QVERIFY(isSame(node.out, rule.out));
        }
        QCOMPARE(graph.edges.size(), rules.edges.size());
        for (qsizetype i = 0; i < rules.edges.size(); ++i) {
            const FlowEdge &edge = graph.edges[i];
            const byrule::FlowEdge &rule = rules.edges[i];
            QCOMPARE(edge.from, rule.from);
            QCOMPARE(edge.to, rule.to);
            QCOMPARE(edge.kind, rule.kind);
            QCOMPARE(edge.nature, rule.nature);
            QCOMPARE(edge.hasAmount, rule.hasAmount);
            QCOMPARE(edge.remainder, rule.remainder);
            QCOMPARE(edge.partial, rule.partial);
            QCOMPARE(edge.assumed, rule.assumed);
            QCOMPARE(edge.deals.ids(), rule.deals);
            QCOMPARE(edge.claims(resolution), rule.claims);
            QVERIFY(isSame(edge.sum, rule.sum));
        }
        QCOMPARE(graph.ties.size(), rules.ties.size());
        for (qsizetype i = 0; i < rules.ties.size(); ++i) {
            QCOMPARE(graph.ties[i].from, rules.ties[i].from);
            QCOMPARE(graph.ties[i].to, rules.ties[i].to);
            QCOMPARE(graph.ties[i].kind, rules.ties[i].kind);
        }
        QCOMPARE(graph.years, rules.years);
        QCOMPARE(graph.busiestYear, rules.busiestYear);
        compare(graph.leftOut, rules.leftOut);
        QCOMPARE(graph.noMoney.ids(), rules.noMoney);
        QCOMPARE(graph.insideGroup.ids(), rules.insideGroup);
        QCOMPARE(graph.otherYears.ids(), rules.otherYears);
    }

    static void compare(const Resolution &resolution, const PayMatrix &matrix,
                        const byrule::PayMatrix &rules)
    {
        const auto compareParties
            = [](const QList<PayParty> &parties, const QList<byrule::PayParty> &byRule) {
                  QCOMPARE(parties.size(), byRule.size());
                  for (qsizetype i = 0; i < byRule.size(); ++i) {
                      QCOMPARE(parties[i].name, byRule[i].name);
                      QCOMPARE(parties[i].companies, byRule[i].companies);
                      QCOMPARE(parties[i].withoutAmount, byRule[i].withoutAmount);
                      QCOMPARE(parties[i].deals.ids(), byRule[i].deals);
                      QVERIFY(isSame(parties[i].total, byRule[i].total));
                  }
              };
        compareParties(matrix.payers, rules.payers);
        compareParties(matrix.payees, rules.payees);
        QVERIFY(isSame(matrix.total, rules.total));
        QCOMPARE(matrix.cells.size(), rules.cells.size());
        for (qsizetype i = 0; i < rules.cells.size(); ++i) {
            const PayCell &cell = matrix.cells[i];
            const byrule::PayCell &rule = rules.cells[i];
            QCOMPARE(cell.row, rule.row);
            QCOMPARE(cell.column, rule.column);
            QVERIFY(isSame(cell.sum, rule.sum));
            QCOMPARE(cell.withoutAmount.ids(), rule.withoutAmount);
            QCOMPARE(cell.deals.ids(), rule.deals);
            QCOMPARE(cell.kinds, rule.kinds);
            QCOMPARE(countingClaimsOf(resolution, cell.deals), rule.claims);
        }
    }

    static void compare(const Resolution &resolution, ChartMeasure measure,
                        const ChartSegment &segment, const byrule::ChartSegment &rule)
    {
        QVERIFY(segment.key == rule.key);
        QCOMPARE(segment.key.asReported, rule.key.asReported);
        QVERIFY(isSame(segment.sum, rule.sum));
        QCOMPARE(segment.count, rule.count);
        QCOMPARE(segment.assumed, rule.assumed);
        QCOMPARE(segment.deals.ids(), rule.deals);
        QCOMPARE(segment.claims(resolution, measure), rule.claims);
    }

    static void compare(const Resolution &resolution, const ChartData &data,
                        const byrule::ChartData &rules)
    {
        QCOMPARE(data.panels.size(), rules.panels.size());
        for (qsizetype p = 0; p < rules.panels.size(); ++p) {
            QCOMPARE(data.panels[p].nature, rules.panels[p].nature);
            QCOMPARE(data.panels[p].bars.size(), rules.panels[p].bars.size());
            for (qsizetype b = 0; b < rules.panels[p].bars.size(); ++b) {
                const ChartBar &bar = data.panels[p].bars[b];
                const byrule::ChartBar &rule = rules.panels[p].bars[b];
                QCOMPARE(bar.folded, rule.folded);
                compare(resolution, data.query.measure, bar.total, rule.total);
                QCOMPARE(bar.segments.size(), rule.segments.size());
                for (qsizetype s = 0; s < rule.segments.size(); ++s) {
                    compare(resolution, data.query.measure, bar.segments[s], rule.segments[s]);
                }
            }
        }
        QVERIFY(data.stacks == rules.stacks);
        QCOMPARE(data.foldedStacks, rules.foldedStacks);
        compare(data.leftOut, rules.leftOut);
        QCOMPARE(data.notBinding.ids(), rules.notBinding);
        QCOMPARE(data.notCountedTwice.ids(), rules.notCountedTwice);
    }

    static void compare(const Resolution &resolution, const ScheduleRow &row,
                        const byrule::ScheduleRow &rule)
    {
        QCOMPARE(row.name, rule.name);
        QCOMPARE(row.companies, rule.companies);
        QCOMPARE(row.folded, rule.folded);
        QCOMPARE(row.deals.ids(), rule.deals);
        QVERIFY(isSame(row.dueTotal, rule.dueTotal));
        QVERIFY(isSame(row.capitalTotal, rule.capitalTotal));
        const auto compareCells
            = [&](const QList<ScheduleCell> &cells, const QList<byrule::ScheduleCell> &byRule) {
                  QCOMPARE(cells.size(), byRule.size());
                  for (qsizetype i = 0; i < byRule.size(); ++i) {
                      QCOMPARE(cells[i].year, byRule[i].year);
                      QVERIFY(isSame(cells[i].sum, byRule[i].sum));
                      QCOMPARE(cells[i].spreads, byRule[i].spreads);
                      QCOMPARE(cells[i].assumed, byRule[i].assumed);
                      QCOMPARE(cells[i].kinds, byRule[i].kinds);
                      QCOMPARE(cells[i].deals.ids(), byRule[i].deals);
                      QCOMPARE(cells[i].claims(resolution), byRule[i].claims);
                  }
              };
        compareCells(row.due, rule.due);
        compareCells(row.capitalIn, rule.capitalIn);
    }

    static void compare(const Resolution &resolution, const CashRow &row,
                        const byrule::CashRow &rule)
    {
        QVERIFY(row.key == rule.key);
        QCOMPARE(row.folded, rule.folded);
        QCOMPARE(row.deal, rule.deal);
        QVERIFY(row.ladder == rule.ladder);
        QVERIFY(isSame(row.sum, rule.sum));
        QCOMPARE(row.deals.ids(), rule.deals);
        QCOMPARE(row.withoutAmount.ids(), rule.withoutAmount);
        QCOMPARE(row.everyDeal().ids(), rule.everyDeal());
        QCOMPARE(row.claims(resolution), rule.claims);
    }

    static void compare(const Resolution &resolution, const QList<CashRow> &rows,
                        const QList<byrule::CashRow> &rules)
    {
        QCOMPARE(rows.size(), rules.size());
        for (qsizetype i = 0; i < rules.size(); ++i) {
            compare(resolution, rows[i], rules[i]);
        }
    }
};

void ColumnPicturesTest::flows()
{
    QFETCH(const quint32, seed);
    for (const ResolutionPtr &resolution : resolutions(seed)) {
        const QList<int> selected = selection(*resolution, seed);
        for (const FlowOptions &asked : options()) {
            for (const char16_t *code : {u"USD", u"EUR"}) {
                const Currency currency = *Currency::fromCode(code);
                const FlowGraph graph = FlowGraph::build(*resolution, selected, currency, asked);
                const auto rules = byrule::FlowGraph::build(*resolution, selected, currency, asked);
                compare(*resolution, graph, rules);
                compare(*resolution, PayMatrix::build(graph, *resolution, selected, currency),
                        byrule::PayMatrix::build(rules, *resolution, selected, currency));
            }
        }
    }
}

/// Folding moves deals, it does not lose one: every deal is in an edge or among the undrawn, a
/// node that is kept has the sums that it had, and nothing folds where everything fits.
void ColumnPicturesTest::foldedFlowsLoseNothing()
{
    QFETCH(const quint32, seed);
    const ResolutionPtr resolution = resolutions(seed).first();
    const QList<int> selected = selection(*resolution, seed);
    const Currency currency = resolution->currency();
    int folds = 0;
    int companies = 0;
    for (FlowOptions asked : options()) {
        const FlowGraph all = FlowGraph::build(*resolution, selected, currency, asked);
        QSet<DealId> everyDeal;
        for (const FlowEdge &edge : all.edges) {
            everyDeal.unite(QSet<DealId>(edge.deals.begin(), edge.deals.end()));
        }
        if (all.nodes.size() <= 6) {
            continue; // nothing to fold
        }
        ++folds;
        asked.mostNodes = 5;
        asked.mostEdges = 9;
        const FlowGraph folded = FlowGraph::build(*resolution, selected, currency, asked);
        QVERIFY(folded.edges.size() <= 9);
        QVERIFY(folded.nodes.size() <= 7);
        companies += folded.foldedCompanies; // ends that are not named fold too
        QSet<DealId> drawn(folded.undrawn.begin(), folded.undrawn.end());
        QCOMPARE(folded.undrawnDeals, int(folded.undrawn.size()));
        for (const FlowEdge &edge : folded.edges) {
            drawn.unite(QSet<DealId>(edge.deals.begin(), edge.deals.end()));
            QVERIFY(!folded.nodes[edge.from].others || !folded.nodes[edge.to].others);
        }
        QCOMPARE(drawn, everyDeal);
        int kept = 0;
        for (const FlowNode &node : folded.nodes) {
            for (const FlowNode &before : all.nodes) {
                if (before.key == node.key) {
                    ++kept;
                    // A deal without an amount whose payers are folded into one counts once.
                    QVERIFY(isSame(node.in.capital, before.in.capital));
                    QVERIFY(isSame(node.in.purchase, before.in.purchase));
                    QVERIFY(isSame(node.out.capital, before.out.capital));
                    QVERIFY(isSame(node.out.purchase, before.out.purchase));
                    QCOMPARE(node.deals.ids(), before.deals.ids());
                }
            }
        }
        QVERIFY(kept > 0);

        asked.mostNodes = int(all.nodes.size());
        asked.mostEdges = int(all.edges.size());
        const FlowGraph same = FlowGraph::build(*resolution, selected, currency, asked);
        QCOMPARE(same.nodes.size(), all.nodes.size());
        QCOMPARE(same.edges.size(), all.edges.size());
        QCOMPARE(same.foldedCompanies, 0);
        QVERIFY(same.undrawn.isEmpty());

        // All cells of a matrix of folded ends hold all deals, those among the others too.
        asked.mostNodes = 5;
        asked.mostEdges = 0;
        const FlowGraph ends = FlowGraph::build(*resolution, selected, currency, asked);
        const PayMatrix matrix = PayMatrix::build(ends, *resolution, selected, currency);
        const PayMatrix whole = PayMatrix::build(all, *resolution, selected, currency);
        QVERIFY(isSame(matrix.total, whole.total));
        QVERIFY(matrix.payers.last().others || matrix.payees.last().others);
        QSet<DealId> inCells;
        for (const PayCell &cell : matrix.cells) {
            inCells.unite(QSet<DealId>(cell.deals.begin(), cell.deals.end()));
        }
        QCOMPARE(inCells, everyDeal);
    }
    QVERIFY(folds > 0);
    QVERIFY(companies > 0);
}

void ColumnPicturesTest::charts()
{
    QFETCH(const quint32, seed);
    std::mt19937 dice(seed);
    for (const ResolutionPtr &resolution : resolutions(seed)) {
        const QList<int> selected = selection(*resolution, seed);
        for (const auto &measure : enumEntries<ChartMeasure>()) {
            for (const auto &by : enumEntries<ChartDimension>()) {
                ChartQuery query;
                query.measure = measure.value;
                query.by = by.value;
                query.stack.reset();
                if (const auto stack = dice() % 10; stack < 9) {
                    query.stack = ChartDimension(stack);
                }
                query.top = 1 + int(dice() % 5);
                const bool groups = dice() % 2 == 0;
                compare(*resolution,
                        chartData(*resolution, selected, resolution->currency(), groups, query),
                        byrule::chartData(*resolution, selected, resolution->currency(), groups,
                                          query));
            }
        }
    }
}

void ColumnPicturesTest::ladders()
{
    QFETCH(const quint32, seed);
    for (const ResolutionPtr &resolution : resolutions(seed)) {
        const QList<int> selected = selection(*resolution, seed);
        for (const auto &by : enumEntries<CashBy>()) {
            for (const int top : {2, 5, 30, 200}) {
                const bool groups = top == 5;
                const CashLadder ladder = cashLadder(*resolution, selected, resolution->currency(),
                                                     groups, {by.value, top});
                const auto rules = byrule::cashLadder(*resolution, selected, resolution->currency(),
                                                      groups, {by.value, top});
                QCOMPARE(ladder.panels.size(), rules.panels.size());
                for (qsizetype i = 0; i < rules.panels.size(); ++i) {
                    QCOMPARE(ladder.panels[i].nature, rules.panels[i].nature);
                    compare(*resolution, ladder.panels[i].total, rules.panels[i].total);
                    compare(*resolution, ladder.panels[i].forms, rules.panels[i].forms);
                    compare(*resolution, ladder.panels[i].rows, rules.panels[i].rows);
                }
                compare(ladder.leftOut, rules.leftOut);
                QCOMPARE(ladder.notCountedTwice.ids(), rules.notCountedTwice);
            }
        }
    }
}

void ColumnPicturesTest::schedules()
{
    QFETCH(const quint32, seed);
    for (const ResolutionPtr &resolution : resolutions(seed)) {
        const QList<int> selected = selection(*resolution, seed);
        for (const ScheduleSide side : {ScheduleSide::Payer, ScheduleSide::Payee}) {
            for (const int top : {0, 3}) {
                const ScheduleQuery query{side, top == 0 ? 1 : 7, top != 0, top};
                const Schedule schedule
                    = Schedule::build(*resolution, selected, resolution->currency(), query);
                const auto rules
                    = byrule::Schedule::build(*resolution, selected, resolution->currency(), query);
                QCOMPARE(schedule.years, rules.years);
                QCOMPARE(schedule.hasUnscheduled, rules.hasUnscheduled);
                QCOMPARE(schedule.rows.size(), rules.rows.size());
                for (qsizetype i = 0; i < rules.rows.size(); ++i) {
                    compare(*resolution, schedule.rows[i], rules.rows[i]);
                }
                compare(*resolution, schedule.total, rules.total);
                compare(schedule.leftOut, rules.leftOut);
                compare(schedule.capitalLeftOut, rules.capitalLeftOut);
                QCOMPARE(schedule.withoutTerm.ids(), rules.withoutTerm);
                QCOMPARE(schedule.insideGroup.ids(), rules.insideGroup);
                QCOMPARE(schedule.notCountedTwice.ids(), rules.notCountedTwice);
            }
        }
    }
}

DEALSCOPE_TEST(ColumnPicturesTest)
#include "ColumnPicturesTest.moc"
