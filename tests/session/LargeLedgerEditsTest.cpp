// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "session/LedgerSession.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::session;
using namespace dealscope::tests;

/// Edits of a ledger that is read by columns and resolved on a worker: what they change is there at
/// once, and what they come to is what the file says when it is opened anew.
class LargeLedgerEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEditIsThereAtOnce();
    void undoAndRedoAreThereAtOnce();
    void theFilterStays();
    void anEditWhileALensIsWorkedOut();
    void withWordsAWorkerSearches();
    void newRowsAreReadOnAWorker();
    void anEditWhileNewRowsAreRead();
    void savedViewsComeAndGo();
    void manyEditsAreMerged();

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("a.deals")); }
    [[nodiscard]] std::unique_ptr<DealStore> openFile() const;
    /// Selection, figures and totals of a state.
    [[nodiscard]] static QString inWords(const DashboardState &state);
    /// Compares with a session that has just read the file.
    void compareWithTheFile();
    void setAside(ClaimId claim)
    {
        QVERIFY(m_session->setRank(claim, Rank::Deprecated, QStringLiteral("a slip")));
    }
    static LedgerData moreRows();

    QTemporaryDir m_folder;
    std::unique_ptr<LedgerSession> m_session;
};

std::unique_ptr<DealStore> LargeLedgerEditsTest::openFile() const
{
    auto ledger = database::Ledger::open(path(), database::Ledger::Access::ReadWrite);
    if (!ledger) {
        return nullptr;
    }
    (*ledger)->setSmallClaims(0);
    return std::unique_ptr<DealStore>(std::move(ledger).value());
}

void LargeLedgerEditsTest::init()
{
    m_session.reset();
    QFile::remove(path());
    QVERIFY((*database::Ledger::create(path()))->append(randomLedger(11, 200)));
    m_session = std::make_unique<LedgerSession>();
    m_session->setWorkerThreshold(0);
    auto store = openFile();
    QVERIFY(store);
    QVERIFY(m_session->open(std::move(store), QStringLiteral("large")));
}

QString LargeLedgerEditsTest::inWords(const DashboardState &state)
{
    QStringList words;
    for (const int position : state.selected) {
        const auto &deal = state.resolution->dealAt(position);
        words.append(QStringLiteral("%1 %2 %3 %4 %5")
                         .arg(deal.id.value)
                         .arg(deal.interval ? deal.interval->floor.units : -1)
                         .arg(state.resolution->figures().floor[size_t(position)])
                         .arg(deal.amountClaim.value)
                         .arg(deal.setAside.size()));
    }
    const analysis::Totals totals = state.totals();
    words.append(QStringLiteral("%1 deals, %2").arg(totals.deals).arg(totals.claims));
    for (const Dimension facet : {Dimension::Payers, Dimension::Statuses, Dimension::Amounts}) {
        for (const analysis::FacetValue &value : state.crossFilter->values(facet)) {
            words.append(QStringLiteral("%1: %2 %3")
                             .arg(value.code)
                             .arg(value.deals)
                             .arg(value.floor.units));
        }
    }
    return words.join(u'\n');
}

void LargeLedgerEditsTest::compareWithTheFile()
{
    LedgerSession fresh;
    auto store = openFile();
    QVERIFY(store);
    QVERIFY(fresh.open(std::move(store), QStringLiteral("large")));
    fresh.filters().setAll(m_session->filters().filter(), m_session->filters().perspective());
    QTRY_VERIFY(!fresh.isBusy());
    QCOMPARE(inWords(*m_session->state()), inWords(*fresh.state()));
    QVERIFY(m_session->state()->ledgerChecksum() == fresh.state()->ledgerChecksum());
}

void LargeLedgerEditsTest::anEditIsThereAtOnce()
{
    QSignalSpy states(m_session.get(), &LedgerSession::stateChanged);
    const StatePtr before = m_session->state();
    setAside(ClaimId(5));
    QVERIFY(!m_session->isBusy());
    QCOMPARE(states.size(), 1);
    QVERIFY(m_session->state()->snapshot->hasRowsOf(*before->snapshot));
    QCOMPARE(m_session->state()->snapshot->claim(ClaimId(5))->evidence.rank, Rank::Deprecated);
    // The index of the filter is that of the state before: nothing was made anew.
    QCOMPARE(m_session->state()->crossFilter->index(), before->crossFilter->index());
    compareWithTheFile();
}

void LargeLedgerEditsTest::undoAndRedoAreThereAtOnce()
{
    const QString before = inWords(*m_session->state());
    setAside(ClaimId(5));
    setAside(ClaimId(9));
    const QString after = inWords(*m_session->state());
    m_session->edits().undo();
    m_session->edits().undo();
    QVERIFY(!m_session->isBusy());
    QCOMPARE(inWords(*m_session->state()), before);
    m_session->edits().redo();
    m_session->edits().redo();
    QCOMPARE(inWords(*m_session->state()), after);
    compareWithTheFile();
}

