// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/MemoryStore.h"
#include "tests/support/TestRegistry.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace dealscope;
using namespace dealscope::session;
using namespace dealscope::tests;

using Edit = std::function<Outcome(LedgerSession &)>;
Q_DECLARE_METATYPE(Edit)

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Edition edition(const char *name, EditionId id = {})
{
    const QByteArray figures("[1]");
    return {
        id, text(name), QDate(2026, 2, 3), QString::fromUtf8(figures),
        QString::fromLatin1(QCryptographicHash::hash(figures, QCryptographicHash::Sha256).toHex())};
}

Settlement settlement(SettlementId id = {})
{
    return {id, DealId(1), ConflictRule::AmountsApart, {ClaimId(1), ClaimId(2)}, text("both hold")};
}

/// Two claims that do not meet, one of them retained; a valuation, a settlement, an edition.
LedgerData ledgerRows()
{
    LedgerBuilder b;
    const auto deal = b.deal("talks", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(deal, b.source("X", "2025-12-17"), exactBn(10), Status::InTalks);
    b.claim(deal, b.source("Y", "2026-01"), exactBn(50), Status::Signed);
    Claim &kept = b.claim(deal, b.source("Z", "2026-02"));
    kept.evidence.rank = Rank::Preferred;
    kept.evidence.rankReason = text("the filing");
    b.valuation("OpenAI", SourceId(1), exactBn(500));
    LedgerData data = b.data();
    data.settlements = {settlement(SettlementId(4))};
    data.editions = {edition("January", EditionId(2))};
    return data;
}

} // namespace

/// Edits through the session, their undo and redo.
class SessionEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void undoAndRedo_data();
    void undoAndRedo();
    void undoAndRedoInADatabase_data();
    void undoAndRedoInADatabase();
    void whatTheLensCountsFollows();
    void whatChangesNothingIsNoEdit();
    void pickAndHighlightStay();
    void reasonsAndClaimsAreTidied();
    void refusedEditsLeaveNothing_data();
    void refusedEditsLeaveNothing();
    void aRefusedUndoLeavesEverything();
    void aRefusedRedoLeavesEverything();
    void aJumpStopsWhereItIsRefused();
    void anEditThatCannotBeReadBackStands();
    void rowsThatAreAppendedEndTheHistory();
    void anotherLedgerHasAnotherHistory();
    void readOnlyRefusesInTheStoresWords();
    void withoutALedgerThereIsNothingToEdit();

private:
    void openMemory(const LedgerData &rows);
    void addEditRows();
    /// The rows of the session's snapshot.
    [[nodiscard]] LedgerData rows() const { return *m_session->state()->snapshot->everything(); }

    MemoryStore *m_store = nullptr;
    std::unique_ptr<LedgerSession> m_session;
};

void SessionEditsTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    openMemory(ledgerRows());
}

void SessionEditsTest::openMemory(const LedgerData &data)
{
    auto store = std::make_unique<MemoryStore>(data);
    m_store = store.get();
    m_session = std::make_unique<LedgerSession>();
    QVERIFY(m_session->open(std::move(store), QStringLiteral("test ledger")));
}

void SessionEditsTest::addEditRows()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *words, Edit edit) {
        QTest::newRow(words) << std::move(edit) << text(words);
    };
    row("Set aside a report",
        [](LedgerSession &s) { return s.setRank(ClaimId(2), Rank::Deprecated, text("a slip")); });
    row("Retain a report",
        [](LedgerSession &s) { return s.setRank(ClaimId(1), Rank::Preferred, text("why")); });
    row("Treat a report like the others",
        [](LedgerSession &s) { return s.setRank(ClaimId(3), Rank::Normal, {}); });
    row("Set aside a valuation", [](LedgerSession &s) {
        return s.setRank(ValuationId(1), Rank::Deprecated, text("a slip"));
    });
    row("Retain a valuation",
        [](LedgerSession &s) { return s.setRank(ValuationId(1), Rank::Preferred, text("why")); });
    row("Keep both figures", [](LedgerSession &s) { return s.settle(settlement()); });
    row("Open a settled conflict again",
        [](LedgerSession &s) { return s.unsettle(SettlementId(4)); });
    row("Save the edition “x & y”",
        [](LedgerSession &s) { return s.saveEdition(edition("x & y")); });
    row("Remove the edition “January”",
        [](LedgerSession &s) { return s.removeEdition(EditionId(2)); });
}

void SessionEditsTest::undoAndRedo_data()
{
    addEditRows();
}

