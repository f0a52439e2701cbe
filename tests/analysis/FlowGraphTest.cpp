// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FlowGraph.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <algorithm>

using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

class FlowGraphTest : public QObject
{
    Q_OBJECT

private:
    static FlowGraph graphOf(const LedgerBuilder &b, const FlowOptions &options = {},
                             bool reversed = false)
    {
        const ResolutionPtr resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
        QList<int> selected;
        for (int position = 0; position < resolution->deals().size(); ++position) {
            selected.append(position);
        }
        if (reversed) {
            std::ranges::reverse(selected);
        }
        return FlowGraph::build(*resolution, selected, Currency::usd(), options);
    }

    static QStringList lines(const FlowGraph &graph)
    {
        QStringList result;
        for (const FlowEdge &edge : graph.edges) {
            const auto bn = [](Money money) { return QString::number(double(money.units) / 1e9); };
            QString money = u"none"_s;
            if (edge.hasAmount) {
                const Interval range = edge.sum.range();
                money
                    = bn(range.floor) + u".."_s + (range.ceiling ? bn(*range.ceiling) : u"open"_s);
                if (edge.sum.firm.units > 0) {
                    money += u" firm "_s + bn(edge.sum.firm);
                }
            }
            result.append(u"%1 > %2 %3 %4"_s.arg(graph.nodes[edge.from].name,
                                                 graph.nodes[edge.to].name,
                                                 QString(toCode(edge.kind)), money));
        }
        return result;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void emptySelection()
    {
        const FlowGraph graph = graphOf(LedgerBuilder());
        QVERIFY(graph.isEmpty());
        QVERIFY(graph.nodes.isEmpty());
        QCOMPARE(graph.busiestYear, 0);
    }

    void smallEndsFoldIntoOthers()
    {
        // A pays 30, B 20 and C, D, E little; X and Y get most, Z 3 of E.
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        const auto pays = [&](const char *payer, const char *payee, double amount) {
            return b
                .claim(b.deal("one", DealKind::Equity, {payer}, {payee}), s, exactBn(amount),
                       Status::Signed)
                .deal;
        };
        pays("A", "X", 30);
        pays("B", "X", 5);
        pays("B", "Y", 15);
        const DealId first = pays("C", "X", 1);
        const DealId second = pays("D", "X", 2);
        const DealId among = pays("E", "Z", 3);
        FlowOptions options;
        options.mostNodes = 4;
        const FlowGraph whole = graphOf(b, options);
        QCOMPARE(lines(whole),
                 QStringList({u"A > X equity 30..30 firm 30"_s, u"B > X equity 5..5 firm 5"_s,
                              u"B > Y equity 15..15 firm 15"_s,
                              u"others (3 companies) > X equity 3..3 firm 3"_s,
                              u"others (3 companies) > others (1 company) equity 3..3 firm 3"_s}));
        QCOMPARE(whole.foldedCompanies, 4);
        QCOMPARE(whole.edges[3].deals, QList({first, second}));
        QVERIFY(whole.undrawn.isEmpty());

        // Of a picture, what the others pay each other and the smallest ribbon are kept out.
        options.mostEdges = 3;
        const FlowGraph drawn = graphOf(b, options);
        QCOMPARE(lines(drawn),
                 QStringList({u"A > X equity 30..30 firm 30"_s, u"B > X equity 5..5 firm 5"_s,
                              u"B > Y equity 15..15 firm 15"_s}));
        QCOMPARE(drawn.undrawn, QList({first, second, among}));
        QCOMPARE(drawn.undrawnDeals, 3);
        QCOMPARE(drawn.undrawnMoney.capital.interval, (Interval{bn(6), bn(6)}));
        QCOMPARE(drawn.undrawnMoney.purchase.deals, 0);
        // X still has all that it gets.
        const auto x = std::ranges::find(drawn.nodes, u"X"_s, &FlowNode::name);
        QVERIFY(x != drawn.nodes.end());
        QCOMPARE(x->in.capital.interval, (Interval{bn(38), bn(38)}));
        QCOMPARE(x->deals.size(), 4);
    }

    void foldOfOneIsNone()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        b.claim(b.deal("1", DealKind::Equity, {"A"}, {"B"}), s, exactBn(4), Status::Signed);
        b.claim(b.deal("2", DealKind::Equity, {"C"}, {"B"}), s, exactBn(1), Status::Signed);
        FlowOptions options;
        options.mostNodes = 2;
        const FlowGraph graph = graphOf(b, options);
        QCOMPARE(graph.nodes.size(), 3);
        QCOMPARE(graph.foldedCompanies, 0);
    }

