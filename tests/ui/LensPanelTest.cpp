// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/LensPanel.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"
#include "ui/lens/LensModel.h"
#include "ui/lens/LensWords.h"
#include "ui/lens/MovedDealsModel.h"
#include "ui/window/ElidedLabel.h"
#include "ui/window/StatusLine.h"
#include "ui/window/ViewWiring.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;
using tests::plain;

class LensPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_session = std::make_unique<session::LedgerSession>();
        tests::openWindowLedger(*m_session);
        m_wiring = std::make_unique<ViewWiring>(*m_session);
    }
    void cleanup() { m_wiring.reset(); }

    void modelsAreModels()
    {
        LensModel lenses;
        MovedDealsModel moved;
        const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
        const QAbstractItemModelTester first(&lenses, mode);
        const QAbstractItemModelTester second(&moved, mode);
        const analysis::LensQuestion question = m_session->state()->lensQuestion();
        const auto all = analysis::compareLenses(question);
        lenses.setLenses(all, Lens::Conservative);
        moved.setMoved(question, all[2].moved, Lens::Conservative);
        QCOMPARE(lenses.rowCount(), 6);
        QCOMPARE(moved.rowCount(), 1);
        lenses.setLenses({}, Lens::Latest);
        moved.setMoved({}, {}, Lens::Latest);
        QCOMPARE(moved.rowCount(), 0);
    }

    void everyLensHasItsFigures_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QStringList>("cells");
        // Latest, filing first, cautious, highest, corroborated, binding: up to 50 and 10 paid.
        const auto row = [](const char *name, int column, const QString &cells) {
            QTest::newRow(name) << column << cells.split(u'|');
        };
        row("headline", LensModel::CapitalHeadline,
            QStringLiteral("$60 bn|$60 bn|$20 bn|$60 bn|$60 bn|$10 bn"));
        row("maximum", LensModel::CapitalMaximum,
            QStringLiteral("$60 bn|$60 bn|$20 bn|$60 bn|$60 bn|$10 bn"));
        row("minimum", LensModel::CapitalMinimum,
            QStringLiteral("$10 bn|$10 bn|$10 bn|$10 bn|$10 bn|$10 bn"));
        row("binding", LensModel::CapitalBinding,
            QStringLiteral("$10 bn|$10 bn|$10 bn|$10 bn|$10 bn|$10 bn"));
        row("purchases paid", LensModel::PurchasePaid, QStringLiteral("0|0|0|0|0|0"));
        row("purchases", LensModel::PurchaseMaximum,
            QStringLiteral("$38 bn|$38 bn|$38 bn|$38 bn|$38 bn|$38 bn"));
        row("moved", LensModel::Moved, QStringLiteral("–|–|1|–|–|3"));
    }
    void everyLensHasItsFigures()
    {
        QFETCH(int, column);
        QFETCH(QStringList, cells);
        LensPanel panel;
        m_wiring->add(&panel);
        const QAbstractItemModel *model = panel.lenses()->model();
        QStringList found;
        for (int row = 0; row < model->rowCount(); ++row) {
            found.append(plain(model->index(row, column).data().toString()));
        }
        QCOMPARE(found, cells);
    }

    void aClickChoosesTheLens()
    {
        LensPanel panel;
        m_wiring->add(&panel);
        show(panel);
        QVERIFY(panel.notice().startsWith(QStringLiteral("Choose another row")));
        QTableView *table = panel.lenses();
        const QModelIndex cautious = table->model()->index(2, LensModel::Name);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(cautious).center());
        QCOMPARE(m_session->state()->perspective.lens, Lens::Conservative);
        QCOMPARE(panel.lenses()->currentIndex().row(), 2);
        QCOMPARE(table->model()->index(2, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("most cautious figure, in use"));
        // The rule is a step of the history like any other.
        m_session->filters().goBack();
        QCOMPARE(m_session->state()->perspective.lens, Lens::Latest);
        // And with the keyboard alone.
        table->setFocus();
        table->setCurrentIndex(table->model()->index(5, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(m_session->state()->perspective.lens, Lens::BindingOnly);
    }

    void movedDealsNameTheReportAndPickIt()
    {
        LensPanel panel;
        m_wiring->add(&panel);
        show(panel);
        choose(Lens::Conservative);
        QTableView *moved = panel.moved();
        QCOMPARE(moved->model()->rowCount(), 1);
        QCOMPARE(cell(moved, 0, MovedDealsModel::Parties), QStringLiteral("Amazon → OpenAI"));
        QCOMPARE(cell(moved, 0, MovedDealsModel::Before), QStringLiteral("up to $50 bn, in talks"));
        QCOMPARE(cell(moved, 0, MovedDealsModel::After), QStringLiteral("up to $10 bn, in talks"));
        QCOMPARE(cell(moved, 0, MovedDealsModel::Reason),
                 QStringLiteral("Reuters, 17 Dec 2025: “pourrait investir jusqu'à 10 milliards de "
                                "dollars”"));
        QTest::mouseClick(moved->viewport(), Qt::LeftButton, {},
                          moved->visualRect(moved->model()->index(0, 0)).center());
        QCOMPARE(m_session->pick().deals, QList<DealId>{DealId(1)});
        QCOMPARE(m_session->pick().claims, QList<ClaimId>{ClaimId(1)});
    }

    void whatNoLensLetsCountIsSaid()
    {
        LensPanel panel;
        m_wiring->add(&panel);
        choose(Lens::BindingOnly);
        QTableView *moved = panel.moved();
        QCOMPARE(cell(moved, 0, MovedDealsModel::After), QStringLiteral("undisclosed"));
        QCOMPARE(cell(moved, 0, MovedDealsModel::Reason), QStringLiteral("no report counts"));
    }

    void emptyStatesSayWhy()
    {
        LensPanel panel;
        m_wiring->add(&panel);
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Compute}});
        QVERIFY(panel.notice().startsWith(QStringLiteral("Whichever figure counts")));
        // Natures that no lens gives an amount have no columns.
        QVERIFY(panel.lenses()->isColumnHidden(LensModel::CapitalHeadline));
        QVERIFY(!panel.lenses()->isColumnHidden(LensModel::PurchaseHeadline));
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Debt}});
        QCOMPARE(panel.notice(), QStringLiteral("No deal passes the filter."));
        panel.findChild<QPushButton *>()->click();
        QVERIFY(m_session->filters().filter().isEmpty());
        panel.setState({});
        QVERIFY(!panel.notice().isEmpty());
    }

    void aHiddenPanelComputesNothing()
    {
        LensPanel panel;
        m_wiring->add(&panel);
        const auto *table = panel.findChild<QTableView *>(QStringLiteral("lensTable"));
        QCoreApplication::processEvents();
        QCOMPARE(table->model()->rowCount(), 0);
        show(panel);
        QTRY_COMPARE(table->model()->rowCount(), 6);
    }

    void theStatusLineSaysTheDifference()
    {
        StatusLine line;
        m_wiring->add(&line);
        QVERIFY(line.differenceLabel()->isHidden());
        choose(Lens::Conservative);
        QVERIFY(!line.differenceLabel()->isHidden());
        QCOMPARE(plain(line.differenceLabel()->text()),
                 QStringLiteral("capital −$40 bn maximum against latest report"));
        QVERIFY(line.text().contains(line.differenceLabel()->text()));
        QSignalSpy asked(&line, &StatusLine::lensesRequested);
        line.resize(1400, 24);
        line.show();
        QTest::mouseClick(line.differenceLabel(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        choose(Lens::Highest);
        QCOMPARE(line.differenceLabel()->text(), QStringLiteral("same totals as latest report"));
        choose(Lens::Latest);
        QVERIFY(line.differenceLabel()->isHidden());
    }

    void differencesInWords_data()
    {
        QTest::addColumn<qint64>("units");
        QTest::addColumn<QString>("words");
        QTest::newRow("more") << 46'000'000'000ll << QStringLiteral("+$46 bn");
        QTest::newRow("less") << -1'500'000'000ll << QStringLiteral("−$1.5 bn");
        QTest::newRow("none") << 0ll << QStringLiteral("±0");
    }
    void differencesInWords()
    {
        QFETCH(qint64, units);
        QFETCH(QString, words);
        QCOMPARE(plain(signedMoney(Money{units}, Currency::usd())), words);
    }

private:
    static void show(LensPanel &panel)
    {
        panel.resize(1000, 420);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
    }
    void choose(Lens lens)
    {
        Perspective perspective = m_session->filters().perspective();
        perspective.lens = lens;
        m_session->filters().setPerspective(perspective);
    }
    static QString cell(QTableView *table, int row, int column)
    {
        return plain(table->model()->index(row, column).data().toString());
    }

    std::unique_ptr<session::LedgerSession> m_session;
    std::unique_ptr<ViewWiring> m_wiring;
};

DEALSCOPE_TEST(LensPanelTest)
#include "LensPanelTest.moc"
