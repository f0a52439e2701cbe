// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changes/ChangesPanel.h"
#include "tests/support/MemoryStore.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"
#include "ui/changes/ChangesModel.h"
#include "ui/changes/StateChooser.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/EmptyNotice.h"
#include "ui/window/ViewWiring.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateEdit>
#include <QInputDialog>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;
using session::KnowledgePoint;
using Kind = KnowledgePoint::Kind;

namespace {

const KnowledgePoint Now{Kind::Now, {}, {}};
const KnowledgePoint December{Kind::Day, QDate(2025, 12, 17), {}};

} // namespace

/// On the window's test ledger: on 17 Dec 2025 deals 1, 2 and 4 are known, 1 at up to 10 bn; in
/// January it is up to 50 bn, and deals 3 and 5 come in; the undated report counts only now.
class ChangesPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_session = std::make_unique<session::LedgerSession>();
        m_wiring = std::make_unique<ViewWiring>(*m_session);
        m_panel = std::make_unique<ChangesPanel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_panel->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_wiring->add(m_panel.get());
        open(tests::windowLedger());
        m_panel->resize(900, 400);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_tester.reset();
        m_panel.reset();
        m_wiring.reset();
        m_session.reset();
    }

    void atFirstItSaysWhatToDo()
    {
        QVERIFY(m_panel->notice()->isVisible());
        QVERIFY(m_panel->notice()->reason().startsWith(QStringLiteral("Choose a day")));
        QVERIFY(m_panel->summary().isEmpty());
        QVERIFY(!m_panel->stopButton()->isVisible());
        QVERIFY(m_session->highlight().changed.isEmpty());
    }

    void changesAreGroupedAndCounted()
    {
        QSignalSpy summaries(m_panel.get(), &ChangesPanel::summaryChanged);
        m_panel->compare(December, Now);
        QCOMPARE(m_panel->summary(),
                 QStringLiteral("4 reports added, 1 amount moved, 0 statuses changed, "
                                "2 deals new"));
        QCOMPARE(summaries.size(), 1);
        QCOMPARE(
            rows(),
            (QStringList{
                QStringLiteral("Amounts moved (1)"),
                QStringLiteral("Amazon in OpenAI: up to $10 bn → up to $50 bn"),
                QStringLiteral("New deals (2)"),
                QStringLiteral("Microsoft in OpenAI: $10 bn, closed or paid"),
                QStringLiteral("Etsy in ChatGPT: undisclosed, announced, non-binding"),
                QStringLiteral("New reports (4)"),
                QStringLiteral("Amazon in OpenAI: Creati.ai, Jan 2026 (inferred): « investir "
                               "jusqu'à 50 milliards de dollars »"),
                QStringLiteral("Amazon in OpenAI: journal du soir, undated: « quote 3 »"),
                QStringLiteral("Microsoft in OpenAI: Creati.ai, Jan 2026 (inferred): « quote 5 »"),
                QStringLiteral("Etsy in ChatGPT: Creati.ai, Jan 2026 (inferred): « quote 7 »"),
            }));
    }

    void theDealsAreMarkedWhileItIsOpen()
    {
        QSignalSpy states(m_session.get(), &session::LedgerSession::stateChanged);
        m_panel->compare(December, Now);
        QCOMPARE(m_session->highlight().changed, (QSet<DealId>{DealId(1), DealId(3), DealId(5)}));
        QCOMPARE(m_session->highlight().changedSince, QStringLiteral("since 17 Dec 2025"));
        QTest::mouseClick(m_panel->stopButton(), Qt::LeftButton);
        QVERIFY(m_session->highlight().changed.isEmpty());
        QVERIFY(m_panel->summary().isEmpty());
        QVERIFY(states.isEmpty());
        QCOMPARE(m_panel->before()->point(), KnowledgePoint{});
    }

    void aClickPicksTheReport()
    {
        m_panel->compare(December, Now);
        click(6);
        QCOMPARE(m_session->pick().deals, QList<DealId>{DealId(1)});
        QCOMPARE(m_session->pick().claims, QList<ClaimId>{ClaimId(2)});
        click(1);
        QVERIFY(m_session->pick().claims.isEmpty());
        QCOMPARE(m_session->pick().title, QStringLiteral("Amazon in OpenAI"));
        // A head picks nothing.
        click(5);
        QCOMPARE(m_session->pick().deals, QList<DealId>{DealId(1)});
        QTest::keyClick(m_panel->list(), Qt::Key_Down);
        QVERIFY(!m_session->pick().isEmpty());
    }

    void itFollowsTheClockAndTheFilter()
    {
        m_panel->compare(December, Now);
        Perspective perspective;
        perspective.publishedBy = QDate(2025, 12, 17);
        m_session->filters().setPerspective(perspective);
        QVERIFY(m_panel->notice()->isVisible());
        QCOMPARE(m_panel->notice()->reason(),
                 QStringLiteral("Nothing has changed since 17 Dec 2025."));
        m_session->filters().goBack();
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Partnership}});
        QCOMPARE(m_session->highlight().changed, QSet<DealId>{DealId(5)});
        QVERIFY(m_panel->note()->text().startsWith(QStringLiteral("5 more changes outside")));
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Compute}});
        QVERIFY(m_panel->notice()->reason().startsWith(QStringLiteral("No deal that passes")));
        QTest::mouseClick(m_panel->notice()->findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(m_session->filters().filter().isEmpty());
        QVERIFY(m_panel->list()->isVisible());
    }

    void everyStateCanBeChosen()
    {
        m_panel->setLastSession(session::editionFiguresOf(*m_session->state()),
                                QDate(2026, 11, 25));
        const QStringList offers = offersOf(m_panel->before());
        QCOMPARE(offers,
                 (QStringList{QStringLiteral("choose a state…"),
                              QStringLiteral("now (as the window shows)"),
                              QStringLiteral("last session (25 Nov 2026)"), QString(),
                              QStringLiteral("~31 Jan 2026"), QStringLiteral("17 Dec 2025"),
                              QStringLiteral("another day…")}));
        QVERIFY(!offersOf(m_panel->after()).contains(QStringLiteral("choose a state…")));
        choose(m_panel->before(), QStringLiteral("17 Dec 2025"));
        QCOMPARE(m_panel->before()->point(), December);
        QCOMPARE(m_session->highlight().changedSince, QStringLiteral("since 17 Dec 2025"));
        choose(m_panel->before(), QStringLiteral("last session (25 Nov 2026)"));
        QCOMPARE(m_panel->notice()->reason(),
                 QStringLiteral("Nothing has changed since the last session."));
        choose(m_panel->before(), QStringLiteral("another day…"));
        QVERIFY(m_panel->before()->date()->isVisible());
        m_panel->before()->date()->setDate(QDate(2025, 12, 20));
        QCOMPARE(m_session->highlight().changedSince, QStringLiteral("since 20 Dec 2025"));
        choose(m_panel->before(), QStringLiteral("choose a state…"));
        QVERIFY(!m_panel->before()->date()->isVisible());
        QVERIFY(m_session->highlight().changed.isEmpty());
    }

    void aDayBetweenPublicationsIsAnotherDay()
    {
        m_panel->compare({Kind::Day, QDate(2025, 12, 20), {}}, December);
        QVERIFY(m_panel->before()->date()->isVisible());
        QCOMPARE(m_panel->before()->date()->date(), QDate(2025, 12, 20));
        QVERIFY(!m_panel->after()->date()->isVisible());
        QCOMPARE(m_panel->after()->box()->currentText(), QStringLiteral("17 Dec 2025"));
    }

    void editionsAreSidesAndDamageIsSaid()
    {
        LedgerData rows = tests::windowLedger();
        Edition edition = session::makeEdition(*m_session->state(), QStringLiteral("<b>First</b>"),
                                               QDate(2026, 1, 2));
        edition.id = EditionId(7);
        rows.editions = {edition};
        open(rows);
        choose(m_panel->before(), QStringLiteral("edition: <b>First</b>"));
        QCOMPARE(m_panel->notice()->reason(),
                 QStringLiteral("Nothing has changed since <b>First</b>."));
        rows.editions[0].checksum[0] = u'x';
        open(rows);
        choose(m_panel->before(), QStringLiteral("edition: <b>First</b>"));
        QVERIFY(m_panel->notice()->reason().contains(QStringLiteral("is damaged")));
        QVERIFY(m_session->highlight().changed.isEmpty());
    }

    void anotherLedgerClosesTheComparison()
    {
        m_panel->compare(December, Now);
        open(tests::windowLedger());
        QVERIFY(m_panel->summary().isEmpty());
        QVERIFY(m_session->highlight().changed.isEmpty());
        open({});
        QVERIFY(m_panel->notice()->reason().startsWith(QStringLiteral("No deal file is open")));
    }

    void editionsAreSavedUnderAName()
    {
        m_panel->setCanSaveEditions(false);
        QVERIFY(!m_panel->saveButton()->isVisible());
        m_panel->setCanSaveEditions(true);
        QVERIFY(m_panel->saveButton()->isVisible());
        QSignalSpy saved(m_panel.get(), &ChangesPanel::saveEditionRequested);
        QTest::mouseClick(m_panel->saveButton(), Qt::LeftButton);
        auto *dialog = m_panel->findChild<QInputDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->textValue().startsWith(QStringLiteral("Edition of ")));
        dialog->setTextValue(QStringLiteral("  Sunday paper "));
        dialog->accept();
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.first().first().toString(), QStringLiteral("Sunday paper"));
        const QList<Edition> editions = m_session->state()->snapshot->data().editions;
        QCOMPARE(editions.size(), 1);
        QVERIFY(session::readEdition(editions.first()).ok());
        QVERIFY(offersOf(m_panel->before()).contains(QStringLiteral("edition: Sunday paper")));
        // The same name again is refused, and said.
        QSignalSpy failed(m_session.get(), &session::LedgerSession::failed);
        Q_EMIT m_panel->saveEditionRequested(QStringLiteral("Sunday paper"));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(m_session->state()->snapshot->data().editions.size(), 1);
        saved.removeLast();
        QTest::mouseClick(m_panel->saveButton(), Qt::LeftButton);
        const auto dialogs = m_panel->findChildren<QInputDialog *>();
        dialogs.last()->setTextValue(QStringLiteral("  "));
        dialogs.last()->accept();
        QCOMPARE(saved.size(), 1);
    }

    void anEditionIsTakenOut()
    {
        LedgerData rows = tests::windowLedger();
        Edition edition
            = session::makeEdition(*m_session->state(), QStringLiteral("First"), QDate(2026, 1, 2));
        edition.id = EditionId(7);
        rows.editions = {edition};
        open(rows);
        QVERIFY(!m_panel->removeButton()->isVisible());
        choose(m_panel->before(), QStringLiteral("edition: First"));
        QVERIFY(m_panel->removeButton()->isVisible());
        QSignalSpy removed(m_panel.get(), &ChangesPanel::removeEditionRequested);
        QTest::mouseClick(m_panel->removeButton(), Qt::LeftButton);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first().first().value<EditionId>(), EditionId(7));
        QVERIFY(m_session->state()->snapshot->data().editions.isEmpty());
        QCOMPARE(m_panel->before()->point(), KnowledgePoint{});
        m_session->edits().undo();
        QCOMPARE(m_session->state()->snapshot->data().editions.size(), 1);
    }

