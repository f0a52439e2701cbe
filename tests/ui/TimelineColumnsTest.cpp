// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/TimelineFixture.h"

#include "ui/views/timeline/TimelineTarget.h"

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using session::Pick;
using session::StatePtr;
using ui::TimelineCanvas;
using ui::TimelineDetail;
using ui::TimelineTarget;
using ui::TimelineView;

namespace {

constexpr int ManyDeals = 1200;

/// A payee of 1,200 deals, one each third day from 2010 on and each 40th undated; another of 5.
SnapshotPtr manyDeals()
{
    LedgerBuilder b;
    const SourceId undated = b.source("Undated", nullptr);
    const SourceId late = b.source("Late", "2026-01-10");
    for (int i = 0; i < ManyDeals; ++i) {
        const DealId deal = b.deal("D", DealKind::Equity, {"A"}, {"Many"});
        Claim &claim
            = b.claim(deal, i % 40 == 39 ? undated : late, exactBn(1 + i % 7), Status::Signed);
        if (i % 40 != 39) {
            claim.happenedOn = PartialDate::day(QDate(2010, 1, 1).addDays(3 * i));
        }
    }
    for (int i = 0; i < 5; ++i) {
        Claim &claim = b.claim(b.deal("D", DealKind::Debt, {"A"}, {"Few"}), late, exactBn(2),
                               Status::Completed);
        claim.happenedOn = PartialDate::day(QDate(2012 + i, 6, 1));
    }
    return b.snapshot();
}

} // namespace

class TimelineColumnsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TimelineView> m_view;
    TimelineCanvas *m_canvas = nullptr;

    void show(const StatePtr &state)
    {
        QVERIFY(state);
        m_view = std::make_unique<TimelineView>();
        m_canvas = m_view->findChild<TimelineCanvas *>();
        m_view->resize(1000, 300);
        m_view->setState(state);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    /// The middle of the column that holds a day; nowhere if the lane has none there.
    QPoint pointOf(int lane, QDate day)
    {
        const ui::TimelineScene &scene = m_canvas->scene();
        for (int i = 0; i < scene.densities[lane].columns.size(); ++i) {
            const layout::DensityColumn &column = scene.densities[lane].columns[i];
            if (column.first <= day.toJulianDay() && column.last >= day.toJulianDay()) {
                return scene.columnTarget(lane, i).rect.center().toPoint();
            }
        }
        return {-1, -1};
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin)"))); }
    void cleanup() { m_view.reset(); }

    /// For a person to look at, where the environment asks for it.
    void pictures()
    {
        const SnapshotPtr snapshot = manyDeals();
        Filter dates;
        dates.set({Dimension::Dates, DateRange{QDate(2013, 2, 10), QDate(2015, 12, 31)}});
        for (const bool dark : {false, true}) {
            const QString suffix = dark ? QStringLiteral("-dark") : QString();
            const ui::Theme theme = dark ? ui::Theme::darkTheme() : ui::Theme::light();
            show(stateOf(snapshot));
            m_view->setPalette(theme.palette());
            m_view->setAutoFillBackground(true);
            keepPicture(m_view->grab().toImage(), QStringLiteral("columns") + suffix);
            m_view->setHighlight({{DealId(1), DealId(300)}, {}, {}, {}, {}});
            keepPicture(m_view->grab().toImage(), QStringLiteral("columns-lit") + suffix);
            m_view->setHighlight({});
            QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, pointOf(0, QDate(2014, 5, 5)));
            keepPicture(m_view->grab().toImage(), QStringLiteral("columns-zoomed") + suffix);
            m_view->setState(stateOf(snapshot, dates));
            m_canvas->fit();
            keepPicture(m_view->grab().toImage(), QStringLiteral("columns-dates") + suffix);
            m_view->setReading(analysis::TimelineReading::Publication);
            m_view->setLanes(analysis::TimelineLanes::Kind);
            m_view->setState(stateOf(snapshot));
            keepPicture(m_view->grab().toImage(), QStringLiteral("columns-reports") + suffix);
            const QSize hint = m_view->exportSizeHint();
            keepPicture(pictureOf(*m_view, hint, dark), QStringLiteral("columns-export") + suffix);
        }
    }

    void manyDealsAreCountedFewAreDrawn()
    {
        show(stateOf(manyDeals()));
        const ui::TimelineScene &scene = m_canvas->scene();
        QCOMPARE(scene.details,
                 (QList<TimelineDetail>{TimelineDetail::Density, TimelineDetail::Whole}));
        QCOMPARE(scene.geometry.entries.size(), 5);
        quint32 counted = 0;
        for (const layout::DensityColumn &column : scene.densities[0].columns) {
            counted += column.all();
        }
        QCOMPARE(int(counted), ManyDeals - ManyDeals / 40);
        QCOMPARE(scene.undatedCounts, (QList<int>{ManyDeals / 40, 0}));
        QCOMPARE(scene.outside, qint64(0));
        QVERIFY(scene.densities[1].columns.isEmpty());
        QVERIFY(m_view->leftOutLine().contains(QStringLiteral("30 undated deals")));
        QVERIFY(m_view->leftOutLine().contains(QStringLiteral("counted in columns")));
    }

    void whatACloserWindowShowsIsForeseen()
    {
        show(stateOf(manyDeals()));
        const auto content = ui::TimelineContent::make(
            stateOf(manyDeals()), analysis::TimelineReading::Event, analysis::TimelineLanes::Payee);
        const double day = double(QDate(2014, 5, 5).toJulianDay());
        QVERIFY(content->newIn({day - 1500, day + 1500}).isEmpty());
        const layout::TimeWindow close{day - 40, day + 40};
        const QList<int> coming = content->newIn(close);
        QVERIFY(coming.size() > 20);
        const auto shown = content->shownIn(close);
        QCOMPARE(shown[0].detail, TimelineDetail::Window);
        QSet<int> drawn;
        for (const int entry : shown[0].entries) {
            drawn.insert(content->made(0, entry).item.position);
        }
        QCOMPARE(drawn, QSet<int>(coming.begin(), coming.end()));
        QVERIFY(content->newIn(close).isEmpty());

        // Made ahead on another thread, or not: the same picture.
        m_canvas->zoomAt(pointOf(0, QDate(2014, 5, 5)), 30);
        QThreadPool::globalInstance()->waitForDone();
        const QImage foreseen = m_view->grab().toImage();
        const auto window = m_canvas->window();
        show(stateOf(manyDeals()));
        m_canvas->setWindow(window);
        QCOMPARE(m_view->grab().toImage(), foreseen);
    }

    void zoomingInShowsThemOneByOne()
    {
        show(stateOf(manyDeals()));
        const QPoint point = pointOf(0, QDate(2014, 5, 5));
        const double middle = m_canvas->scene().geometry.lanes[0].top - m_canvas->scene().scroll;
        QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, point);
        QVERIFY(m_canvas->window());
        const ui::TimelineScene &scene = m_canvas->scene();
        QCOMPARE(scene.details[0], TimelineDetail::Window);
        QVERIFY(scene.densities[0].columns.isEmpty());
        // A deal each third day: those of the window are all there, and none twice.
        const auto content
            = ui::TimelineContent::make(m_view->state(), m_view->reading(), m_view->lanes());
        QSet<int> inWindow;
        int visible = 0;
        for (const layout::PlacedEntry &entry : scene.geometry.entries) {
            if (entry.lane == 0) {
                QVERIFY(!inWindow.contains(entry.entry));
                inWindow.insert(entry.entry);
                visible += entry.outside ? 0 : 1;
            }
        }
        const double days = scene.scale.window().days();
        QVERIFY(std::abs(visible - days / 3) < days / 3 / 10 + 3);
        QCOMPARE(scene.outside,
                 qint64(ManyDeals - ManyDeals / 40 + 5)
                     - qint64(content->lane(0)
                                  .days
                                  .count(dayNumber(layout::dateOf(scene.scale.window().from)),
                                         dayNumber(layout::dateOf(scene.scale.window().to)))
                                  .all())
                     - qint64(content->lane(1)
                                  .days
                                  .count(dayNumber(layout::dateOf(scene.scale.window().from)),
                                         dayNumber(layout::dateOf(scene.scale.window().to)))
                                  .all()));
        QCOMPARE(scene.geometry.lanes[0].top - scene.scroll, middle); // the lane did not jump

        m_canvas->fit();
        QCOMPARE(m_canvas->scene().details[0], TimelineDetail::Density);
    }

    void panningALittleMovesNoDealToAnotherRow()
    {
        show(stateOf(manyDeals()));
        m_canvas->setWindow(layout::TimeWindow{layout::dayNumber(QDate(2014, 3, 5)),
                                               layout::dayNumber(QDate(2014, 4, 14))});
        QHash<int, int> rows;
        for (const layout::PlacedEntry &entry : m_canvas->scene().geometry.entries) {
            rows.insert(entry.lane == 0 ? entry.entry : -1, entry.row);
        }
        const layout::TimeWindow window = *m_canvas->window();
        m_canvas->setWindow(layout::panned(window, 1));
        int same = 0;
        for (const layout::PlacedEntry &entry : m_canvas->scene().geometry.entries) {
            if (entry.lane == 0 && rows.contains(entry.entry)) {
                QCOMPARE(entry.row, rows.value(entry.entry));
                ++same;
            }
        }
        QVERIFY(same > 20);
    }

    void clickOnAColumnPicksItsDeals()
    {
        show(stateOf(manyDeals()));
        QSignalSpy picked(m_view.get(), &ui::View::picked);
        QSignalSpy clauses(m_view.get(), &ui::View::clauseRequested);
        const QPoint point = pointOf(0, QDate(2014, 5, 5));
        const auto target = m_canvas->scene().targetAt(point);
        QVERIFY(target && target->part == TimelineTarget::Part::Column);
        const layout::DensityColumn column = m_canvas->scene().densities[0].columns[target->mark];
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, point);
        QCOMPARE(picked.size(), 1);
        const Pick pick = picked[0][0].value<Pick>();
        QCOMPARE(pick.deals.size(), qsizetype(column.all()));
        QVERIFY(pick.title.startsWith(QStringLiteral("Many, ")));
        for (const DealId id : pick.deals) {
            const auto &date = m_view->state()->resolution->deal(id)->date;
            QVERIFY(date && date->first().toJulianDay() >= column.first
                    && date->last().toJulianDay() <= column.last);
        }
        // All deals of the lane are too many to be picked: the first ones, and the title says so.
        const ui::TimelineScene &scene = m_canvas->scene();
        QTest::mouseClick(
            m_canvas, Qt::LeftButton, {},
            QPointF(scene.titles.left() + 12, scene.y(scene.geometry.lanes[0].titleY)).toPoint());
        const Pick lane = picked.last()[0].value<Pick>();
        QCOMPARE(lane.deals.size(), ui::MostPickedDeals);
        QCOMPARE(lane.title,
                 QStringLiteral("the first 500 of %1 deals: Many")
                     .arg(ui::TimelineText::number(ManyDeals)));
        const QPoint undated = scene.undatedTarget(0).rect.center().toPoint();
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, undated);
        QCOMPARE(picked.last()[0].value<Pick>().deals.size(), ManyDeals / 40);
        QCOMPARE(clauses.size(), 0);
    }

    void keyboardReachesColumnsAndZoomsIn()
    {
        show(stateOf(manyDeals()));
        m_canvas->setFocus();
        QTest::keyClick(m_canvas, Qt::Key_Right);
        QTest::keyClick(m_canvas, Qt::Key_Right);
        const auto first = m_canvas->focusTarget();
        QVERIFY(first && first->part == TimelineTarget::Part::Column);
        QVERIFY(m_canvas->accessibleDescription().startsWith(QStringLiteral("Many\n")));
        QVERIFY(m_canvas->accessibleDescription().contains(QStringLiteral("zoom in")));
        QTest::keyClick(m_canvas, Qt::Key_Right);
        QVERIFY(m_canvas->focusTarget() && m_canvas->focusTarget()->mark == first->mark + 1);
        QSignalSpy picked(m_view.get(), &ui::View::picked);
        QTest::keyClick(m_canvas, Qt::Key_Space);
        QVERIFY(!picked.last()[0].value<Pick>().deals.isEmpty());
        QTest::keyClick(m_canvas, Qt::Key_Return);
        QVERIFY(m_canvas->window());
        const auto inside = m_canvas->focusTarget();
        QVERIFY(inside && inside->lane == 0 && inside->part == TimelineTarget::Part::Mark);
        QTest::keyClick(m_canvas, Qt::Key_Down);
        QVERIFY(m_canvas->focusTarget());
    }

    void tooltipSaysHowManyAndHowToSeeThem()
    {
        show(stateOf(manyDeals()));
        const QPoint at = pointOf(0, QDate(2014, 5, 5));
        QHelpEvent help(QEvent::ToolTip, at, m_canvas->mapToGlobal(at));
        QApplication::sendEvent(m_canvas, &help);
        const auto target = m_canvas->scene().targetAt(at);
        const quint32 count = m_canvas->scene().densities[0].columns[target->mark].within;
        QVERIFY(QToolTip::text().contains(QStringLiteral("%1 deals in ").arg(count)));
        QVERIFY(QToolTip::text().contains(QStringLiteral("zoom in and see them")));
        QToolTip::hideText();
    }

    void highlightLightsItsShare()
    {
        show(stateOf(manyDeals()));
        const QRect lane = m_canvas->scene().densityArea(0).toAlignedRect();
        const QColor accent = ui::Theme::forPalette(m_view->palette()).accent;
        const auto accents = [&] {
            const QImage image = m_canvas->grab(lane).toImage();
            int found = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    found += image.pixelColor(x, y) == accent ? 1 : 0;
                }
            }
            return found;
        };
        QCOMPARE(accents(), 0);
        m_view->setHighlight({{DealId(1)}, {}, {}, {}, {}});
        QVERIFY(accents() > 0);
        m_view->setHighlight({});
        QCOMPARE(accents(), 0);
    }

    void tableCountsAMonthARow()
    {
        show(stateOf(manyDeals()));
        io::RecordTable table = m_view->dataTable();
        qint64 counted = 0;
        qint64 marks = 0;
        for (const QJsonObject &row : table.rows) {
            QCOMPARE(row.keys().size(), table.columns.size());
            const bool columns = row.value(QStringLiteral("mark")) == QStringLiteral("deals");
            (columns ? counted : marks) += row.value(QStringLiteral("count")).toInteger();
        }
        QCOMPARE(counted, ManyDeals);
        QCOMPARE(marks, 5);

        Filter filter;
        filter.set({Dimension::Dates, DateRange{QDate(2014, 1, 1), QDate(2014, 2, 10)}});
        const StatePtr state = stateOf(manyDeals(), filter);
        m_view->setState(state);
        table = m_view->dataTable();
        QCOMPARE(table.rows.size(), 2);
        QCOMPARE(table.rows[0].value(QStringLiteral("count")).toInteger()
                     + table.rows[1].value(QStringLiteral("count")).toInteger(),
                 state->selected.size());
        QCOMPARE(table.rows[1].value(QStringLiteral("date")).toString(), QStringLiteral("2014-02"));
        // By publication it is the deals that pass, whenever they were reported.
        m_view->setReading(analysis::TimelineReading::Publication);
        table = m_view->dataTable();
        QCOMPARE(table.rows.size(), 1);
        QCOMPARE(table.rows[0].value(QStringLiteral("date")).toString(), QStringLiteral("2026-01"));
        QCOMPARE(table.rows[0].value(QStringLiteral("count")).toInteger(), state->selected.size());
    }

    void exportSaysThatItCounts()
    {
        TimelineView view;
        view.setState(stateOf(manyDeals()));
        const QByteArray svg = svgOf(view, view.exportSizeHint());
        QXmlStreamReader xml(svg);
        QString words;
        while (!xml.atEnd()) {
            xml.readNext();
            words += xml.isCharacters() ? xml.text().toString() : QString();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(
            words.contains(QStringLiteral("%1 deals").arg(ui::TimelineText::number(ManyDeals))));
        QVERIFY(words.contains(QStringLiteral("counted; a full column reaches the line")));
        QCOMPARE(svgOf(view, view.exportSizeHint()), svg);
    }

    void aChangeOfFilterKeepsWhatWasMade()
    {
        const SnapshotPtr snapshot = manyDeals();
        const StatePtr all = stateOf(snapshot);
        const auto before = ui::TimelineContent::make(all, analysis::TimelineReading::Event,
                                                      analysis::TimelineLanes::Payee);
        auto filtered = std::make_shared<session::DashboardState>(*all);
        filtered->selected = all->selected.mid(ManyDeals - 30);
        filtered->filter.set({Dimension::Tags, QStringList{QStringLiteral("few")}});
        const auto after = ui::TimelineContent::make(filtered, analysis::TimelineReading::Event,
                                                     analysis::TimelineLanes::Payee, before);
        QVERIFY(after->allWhole());
        QCOMPARE(after->laneCount(), 2);
        QCOMPARE(after->lane(0).deals.size(), size_t(30));
        QCOMPARE(after->wholeLane(1), before->wholeLane(1)); // the very same
    }

    void aBrushKeepsTheLanes()
    {
        const SnapshotPtr snapshot = manyDeals();
        const auto make = [&](const StatePtr &state, const ui::TimelineContentPtr &before) {
            return ui::TimelineContent::make(state, analysis::TimelineReading::Event,
                                             analysis::TimelineLanes::Payee, before);
        };
        Filter filter;
        const auto within = [&](int from, int to) {
            filter.set({Dimension::Dates, DateRange{QDate(from, 1, 1), QDate(to, 12, 31)}});
            return stateOf(snapshot, filter);
        };
        // States of one resolution, as the session makes them.
        const StatePtr all = stateOf(snapshot);
        const auto of = [&](const StatePtr &state) {
            auto same = std::make_shared<session::DashboardState>(*state);
            same->resolution = all->resolution;
            return StatePtr(same);
        };
        const auto first = make(of(within(1990, 2005)), {});
        const auto second = make(of(within(2000, 2015)), first);
        const auto anew = make(of(within(2000, 2015)), {});
        QVERIFY(second->hasReceding());
        QCOMPARE(second->laneCount(), anew->laneCount());
        for (int lane = 0; lane < anew->laneCount(); ++lane) {
            QCOMPARE(&second->lane(lane), &first->lane(lane)); // the very same
            QCOMPARE(second->daysPassing(lane).days(), anew->daysPassing(lane).days());
            QCOMPARE(second->undatedPassing(lane), anew->undatedPassing(lane));
        }
        QVERIFY(!make(of(stateOf(snapshot)), second)->hasReceding());
    }
};

DEALSCOPE_TEST(TimelineColumnsTest)
#include "TimelineColumnsTest.moc"
