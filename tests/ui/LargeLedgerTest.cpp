// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Review.h"
#include "session/LedgerSession.h"
#include "tests/support/DisputedLedger.h"
#include "tests/support/MemoryStore.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"
#include "ui/MainWindow.h"
#include "ui/changes/ChangesModel.h"
#include "ui/changes/ChangesPanel.h"
#include "ui/conflicts/ConflictPage.h"
#include "ui/conflicts/ConflictsPanel.h"
#include "ui/lens/LensModel.h"
#include "ui/lens/LensPanel.h"
#include "ui/window/DockManager.h"
#include "ui/window/EmptyNotice.h"
#include "ui/window/WorkLine.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;
using Kind = session::KnowledgePoint::Kind;

namespace {

constexpr int Always = 0; ///< every ledger is large

session::StatePtr stateOf(quint32 seed, int deals, const Filter &filter = {},
                          const Perspective &perspective = {})
{
    return *session::makeState(Snapshot::make(tests::disputedLedger(seed, deals)), filter,
                               perspective, nullptr, {});
}

/// The same ledger under another filter.
session::StatePtr filtered(const session::StatePtr &state, const Filter &filter)
{
    return *session::makeState(state->snapshot, filter, state->perspective, nullptr, {},
                               state->resolution);
}

Filter onlyEquity()
{
    Filter filter;
    filter.set({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
    return filter;
}

QStringList rowsOf(const QAbstractItemModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells.append(model.index(row, column).data().toString());
        }
        rows.append(cells.join(u'|'));
    }
    return rows;
}

QStringList conflictRows(const session::StatePtr &state)
{
    ConflictsModel model;
    model.setState(state);
    return rowsOf(model);
}

void letWorkEnd()
{
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

} // namespace

/// The panels whose figures of a large ledger come from a worker: the same figures in the end,
/// nothing before they are seen, and no harm from what is outdated.
class LargeLedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { tests::failOnAnyWarning(); }
    void cleanup() { letWorkEnd(); }