private:
    void open(LedgerData data)
    {
        const auto opened = m_session->open(std::make_unique<tests::MemoryStore>(std::move(data)),
                                            QStringLiteral("test"));
        QVERIFY(opened.ok());
    }
    [[nodiscard]] QStringList rows() const
    {
        QStringList all;
        for (int row = 0; row < m_panel->model()->rowCount(); ++row) {
            all.append(tests::plain(m_panel->model()->index(row).data().toString()));
        }
        return all;
    }
    void click(int row)
    {
        const QRect box = m_panel->list()->visualRect(m_panel->model()->index(row));
        QTest::mouseClick(m_panel->list()->viewport(), Qt::LeftButton, {}, box.center());
    }
    static QStringList offersOf(const StateChooser *chooser)
    {
        QStringList all;
        for (int i = 0; i < chooser->box()->count(); ++i) {
            all.append(chooser->box()->itemText(i));
        }
        return all;
    }
    static void choose(const StateChooser *chooser, const QString &text)
    {
        const int entry = chooser->box()->findText(text);
        QVERIFY2(entry >= 0, qPrintable(text));
        chooser->box()->setCurrentIndex(entry);
        Q_EMIT chooser->box()->activated(entry);
    }

    std::unique_ptr<session::LedgerSession> m_session;
    std::unique_ptr<ViewWiring> m_wiring;
    std::unique_ptr<ChangesPanel> m_panel;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

DEALSCOPE_TEST(ChangesPanelTest)
#include "ChangesPanelTest.moc"
