// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/MemoryStore.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTest>

using namespace dealscope::session;
using namespace dealscope::tests;

class LedgerSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void withoutALedgerTheStateIsEmpty();
    void aFilterMakesOneState();
    void aFailedOpenKeepsTheOldLedger();
    void aFailedSearchKeepsTheState();
    void aFilterResolvesNothingAnew();
    void theClockFollowsThePerspective();
    void selectionAddsAndTakesAway();
    void hoverIsApartFromSelection();
    void savedViewsComeBack();
    void sourceTextsAreStored();

private:
    LedgerBuilder m_builder;
    MemoryStore *m_store = nullptr;
    std::unique_ptr<LedgerSession> m_session;
};

void LedgerSessionTest::init()
{
    m_builder = {};
    const auto talks = m_builder.deal("talks", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    m_builder.claim(talks, m_builder.source("X", "2025-12-17"), upToBn(10), Status::InTalks);
    const auto servers = m_builder.deal("servers", DealKind::Compute, {"OpenAI"}, {"AWS"});
    m_builder.claim(servers, m_builder.source("Y", "2026-01"), exactBn(38), Status::Signed);
    auto store = std::make_unique<MemoryStore>(m_builder.data());
    m_store = store.get();
    m_session = std::make_unique<LedgerSession>();
    QVERIFY(m_session->open(std::move(store), QStringLiteral("test ledger")));
}

void LedgerSessionTest::withoutALedgerTheStateIsEmpty()
{
    LedgerSession session;
    QVERIFY(session.state());
    QVERIFY(session.state()->isEmpty());
    QVERIFY(!session.isOpen());
    QVERIFY(!session.saveView(QStringLiteral("x"), {}));
}

void LedgerSessionTest::aFilterMakesOneState()
{
    QSignalSpy states(m_session.get(), &LedgerSession::stateChanged);
    m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Compute}});
    QCOMPARE(states.size(), 1);
    QCOMPARE(m_session->state()->selected, QList<int>{1});
    QCOMPARE(m_session->state()->ledgerName, QStringLiteral("test ledger"));
    m_session->filters().goBack();
    QCOMPARE(m_session->state()->selected.size(), 2);
}

void LedgerSessionTest::aFailedOpenKeepsTheOldLedger()
{
    auto broken = std::make_unique<MemoryStore>(LedgerData{});
    broken->failWith(QStringLiteral("The disk is gone."));
    m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Compute}});
    const auto opened = m_session->open(std::move(broken), QStringLiteral("broken"));
    QVERIFY(!opened);
    QCOMPARE(opened.error().sentence, QStringLiteral("The disk is gone."));
    QCOMPARE(m_session->displayName(), QStringLiteral("test ledger"));
    QVERIFY(m_session->filters().filter().isSet(Dimension::Kinds));
}

void LedgerSessionTest::aFailedSearchKeepsTheState()
{
    QSignalSpy failed(m_session.get(), &LedgerSession::failed);
    const StatePtr before = m_session->state();
    m_store->failWith(QStringLiteral("The index is gone."));
    m_session->filters().setClause({Dimension::Words, WordsQuery{QStringLiteral("x"), false}});
    QCOMPARE(failed.size(), 1);
    QCOMPARE(m_session->state(), before);
    m_store->failWith({});
}

void LedgerSessionTest::aFilterResolvesNothingAnew()
{
    const auto before = m_session->state()->resolution;
    m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Compute}});
    QCOMPARE(m_session->state()->resolution, before);
    Perspective perspective;
    perspective.groups = true;
    m_session->filters().setPerspective(perspective);
    QCOMPARE(m_session->state()->resolution, before);
    for (int change = 0; change < 3; ++change) {
        Perspective other;
        if (change == 0) {
            other.lens = Lens::Highest;
        } else if (change == 1) {
            other.publishedBy = QDate(2025, 12, 31);
        } else {
            other.currency = *Currency::fromCode(u"EUR");
        }
        const auto last = m_session->state()->resolution;
        m_session->filters().setPerspective(other);
        QVERIFY(m_session->state()->resolution != last);
    }
}

void LedgerSessionTest::theClockFollowsThePerspective()
{
    Perspective perspective;
    perspective.publishedBy = QDate(2025, 12, 31);
    m_session->filters().setPerspective(perspective);
    QCOMPARE(m_session->state()->resolution->deals().size(), 1);
}

void LedgerSessionTest::selectionAddsAndTakesAway()
{
    QSignalSpy picks(m_session.get(), &LedgerSession::pickChanged);
    const Pick first{{DealId(1)}, {}, {}, QStringLiteral("one")};
    const Pick second{{DealId(2)}, {}, {}, QStringLiteral("two")};
    m_session->select(first, false);
    m_session->select(first, false);
    QCOMPARE(picks.size(), 1);
    m_session->select(second, true);
    QCOMPARE(m_session->pick().deals, (QList<DealId>{DealId(1), DealId(2)}));
    QCOMPARE(m_session->highlight().selected.size(), 2);
    m_session->select(first, true);
    QCOMPARE(m_session->pick().deals, QList<DealId>{DealId(2)});
    m_session->select({}, false);
    QVERIFY(m_session->pick().isEmpty());
    QVERIFY(!m_session->highlight().isActive());
}

void LedgerSessionTest::hoverIsApartFromSelection()
{
    QSignalSpy picks(m_session.get(), &LedgerSession::pickChanged);
    QSignalSpy states(m_session.get(), &LedgerSession::stateChanged);
    m_session->hover({{DealId(2)}, {}, {}, {}});
    QVERIFY(m_session->highlight().hovered.contains(DealId(2)));
    QVERIFY(m_session->highlight().selected.isEmpty());
    QCOMPARE(picks.size(), 0);
    QCOMPARE(states.size(), 0);
}

void LedgerSessionTest::savedViewsComeBack()
{
    Perspective perspective;
    perspective.groups = true;
    m_session->filters().setAll({}, perspective);
    m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Compute}});
    QVERIFY(m_session->saveView(QStringLiteral(" Servers "), QStringLiteral("{\"a\":1}")));
    QVERIFY(!m_session->saveView(QStringLiteral("  "), {}));
    QCOMPARE(m_session->state()->snapshot->data().savedViews.size(), 1);
    const SavedView view = m_session->state()->snapshot->data().savedViews.first();
    QCOMPARE(view.name, QStringLiteral("Servers"));
    m_session->filters().reset();
    QCOMPARE(m_session->state()->selected.size(), 2);
    const auto layout = m_session->applyView(view.id);
    QVERIFY(layout);
    QCOMPARE(*layout, QStringLiteral("{\"a\":1}"));
    QCOMPARE(m_session->state()->selected, QList<int>{1});
    QVERIFY(m_session->filters().perspective().groups);
    QVERIFY(m_session->removeView(view.id));
    QVERIFY(!m_session->applyView(view.id));
}

void LedgerSessionTest::sourceTextsAreStored()
{
    QSignalSpy states(m_session.get(), &LedgerSession::stateChanged);
    QVERIFY(m_session->setSourceText(SourceId(1), "the text"));
    QCOMPARE(states.size(), 1);
    QVERIFY(m_session->state()->snapshot->source(SourceId(1))->hasText);
    QCOMPARE(*m_session->sourceText(SourceId(1)), QStringLiteral("the text"));
}

DEALSCOPE_TEST(LedgerSessionTest)
#include "LedgerSessionTest.moc"