    void edgesSumByKind()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        b.claim(b.deal("1", DealKind::Equity, {"A"}, {"B"}), s, exactBn(4), Status::Completed);
        b.claim(b.deal("2", DealKind::Equity, {"A"}, {"B"}), s, upToBn(10), Status::InTalks);
        b.claim(b.deal("3", DealKind::Compute, {"A"}, {"B"}), s, exactBn(1), Status::Signed);
        b.claim(b.deal("4", DealKind::Equity, {"A"}, {"B"}), s).status = Status::Rumoured;
        b.claim(b.deal("5", DealKind::Equity, {"B"}, {"A"}), s, atLeastBn(2), Status::Announced);
        const FlowGraph graph = graphOf(b);
        QCOMPARE(lines(graph),
                 QStringList({u"A > B equity 4..14 firm 4"_s, u"A > B equity none"_s,
                              u"A > B compute 1..1 firm 1"_s, u"B > A equity 2..open"_s}));
        QCOMPARE(graph.edges[0].deals, QList({DealId(1), DealId(2)}));
        QCOMPARE(graph.edges[0].claims(*Resolver::resolve(b.snapshot(), Lens::Latest, {})),
                 QList({ClaimId(1), ClaimId(2)}));
        QCOMPARE(graph.nodes[0].out.capital.interval.floor, bn(4));
        QCOMPARE(graph.nodes[0].out.purchase.interval.floor, bn(1));
        QCOMPARE(graph.nodes[0].out.withoutAmount, 1);
        QCOMPARE(graph.nodes[0].in.capital.openEnded, 1);
        QCOMPARE(graph.leftOut.size(), 1);
        QCOMPARE(graph.leftOut[0].reason, LeftOut::NoAmount);
        QCOMPARE(lines(graphOf(b, {}, true)), lines(graph));
        QCOMPARE(lines(graphOf(b, {.nature = Nature::Purchase})),
                 QStringList({u"A > B compute 1..1 firm 1"_s}));
    }

    void jointPayersAreOneEnd()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        const DealId joint = b.deal("1", DealKind::Infrastructure, {"SoftBank", "Oracle"}, {});
        b.claim(joint, s, exactBn(400), Status::Announced);
        b.dealRow(joint).parties.append(Party{b.company("OpenAI"), Role::Beneficiary, {}});
        b.claim(b.deal("2", DealKind::Equity, {"SoftBank"}, {"OpenAI"}), s).status
            = Status::Announced;
        const FlowGraph graph = graphOf(b);
        QCOMPARE(lines(graph),
                 QStringList({u"SoftBank > OpenAI equity none"_s,
                              u"SoftBank + Oracle > not named infrastructure 400..400"_s}));
        QCOMPARE(graph.ties.size(), 1);
        QCOMPARE(graph.nodes[graph.ties[0].from].name, u"SoftBank"_s);
        QCOMPARE(graph.nodes[graph.ties[0].to].name, u"SoftBank + Oracle"_s);
        const FlowNode &unnamed = graph.nodes[graph.edges[1].to];
        QVERIFY(!unnamed.isNamed());
        QCOMPARE(unnamed.beneficiaries, QList({b.company("OpenAI")}));
    }

    void reportedSharesSplit()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        const DealId deal = b.deal("1", DealKind::Equity, {"A", "B"}, {"C"});
        b.claim(deal, s, upToBn(10), Status::InTalks);
        b.dealRow(deal).parties[0].sharePpm = 300'000;
        QCOMPARE(lines(graphOf(b)), QStringList({u"A > C equity 0..3"_s, u"B > C equity 0..7"_s}));
        b.dealRow(deal).parties[1].sharePpm = 700'000;
        QCOMPARE(lines(graphOf(b)), QStringList({u"A > C equity 0..3"_s, u"B > C equity 0..7"_s}));
        // Shares of more than the whole: the surplus one is no share.
        b.dealRow(deal).parties[1].sharePpm = 900'000;
        QCOMPARE(lines(graphOf(b)), QStringList({u"A > C equity 0..3"_s, u"B > C equity 0..7"_s}));
    }

    void strangersAreNotOne()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        b.claim(b.deal("1", DealKind::Equity, {}, {"A"}), s, exactBn(1), Status::Signed);
        b.claim(b.deal("2", DealKind::Equity, {}, {"B"}), s, exactBn(2), Status::Signed);
        b.claim(b.deal("3", DealKind::Compute, {}, {"B"}), s, exactBn(3), Status::Signed);
        const FlowGraph graph = graphOf(b);
        QCOMPARE(graph.nodes.size(), 5);
        QSet<int> payers;
        for (const FlowEdge &edge : graph.edges) {
            payers.insert(edge.from);
        }
        QCOMPARE(payers.size(), 3);
    }

    void aWholeIsDrawnAsItsRemainder()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        const DealId round = b.deal("Round", DealKind::Equity, {}, {"OpenAI"});
        b.claim(round, s, exactBn(100), Status::InTalks);
        const DealId part = b.deal("Part", DealKind::Equity, {"Amazon"}, {"OpenAI"});
        b.claim(part, s, upToBn(50), Status::InTalks);
        b.relate(part, round, RelationKind::PartOf);
        const FlowGraph graph = graphOf(b);
        QCOMPARE(lines(graph),
                 QStringList(
                     {u"Amazon > OpenAI equity 0..50"_s, u"not named > OpenAI equity 50..100"_s}));
        QVERIFY(graph.edges[1].remainder);
        // The node's total counts the family once.
        const auto openAi = std::ranges::find(graph.nodes, u"OpenAI"_s, &FlowNode::name);
        QCOMPARE(openAi->in.capital.interval, (Interval{bn(100), bn(100)}));
    }

    void aRemainderIsPaidByTheWholesOwnPayers()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        const DealId whole = b.deal("In all", DealKind::Equity, {"Microsoft"}, {"OpenAI"});
        b.claim(whole, s, atLeastBn(13), Status::Completed).amount->basis = Basis::Cumulative;
        const DealId part = b.deal("Tranche", DealKind::Equity, {"Microsoft"}, {"OpenAI"});
        b.claim(part, s, exactBn(10), Status::Completed);
        b.relate(part, whole, RelationKind::PartOf);
        const FlowGraph graph = graphOf(b);
        QCOMPARE(graph.nodes.size(), 2);
        QCOMPARE(graph.edges.size(), 2);
        const auto rest = std::ranges::find(graph.edges, true, &FlowEdge::remainder);
        QVERIFY(rest != graph.edges.end());
        QCOMPARE(graph.nodes[rest->from].name, u"Microsoft"_s);
        QCOMPARE(rest->sum.range(), (Interval{bn(3), std::nullopt}));
    }

    void groupsMergeAndSwallow()
    {
        LedgerBuilder b;
        b.company("Amazon");
        b.company("AWS", "Amazon");
        const SourceId s = b.source("Reuters", "2025-12-17");
        b.claim(b.deal("1", DealKind::Equity, {"Amazon"}, {"OpenAI"}), s, upToBn(50),
                Status::InTalks);
        b.claim(b.deal("2", DealKind::Compute, {"OpenAI"}, {"AWS"}), s, exactBn(38),
                Status::Signed);
        b.claim(b.deal("3", DealKind::Debt, {"Amazon"}, {"AWS"}), s, exactBn(5), Status::Signed);
        const FlowGraph apart = graphOf(b);
        QCOMPARE(apart.edges.size(), 3);
        QCOMPARE(apart.ties.size(), 1);
        QCOMPARE(apart.ties[0].kind, FlowTie::Kind::Ownership);
        QCOMPARE(apart.nodes[apart.ties[0].to].name, u"Amazon"_s);
        const FlowGraph groups = graphOf(b, {.groups = true});
        QCOMPARE(lines(groups),
                 QStringList({u"Amazon > OpenAI equity 0..50"_s,
                              u"OpenAI > Amazon compute 38..38 firm 38"_s}));
        QCOMPARE(groups.insideGroup, QList({DealId(3)}));
        QVERIFY(groups.ties.isEmpty());
    }

    void whatIsLeftOut()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        b.claim(b.deal("1", DealKind::Equity, {"A"}, {"B"}), s, exactBn(7), Status::Ended);
        b.claim(b.deal("2", DealKind::Equity, {"A"}, {"B"}), s, exactBn(7), Status::Denied);
        const DealId partners = b.deal("3", DealKind::Partnership, {}, {});
        b.dealRow(partners).parties = {Party{b.company("A"), Role::Partner, {}}};
        b.claim(partners, s).status = Status::Announced;
        const FlowGraph graph = graphOf(b);
        QVERIFY(graph.isEmpty());
        QCOMPARE(graph.noMoney, QList({DealId(3)}));
        QCOMPARE(graph.leftOut.size(), 2);
        QCOMPARE(graph.leftOut[0].reason, LeftOut::Ended);
        QCOMPARE(graph.leftOut[1].reason, LeftOut::Denied);
    }

    void oneYearIsAPart()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        const DealId term = b.deal("1", DealKind::Compute, {"A"}, {"B"});
        b.claim(term, s, exactBn(24), Status::Signed).period
            = Period{PartialDate::fromIso(u"2026-01"), {}, 24};
        const DealId once = b.deal("2", DealKind::Equity, {"A"}, {"C"});
        b.claim(once, s, exactBn(5), Status::Completed).happenedOn = PartialDate::fromIso(u"2025");
        const FlowGraph year = graphOf(b, {.year = 2027});
        QCOMPARE(lines(year), QStringList({u"A > B compute 12..12 firm 12"_s}));
        QVERIFY(year.edges[0].assumed);
        QCOMPARE(year.otherYears, QList({once}));
        QCOMPARE(year.years, QList({2025, 2026, 2027}));
        QCOMPARE(year.busiestYear, 2026);
        QCOMPARE(year.nodes[year.edges[0].from].out.purchase.interval.floor, bn(12));
    }

    void overflowIsMarked()
    {
        MoneySum sum;
        addTo(sum, {Money{std::numeric_limits<qint64>::max()}, std::nullopt}, {}, {});
        QVERIFY(!sum.overflow);
        addTo(sum, {Money{1}, Money{1}}, {}, {});
        QVERIFY(sum.overflow);
    }
};

DEALSCOPE_TEST(FlowGraphTest)
#include "FlowGraphTest.moc"
