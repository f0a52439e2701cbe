// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/FilterPanel.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"
#include "ui/filters/AmountBins.h"
#include "ui/filters/AmountFacet.h"
#include "ui/filters/CompanyFacet.h"
#include "ui/filters/DateBins.h"
#include "ui/filters/DateFacet.h"
#include "ui/filters/FacetList.h"
#include "ui/filters/FacetSection.h"
#include "ui/filters/RangeFields.h"
#include "ui/filters/SearchField.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;

class FilterPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_session = std::make_unique<session::LedgerSession>();
        tests::openWindowLedger(*m_session);
        m_panel = std::make_unique<FilterPanel>();
        m_panel->resize(230, 900);
        connect(m_session.get(), &session::LedgerSession::stateChanged, m_panel.get(),
                &FilterPanel::setState);
        connect(m_panel.get(), &FilterPanel::clauseChanged, &m_session->filters(),
                &session::FilterController::setClause);
        m_panel->setState(m_session->state());
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_session.reset();
    }

    void isAModel()
    {
        const QAbstractItemModelTester tester(
            m_panel->companies()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_panel->companies()->search()->setText(QStringLiteral("a"));
        m_panel->companies()->search()->setText(QStringLiteral("zzz"));
        QCOMPARE(m_panel->companies()->model()->rowCount(), 0);
        m_panel->companies()->search()->clear();
        QVERIFY(m_panel->companies()->model()->rowCount() > 4);
    }

    void aClickTogglesAValue()
    {
        FacetList *kinds = m_panel->list(Dimension::Kinds);
        click(kinds, row(kinds, QStringLiteral("equity")));
        const auto *asked = m_session->filters().filter().value<QList<DealKind>>(Dimension::Kinds);
        QVERIFY(asked);
        QCOMPARE(*asked, QList<DealKind>{DealKind::Equity});
        QCOMPARE(m_session->state()->selected.size(), 2);
        click(kinds, row(kinds, QStringLiteral("compute")));
        QCOMPARE(m_session->state()->selected.size(), 3);
        click(kinds, row(kinds, QStringLiteral("equity")));
        click(kinds, row(kinds, QStringLiteral("compute")));
        // Nothing checked asks for nothing, it does not ask for an empty set.
        QVERIFY(!m_session->filters().filter().isSet(Dimension::Kinds));
        QCOMPARE(m_session->state()->selected.size(), 5);
    }

    void spaceTogglesTheCurrentRow()
    {
        FacetList *statuses = m_panel->list(Dimension::Statuses);
        statuses->setFocus();
        statuses->setCurrentIndex(row(statuses, QStringLiteral("signed")));
        QTest::keyClick(statuses, Qt::Key_Space);
        QCOMPARE(m_session->state()->selected.size(), 1);
        QTest::keyClick(statuses, Qt::Key_Space);
        QCOMPARE(m_session->state()->selected.size(), 5);
    }

    void countsLeaveTheirOwnClauseOut()
    {
        FacetList *kinds = m_panel->list(Dimension::Kinds);
        QCOMPARE(count(kinds, QStringLiteral("equity")), 2);
        click(kinds, row(kinds, QStringLiteral("compute")));
        QCOMPARE(count(kinds, QStringLiteral("equity")), 2);
        FacetList *statuses = m_panel->list(Dimension::Statuses);
        QCOMPARE(count(statuses, QStringLiteral("signed")), 1);
        QCOMPARE(count(statuses, QStringLiteral("completed")), 0);
    }

    void rowsStayWhenTheFilterChanges()
    {
        FacetModel *model = m_panel->companies()->model();
        QSignalSpy reset(model, &QAbstractItemModel::modelReset);
        m_session->filters().setClause({Dimension::Kinds, QList<DealKind>{DealKind::Equity}});
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model->rows().first().label, QStringLiteral("OpenAI"));
        QCOMPARE(model->rows().first().count, 2);
    }

    void theSideSaysWhichClauseIsSet()
    {
        CompanyFacet *companies = m_panel->companies();
        companies->setSide(Dimension::Payers);
        click(companies->list(), row(companies->list(), QStringLiteral("OpenAI")));
        QVERIFY(m_session->filters().filter().isSet(Dimension::Payers));
        QVERIFY(!m_session->filters().filter().isSet(Dimension::Companies));
        QCOMPARE(m_session->state()->selected.size(), 2);
    }

    void anOutsideClauseShowsItsSide()
    {
        const CompanyId openAi
            = m_session->state()->snapshot->companyNamed(QStringLiteral("OpenAI"));
        m_session->filters().setClause({Dimension::Payees, QList<CompanyId>{openAi}});
        QCOMPARE(m_panel->companies()->side(), Dimension::Payees);
        FacetList *list = m_panel->companies()->list();
        QCOMPARE(row(list, QStringLiteral("OpenAI")).data(Qt::CheckStateRole).toInt(),
                 int(Qt::Checked));
    }

    void draggingBrushesDatesAsOneStep()
    {
        HistogramBrush *histogram = m_panel->dates()->histogram();
        QVERIFY(!m_session->filters().canGoBack());
        const int last = histogram->binAt(histogram->width());
        QTest::mousePress(histogram, Qt::LeftButton, {}, histogram->binCenter(last - 3));
        QTest::mouseMove(histogram, histogram->binCenter(last - 1));
        QTest::mouseMove(histogram, histogram->binCenter(last));
        QTest::mouseRelease(histogram, Qt::LeftButton, {}, histogram->binCenter(last));
        const auto *range = m_session->filters().filter().value<DateRange>(Dimension::Dates);
        QVERIFY(range);
        QVERIFY(range->from && range->to);
        QCOMPARE(histogram->range()->last, last);
        QVERIFY(m_session->state()->selected.size() < 5);
        m_session->filters().goBack();
        QVERIFY(!m_session->filters().filter().isSet(Dimension::Dates));
    }

    void anEdgeCanBeMovedAndADoubleClickClears()
    {
        HistogramBrush *histogram = m_panel->dates()->histogram();
        m_session->filters().setClause(
            {Dimension::Dates, DateRange{QDate(2023, 1, 1), QDate(2025, 12, 31)}});
        const auto before = *histogram->range();
        const QPoint edge
            = (histogram->binCenter(before.last) + histogram->binCenter(before.last + 1)) / 2;
        QTest::mousePress(histogram, Qt::LeftButton, {}, edge);
        QTest::mouseMove(histogram, histogram->binCenter(before.last - 5));
        QTest::mouseRelease(histogram, Qt::LeftButton, {}, histogram->binCenter(before.last - 5));
        QCOMPARE(histogram->range()->first, before.first);
        QCOMPARE(histogram->range()->last, before.last - 5);
        QTest::mouseDClick(histogram, Qt::LeftButton, {}, histogram->binCenter(before.first));
        QVERIFY(!m_session->filters().filter().isSet(Dimension::Dates));
    }

    void exactFieldsAreRead_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("understood");
        QTest::newRow("months") << "2025-12"
                                << "2025-12" << true;
        QTest::newRow("open end") << "2025-12-01"
                                  << "" << true;
        QTest::newRow("nonsense") << "soon"
                                  << "" << false;
        QTest::newRow("backwards") << "2026"
                                   << "2025" << false;
    }
    void exactFieldsAreRead()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(bool, understood);
        RangeFields *fields = m_panel->dates()->fields();
        fields->from()->setText(from);
        fields->to()->setText(to);
        QTest::keyClick(fields->to(), Qt::Key_Return);
        QCOMPARE(m_session->filters().filter().isSet(Dimension::Dates), understood);
        if (understood) {
            QCOMPARE(m_session->filters().filter().value<DateRange>(Dimension::Dates)->from,
                     QDate(2025, 12, 1));
        }
    }

    void amountsAreTyped()
    {
        RangeFields *fields = m_panel->amounts()->fields();
        QTest::keyClicks(fields->from(), QStringLiteral("20bn"));
        QTest::keyClick(fields->from(), Qt::Key_Return);
        const auto *range = m_session->filters().filter().value<AmountRange>(Dimension::Amounts);
        QVERIFY(range);
        QCOMPARE(range->min, tests::bn(20));
        QVERIFY(!range->max);
        QCOMPARE(m_session->state()->selected.size(), 2);
        QVERIFY(m_panel->amounts()->histogram()->range());
    }

    void amountBinsHaveRoundEdges()
    {
        analysis::AmountCounts amounts;
        amounts.add({Money{0}, tests::bn(10)});
        analysis::AmountCounts both = amounts;
        both.add({tests::bn(38), tests::bn(38)});
        const AmountBins bins = AmountBins::around(both);
        QCOMPARE(bins.count(), 2);
        QCOMPARE(bins.lowerEdge(0), tests::bn(10));
        QCOMPARE(bins.upperEdge(1), tests::bn(50));
        const auto filled = bins.fill(amounts, Currency::usd());
        QCOMPARE(filled[0].count, 1);
        QCOMPARE(filled[1].count, 0);
        // Brushing a bin finds that bin again.
        QCOMPARE(bins.rangeOf(AmountRange{bins.lowerEdge(1), bins.upperEdge(1)}),
                 (HistogramBrush::Range{1, 1}));
        QCOMPARE(AmountBins::around({}).count(), 0);
    }

    void dateBinsCoverTheirDates()
    {
        analysis::MonthCounts year;
        year.add(*PartialDate::fromIso(u"2026"));
        analysis::MonthCounts dates = year;
        dates.add(*PartialDate::fromIso(u"2025-11-30"));
        const DateBins bins = DateBins::around(dates);
        QCOMPARE(bins.count(), 14);
        QCOMPARE(bins.firstDay(0), QDate(2025, 11, 1));
        QCOMPARE(bins.lastDay(13), QDate(2026, 12, 31));
        QCOMPARE(bins.binOf(QDate(2025, 10, 31)), -1);
        const auto filled = bins.fill(year);
        QCOMPARE(filled[1].count, 0);
        QCOMPARE(filled[2].count, 1);
        QCOMPARE(filled[13].count, 1);
        QVERIFY(!bins.rangeOf(DateRange{QDate(2030, 1, 1), {}}));
    }

    void sectionsFoldAndRemember()
    {
        m_panel->section(Dimension::Forms)->setFolded(true);
        FilterPanel other;
        other.applySettings(m_panel->settings());
        QVERIFY(other.section(Dimension::Forms)->isFolded());
        QVERIFY(!other.section(Dimension::Kinds)->isFolded());
    }

    void emptySectionsAreHidden()
    {
        QVERIFY(m_panel->section(Dimension::Forms)->isHidden());
        QVERIFY(m_panel->section(Dimension::Currencies)->isHidden());
        QVERIFY(!m_panel->section(Dimension::Tags)->isHidden());
    }

    void typingSearchesAfterAMoment()
    {
        SearchField field;
        QSignalSpy asked(&field, &SearchField::clauseChanged);
        QTest::keyClicks(&field, QStringLiteral("nvi"));
        QCOMPARE(asked.size(), 0);
        QVERIFY(asked.wait(2000));
        QCOMPARE(asked.size(), 1);
        const auto clause = asked.first().first().value<FilterClause>();
        QCOMPARE(std::get<WordsQuery>(clause.value).words, QStringLiteral("nvi"));
        QVERIFY(asked.first().last().toBool());
        field.inTexts()->setChecked(true);
        QCOMPARE(asked.size(), 2);
        QVERIFY(asked.last().last().toBool());
        QTest::keyClick(&field, Qt::Key_Escape);
        QCOMPARE(asked.size(), 3);
        QVERIFY(std::holds_alternative<std::monostate>(
            asked.last().first().value<FilterClause>().value));
        field.setQuery({QStringLiteral("outside"), false});
        QCOMPARE(field.text(), QStringLiteral("outside"));
        QCOMPARE(asked.size(), 3);
    }

private:
    static QModelIndex row(FacetList *list, const QString &label)
    {
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            if (list->model()->index(i, 0).data().toString() == label) {
                return list->model()->index(i, 0);
            }
        }
        return {};
    }
    static int count(FacetList *list, const QString &label)
    {
        return row(list, label).data(FacetModel::CountRole).toInt();
    }
    static void click(FacetList *list, const QModelIndex &index)
    {
        QVERIFY(index.isValid());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
    }

    std::unique_ptr<session::LedgerSession> m_session;
    std::unique_ptr<FilterPanel> m_panel;
};

DEALSCOPE_TEST(FilterPanelTest)
#include "FilterPanelTest.moc"