    void conflictsComeInAsTheyAreFound()
    {
        ConflictsPanel panel;
        panel.setLargeFrom(Always);
        const QAbstractItemModelTester tester(
            panel.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto state = stateOf(1, 300);
        panel.setState(state);
        // Nobody sees it: nothing is looked for.
        QVERIFY(!panel.isLooking());
        QCOMPARE(panel.model()->rowCount(), 0);
        QVERIFY(!analysis::Review::of(*state->resolution).marksIfKnown());
        show(panel);
        QTRY_VERIFY(panel.isLooking() || panel.model()->rowCount() > 0);
        QTRY_VERIFY(!panel.isLooking());
        QVERIFY(panel.model()->rowCount() > 50);
        QCOMPARE(rowsOf(*panel.model()), conflictRows(state));
        QVERIFY(!panel.workLine()->isVisible());
        QVERIFY(panel.note().contains(QStringLiteral("open")));
        // Another filter asks nobody anew.
        const auto few = filtered(state, onlyEquity());
        panel.setState(few);
        QVERIFY(!panel.isLooking());
        QCOMPARE(rowsOf(*panel.model()), conflictRows(few));
        QVERIFY(panel.model()->rowCount() > 0);
    }

    void anotherLedgerTakesOver()
    {
        ConflictsPanel panel;
        panel.setLargeFrom(Always);
        show(panel);
        const auto second = stateOf(3, 200);
        panel.setState(stateOf(2, 400));
        panel.setState(second);
        QTRY_VERIFY(!panel.isLooking());
        letWorkEnd();
        QCOMPARE(rowsOf(*panel.model()), conflictRows(second));
        panel.setState({});
        QVERIFY(!panel.isLooking());
        QVERIFY(panel.emptyNotice()->reason().startsWith(QStringLiteral("No deal file")));
    }

    void anEditKeepsThePageWhileTheListIsMade()
    {
        ConflictsPanel panel;
        panel.setLargeFrom(Always);
        show(panel);
        const auto state = stateOf(4, 300);
        const DealId deal = state->resolution->idAt(
            analysis::Review::of(*stateOf(4, 300)->resolution).marks()->back().position);
        panel.setState(state);
        const auto conflict = analysis::Review::of(*state->resolution).conflictsOf(deal).first();
        QVERIFY(panel.showConflict(deal, conflict.rule));
        const QString sentence = panel.page()->sentence();
        QVERIFY(!sentence.isEmpty());
        // Before all are found: the search begins anew, and the page is that of the deal.
        const ClaimId other(state->snapshot->columns().claims.ids.idAt(0));
        const auto edited = *session::makeState(
            state->snapshot->with(state->snapshot->data(), {{other, Rank::Preferred}}), {}, {},
            nullptr, {}, state->resolution);
        panel.setState(edited);
        QVERIFY(panel.page()->isVisible());
        QCOMPARE(panel.page()->sentence(), sentence);
        QTRY_VERIFY(!panel.isLooking());
        QCOMPARE(panel.page()->sentence(), sentence);
        // Another ledger has other pages.
        panel.setState(stateOf(9, 10));
        QTRY_VERIFY(!panel.isLooking());
    }

    void aFilterWhileLookingKeepsTheSearch()
    {
        ConflictsPanel panel;
        panel.setLargeFrom(Always);
        show(panel);
        const auto state = stateOf(4, 300);
        const auto few = filtered(state, onlyEquity());
        panel.setState(state);
        QVERIFY(panel.isLooking());
        panel.setState(few);
        QTRY_VERIFY(!panel.isLooking());
        QCOMPARE(rowsOf(*panel.model()), conflictRows(few));
    }

    void itCanBeStoppedAndGoesOn()
    {
        ConflictsPanel panel;
        panel.setLargeFrom(Always);
        show(panel);
        const auto state = stateOf(5, 200);
        panel.setState(state);
        QVERIFY(panel.workLine()->isVisible());
        QVERIFY(panel.workLine()->text().startsWith(QStringLiteral("Looking for")));
        QTest::mouseClick(panel.workLine()->button(), Qt::LeftButton);
        QVERIFY(!panel.isLooking());
        QVERIFY(panel.workLine()->text().startsWith(QStringLiteral("Stopped")));
        QVERIFY(panel.emptyNotice()->reason().contains(QStringLiteral("Go on")));
        letWorkEnd();
        QCOMPARE(panel.model()->rowCount(), 0);
        QTest::mouseClick(panel.workLine()->button(), Qt::LeftButton);
        QTRY_VERIFY(!panel.isLooking());
        QCOMPARE(rowsOf(*panel.model()), conflictRows(state));
    }

    void aConflictIsShownBeforeItIsListed()
    {
        const auto state = stateOf(6, 100);
        const analysis::Conflict last = analysis::findConflicts(*state->resolution).last();
        ConflictsPanel panel;
        panel.setLargeFrom(Always);
        show(panel);
        panel.setState(state);
        QTest::mouseClick(panel.workLine()->button(), Qt::LeftButton);
        QVERIFY(panel.showConflict(last.deal, last.rule));
        QVERIFY(panel.page()->columns().size() >= 2);
        QVERIFY(!panel.page()->sentence().isEmpty());
        QVERIFY(!panel.showConflict(DealId(99999), last.rule));
    }

    void panelsMayGoWhileAWorkerRuns()
    {
        for (quint32 seed = 1; seed <= 3; ++seed) {
            auto conflicts = std::make_unique<ConflictsPanel>();
            auto lenses = std::make_unique<LensPanel>();
            auto changes = std::make_unique<ChangesPanel>();
            conflicts->setLargeFrom(Always);
            lenses->setLargeFrom(Always);
            changes->setLargeFrom(Always);
            const auto state = stateOf(seed, 200);
            show(*conflicts);
            conflicts->setState(state);
            lenses->setState(state);
            (void)lenses->lenses();
            changes->setState(state);
            changes->compare({Kind::Day, QDate(2021, 6, 1), {}}, {Kind::Now, {}, {}});
            QVERIFY(conflicts->isLooking() && lenses->isComparing() && changes->isComparing());
        }
        letWorkEnd();
    }

    void lensesAreComparedByAWorker()
    {
        const auto state = stateOf(7, 200);
        LensPanel small;
        small.setState(state);
        const QStringList expected = rowsOf(*small.lenses()->model());
        QCOMPARE(expected.size(), 6);
        LensPanel panel;
        panel.setLargeFrom(Always);
        panel.setState(state);
        QVERIFY(!panel.isComparing());
        QTableView *table = panel.lenses();
        QVERIFY(panel.isComparing());
        QVERIFY(!panel.workLine()->isHidden());
        QTRY_VERIFY(!panel.isComparing());
        QVERIFY(panel.workLine()->isHidden());
        QCOMPARE(rowsOf(*table->model()), expected);
        // Another lens has the same table, and other deals that moved.
        Perspective highest;
        highest.lens = Lens::Highest;
        const auto other = *session::makeState(state->snapshot, {}, highest, nullptr, {});
        small.setState(other);
        panel.setState(other);
        QTableView *moved = panel.moved();
        QVERIFY(!panel.isComparing());
        QVERIFY(moved->model()->rowCount() > 0);
        QCOMPARE(rowsOf(*moved->model()), rowsOf(*small.moved()->model()));
        // Of two questions the last one is answered.
        panel.setState(filtered(other, onlyEquity()));
        (void)panel.lenses();
        panel.setState(state);
        (void)panel.lenses();
        QTRY_VERIFY(!panel.isComparing());
        QCOMPARE(rowsOf(*table->model()), expected);
    }

    void changesAreComparedByAWorker()
    {
        const auto state = stateOf(8, 200);
        ChangesPanel small;
        small.setState(state);
        ChangesPanel panel;
        panel.setLargeFrom(Always);
        panel.setState(state);
        QVERIFY(!panel.isComparing());
        QSignalSpy changed(&panel, &ChangesPanel::changedDeals);
        QSignalSpy smallChanged(&small, &ChangesPanel::changedDeals);
        for (ChangesPanel *one : {&small, &panel}) {
            one->compare({Kind::Day, QDate(2021, 6, 1), {}}, {Kind::Now, {}, {}});
        }
        QVERIFY(panel.isComparing());
        QVERIFY(changed.isEmpty());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(panel.summary(), small.summary());
        QCOMPARE(changed.last().first().value<QSet<DealId>>(),
                 smallChanged.last().first().value<QSet<DealId>>());
        QVERIFY(panel.model()->rowCount() > 100);
        QCOMPARE(rowsOf(*panel.model()), rowsOf(*small.model()));
        // Closing it while it runs leaves nothing behind.
        panel.setState(filtered(state, onlyEquity()));
        QVERIFY(panel.isComparing());
        panel.stop();
        letWorkEnd();
        QVERIFY(panel.summary().isEmpty());
        QCOMPARE(panel.model()->rowCount(), 0);
    }

    void theWindowMayCloseWhileWorkersRun()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        session::LedgerSession session;
        auto window = std::make_unique<MainWindow>(session, WindowServices{}, &settings);
        window->resize(1280, 800);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        auto *conflicts = window->findChild<ConflictsPanel *>();
        QVERIFY(conflicts);
        window->docks()->raise(QStringLiteral("conflicts"));
        for (const quint32 seed : {1u, 2u}) {
            auto store = std::make_unique<tests::MemoryStore>(tests::disputedLedger(seed, 1600));
            QVERIFY(session.open(std::move(store), QStringLiteral("large")).ok());
            QVERIFY(session::isLarge(*session.state()->snapshot));
            QTRY_VERIFY(conflicts->isLooking());
        }
        window.reset();
        letWorkEnd();
        QVERIFY(session.isOpen());
    }

private:
    static void show(QWidget &widget)
    {
        widget.resize(900, 400);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
    }
};

DEALSCOPE_TEST(LargeLedgerTest)
#include "LargeLedgerTest.moc"
