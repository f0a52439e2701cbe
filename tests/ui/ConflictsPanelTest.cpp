// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/ConflictsPanel.h"

#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"
#include "ui/conflicts/ConflictPage.h"
#include "ui/conflicts/QuoteLabel.h"
#include "ui/conflicts/ReasonForm.h"
#include "ui/conflicts/SideColumn.h"
#include "ui/window/EmptyNotice.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(dealscope::core::ClaimId)
Q_DECLARE_METATYPE(dealscope::core::Rank)
Q_DECLARE_METATYPE(dealscope::core::Settlement)
Q_DECLARE_METATYPE(dealscope::core::SettlementId)
Q_DECLARE_METATYPE(dealscope::core::SourceId)

namespace {

/// Deal 1: 4 and, set aside, 80: settled. Deal 2: nothing. Deal 3: up to 10 and 50, and signed
/// before talks: open.
LedgerData ledger(bool keepStatus = false)
{
    tests::LedgerBuilder b;
    const auto first = b.deal("Amazon in Anthropic", DealKind::Equity, {"Amazon"}, {"Anthropic"});
    const auto second = b.deal("AWS contract", DealKind::Compute, {"OpenAI"}, {"AWS"});
    const auto third = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(first, b.source("Creati.ai", "2026-01"), tests::exactBn(4), Status::Completed);
    Claim &slip
        = b.claim(first, b.source("ukiyo", "2025-12-19"), tests::upToBn(80), Status::Completed);
    slip.evidence.rank = Rank::Deprecated;
    slip.evidence.rankReason = u"a digit too many"_s;
    b.claim(second, b.source("X", "2025-11"), tests::exactBn(38), Status::Signed);
    b.claim(third, b.source("Reuters", "2025-12-17"), tests::upToBn(10), Status::Signed);
    b.claim(third, b.source("Creati.ai", "2026-01"), tests::exactBn(50), Status::InTalks);
    LedgerData data = b.data();
    if (keepStatus) {
        data.settlements = {{SettlementId(7),
                             third,
                             ConflictRule::StatusBackwards,
                             {ClaimId(4), ClaimId(5)},
                             u"two rounds"_s}};
    }
    return data;
}

session::StatePtr stateOf(const LedgerData &data, const Filter &filter = {})
{
    return *session::makeState(Snapshot::make(data), filter, {}, nullptr, {});
}

QPushButton *button(const SideColumn *column, const QString &name)
{
    for (QPushButton *one : column->buttons()) {
        if (one->objectName() == name) {
            return one;
        }
    }
    return nullptr;
}

} // namespace

class ConflictsPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_panel = std::make_unique<ConflictsPanel>();
        m_panel->resize(900, 360);
        m_panel->setEditable(true);
        m_panel->setState(stateOf(ledger()));
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void isAModel()
    {
        ConflictsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setState(stateOf(ledger()));
        model.setScope(ConflictScope::Open);
        model.setRule(ConflictRule::Slip);
        QCOMPARE(model.rowCount(), 0);
        model.setRule({});
        model.setState({});
        QCOMPARE(model.rowCount(), 0);
    }

    void openOnesStandFirstByDeal()
    {
        const ConflictsModel &model = *m_panel->model();
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            const analysis::Conflict *conflict = model.conflictAt(row);
            rows.append(conflict ? QString(toCode(conflict->rule))
                                 : model.index(row).data().toString());
            // A heading cannot be chosen.
            QCOMPARE(bool(model.flags(model.index(row)) & Qt::ItemIsSelectable),
                     conflict != nullptr);
        }
        const QStringList expected{u"Amazon in OpenAI"_s,
                                   u"amounts_apart"_s,
                                   u"headlines_apart"_s,
                                   u"status_backwards"_s,
                                   u"Amazon in Anthropic"_s,
                                   u"headlines_apart"_s,
                                   u"slip"_s};
        QCOMPARE(rows, expected);
        QCOMPARE(m_panel->note(), u"3 open, 2 settled"_s);
        QCOMPARE(tests::plain(model.index(1).data(ConflictsModel::FiguresRole).toString()),
                 u"up to $10 bn | $50 bn"_s);
    }

    void scopeAndRuleNarrowTheList_data()
    {
        QTest::addColumn<int>("scope");
        QTest::addColumn<int>("rule"); // -1: every
        QTest::addColumn<int>("rows");
        QTest::newRow("all") << int(ConflictScope::All) << -1 << 7;
        QTest::newRow("open") << int(ConflictScope::Open) << -1 << 4;
        QTest::newRow("settled") << int(ConflictScope::Settled) << -1 << 3;
        QTest::newRow("headlines")
            << int(ConflictScope::All) << int(ConflictRule::HeadlinesApart) << 4;
        QTest::newRow("open slips") << int(ConflictScope::Open) << int(ConflictRule::Slip) << 0;
    }
    void scopeAndRuleNarrowTheList()
    {
        QFETCH(int, scope);
        QFETCH(int, rule);
        QFETCH(int, rows);
        m_panel->scopeBox()->setCurrentIndex(m_panel->scopeBox()->findData(scope));
        if (rule >= 0) {
            m_panel->ruleBox()->setCurrentIndex(m_panel->ruleBox()->findData(rule));
        }
        QCOMPARE(m_panel->model()->rowCount(), rows);
        QCOMPARE(m_panel->emptyNotice()->isVisible(), rows == 0);
        if (rows == 0) {
            QVERIFY(
                m_panel->emptyNotice()->reason().startsWith(u"No contradiction of this kind"_s));
            Q_EMIT m_panel->emptyNotice()->wayOutClicked();
            QCOMPARE(m_panel->model()->rowCount(), 7);
        } else {
            QVERIFY(!m_panel->page()->columns().isEmpty());
        }
    }

    void theFilterApplies()
    {
        Filter filter;
        filter.set({Dimension::Kinds, QList<DealKind>{DealKind::Compute}});
        m_panel->setState(stateOf(ledger(), filter));
        QVERIFY(m_panel->emptyNotice()->isVisible());
        QCOMPARE(m_panel->emptyNotice()->reason(), u"No contradictions among the deals shown."_s);
        QCOMPARE(m_panel->note(), QString());
        m_panel->setState({});
        QVERIFY(m_panel->emptyNotice()->reason().startsWith(u"No deal file"_s));
    }

    void choosingPicksTheDealAndShowsItsSides()
    {
        QSignalSpy picked(m_panel.get(), &ConflictsPanel::picked);
        m_panel->list()->setFocus();
        QTest::keyClick(m_panel->list(), Qt::Key_Down);
        QCOMPARE(picked.size(), 1);
        const auto pick = picked.first().first().value<session::Pick>();
        QCOMPARE(pick.deals, QList<DealId>{DealId(3)});
        QCOMPARE(pick.claims, (QList<ClaimId>{ClaimId(4), ClaimId(5)}));
        QVERIFY(m_panel->page()->sentence().startsWith(u"The figures stated lie"_s));
        QCOMPARE(m_panel->page()->columns().size(), 2);
        // The list passes over the heading of the next deal.
        QTest::keyClick(m_panel->list(), Qt::Key_Down);
        QTest::keyClick(m_panel->list(), Qt::Key_Down);
        QCOMPARE(picked.last().first().value<session::Pick>().deals, QList<DealId>{DealId(1)});
        QVERIFY(m_panel->showConflict(DealId(3), ConflictRule::AmountsApart));
        QVERIFY(!m_panel->showConflict(DealId(2), ConflictRule::AmountsApart));
    }

    void aConflictThatIsNotListedCanBeShown()
    {
        m_panel->scopeBox()->setCurrentIndex(
            m_panel->scopeBox()->findData(int(ConflictScope::Settled)));
        QVERIFY(m_panel->showConflict(DealId(3), ConflictRule::StatusBackwards));
        QCOMPARE(m_panel->scopeBox()->currentIndex(), 0);
        QVERIFY(m_panel->page()->sentence().startsWith(u"Later reports"_s));
    }

    void quotesOpenTheirSource()
    {
        QSignalSpy quotes(m_panel.get(), &ConflictsPanel::quoteClicked);
        QVERIFY(m_panel->showConflict(DealId(3), ConflictRule::AmountsApart));
        QuoteLabel *quote = m_panel->page()->columns().first()->quotes().first();
        QTest::mouseClick(quote, Qt::LeftButton);
        QTest::keyClick(quote, Qt::Key_Return);
        QCOMPARE(quotes.size(), 2);
        QCOMPARE(quotes.first()[0].value<SourceId>(), SourceId(4));
        QCOMPARE(quotes.first()[1].toString(), u"quote 4"_s);
    }

    void decisionsNeedAReason_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<Rank>("rank");
        QTest::newRow("retain") << u"retain"_s << Rank::Preferred;
        QTest::newRow("set aside") << u"setAside"_s << Rank::Deprecated;
    }
    void decisionsNeedAReason()
    {
        QFETCH(QString, action);
        QFETCH(Rank, rank);
        QSignalSpy ranks(m_panel.get(), &ConflictsPanel::rankRequested);
        QVERIFY(m_panel->showConflict(DealId(3), ConflictRule::AmountsApart));
        QTest::mouseClick(button(m_panel->page()->columns()[1], action), Qt::LeftButton);
        ReasonForm *form = m_panel->page()->reasonForm();
        QVERIFY(form->isVisible());
        QVERIFY(!form->confirmButton()->isEnabled());
        form->field()->setText(u"   "_s);
        QVERIFY(!form->confirmButton()->isEnabled());
        QTest::keyClick(form->field(), Qt::Key_Return);
        QCOMPARE(ranks.size(), 0);
        form->field()->setText(u" the only filing "_s);
        QTest::mouseClick(form->confirmButton(), Qt::LeftButton);
        QCOMPARE(ranks.size(), 1);
        QCOMPARE(ranks.first()[0].value<ClaimId>(), ClaimId(5));
        QCOMPARE(ranks.first()[1].value<Rank>(), rank);
        QCOMPARE(ranks.first()[2].toString(), u"the only filing"_s);
        QVERIFY(!form->isVisible());
    }

    void aDecisionCanBeCancelled()
    {
        QSignalSpy settled(m_panel.get(), &ConflictsPanel::settleRequested);
        QTest::mouseClick(m_panel->page()->keepButton(), Qt::LeftButton);
        ReasonForm *form = m_panel->page()->reasonForm();
        form->field()->setText(u"no"_s);
        QTest::keyClick(form->field(), Qt::Key_Escape);
        QVERIFY(!form->isVisible());
        QCOMPARE(settled.size(), 0);
    }

    void keepingBothNamesTheReports()
    {
        QSignalSpy settled(m_panel.get(), &ConflictsPanel::settleRequested);
        QVERIFY(m_panel->showConflict(DealId(3), ConflictRule::StatusBackwards));
        QTest::mouseClick(m_panel->page()->keepButton(), Qt::LeftButton);
        QTest::keyClicks(m_panel->page()->reasonForm()->field(), u"two rounds"_s);
        QTest::keyClick(m_panel->page()->reasonForm()->field(), Qt::Key_Return);
        QCOMPARE(settled.size(), 1);
        const auto settlement = settled.first().first().value<Settlement>();
        QCOMPARE(settlement.deal, DealId(3));
        QCOMPARE(settlement.rule, ConflictRule::StatusBackwards);
        QCOMPARE(settlement.claims, (QList<ClaimId>{ClaimId(4), ClaimId(5)}));
        QCOMPARE(settlement.reason, u"two rounds"_s);
    }

    void whatIsSettledCanBeUndone()
    {
        QSignalSpy undone(m_panel.get(), &ConflictsPanel::unsettleRequested);
        QSignalSpy ranks(m_panel.get(), &ConflictsPanel::rankRequested);
        m_panel->setState(stateOf(ledger(true)));
        QVERIFY(m_panel->showConflict(DealId(3), ConflictRule::StatusBackwards));
        QTest::mouseClick(m_panel->page()->keepButton(), Qt::LeftButton);
        QCOMPARE(undone.size(), 1);
        QCOMPARE(undone.first().first().value<SettlementId>(), SettlementId(7));
        // What a rank has settled is undone at the report.
        QVERIFY(m_panel->showConflict(DealId(1), ConflictRule::Slip));
        QVERIFY(!m_panel->page()->keepButton());
        QTest::mouseClick(button(m_panel->page()->columns().first(), u"restore"_s), Qt::LeftButton);
        QCOMPARE(ranks.size(), 1);
        QCOMPARE(ranks.first()[0].value<ClaimId>(), ClaimId(2));
        QCOMPARE(ranks.first()[1].value<Rank>(), Rank::Normal);
    }

    void whereNothingCanBeWrittenButtonsSayWhy()
    {
        m_panel->setEditable(false);
        QVERIFY(m_panel->showConflict(DealId(3), ConflictRule::AmountsApart));
        QList<QPushButton *> buttons = m_panel->page()->columns().first()->buttons();
        buttons.append(m_panel->page()->keepButton());
        QCOMPARE(buttons.size(), 3);
        for (const QPushButton *one : buttons) {
            QVERIFY(!one->isEnabled());
            QVERIFY(one->toolTip().contains(u"only be read"_s));
        }
    }

    void theSessionTakesWhatIsDecided()
    {
        // As in the window: the decision goes to the ledger, and the new state comes back.
        session::LedgerSession session;
        tests::openWindowLedger(session);
        const auto refresh = [&] { m_panel->setState(session.state()); };
        connect(&session, &session::LedgerSession::stateChanged, m_panel.get(), refresh);
        connect(m_panel.get(), &ConflictsPanel::settleRequested, &session,
                [&](const Settlement &settlement) { QVERIFY(session.settle(settlement).ok()); });
        connect(m_panel.get(), &ConflictsPanel::rankRequested, &session,
                [&](ClaimId claim, Rank rank, const QString &reason) {
                    QVERIFY(session.setRank(claim, rank, reason).ok());
                });
        refresh();
        const int open = m_panel->model()->openCount();
        QVERIFY(open > 0);
        QTest::mouseClick(m_panel->page()->keepButton(), Qt::LeftButton);
        QTest::keyClicks(m_panel->page()->reasonForm()->field(), u"both stand"_s);
        QTest::keyClick(m_panel->page()->reasonForm()->field(), Qt::Key_Return);
        QCOMPARE(m_panel->model()->openCount(), open - 1);
        session.edits().undo();
        QCOMPARE(m_panel->model()->openCount(), open);
    }

private:
    std::unique_ptr<ConflictsPanel> m_panel;
};

DEALSCOPE_TEST(ConflictsPanelTest)
#include "ConflictsPanelTest.moc"
