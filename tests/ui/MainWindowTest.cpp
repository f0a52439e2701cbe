// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/FakeView.h"
#include "tests/ui/WindowLedger.h"
#include "ui/changes/ChangesPanel.h"
#include "ui/clock/ClockStrip.h"
#include "ui/conflicts/ConflictPage.h"
#include "ui/conflicts/ConflictsPanel.h"
#include "ui/conflicts/ReasonForm.h"
#include "ui/deals/DealsPanel.h"
#include "ui/deals/DealsTable.h"
#include "ui/filters/SearchField.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/inspector/ReportCard.h"
#include "ui/window/ActionSet.h"
#include "ui/window/AppStyle.h"
#include "ui/window/ClockButton.h"
#include "ui/window/CommandPalette.h"
#include "ui/window/DockManager.h"
#include "ui/window/DockTitleBar.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/LedgerLoader.h"
#include "ui/window/MessageBar.h"
#include "ui/window/RecentFiles.h"
#include "ui/window/SavedViews.h"
#include "ui/window/StatusLine.h"
#include "ui/window/TopBar.h"

#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;
using dealscope::tests::FakeView;

class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
        m_exported = nullptr;
        open();
    }
    void cleanup()
    {
        m_window.reset();
        m_session.reset();
    }

    void aFirstStartShowsTheSampleInEveryDock()
    {
        QVERIFY(m_session->isOpen());
        QCOMPARE(m_window->windowTitle(), QStringLiteral("sample ledger – Dealscope"));
        for (const char *name : {"filters", "timeline", "flow", "chart", "deals", "inspector"}) {
            QVERIFY2(dock(name) && dock(name)->isVisible(), name);
            QVERIFY2(!dock(name)->visibleRegion().isEmpty(), name);
        }
        QVERIFY(m_window->tabifiedDockWidgets(dock("chart")).contains(dock("matrix")));
        QVERIFY(m_window->deals()->note() == QStringLiteral("5 of 5"));
        QVERIFY(m_window->messages()->sentence().isEmpty());
    }

    void theDefaultLayoutFillsTheWindow_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1280, 800);
        QTest::newRow("large") << QSize(2560, 1440);
    }
    void theDefaultLayoutFillsTheWindow()
    {
        QFETCH(QSize, size);
        m_window->resize(size);
        QTest::qWait(0);
        m_window->docks()->resetLayout();
        QTest::qWait(0);
        const auto box = [this](const char *name) { return dock(name)->geometry(); };
        QVERIFY(box("filters").width() <= 260);
        QVERIFY(box("inspector").width() <= 440);
        QVERIFY(box("filters").left() < box("timeline").left());
        QVERIFY(box("timeline").right() < box("inspector").left());
        QVERIFY(box("timeline").bottom() < box("flow").top());
        QVERIFY(box("flow").right() < box("chart").left());
        QVERIFY(box("flow").bottom() < box("deals").top());
        QCOMPARE(box("deals").left(), box("timeline").left());
        QCOMPARE(box("deals").right(), box("timeline").right());
        QVERIFY(box("filters").height() > size.height() * 8 / 10);
        QVERIFY(box("inspector").height() > size.height() * 8 / 10);
        QVERIFY(box("flow").height() > size.height() * 3 / 10);
        QVERIFY(box("deals").height() > size.height() * 2 / 10);
        QVERIFY(qAbs(box("flow").width() - box("chart").width()) < size.width() / 10);
    }

    void theSidesKeepTheirWidthWhenTheWindowGrows()
    {
        const int filters = dock("filters")->width();
        const int inspector = dock("inspector")->width();
        m_window->resize(m_window->width() + 700, m_window->height());
        QTest::qWait(0);
        QVERIFY(qAbs(dock("filters")->width() - filters) <= 2);
        QVERIFY(qAbs(dock("inspector")->width() - inspector) <= 2);
    }

    void oneClickEverywhere()
    {
        FakeView *flow = view("flow");
        FakeView *chart = view("chart");
        const int highlights = chart->highlights;
        Q_EMIT flow->picked(session::Pick{{DealId(1)}, {}, {}, QStringLiteral("ribbon")}, false);
        QCOMPARE(chart->highlights, highlights + 1);
        QCOMPARE(m_window->inspector()->cards().size(), 4);
        QCOMPARE(m_window->deals()->table()->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(m_window->docks()->titleBar(QStringLiteral("inspector"))->note(),
                 QStringLiteral("deal"));
        Q_EMIT flow->picked(session::Pick{{DealId(2)}, {}, {}, {}}, true);
        QCOMPARE(m_window->deals()->table()->selectionModel()->selectedRows().size(), 2);
    }

    void aWarningLeadsToTheConflictAndADecisionToTheLedger()
    {
        QVERIFY(m_window->tabifiedDockWidgets(dock("deals")).contains(dock("conflicts")));
        QVERIFY(dock("conflicts")->visibleRegion().isEmpty()); // behind the table
        // 10 against 50 is open, 10 against the 80 that is set aside is settled.
        QCOMPARE(m_window->docks()->titleBar(QStringLiteral("conflicts"))->note(),
                 QStringLiteral("1 open, 1 settled"));
        Q_EMIT m_window->inspector()->conflictClicked(DealId(1), ConflictRule::HeadlinesApart);
        QTRY_VERIFY(!dock("conflicts")->visibleRegion().isEmpty());
        ConflictsPanel *panel = m_window->conflicts();
        QVERIFY(panel->page()->sentence().contains(QStringLiteral("25 % apart")));
        QTest::mouseClick(panel->page()->keepButton(), Qt::LeftButton);
        QTest::keyClicks(panel->page()->reasonForm()->field(), QStringLiteral("two rounds"));
        QTest::keyClick(panel->page()->reasonForm()->field(), Qt::Key_Return);
        QCOMPARE(panel->note(), QStringLiteral("2 settled"));
        QCOMPARE(m_session->state()->snapshot->data().settlements.size(), 1);
        m_session->edits().undo();
        QCOMPARE(panel->note(), QStringLiteral("1 open, 1 settled"));
    }

    void aClauseReachesEveryViewInTheSameTurn()
    {
        FakeView *flow = view("flow");
        const int states = view("matrix")->states;
        Q_EMIT flow->clauseRequested({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
        QCOMPARE(view("matrix")->states, states + 1);
        QCOMPARE(flow->state()->selected.size(), 2);
        QCOMPARE(m_window->deals()->note(), QStringLiteral("2 of 5"));
        QVERIFY(m_window->statusLine()->text().contains(QStringLiteral("2 deals")));
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(flow->state()->selected.size(), 5);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(flow->state()->selected.size(), 2);
        Q_EMIT flow->clearRequested();
        QCOMPARE(flow->state()->selected.size(), 5);
    }

    void theMousesOwnButtonsGoBackAndForward()
    {
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
        QTest::mouseClick(m_window->deals()->table()->viewport(), Qt::BackButton);
        QVERIFY(m_session->filters().filter().isEmpty());
        QTest::mouseClick(view("flow"), Qt::ForwardButton);
        QVERIFY(!m_session->filters().filter().isEmpty());
    }

    void searchingIsOneKeyAway()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_window->topBar()->search()->hasFocus());
        QTest::keyClicks(m_window->topBar()->search(), QStringLiteral("nvidia"));
        QTest::keyClick(m_window->topBar()->search(), Qt::Key_Return);
        QCOMPARE(m_session->state()->selected.size(), 1);
    }

    void theClockTakesDealsAway()
    {
        ClockButton *clock = m_window->topBar()->clock();
        Q_EMIT clock->menu()->aboutToShow();
        QCOMPARE(clock->days()->model()->rowCount(), 2);
        Q_EMIT clock->days()->clicked(clock->days()->model()->index(1, 0));
        QCOMPARE(m_session->filters().perspective().publishedBy, QDate(2025, 12, 17));
        QCOMPARE(m_session->state()->selected.size(), 3);
        QVERIFY(clock->text().contains(QStringLiteral("17 Dec 2025")));
        clock->everything()->click();
        QVERIFY(!m_session->filters().perspective().publishedBy);
    }

    void theStripOfDaysFollowsTheClockAndCanBeHidden()
    {
        ClockStrip *strip = m_window->clockStrip();
        QAction *action = m_window->actions()[Command::PublishedBy];
        QVERIFY(strip->isVisible());
        QVERIFY(action->isChecked());
        Q_EMIT m_window->topBar()->clock()->publishedByChanged(QDate(2025, 12, 17));
        QVERIFY(strip->sentence().endsWith(QStringLiteral("by 17 Dec 2025")));
        QTest::mouseClick(strip->forwardButton(), Qt::LeftButton);
        QVERIFY(m_window->topBar()->clock()->text().contains(QStringLiteral("31 Jan 2026")));
        QVERIFY(m_window->statusLine()->text().contains(
            QStringLiteral("what these sources had published by 31 Jan 2026")));
        QVERIFY(m_window->topBar()->clock()->menu()->actions().contains(action));
        action->trigger();
        QVERIFY(!strip->isVisible());
        m_window->close();
        open();
        QVERIFY(!m_window->clockStrip()->isVisible());
        QVERIFY(!m_window->actions()[Command::PublishedBy]->isChecked());
        m_window->actions()[Command::PublishedBy]->trigger();
        QVERIFY(m_window->clockStrip()->isVisible());
    }

    void theStatusLineSelectsWhatItCounts()
    {
        const QString line = tests::plain(m_window->statusLine()->text());
        QVERIFY2(line.contains(QStringLiteral("5 deals")), qPrintable(line));
        QVERIFY2(line.contains(QStringLiteral("Capital $10–60 bn, binding $10 bn")),
                 qPrintable(line));
        QVERIFY2(line.contains(QStringLiteral("Purchases $38 bn, binding $38 bn")),
                 qPrintable(line));
        m_window->resize(1400, 800);
        QTest::qWait(0);
        QVERIFY(!m_window->statusLine()->moreLabel()->isVisible());
        ElidedLabel *amountless
            = m_window->statusLine()->labelWith(QStringLiteral("without amount"));
        QVERIFY(amountless);
        QTest::mouseClick(amountless, Qt::LeftButton);
        QCOMPARE(m_session->pick().deals, QList<DealId>{DealId(4)});
        QTest::mouseClick(m_window->statusLine()->labelWith(QStringLiteral("Capital")),
                          Qt::LeftButton);
        QCOMPARE(m_session->pick().deals, (QList<DealId>{DealId(1), DealId(3)}));
    }

    void figuresWithoutRoomAreInAMenu()
    {
        m_window->resize(700, 700);
        QTest::qWait(0);
        StatusLine *line = m_window->statusLine();
        QVERIFY(!line->labelWith(QStringLiteral("without amount")));
        QVERIFY(line->text().contains(QStringLiteral("without amount")));
        QVERIFY(line->moreLabel()->isVisible());
        QCOMPARE(line->moreLabel()->text(), QStringLiteral("and 1 more"));
        QTest::mouseClick(line->moreLabel(), Qt::LeftButton);
        const auto menus = line->findChildren<QMenu *>();
        QCOMPARE(menus.size(), 1);
        QCOMPARE(menus.first()->actions().size(), 1);
        menus.first()->actions().first()->trigger();
        QCOMPARE(m_session->pick().deals, QList<DealId>{DealId(4)});
    }

    void theDifferenceBetweenLensesLeadsToTheirTable()
    {
        Perspective perspective;
        perspective.lens = Lens::Conservative;
        m_session->filters().setPerspective(perspective);
        QVERIFY(dock("lenses")->visibleRegion().isEmpty()); // behind a tab
        ElidedLabel *difference = m_window->statusLine()->differenceLabel();
        QVERIFY(difference->isVisible());
        QTest::mouseClick(difference, Qt::LeftButton);
        QTRY_VERIFY(!dock("lenses")->visibleRegion().isEmpty());
    }

    void aTableRowFiltersByItsParties()
    {
        DealsTable *table = m_window->deals()->table();
        session::Highlight highlight;
        m_session->select({{DealId(3)}, {}, {}, {}}, false);
        table->setCurrentIndex(table->selectionModel()->selectedRows().first());
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(m_session->state()->selected.size(), 1);
        // Both parties are one step.
        m_session->filters().goBack();
        QVERIFY(m_session->filters().filter().isEmpty());
    }

    void docksCloseAndComeBack()
    {
        QToolButton *close = dock("flow")->titleBarWidget()->findChildren<QToolButton *>().last();
        QTest::mouseClick(close, Qt::LeftButton);
        QVERIFY(!dock("flow")->isVisible());
        dock("flow")->toggleViewAction()->trigger();
        QVERIFY(dock("flow")->isVisible());
        dock("deals")->setFloating(true);
        dock("timeline")->close();
        (*m_window).actions()[Command::ResetLayout]->trigger();
        QTest::qWait(0);
        QVERIFY(!dock("deals")->isFloating());
        QVERIFY(dock("timeline")->isVisible());
        QVERIFY(dock("filters")->width() <= 260);
    }

    void aRestartBringsEverythingBack()
    {
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
        view("flow")->m_settings = {{QStringLiteral("groups"), true}};
        dock("timeline")->close();
        m_window->close();
        open();
        QVERIFY(!dock("timeline")->isVisible());
        QCOMPARE(m_session->state()->selected.size(), 2);
        QCOMPARE(view("flow")->m_settings.value(QStringLiteral("groups")).toBool(), true);
    }

    void aRestartKeepsTheWidths()
    {
        const int filters = dock("filters")->width();
        const int inspector = dock("inspector")->width();
        m_window->close();
        open();
        QTest::qWait(0);
        QVERIFY(qAbs(dock("filters")->width() - filters) <= 2);
        QVERIFY(qAbs(dock("inspector")->width() - inspector) <= 2);
        m_window->resize(m_window->width() + 40, m_window->height() + 30);
        QTest::qWait(0);
        QVERIFY(qAbs(dock("filters")->width() - filters) <= 2);
        QVERIFY(qAbs(dock("inspector")->width() - inspector) <= 2);
    }

    void aComparisonMarksEveryView()
    {
        QVERIFY(m_window->tabifiedDockWidgets(dock("deals")).contains(dock("changes")));
        QVERIFY(!dock("deals")->visibleRegion().isEmpty());
        m_window->changes()->compare({session::KnowledgePoint::Kind::Day, QDate(2025, 12, 17), {}},
                                     {session::KnowledgePoint::Kind::Now, {}, {}});
        for (const View *view : m_window->views()) {
            QCOMPARE(view->highlight().changed, (QSet<DealId>{DealId(1), DealId(3), DealId(5)}));
        }
        m_window->changes()->stop();
        QVERIFY(view("flow")->highlight().changed.isEmpty());
    }

    void afterAStartThatNeverFinishedTheLayoutIsTheDefault()
    {
        dock("timeline")->close();
        m_window->close();
        m_settings->setValue(QStringLiteral("window/starting"), true);
        open();
        QVERIFY(dock("timeline")->isVisible());
    }

    void aDamagedLayoutIsNotUsed()
    {
        dock("timeline")->close();
        m_window->close();
        m_settings->setValue(QStringLiteral("window/docks"), QByteArray("damaged"));
        open();
        QVERIFY(dock("timeline")->isVisible());
    }

    void aFailureIsOneBarAndTheWindowStaysUsable()
    {
        QVERIFY(!m_window->loader()->openFile(QStringLiteral("/nowhere/x.deals")));
        QCOMPARE(m_window->messages()->sentence(), QStringLiteral("It could not be opened."));
        QCOMPARE(m_session->state()->selected.size(), 5);
        auto *detail = m_window->messages()->findChild<QPlainTextEdit *>();
        QCOMPARE(detail->toPlainText(), QStringLiteral("because"));
        QTest::keyClick(m_window->messages(), Qt::Key_Escape);
        QVERIFY(m_window->messages()->sentence().isEmpty());
    }

    void withoutALedgerTheWindowSaysSo()
    {
        m_window.reset();
        m_session = std::make_unique<session::LedgerSession>();
        m_window = std::make_unique<MainWindow>(*m_session, WindowServices{}, m_settings.get());
        m_window->start();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(m_window->statusLine()->text().contains(QStringLiteral("No deals")));
        m_window->statusLine()->setLoading(true);
        QVERIFY(m_window->statusLine()->text().contains(QStringLiteral("Reading the deal file")));
        m_window->statusLine()->setLoading(false);
        QVERIFY(m_window->statusLine()->text().contains(QStringLiteral("No deals")));
        QVERIFY(m_window->deals()->note().isEmpty());
    }

    void onlyALedgerCanBeDropped()
    {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(QStringLiteral("/a/b.deals"))});
        QCOMPARE(LedgerLoader::droppedLedger(&mime), QStringLiteral("/a/b.deals"));
        mime.setUrls({QUrl(QStringLiteral("https://example.org/b.deals"))});
        QVERIFY(LedgerLoader::droppedLedger(&mime).isEmpty());
        mime.setUrls({QUrl::fromLocalFile(QStringLiteral("/a/b.png"))});
        QVERIFY(LedgerLoader::droppedLedger(&mime).isEmpty());
    }

    void viewsCanBeSavedAppliedAndRemoved()
    {
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
        m_window->savedViews()->save(QStringLiteral("Equity & more"));
        m_session->filters().clearAll();
        const auto &views = m_session->state()->snapshot->data().savedViews;
        QCOMPARE(views.size(), 1);
        const SavedViewId id = views.first().id;
        m_window->savedViews()->apply(id);
        QCOMPARE(m_session->state()->selected.size(), 2);
        m_window->savedViews()->remove(id);
        QVERIFY(m_session->state()->snapshot->data().savedViews.isEmpty());
        m_window->savedViews()->apply(id);
        QVERIFY(!m_window->messages()->sentence().isEmpty());
    }

    void editsAreUndoneFromTheMenuAndTheKeys()
    {
        QMenu *menu = nullptr;
        const auto menus = m_window->findChild<QMenuBar *>()->actions();
        for (const QAction *action : menus) {
            if (action->text() == QStringLiteral("&Edit")) {
                menu = action->menu();
            }
        }
        QVERIFY(menu);
        QCOMPARE(menu->actions(),
                 (QList<QAction *>{m_window->actions()[Command::Undo],
                                   m_window->actions()[Command::Redo]}));
        QAction *undo = menu->actions().first();
        QAction *redo = menu->actions().last();
        QVERIFY(!undo->isEnabled() && !redo->isEnabled());
        FakeView *flow = view("flow");
        const int states = flow->states;
        m_session->select({{DealId(1)}, {}, {}, {}}, false);
        QVERIFY(m_session->setRank(ClaimId(1), Rank::Deprecated, QStringLiteral("a slip")));
        QCOMPARE(flow->states, states + 1);
        QCOMPARE(undo->text(), QStringLiteral("&Undo: Set aside a report"));
        const auto rank
            = [this] { return m_session->state()->snapshot->claim(ClaimId(1))->evidence.rank; };
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(rank(), Rank::Normal);
        QVERIFY(!undo->isEnabled());
        QCOMPARE(redo->text(), QStringLiteral("&Redo: Set aside a report"));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(rank(), Rank::Deprecated);
        QVERIFY(undo->isEnabled() && !redo->isEnabled());
        // The filter's history is another one.
        QVERIFY(!m_window->actions()[Command::Back]->isEnabled());
        QCOMPARE(m_session->pick().deals, QList<DealId>{DealId(1)});
        QVERIFY(m_window->loader()->openSample());
        QVERIFY(!undo->isEnabled() && !redo->isEnabled());
    }

    void thePaletteFindsActionsCompaniesAndDeals()
    {
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        auto *palette = m_window->findChild<CommandPalette *>();
        QVERIFY(palette);
        QTest::keyClicks(palette->field(), QStringLiteral("microsoft"));
        QVERIFY(palette->list()->count() >= 2);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(m_session->filters().filter().isSet(Dimension::Companies));
        QTRY_VERIFY(!m_window->findChild<CommandPalette *>());
    }

    void picturesLeaveThroughTheServices()
    {
        auto *menu = m_window->docks()->titleBar(QStringLiteral("chart"))->menuButton()->menu();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3);
        menu->actions().first()->trigger();
        QCOMPARE(m_exported, view("chart"));
        view("flow")->setFocus();
        m_window->actions()[Command::ExportImage]->trigger();
        QCOMPARE(m_exported, view("flow"));
    }

    void themesCanBeChosenAndAreRemembered()
    {
        m_window->actions()[Command::ThemeDark]->trigger();
        QVERIFY(Theme::forPalette(view("flow")->palette()).dark);
        m_window->close();
        open();
        QVERIFY(m_window->actions()[Command::ThemeDark]->isChecked());
        QVERIFY(Theme::forPalette(view("flow")->palette()).dark);
        m_window->actions()[Command::ThemeLight]->trigger();
        QVERIFY(!Theme::forPalette(view("flow")->palette()).dark);
    }

    void shortcutsAreUnique()
    {
        QSet<QString> seen;
        const auto all = m_window->actions().all();
        for (const QAction *action : all) {
            QVERIFY(!action->statusTip().isEmpty());
            for (const QKeySequence &keys : action->shortcuts()) {
                QVERIFY2(!seen.contains(keys.toString()), qPrintable(keys.toString()));
                seen.insert(keys.toString());
            }
        }
        QVERIFY(seen.contains(QStringLiteral("Ctrl+Q")));
        m_window->actions()[Command::Shortcuts]->trigger();
        auto *dialog = m_window->findChild<QDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->close();
    }