void SessionEditsTest::undoAndRedo()
{
    QFETCH(Edit, edit);
    QFETCH(QString, words);
    QSignalSpy states(m_session.get(), &LedgerSession::stateChanged);
    const LedgerData before = rows();
    const Outcome done = edit(*m_session);
    QVERIFY2(done, done ? "" : qPrintable(done.error().sentence));
    QCOMPARE(states.size(), 1);
    const LedgerData after = rows();
    QVERIFY(after != before);
    QVERIFY(m_store->data() == after);
    QUndoStack &edits = m_session->edits();
    QCOMPARE(edits.count(), 1);
    QCOMPARE(edits.undoText(), words);
    for (int round = 0; round < 2; ++round) {
        edits.undo();
        QVERIFY(rows() == before);
        QVERIFY(m_store->data() == before);
        QCOMPARE(edits.redoText(), words);
        edits.redo();
        QVERIFY(rows() == after);
        QVERIFY(m_store->data() == after);
    }
    QCOMPARE(states.size(), 5);
}

void SessionEditsTest::undoAndRedoInADatabase_data()
{
    addEditRows();
}

void SessionEditsTest::undoAndRedoInADatabase()
{
    QFETCH(Edit, edit);
    auto ledger = database::Ledger::inMemory();
    QVERIFY((*ledger)->append(ledgerRows()));
    QVERIFY(m_session->open(std::move(*ledger), QStringLiteral("database")));
    const QString before = m_session->state()->ledgerChecksum();
    const LedgerData rowsBefore = rows();
    const Outcome done = edit(*m_session);
    QVERIFY2(done, done ? "" : qPrintable(done.error().sentence + done.error().detail));
    const LedgerData rowsAfter = rows();
    QVERIFY(rowsAfter != rowsBefore);
    m_session->edits().undo();
    QVERIFY(rows() == rowsBefore);
    QCOMPARE(m_session->state()->ledgerChecksum(), before);
    m_session->edits().redo();
    QVERIFY(rows() == rowsAfter);
    QCOMPARE(m_session->check().value(), QStringList());
}

void SessionEditsTest::whatTheLensCountsFollows()
{
    const auto floor = [this] {
        const auto &deal = m_session->state()->resolution->deals().first();
        return deal.interval ? deal.interval->floor : Money{-1};
    };
    QCOMPARE(floor(), bn(50));
    QVERIFY(m_session->setRank(ClaimId(2), Rank::Deprecated, text("a slip")));
    QCOMPARE(floor(), bn(10));
    m_session->edits().undo();
    QCOMPARE(floor(), bn(50));
}

void SessionEditsTest::whatChangesNothingIsNoEdit()
{
    QSignalSpy states(m_session.get(), &LedgerSession::stateChanged);
    QVERIFY(m_session->setRank(ClaimId(1), Rank::Normal, text("not kept")));
    QVERIFY(m_session->setRank(ClaimId(3), Rank::Preferred, text(" the filing ")));
    QCOMPARE(states.size(), 0);
    QCOMPARE(m_session->edits().count(), 0);
    // Another reason is a change.
    QVERIFY(m_session->setRank(ClaimId(3), Rank::Preferred, text("the newer filing")));
    QCOMPARE(m_session->edits().count(), 1);
}

void SessionEditsTest::pickAndHighlightStay()
{
    const Pick pick{{DealId(1)}, {ClaimId(2)}, {}, text("one")};
    m_session->select(pick, false);
    m_session->hover({{DealId(1)}, {}, {}, {}});
    const Highlight highlight = m_session->highlight();
    QSignalSpy picks(m_session.get(), &LedgerSession::pickChanged);
    m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
    QVERIFY(m_session->setRank(ClaimId(2), Rank::Deprecated, text("a slip")));
    m_session->edits().undo();
    QCOMPARE(picks.size(), 0);
    QCOMPARE(m_session->pick(), pick);
    QCOMPARE(m_session->highlight(), highlight);
    // Edits and filters have histories of their own.
    QVERIFY(m_session->filters().filter().isSet(Dimension::Kinds));
    m_session->filters().goBack();
    QVERIFY(m_session->edits().canRedo());
}

void SessionEditsTest::reasonsAndClaimsAreTidied()
{
    Settlement it = settlement();
    it.claims = {ClaimId(2), ClaimId(1)};
    it.reason = text(" both \n");
    QVERIFY(m_session->settle(it));
    QCOMPARE(rows().settlements.last().claims, (QList<ClaimId>{ClaimId(1), ClaimId(2)}));
    QCOMPARE(rows().settlements.last().reason, text("both"));
    QVERIFY(m_session->setRank(ClaimId(1), Rank::Preferred, text(" why ")));
    QCOMPARE(rows().claims.first().evidence.rankReason, text("why"));
    QVERIFY(m_session->saveEdition(edition(" March ")));
    QCOMPARE(rows().editions.last().name, text("March"));
    QVERIFY(m_session->saveEdition(edition("two\nlines")));
    QCOMPARE(rows().editions.last().name, text("two\nlines"));
    QCOMPARE(m_session->edits().undoText(), text("Save the edition “two lines”"));
}