void LargeLedgerEditsTest::theFilterStays()
{
    m_session->filters().setClause(
        {Dimension::Statuses, QList<Status>{Status::Signed, Status::Completed}});
    for (qint64 claim = 1; claim < 60; claim += 3) {
        setAside(ClaimId(claim));
    }
    QVERIFY(m_session->state()->filter.isSet(Dimension::Statuses));
    compareWithTheFile();
    m_session->filters().clearAll();
    compareWithTheFile();
}

void LargeLedgerEditsTest::anEditWhileALensIsWorkedOut()
{
    Perspective perspective;
    perspective.lens = Lens::BindingOnly;
    m_session->filters().setPerspective(perspective);
    QVERIFY(m_session->isBusy());
    setAside(ClaimId(5));
    QTRY_VERIFY(!m_session->isBusy());
    QCOMPARE(m_session->state()->perspective.lens, Lens::BindingOnly);
    compareWithTheFile();
}

void LargeLedgerEditsTest::withWordsAWorkerSearches()
{
    m_session->filters().setClause(
        {Dimension::Words,
         WordsQuery{m_session->state()->snapshot->data().companies[0].name, false}});
    QTRY_VERIFY(!m_session->isBusy());
    QVERIFY(!m_session->state()->selected.isEmpty());
    setAside(ClaimId(5));
    QTRY_VERIFY(!m_session->isBusy());
    compareWithTheFile();
}

LedgerData LargeLedgerEditsTest::moreRows()
{
    const LedgerData pattern = randomLedger(11, 200);
    LedgerData rows;
    Deal deal = pattern.deals.first();
    deal.id = DealId(pattern.deals.last().id.value + 1);
    rows.deals = {deal};
    Claim claim = pattern.claims.first();
    claim.id = ClaimId(pattern.claims.last().id.value + 1);
    claim.deal = deal.id;
    rows.claims = {claim};
    return rows;
}

void LargeLedgerEditsTest::newRowsAreReadOnAWorker()
{
    const int deals = m_session->state()->snapshot->dealCount();
    setAside(ClaimId(5));
    QVERIFY(m_session->appendRows(moreRows(), {}));
    QVERIFY(m_session->isBusy());
    QCOMPARE(m_session->state()->snapshot->dealCount(), deals);
    // What is asked meanwhile is answered when they are there.
    m_session->filters().setClause({Dimension::Statuses, QList<Status>{Status::Signed}});
    QTRY_VERIFY(!m_session->isBusy());
    QCOMPARE(m_session->state()->snapshot->dealCount(), deals + 1);
    QVERIFY(m_session->state()->filter.isSet(Dimension::Statuses));
    compareWithTheFile();
}

void LargeLedgerEditsTest::anEditWhileNewRowsAreRead()
{
    const LedgerData more = moreRows();
    QVERIFY(m_session->appendRows(more, {}));
    // Of a row that the state does not have yet.
    setAside(more.claims.first().id);
    QTRY_VERIFY(!m_session->isBusy());
    QCOMPARE(m_session->state()->snapshot->claim(more.claims.first().id)->evidence.rank,
             Rank::Deprecated);
    compareWithTheFile();
}

void LargeLedgerEditsTest::savedViewsComeAndGo()
{
    QSignalSpy views(m_session.get(), &LedgerSession::savedViewsChanged);
    QVERIFY(m_session->saveView(QStringLiteral("mine"), QStringLiteral("{}")));
    QCOMPARE(views.size(), 1);
    QCOMPARE(m_session->state()->snapshot->data().savedViews.size(), 1);
    setAside(ClaimId(5));
    QCOMPARE(views.size(), 1);
    QVERIFY(m_session->removeView(m_session->state()->snapshot->data().savedViews[0].id));
    QCOMPARE(views.size(), 2);
    QVERIFY(!m_session->isBusy());
}

void LargeLedgerEditsTest::manyEditsAreMerged()
{
    m_session->setMostBeside(10);
    const auto index = m_session->state()->crossFilter->index();
    for (qint64 claim = 1; claim < 120; claim += 2) {
        setAside(ClaimId(claim));
    }
    QTRY_VERIFY(!m_session->isBusy());
    QVERIFY(m_session->state()->crossFilter->index() != index);
    QVERIFY(m_session->state()->crossFilter->besideCount() < 60);
    compareWithTheFile();
}

DEALSCOPE_TEST(LargeLedgerEditsTest)
#include "LargeLedgerEditsTest.moc"