private:
    void open()
    {
        m_window.reset();
        m_session = std::make_unique<session::LedgerSession>();
        WindowServices services;
        for (const char *name : {"timeline", "flow", "chart", "valuations", "matrix"}) {
            const QString text = QString::fromLatin1(name);
            services.views.append(
                {text, text, [text](QWidget *parent) { return new FakeView(text, parent); }});
        }
        services.openLedger = [](const QString &) -> StoreResult {
            return Error{QStringLiteral("It could not be opened."), QStringLiteral("because"),
                         ErrorKind::File};
        };
        services.openSample = []() -> StoreResult { return tests::windowStore(); };
        services.exportImage = [this](View *view) { m_exported = view; };
        services.copyImage = [](View *) {};
        services.copyData = [](View *) {};
        m_window = std::make_unique<MainWindow>(*m_session, services, m_settings.get());
        m_window->start();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QTest::qWait(0);
        m_window->activateWindow();
    }
    [[nodiscard]] QDockWidget *dock(const char *name) const
    {
        return m_window->docks()->dock(QString::fromLatin1(name));
    }
    [[nodiscard]] FakeView *view(const char *name) const
    {
        for (View *view : m_window->views()) {
            if (view->viewName() == QLatin1String(name)) {
                return static_cast<FakeView *>(view);
            }
        }
        return nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<session::LedgerSession> m_session;
    std::unique_ptr<MainWindow> m_window;
    View *m_exported = nullptr;
};

DEALSCOPE_TEST(MainWindowTest)
#include "MainWindowTest.moc"
