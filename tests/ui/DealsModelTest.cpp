// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealsModel.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/ManyDeals.h"
#include "tests/ui/WindowLedger.h"
#include "ui/deals/DealsPanel.h"
#include "ui/deals/DealsTable.h"
#include "ui/deals/TableBadge.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using dealscope::ui::DealsModel;
using dealscope::ui::DealsPanel;

class DealsModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_session = std::make_unique<session::LedgerSession>();
        tests::openWindowLedger(*m_session);
    }

    void isAModel()
    {
        DealsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setState(m_session->state());
        for (int column = 0; column < DealsModel::ColumnCount; ++column) {
            model.sort(column, Qt::AscendingOrder);
            model.sort(column, Qt::DescendingOrder);
        }
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
        model.setState(m_session->state());
        QCOMPARE(model.rowCount(), 2);
        model.setState({});
        QCOMPARE(model.rowCount(), 0);
    }

    void saysWhatWasReported()
    {
        DealsModel model;
        model.setState(m_session->state());
        const int row = model.rowOf(DealId(1));
        QCOMPARE(text(model, row, DealsModel::Parties), QStringLiteral("Amazon → OpenAI"));
        QCOMPARE(text(model, row, DealsModel::Kind), QStringLiteral("equity"));
        QCOMPARE(text(model, row, DealsModel::Status), QStringLiteral("in talks"));
        QCOMPARE(text(model, row, DealsModel::Amount), QStringLiteral("up to $50 bn"));
        QCOMPARE(text(model, row, DealsModel::Binding), QStringLiteral("0"));
        QCOMPARE(text(model, row, DealsModel::Claims), QStringLiteral("3"));
        QCOMPARE(text(model, row, DealsModel::Origins), QStringLiteral("2"));
        QVERIFY(text(model, row, DealsModel::Reported).startsWith(QStringLiteral("17 Dec 2025")));
        const int signedRow = model.rowOf(DealId(2));
        QCOMPARE(text(model, signedRow, DealsModel::Binding), QStringLiteral("$38 bn"));
        const int silent = model.rowOf(DealId(4));
        QCOMPARE(text(model, silent, DealsModel::Amount), QStringLiteral("undisclosed"));
        QCOMPARE(text(model, silent, DealsModel::Binding), QStringLiteral("–"));
        QCOMPARE(text(model, model.rowOf(DealId(5)), DealsModel::Parties),
                 QStringLiteral("Etsy ↔ OpenAI"));
    }

    void openContradictionsAreCounted()
    {
        DealsModel model;
        model.setState(m_session->state());
        const int row = model.rowOf(DealId(1));
        QCOMPARE(text(model, row, DealsModel::Conflicts), QStringLiteral("1"));
        const QString hint
            = model.index(row, DealsModel::Conflicts).data(Qt::ToolTipRole).toString();
        QVERIFY(hint.contains(QStringLiteral("25 % apart")));
        QVERIFY(hint.contains(QStringLiteral("settled: ")));
        // Nothing where there is nothing to look at, and such rows stand last.
        QCOMPARE(text(model, model.rowOf(DealId(2)), DealsModel::Conflicts), QString());
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(DealsModel::Conflicts, order);
            QCOMPARE(model.dealAt(0), DealId(1));
        }
    }

    void rowsWithoutAnAmountStandLast_data()
    {
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QList<qint64>>("deals");
        QTest::newRow("up") << Qt::AscendingOrder << QList<qint64>{3, 2, 1, 4, 5};
        QTest::newRow("down") << Qt::DescendingOrder << QList<qint64>{1, 2, 3, 4, 5};
    }
    void rowsWithoutAnAmountStandLast()
    {
        QFETCH(Qt::SortOrder, order);
        QFETCH(QList<qint64>, deals);
        DealsModel model;
        model.setState(m_session->state());
        model.sort(DealsModel::Amount, order);
        QList<qint64> found;
        for (int row = 0; row < model.rowCount(); ++row) {
            found.append(model.dealAt(row).value);
        }
        QCOMPARE(found, deals);
    }

    void persistentIndexesFollowASort()
    {
        DealsModel model;
        model.setState(m_session->state());
        model.sort(DealsModel::Amount, Qt::AscendingOrder);
        const QPersistentModelIndex kept = model.index(model.rowOf(DealId(1)), 0);
        model.sort(DealsModel::Amount, Qt::DescendingOrder);
        QCOMPARE(kept.row(), 0);
        QCOMPARE(model.dealAt(kept.row()), DealId(1));
    }

    void aClickPicksAndDoesNotEcho()
    {
        DealsPanel panel;
        show(panel);
        QSignalSpy picked(&panel, &DealsPanel::picked);
        click(panel, DealId(3), {});
        QCOMPARE(picked.size(), 1);
        const auto pick = picked.first().first().value<session::Pick>();
        QCOMPARE(pick.deals, QList<DealId>{DealId(3)});
        QCOMPARE(pick.title, QStringLiteral("Microsoft → OpenAI"));
        session::Highlight highlight;
        highlight.selected = {DealId(3)};
        panel.setHighlight(highlight);
        QCOMPARE(picked.size(), 1);
        click(panel, DealId(1), Qt::ControlModifier);
        QCOMPARE(picked.size(), 2);
        QCOMPARE(picked.last().first().value<session::Pick>().deals.size(), 2);
    }

    void theHighlightSelectsRows()
    {
        DealsPanel panel;
        show(panel);
        QSignalSpy picked(&panel, &DealsPanel::picked);
        session::Highlight highlight;
        highlight.selected = {DealId(1), DealId(2)};
        panel.setHighlight(highlight);
        QCOMPARE(panel.table()->selectionModel()->selectedRows().size(), 2);
        QCOMPARE(picked.size(), 0);
        // The selection survives another filter and order.
        panel.table()->sortByColumn(DealsModel::Parties, Qt::AscendingOrder);
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
        panel.setState(m_session->state());
        const auto rows = panel.table()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(panel.model()->dealAt(rows.first().row()), DealId(1));
        QCOMPARE(picked.size(), 0);
    }

    void enterFiltersByTheParties()
    {
        DealsPanel panel;
        show(panel);
        QSignalSpy asked(&panel, &DealsPanel::clausesRequested);
        click(panel, DealId(1), {});
        QTest::keyClick(panel.table(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        const auto clauses = asked.first().first().value<QList<FilterClause>>();
        QCOMPARE(clauses.size(), 2);
        QCOMPARE(clauses.first().dimension, Dimension::Payers);
        QCOMPARE(clauses.last().dimension, Dimension::Payees);
    }

    void copiesTextAndTable()
    {
        DealsPanel panel;
        show(panel);
        click(panel, DealId(2), {});
        panel.table()->setColumnHidden(DealsModel::Claims, true);
        QTest::keyClick(panel.table(), Qt::Key_C, Qt::ControlModifier);
        const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
        const QStringList lines = mime->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(!lines.first().contains(QStringLiteral("Reports")));
        QVERIFY(lines.last().startsWith(QStringLiteral("OpenAI → AWS\tcompute\tsigned\t$38 bn")));
        QVERIFY(mime->html().contains(QStringLiteral("<td>OpenAI → AWS</td>")));
    }

    void typingJumpsToADeal()
    {
        DealsPanel panel;
        show(panel);
        panel.table()->setFocus();
        QTest::keyClicks(panel.table(), QStringLiteral("mic"));
        QCOMPARE(panel.model()->dealAt(panel.table()->currentIndex().row()), DealId(3));
    }

    void whatIsTypedIsShown()
    {
        DealsPanel panel;
        show(panel);
        panel.table()->setFocus();
        const ui::TableBadge *badge = panel.table()->badge();
        QVERIFY(!badge->isVisible());
        QTest::keyClicks(panel.table(), QStringLiteral("micx"));
        QVERIFY(badge->isVisible());
        QCOMPARE(badge->words(), QStringLiteral("micx: no row begins so"));
        QTest::keyClick(panel.table(), Qt::Key_Backspace);
        QCOMPARE(badge->words(), QStringLiteral("mic"));
        QCOMPARE(current(panel), DealId(3));
        // A space is a letter while something is typed.
        QTest::keyClicks(panel.table(), QStringLiteral(" "));
        QCOMPARE(panel.table()->typed(), QStringLiteral("mic "));
        QTest::keyClick(panel.table(), Qt::Key_Escape);
        QVERIFY(!badge->isVisible());
        QCOMPARE(current(panel), DealId(3));
        QTest::keyClicks(panel.table(), QStringLiteral("o"));
        QTest::keyClick(panel.table(), Qt::Key_Down);
        QVERIFY(panel.table()->typed().isEmpty());
    }

    void typingFindsATitle()
    {
        DealsPanel panel;
        show(panel);
        QVERIFY(!m_session->state()->snapshot->hasTitles());
        QTest::keyClicks(panel.table(), QStringLiteral("etsy in"));
        QTRY_VERIFY(m_session->state()->snapshot->hasTitles());
        QTRY_COMPARE(panel.table()->badge()->words(), QStringLiteral("etsy in"));
        QCOMPARE(current(panel), DealId(5));
    }

    void theTitleIsAColumnOfItsOwn()
    {
        DealsPanel panel;
        show(panel);
        QVERIFY(panel.table()->isColumnHidden(DealsModel::Title));
        panel.table()->setColumnHidden(DealsModel::Title, false);
        DealsPanel other;
        show(other);
        other.applySettings(panel.settings());
        QVERIFY(!other.table()->isColumnHidden(DealsModel::Title));
        // Settings of a time without it leave it hidden.
        other.applySettings({{QStringLiteral("hidden"), QJsonArray()}});
        QVERIFY(other.table()->isColumnHidden(DealsModel::Title));
        QCOMPARE(text(*panel.model(), panel.model()->rowOf(DealId(4)), DealsModel::Title),
                 QStringLiteral("Nvidia chips"));
    }

    void manyAreSortedOnAWorker()
    {
        DealsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setWorkerFrom(0);
        QSignalSpy sorting(&model, &DealsModel::sortingChanged);
        model.setState(m_session->state());
        QVERIFY(model.isSorting());
        QCOMPARE(shown(model), (QList<qint64>{1, 2, 3, 4, 5})); // until it is there
        QTRY_VERIFY(!model.isSorting());
        QCOMPARE(sorting.size(), 2);
        DealsModel atOnce;
        atOnce.setState(m_session->state());
        QCOMPARE(shown(model), shown(atOnce));
        const QPersistentModelIndex kept = model.index(model.rowOf(DealId(4)), 0);
        model.sort(DealsModel::Amount, Qt::AscendingOrder);
        model.sort(DealsModel::Amount, Qt::DescendingOrder); // the newest counts
        QCOMPARE(shown(model), shown(atOnce));
        QTRY_VERIFY(!model.isSorting());
        QCOMPARE(shown(model), (QList<qint64>{1, 2, 3, 4, 5}));
        QCOMPARE(model.dealAt(kept.row()), DealId(4));
        // A filter picks from the order that is there.
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
        model.setState(m_session->state());
        QVERIFY(!model.isSorting());
        QCOMPARE(shown(model), (QList<qint64>{1, 3}));
        // Another lens keeps the places until its own order is there.
        session::Perspective perspective;
        perspective.lens = Lens::Highest;
        model.setState(
            *session::makeState(m_session->state()->snapshot, {}, perspective, nullptr, {}));
        QVERIFY(model.isSorting());
        QCOMPARE(model.rowCount(), 5);
        model.setState({});
        QVERIFY(!model.isSorting());
        QCOMPARE(model.rowCount(), 0);
    }

    void theTableSaysThatItSorts()
    {
        DealsPanel panel;
        panel.model()->setWorkerFrom(0);
        show(panel);
        QTRY_VERIFY(!panel.table()->badge()->isVisible());
        click(panel, DealId(3), {});
        panel.table()->sortByColumn(DealsModel::Amount, Qt::AscendingOrder);
        QVERIFY(panel.table()->badge()->isVisible());
        QCOMPARE(panel.table()->badge()->words(), QStringLiteral("sorting…"));
        QTRY_VERIFY(!panel.table()->badge()->isVisible());
        // The choice and the current row are the same deal as before.
        QCOMPARE(panel.model()->dealAt(0), DealId(3));
        QCOMPARE(current(panel), DealId(3));
        QVERIFY(panel.table()->selectionModel()->isRowSelected(0));
    }

    void aLargeChoiceIsDrawnWithoutASelection()
    {
        const auto state = tests::stateOf(tests::manyDeals(3000, 40));
        DealsPanel panel;
        panel.setState(state);
        panel.resize(900, 300);
        panel.show();
        QSignalSpy picked(&panel, &DealsPanel::picked);
        QList<DealId> chosen;
        for (int i = 2; i <= 3000; i += 2) {
            chosen.append(DealId(i));
        }
        session::Highlight highlight;
        highlight.selected = session::DealSet(chosen);
        panel.setHighlight(highlight);
        QCOMPARE(picked.size(), 0);
        QVERIFY(panel.table()->selectionModel()->selection().isEmpty());
        const auto isMarked = [&](qint64 deal) {
            return panel.model()
                ->index(panel.model()->rowOf(DealId(deal)), 0)
                .data(DealsModel::MarkedRole)
                .toBool();
        };
        QVERIFY(isMarked(2) && isMarked(3000) && !isMarked(3));
        QVERIFY(highlight.selected.contains(current(panel)));
        QCOMPARE(panel.table()->asTsv().count(u'\n'), 1501);
        // Ctrl and a click add to it, a click alone is a choice of its own.
        click(panel, current(panel), Qt::ControlModifier);
        QCOMPARE(picked.last().last().toBool(), true);
        click(panel, panel.model()->dealAt(panel.table()->currentIndex().row() + 1), {});
        QCOMPARE(picked.last().last().toBool(), false);
        QCOMPARE(picked.last().first().value<session::Pick>().deals.size(), 1);
        QVERIFY(!isMarked(3000));
    }

    void theCurrentRowSurvivesAFilter()
    {
        DealsPanel panel;
        show(panel);
        click(panel, DealId(3), {});
        panel.setHighlight({});
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
        panel.setState(m_session->state());
        QCOMPARE(current(panel), DealId(3));
    }

    void anEmptyTableSaysWhy()
    {
        DealsPanel panel;
        show(panel);
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Debt}});
        panel.setState(m_session->state());
        auto *button = panel.findChild<QPushButton *>();
        QVERIFY(button->isVisible());
        QSignalSpy cleared(&panel, &DealsPanel::clearRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(cleared.size(), 1);
    }

    void remembersColumnsAndOrder()
    {
        DealsPanel panel;
        show(panel);
        panel.table()->setColumnHidden(DealsModel::Origins, true);
        panel.table()->sortByColumn(DealsModel::Kind, Qt::AscendingOrder);
        const QJsonObject settings = panel.settings();
        DealsPanel other;
        show(other);
        other.applySettings(settings);
        QVERIFY(other.table()->isColumnHidden(DealsModel::Origins));
        QVERIFY(!other.table()->isColumnHidden(DealsModel::Kind));
        QCOMPARE(other.model()->sortColumn(), int(DealsModel::Kind));
        QCOMPARE(other.model()->sortOrder(), Qt::AscendingOrder);
        QCOMPARE(other.table()->horizontalHeader()->sortIndicatorSection(), int(DealsModel::Kind));
    }

private:
    static QList<qint64> shown(const DealsModel &model)
    {
        QList<qint64> deals;
        for (int row = 0; row < model.rowCount(); ++row) {
            deals.append(model.dealAt(row).value);
        }
        return deals;
    }
    static DealId current(const DealsPanel &panel)
    {
        return panel.model()->dealAt(panel.table()->currentIndex().row());
    }
    static QString text(const DealsModel &model, int row, int column)
    {
        return model.index(row, column).data().toString().replace(QChar::Nbsp, u' ');
    }
    void show(DealsPanel &panel)
    {
        panel.resize(900, 300);
        panel.setState(m_session->state());
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
    }
    static void click(DealsPanel &panel, DealId deal, Qt::KeyboardModifiers modifiers)
    {
        const QModelIndex index = panel.model()->index(panel.model()->rowOf(deal), 0);
        QTest::mouseClick(panel.table()->viewport(), Qt::LeftButton, modifiers,
                          panel.table()->visualRect(index).center());
    }

    std::unique_ptr<session::LedgerSession> m_session;
};

DEALSCOPE_TEST(DealsModelTest)
#include "DealsModelTest.moc"