void SessionEditsTest::refusedEditsLeaveNothing_data()
{
    QTest::addColumn<Edit>("edit");
    const auto row = [](const char *name, Edit edit) { QTest::newRow(name) << std::move(edit); };
    row("no reason", [](LedgerSession &s) { return s.setRank(ClaimId(1), Rank::Preferred, {}); });
    row("unknown report", [](LedgerSession &s) { return s.setRank(ClaimId(9), Rank::Normal, {}); });
    row("unknown valuation",
        [](LedgerSession &s) { return s.setRank(ValuationId(9), Rank::Normal, {}); });
    row("not settled", [](LedgerSession &s) { return s.unsettle(SettlementId(9)); });
    row("edition again", [](LedgerSession &s) { return s.saveEdition(edition("January")); });
    row("no edition", [](LedgerSession &s) { return s.removeEdition(EditionId(9)); });
}

void SessionEditsTest::refusedEditsLeaveNothing()
{
    QFETCH(Edit, edit);
    QVERIFY(m_session->setRank(ClaimId(1), Rank::Preferred, text("why")));
    m_session->edits().undo();
    const StatePtr before = m_session->state();
    const Outcome done = edit(*m_session);
    QVERIFY(!done);
    QVERIFY(!done.error().sentence.isEmpty());
    QCOMPARE(m_session->state(), before);
    // Not even what was taken back before is lost.
    QCOMPARE(m_session->edits().redoText(), text("Retain a report"));
}

void SessionEditsTest::aRefusedUndoLeavesEverything()
{
    QVERIFY(m_session->setRank(ClaimId(1), Rank::Preferred, text("one")));
    QVERIFY(m_session->setRank(ClaimId(2), Rank::Deprecated, text("two")));
    QUndoStack &edits = m_session->edits();
    QSignalSpy failed(m_session.get(), &LedgerSession::failed);
    const StatePtr before = m_session->state();
    const LedgerData stored = m_store->data();
    bool canUndo = false;
    bool canRedo = true;
    const QObject here;
    connect(&edits, &QUndoStack::canUndoChanged, &here, [&](bool can) { canUndo = can; });
    connect(&edits, &QUndoStack::canRedoChanged, &here, [&](bool can) { canRedo = can; });

    m_store->failWith(text("The disk is full."));
    for (int attempt = 1; attempt <= 2; ++attempt) {
        edits.undo();
        QCOMPARE(failed.size(), attempt);
        QCOMPARE(failed.last().first().value<Error>().sentence, text("The disk is full."));
        QCOMPARE(m_session->state(), before);
        QVERIFY(m_store->data() == stored);
        QCOMPARE(edits.index(), 2);
        QCOMPARE(edits.undoText(), text("Set aside a report"));
        // What was told last is what is true.
        QVERIFY(canUndo);
        QVERIFY(!canRedo);
    }

    m_store->failWith({});
    edits.undo();
    edits.undo();
    QCOMPARE(failed.size(), 2);
    QCOMPARE(edits.index(), 0);
    QVERIFY(rows() == ledgerRows());
}

void SessionEditsTest::aRefusedRedoLeavesEverything()
{
    QVERIFY(m_session->settle(settlement()));
    const LedgerData after = rows();
    QUndoStack &edits = m_session->edits();
    edits.undo();
    QSignalSpy failed(m_session.get(), &LedgerSession::failed);
    const StatePtr before = m_session->state();
    m_store->failWith(text("The disk is full."));
    edits.redo();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(m_session->state(), before);
    QCOMPARE(edits.index(), 0);
    QVERIFY(edits.canRedo() && !edits.canUndo());
    m_store->failWith({});
    edits.redo();
    QVERIFY(rows() == after);
    QCOMPARE(edits.index(), 1);
}

void SessionEditsTest::aJumpStopsWhereItIsRefused()
{
    QVERIFY(m_session->setRank(ClaimId(1), Rank::Preferred, text("why")));
    const LedgerData afterOne = rows();
    QVERIFY(m_session->saveEdition(edition("two")));
    QVERIFY(m_session->setRank(ClaimId(2), Rank::Deprecated, text("why")));
    QVERIFY(m_session->settle(settlement()));
    // Somebody else has taken the edition away, so that removing it is refused.
    QVERIFY(m_store->removeEdition(rows().editions.last().id));
    QUndoStack &edits = m_session->edits();
    QSignalSpy failed(m_session.get(), &LedgerSession::failed);
    edits.setIndex(0);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(edits.index(), 2);
    QVERIFY(m_store->data() == afterOne);
    QVERIFY(rows() == afterOne);
    // Forth again: nothing is made, then all of it.
    m_store->setReadOnly(true);
    edits.setIndex(4);
    QCOMPARE(failed.size(), 2);
    QCOMPARE(edits.index(), 2);
    QVERIFY(m_store->data() == afterOne);
    m_store->setReadOnly(false);
    edits.setIndex(4);
    QCOMPARE(failed.size(), 2);
    QCOMPARE(edits.index(), 4);
    QCOMPARE(rows().settlements.size(), 2);
    QCOMPARE(rows().claims[1].evidence.rank, Rank::Deprecated);
}

