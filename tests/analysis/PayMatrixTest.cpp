// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/PayMatrix.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

class PayMatrixTest : public QObject
{
    Q_OBJECT

private:
    static PayMatrix matrixOf(const LedgerBuilder &b, const FlowOptions &options = {})
    {
        const ResolutionPtr resolution = Resolver::resolve(b.snapshot(), Lens::Latest, {});
        QList<int> selected;
        for (int position = 0; position < resolution->deals().size(); ++position) {
            selected.append(position);
        }
        return PayMatrix::build(FlowGraph::build(*resolution, selected, Currency::usd(), options),
                                *resolution, selected, Currency::usd());
    }

    static QStringList names(const QList<PayParty> &parties)
    {
        QStringList list;
        for (const PayParty &party : parties) {
            list.append(party.name);
        }
        return list;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void emptySelection()
    {
        const PayMatrix matrix = matrixOf(LedgerBuilder());
        QVERIFY(matrix.isEmpty());
        QCOMPARE(matrix.cell(0, 0), nullptr);
    }

    void othersComeLast()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        const auto pays = [&](const char *payer, const char *payee, double amount) {
            b.claim(b.deal("one", DealKind::Equity, {payer}, {payee}), s, exactBn(amount),
                    Status::Signed);
        };
        pays("A", "X", 30);
        pays("C", "X", 20);
        pays("D", "X", 20);
        pays("E", "Z", 3);
        FlowOptions options;
        options.mostNodes = 2; // X has 70, A 30; C, D, E and Z are the others
        const PayMatrix matrix = matrixOf(b, options);
        QCOMPARE(names(matrix.payers), QStringList({u"A"_s, u"others (3 companies)"_s}));
        QCOMPARE(names(matrix.payees), QStringList({u"X"_s, u"others (1 company)"_s}));
        QCOMPARE(matrix.payers.last().total.interval, (Interval{bn(43), bn(43)}));
        QCOMPARE(matrix.payers.last().deals.size(), 3);
        QCOMPARE(matrix.cell(1, 0)->sum.interval, (Interval{bn(40), bn(40)}));
        QCOMPARE(matrix.cell(1, 1)->sum.interval, (Interval{bn(3), bn(3)}));
        QCOMPARE(matrix.cell(0, 1), nullptr);
        QCOMPARE(matrix.total.interval, (Interval{bn(73), bn(73)}));
    }

    void cellsRowsAndColumnsAddUp()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        b.claim(b.deal("1", DealKind::Equity, {"A"}, {"C"}), s, exactBn(4), Status::Completed);
        b.claim(b.deal("2", DealKind::Compute, {"A"}, {"C"}), s, upToBn(6), Status::InTalks);
        b.claim(b.deal("3", DealKind::Equity, {"B"}, {"C"}), s, exactBn(30), Status::Signed);
        b.claim(b.deal("4", DealKind::Equity, {"B"}, {"D"}), s).status = Status::Rumoured;
        b.claim(b.deal("5", DealKind::Equity, {"A", "B"}, {}), s, exactBn(400), Status::Announced);
        const PayMatrix matrix = matrixOf(b);
        QCOMPARE(names(matrix.payers), QStringList({u"A + B"_s, u"B"_s, u"A"_s}));
        QCOMPARE(names(matrix.payees), QStringList({u"not named"_s, u"C"_s, u"D"_s}));
        QCOMPARE(matrix.cells.size(), 4);
        const PayCell *mixed = matrix.cell(2, 1);
        QVERIFY(mixed);
        QCOMPARE(mixed->sum.interval, (Interval{bn(4), bn(10)}));
        QCOMPARE(mixed->kinds, QList({DealKind::Equity, DealKind::Compute}));
        QCOMPARE(mixed->deals, QList({DealId(1), DealId(2)}));
        QCOMPARE(countingClaimsOf(*Resolver::resolve(b.snapshot(), Lens::Latest, {}), mixed->deals),
                 QList({ClaimId(1), ClaimId(2)}));
        const PayCell *without = matrix.cell(1, 2);
        QVERIFY(without && !without->hasAmount());
        QCOMPARE(without->withoutAmount, QList({DealId(4)}));
        QCOMPARE(matrix.cell(0, 1), nullptr);
        QCOMPARE(matrix.payees[1].total.interval, (Interval{bn(34), bn(40)}));
        QCOMPARE(matrix.payers[1].withoutAmount, 1);
        QCOMPARE(matrix.total.interval, (Interval{bn(434), bn(440)}));
    }

    void familiesAreCountedOnce()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        const DealId round = b.deal("Round", DealKind::Equity, {}, {"OpenAI"});
        b.claim(round, s, exactBn(100), Status::InTalks);
        const DealId part = b.deal("Part", DealKind::Equity, {"Amazon"}, {"OpenAI"});
        b.claim(part, s, upToBn(50), Status::InTalks);
        b.relate(part, round, RelationKind::PartOf);
        const PayMatrix matrix = matrixOf(b);
        QCOMPARE(names(matrix.payers), QStringList({u"not named"_s, u"Amazon"_s}));
        QCOMPARE(matrix.cell(0, 0)->sum.interval, (Interval{bn(50), bn(100)}));
        QCOMPARE(matrix.cell(1, 0)->sum.interval, (Interval{bn(0), bn(50)}));
        QCOMPARE(matrix.payees[0].total.interval, (Interval{bn(100), bn(100)}));
    }

    void equalTotalsStandByName()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        for (const char *payer : {"D", "B", "C", "A"}) {
            b.claim(b.deal("x", DealKind::Equity, {payer}, {"Z"}), s, exactBn(1), Status::Signed);
        }
        QCOMPARE(names(matrixOf(b).payers), QStringList({u"A"_s, u"B"_s, u"C"_s, u"D"_s}));
    }

    void groupsAndYears()
    {
        LedgerBuilder b;
        b.company("AWS", "Amazon");
        const SourceId s = b.source("Reuters", "2025-12-17");
        b.claim(b.deal("1", DealKind::Compute, {"OpenAI"}, {"AWS"}), s, exactBn(24), Status::Signed)
            .period
            = Period{PartialDate::fromIso(u"2026-01"), {}, 24};
        const PayMatrix matrix = matrixOf(b, {.groups = true, .year = 2026});
        QCOMPARE(names(matrix.payees), QStringList({u"Amazon"_s}));
        QCOMPARE(matrix.total.interval, (Interval{bn(12), bn(12)}));
        QCOMPARE(matrix.payers[0].total.firm, bn(12));
    }
};

DEALSCOPE_TEST(PayMatrixTest)
#include "PayMatrixTest.moc"