void SessionEditsTest::anEditThatCannotBeReadBackStands()
{
    const StatePtr before = m_session->state();
    QSignalSpy failed(m_session.get(), &LedgerSession::failed);
    m_store->failOnLoadWith(text("The disk is gone."));
    QVERIFY(!m_session->setRank(ClaimId(1), Rank::Preferred, text("why")));
    QCOMPARE(m_store->data().claims.first().evidence.rank, Rank::Preferred);
    QCOMPARE(m_session->state(), before);
    // The ledger has it, and so has the stack.
    QCOMPARE(m_session->edits().index(), 1);
    m_session->edits().undo();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(m_session->edits().index(), 0);
    QVERIFY(m_store->data() == ledgerRows());
    m_store->failOnLoadWith({});
    m_session->edits().redo();
    QCOMPARE(rows().claims.first().evidence.rank, Rank::Preferred);
}

void SessionEditsTest::rowsThatAreAppendedEndTheHistory()
{
    QVERIFY(m_session->setRank(ClaimId(1), Rank::Preferred, text("why")));
    LedgerData more;
    Deal deal;
    deal.id = DealId(2);
    deal.title = text("another");
    more.deals = {deal};

    m_store->failWith(text("The disk is full."));
    const Outcome refused = m_session->appendRows(more, text("deals.csv"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().sentence, text("The disk is full."));
    QVERIFY(refused.error().detail.contains(text("deals.csv")));
    QCOMPARE(m_session->edits().count(), 1);
    m_store->failWith({});

    QSignalSpy states(m_session.get(), &LedgerSession::stateChanged);
    QVERIFY(m_session->appendRows(more, text("deals.csv")));
    QCOMPARE(states.size(), 1);
    QCOMPARE(rows().deals.size(), 2);
    QCOMPARE(m_session->edits().count(), 0);
    QVERIFY(!m_session->edits().canUndo());
}

void SessionEditsTest::anotherLedgerHasAnotherHistory()
{
    QVERIFY(m_session->setRank(ClaimId(1), Rank::Preferred, text("why")));
    auto broken = std::make_unique<MemoryStore>(LedgerData{});
    broken->failWith(text("It is damaged."));
    QVERIFY(!m_session->open(std::move(broken), text("broken")));
    QCOMPARE(m_session->edits().count(), 1);
    QVERIFY(m_session->open(std::make_unique<MemoryStore>(ledgerRows()), text("other")));
    QCOMPARE(m_session->edits().count(), 0);
    QVERIFY(rows() == ledgerRows());
}

void SessionEditsTest::readOnlyRefusesInTheStoresWords()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.deals"));
    QVERIFY((*database::Ledger::create(path))->append(ledgerRows()));
    auto ledger = database::Ledger::open(path, database::Ledger::Access::ReadOnly);
    QVERIFY(m_session->open(std::move(*ledger), text("read-only")));
    QVERIFY(m_session->isReadOnly());
    for (const Outcome &done :
         {m_session->setRank(ClaimId(1), Rank::Preferred, text("why")),
          m_session->settle(settlement()), m_session->unsettle(SettlementId(4)),
          m_session->saveEdition(edition("x")), m_session->removeEdition(EditionId(2)),
          m_session->appendRows({}, text("deals.csv"))}) {
        QVERIFY(!done);
        QCOMPARE(done.error().sentence,
                 text("This deal file can only be read. Save a copy to work on."));
    }
    QCOMPARE(m_session->edits().count(), 0);
    QVERIFY(rows() == ledgerRows());
}

void SessionEditsTest::withoutALedgerThereIsNothingToEdit()
{
    LedgerSession session;
    QVERIFY(!session.setRank(ClaimId(1), Rank::Normal, {}));
    QVERIFY(!session.setRank(ValuationId(1), Rank::Normal, {}));
    QVERIFY(!session.settle(settlement()));
    QVERIFY(!session.unsettle(SettlementId(1)));
    QVERIFY(!session.saveEdition(edition("x")));
    QVERIFY(!session.removeEdition(EditionId(1)));
    QVERIFY(!session.appendRows({}, {}));
    QCOMPARE(session.edits().count(), 0);
}

DEALSCOPE_TEST(SessionEditsTest)
#include "SessionEditsTest.moc"
