// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/TimelineFixture.h"

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using session::Pick;
using session::StatePtr;
using ui::TimelineCanvas;
using ui::TimelineTarget;
using ui::TimelineView;

class TimelineViewTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<TimelineView> m_view;
    TimelineCanvas *m_canvas = nullptr;

    void show(const StatePtr &state, const QSize &size = QSize(860, 236))
    {
        QVERIFY(state);
        m_view = std::make_unique<TimelineView>();
        m_canvas = m_view->findChild<TimelineCanvas *>();
        QVERIFY(m_canvas);
        m_view->resize(size);
        m_view->setState(state);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    std::optional<TimelineTarget> targetOf(DealId deal, TimelineTarget::Part part)
    {
        const ui::TimelineScene &scene = m_canvas->scene();
        const auto content
            = ui::TimelineContent::make(m_view->state(), m_view->reading(), m_view->lanes());
        for (const TimelineTarget &mark : scene.marks()) {
            if (content->item(scene.geometry.entries[mark.entry]).deal != deal) {
                continue;
            }
            if (part == TimelineTarget::Part::Mark) {
                return mark;
            }
        }
        for (qsizetype i = 0; i < scene.geometry.entries.size(); ++i) {
            const layout::PlacedEntry &entry = scene.geometry.entries[i];
            if (content->item(entry).deal != deal) {
                continue;
            }
            if (part == TimelineTarget::Part::Label && entry.label >= 0) {
                return scene.targetAt(
                    QPointF(entry.labelLeft + entry.labelWidth / 2, scene.y(entry.markY)));
            }
            if (part == TimelineTarget::Part::Term && entry.term) {
                return scene.targetAt(
                    QPointF((entry.term->left + entry.term->right) / 2, scene.y(entry.termY)));
            }
        }
        return std::nullopt;
    }

    QPoint pointOf(DealId deal, TimelineTarget::Part part = TimelineTarget::Part::Mark)
    {
        const auto target = targetOf(deal, part);
        return target ? target->rect.center().toPoint() : QPoint(-1, -1);
    }

    /// Somewhere in the time area without a mark.
    QPoint emptyPoint()
    {
        const ui::TimelineScene &scene = m_canvas->scene();
        for (double y = scene.time.bottom() - 2; y > scene.time.top(); y -= 3) {
            for (double x = scene.time.left() + 2; x < scene.time.right() - 2; x += 5) {
                if (!scene.targetAt(QPointF(x, y))) {
                    return QPointF(x, y).toPoint();
                }
            }
        }
        return {-1, -1};
    }

    void wheel(QPointF at, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent event(at, m_canvas->mapToGlobal(at), QPoint(), QPoint(0, delta), Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_canvas, &event);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin)"))); }
    void cleanup() { m_view.reset(); }

    void pictures()
    {
        const StatePtr sample = sampleState();
        QVERIFY(sample);
        Filter dates;
        dates.set({Dimension::Dates, DateRange{QDate(2025, 12, 1), QDate(2025, 12, 31)}});
        Perspective clock;
        clock.publishedBy = QDate(2025, 12, 18);
        struct Picture {
            const char *name;
            QSize size;
            StatePtr state;
            const char *reading;
            const char *lanes;
            bool dark;
        };
        const QList<Picture> all{
            {"small", {860, 236}, sample, "event", "payee", false},
            {"small-publication", {860, 236}, sample, "publication", "payee", false},
            {"tiny", {520, 330}, sample, "event", "payee", false},
            {"wide", {2000, 500}, sample, "event", "payee", false},
            {"wide-dark", {2000, 500}, sample, "publication", "pair", true},
            {"tall", {1400, 700}, sample, "event", "pair", false},
            {"kind", {1400, 700}, sample, "publication", "kind", true},
            {"dates", {1100, 400}, sampleState(dates), "event", "payer", false},
            {"clock", {1100, 400}, sampleState({}, clock), "publication", "payee", true},
        };
        for (const Picture &picture : all) {
            QPalette palette = QApplication::palette();
            const ui::Theme theme = picture.dark ? ui::Theme::darkTheme() : ui::Theme::light();
            show(picture.state, picture.size);
            m_view->setPalette(theme.palette());
            m_view->setAutoFillBackground(true);
            m_view->applySettings({{QStringLiteral("reading"), QLatin1StringView(picture.reading)},
                                   {QStringLiteral("lanes"), QLatin1StringView(picture.lanes)}});
            const QString name = QString::fromLatin1(picture.name);
            keepPicture(m_view->grab().toImage(), name);
            const QSize hint = m_view->exportSizeHint();
            const QImage exported = pictureOf(*m_view, hint, picture.dark);
            keepPicture(exported, name + QStringLiteral("-export"));
            const QString folder = qEnvironmentVariable("DEALSCOPE_PICTURES");
            if (!folder.isEmpty()) {
                QFile file(folder + QStringLiteral("/timeline-") + name + QStringLiteral(".svg"));
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(svgOf(*m_view, hint, picture.dark));
            }
        }
    }

    void clickPicksAndControlAdds()
    {
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        QSignalSpy picked(m_view.get(), &ui::View::picked);
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, pointOf(ledger.talks));
        QCOMPARE(picked.size(), 1);
        Pick pick = picked[0][0].value<Pick>();
        QCOMPARE(pick.deals, QList<DealId>{ledger.talks});
        QVERIFY(pick.claims.isEmpty());
        QCOMPARE(pick.title, QStringLiteral("Amazon → OpenAI, equity"));
        QCOMPARE(picked[0][1].toBool(), false);

        QTest::mouseClick(m_canvas, Qt::LeftButton, Qt::ControlModifier,
                          pointOf(ledger.contract, TimelineTarget::Part::Label));
        QCOMPARE(picked.size(), 2);
        QCOMPARE(picked[1][0].value<Pick>().deals, QList<DealId>{ledger.contract});
        QCOMPARE(picked[1][1].toBool(), true);

        QTest::mouseClick(m_canvas, Qt::LeftButton, {},
                          pointOf(ledger.contract, TimelineTarget::Part::Term));
        QCOMPARE(picked[2][0].value<Pick>().deals, QList<DealId>{ledger.contract});
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, pointOf(ledger.undated));
        QCOMPARE(picked[3][0].value<Pick>().deals, QList<DealId>{ledger.undated});

        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, emptyPoint());
        QCOMPARE(picked.size(), 5);
        QVERIFY(picked[4][0].value<Pick>().isEmpty());
    }

    void publicationPicksTheClaim()
    {
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        QTest::mouseClick(m_view->findChild<QToolButton *>(QStringLiteral("timelineByPublication")),
                          Qt::LeftButton);
        QCOMPARE(m_view->reading(), analysis::TimelineReading::Publication);
        QSignalSpy picked(m_view.get(), &ui::View::picked);
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, pointOf(ledger.talks));
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked[0][0].value<Pick>().claims, QList<ClaimId>{ClaimId(1)});
    }

    void doubleClickFiltersByBothSides()
    {
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        QSignalSpy clauses(m_view.get(), &ui::View::clauseRequested);
        QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, pointOf(ledger.talks));
        QCOMPARE(clauses.size(), 2);
        const auto snapshot = m_view->state()->snapshot;
        const FilterClause payers{
            Dimension::Payers, QList<CompanyId>{snapshot->companyNamed(QStringLiteral("Amazon"))}};
        const FilterClause payees{
            Dimension::Payees, QList<CompanyId>{snapshot->companyNamed(QStringLiteral("OpenAI"))}};
        QCOMPARE(clauses[0][0].value<FilterClause>(), payers);
        QCOMPARE(clauses[1][0].value<FilterClause>(), payees);
    }

    void laneTitleFiltersByTheLane()
    {
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        QSignalSpy clauses(m_view.get(), &ui::View::clauseRequested);
        QSignalSpy picked(m_view.get(), &ui::View::picked);
        const ui::TimelineScene &scene = m_canvas->scene();
        const QPoint title
            = QPointF(scene.titles.left() + 20, scene.y(scene.geometry.lanes[0].titleY)).toPoint();
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, title);
        QCOMPARE(picked[0][0].value<Pick>().deals.size(), 2);
        QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, title);
        QCOMPARE(clauses.size(), 1);
        QCOMPARE(clauses[0][0].value<FilterClause>().dimension, Dimension::Payees);
        m_view->setLanes(analysis::TimelineLanes::Kind);
        QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, title);
        QCOMPARE(clauses[1][0].value<FilterClause>(),
                 (FilterClause{Dimension::Kinds, QList<DealKind>{DealKind::Equity}}));
    }

    void wheelZoomsAtThePointer()
    {
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        QSignalSpy changed(m_view.get(), &ui::View::settingsChanged);
        const QPointF at(m_canvas->scene().time.left() + 200, 60);
        const layout::TimelineScale before = m_canvas->scene().scale;
        wheel(at, 120);
        const layout::TimelineScale after = m_canvas->scene().scale;
        QVERIFY(after.window().days() < before.window().days());
        QVERIFY(std::abs(after.day(at.x()) - before.day(at.x())) < 0.01);
        QCOMPARE(changed.size(), 1);
        QTest::mouseDClick(m_canvas, Qt::LeftButton, {}, emptyPoint());
        QVERIFY(!m_canvas->window());
    }

    void shiftWheelScrollsTheLanes()
    {
        show(sampleState(), QSize(700, 220));
        QVERIFY(m_canvas->scene().mostScroll() > 0);
        const layout::TimeWindow window = m_canvas->scene().scale.window();
        wheel(QPointF(400, 60), -120, Qt::ShiftModifier);
        QVERIFY(m_canvas->scene().scroll > 0);
        QCOMPARE(m_canvas->scene().scale.window(), window);
        wheel(QPointF(400, 60), -120000, Qt::ShiftModifier);
        QCOMPARE(m_canvas->scene().scroll, m_canvas->scene().mostScroll());
    }

    void dragPans()
    {
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        QSignalSpy picked(m_view.get(), &ui::View::picked);
        const layout::TimelineScale before = m_canvas->scene().scale;
        const QPoint from = emptyPoint();
        QTest::mousePress(m_canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(m_canvas, from + QPoint(50, 0));
        QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, from + QPoint(50, 0));
        const layout::TimelineScale after = m_canvas->scene().scale;
        QVERIFY(std::abs(after.x(before.day(from.x())) - (from.x() + 50)) < 0.5);
        QCOMPARE(picked.size(), 0);
    }

    void brushSetsTheDates_data()
    {
        QTest::addColumn<bool>("onAxis");
        QTest::newRow("in the axis") << true;
        QTest::newRow("with Shift") << false;
    }

    void brushSetsTheDates()
    {
        QFETCH(bool, onAxis);
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        QSignalSpy clauses(m_view.get(), &ui::View::clauseRequested);
        const ui::TimelineScene scene = m_canvas->scene();
        const double y = onAxis ? scene.axis.center().y() : scene.time.bottom() - 4;
        const QPoint from = QPointF(scene.time.left() + 300, y).toPoint();
        const QPoint to = from - QPoint(120, 0);
        const Qt::KeyboardModifiers modifiers
            = onAxis ? Qt::KeyboardModifiers() : Qt::ShiftModifier;
        QTest::mousePress(m_canvas, Qt::LeftButton, modifiers, from);
        QTest::mouseMove(m_canvas, to);
        QVERIFY(m_canvas->brush());
        QTest::mouseRelease(m_canvas, Qt::LeftButton, modifiers, to);
        QCOMPARE(clauses.size(), 1);
        const FilterClause expected{Dimension::Dates,
                                    DateRange{layout::dateOf(scene.scale.day(to.x())),
                                              layout::dateOf(scene.scale.day(from.x()))}};
        QCOMPARE(clauses[0][0].value<FilterClause>(), expected);
    }

    void clickOnTheAxisFiltersByItsBandAndTakesItBack()
    {
        const SmallLedger ledger;
        const auto snapshot = ledger.b.snapshot();
        show(stateOf(snapshot));
        QSignalSpy clauses(m_view.get(), &ui::View::clauseRequested);
        m_canvas->setWindow(layout::TimeWindow{layout::dayNumber(QDate(2023, 1, 1)),
                                               layout::dayNumber(QDate(2028, 1, 1))});
        const ui::TimelineScene &scene = m_canvas->scene();
        const QPoint year
            = QPointF(scene.scale.x(layout::dayNumber(QDate(2025, 7, 1))), scene.axis.bottom() - 5)
                  .toPoint();
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, year);
        const FilterClause expected{Dimension::Dates,
                                    DateRange{QDate(2025, 1, 1), QDate(2025, 12, 31)}};
        QCOMPARE(clauses.size(), 1);
        QCOMPARE(clauses[0][0].value<FilterClause>(), expected);
        Filter filter;
        filter.set(expected);
        m_view->setState(stateOf(snapshot, filter));
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, year);
        QCOMPARE(clauses[1][0].value<FilterClause>(),
                 (FilterClause{Dimension::Dates, ClauseValue()}));
    }

    void datesClauseKeepsTheOthersInSight()
    {
        const SmallLedger ledger;
        Filter filter;
        filter.set({Dimension::Dates, DateRange{QDate(2025, 12, 1), QDate(2025, 12, 31)}});
        show(stateOf(ledger.b.snapshot(), filter));
        QVERIFY(targetOf(ledger.contract, TimelineTarget::Part::Mark));
        QCOMPARE(m_view->dataTable().rows.size(), 1);
        QCOMPARE(m_canvas->brush(),
                 std::optional(DateRange{QDate(2025, 12, 1), QDate(2025, 12, 31)}));
    }

    void keyboard()
    {
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        m_canvas->setFocus();
        QSignalSpy hovered(m_view.get(), &ui::View::hovered);
        QSignalSpy picked(m_view.get(), &ui::View::picked);
        QSignalSpy clauses(m_view.get(), &ui::View::clauseRequested);
        QSet<DealId> reached;
        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(m_canvas, Qt::Key_Right);
            reached += hovered.last()[0].value<Pick>().deals.at(0);
        }
        QCOMPARE(reached.size(), 3);
        QVERIFY(m_canvas->focusTarget());
        QVERIFY(!m_canvas->accessibleDescription().isEmpty());
        QTest::keyClick(m_canvas, Qt::Key_Up);
        QTest::keyClick(m_canvas, Qt::Key_Down);
        QTest::keyClick(m_canvas, Qt::Key_Space);
        QCOMPARE(picked.size(), 1);
        QTest::keyClick(m_canvas, Qt::Key_Return);
        QCOMPARE(clauses.size(), 2);

        const double days = m_canvas->scene().scale.window().days();
        QTest::keyClick(m_canvas, Qt::Key_Plus);
        QVERIFY(m_canvas->scene().scale.window().days() < days);
        const double from = m_canvas->scene().scale.window().from;
        QTest::keyClick(m_canvas, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(m_canvas->scene().scale.window().from > from);
        QTest::keyClick(m_canvas, Qt::Key_Home);
        QVERIFY(!m_canvas->window());
        QCOMPARE(m_canvas->scene().scale.window().days(), days);
        QTest::keyClick(m_canvas, Qt::Key_Escape);
        QVERIFY(picked.last()[0].value<Pick>().isEmpty());
        QVERIFY(!m_canvas->focusTarget());
    }

    void hoverAndLeave()
    {
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        QSignalSpy hovered(m_view.get(), &ui::View::hovered);
        QTest::mouseMove(m_canvas, pointOf(ledger.talks));
        QCOMPARE(hovered.size(), 1);
        QCOMPARE(hovered[0][0].value<Pick>().deals, QList<DealId>{ledger.talks});
        QTest::mouseMove(m_canvas, emptyPoint());
        QCOMPARE(hovered.size(), 2);
        QVERIFY(hovered[1][0].value<Pick>().isEmpty());
    }

    void tooltipIsPlain()
    {
        LedgerBuilder b;
        const DealId deal = b.deal("<img src=/etc/x> & \xe2\x80\xae"
                                   "Co",
                                   DealKind::Equity, {"<b>A</b>"}, {"B"});
        b.claim(deal, b.source("Reuters", "2025-12-17"), upToBn(10), Status::InTalks).evidence.quote
            = QStringLiteral("<u>quote</u>");
        show(stateOf(b.snapshot()));
        const QPoint at = pointOf(deal);
        QHelpEvent help(QEvent::ToolTip, at, m_canvas->mapToGlobal(at));
        QApplication::sendEvent(m_canvas, &help);
        const QString text = QToolTip::text();
        QVERIFY(text.contains(QStringLiteral("&lt;img")));
        QVERIFY(text.contains(QStringLiteral("&lt;u&gt;quote")));
        QVERIFY(text.contains(QStringLiteral("up to $10")));
        QVERIFY(!text.contains(QStringLiteral("<img")));
        QVERIFY(!text.contains(QChar(0x202e)));
        QToolTip::hideText();
    }

    void settingsGoThereAndBack()
    {
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        m_view->setReading(analysis::TimelineReading::Publication);
        m_view->setLanes(analysis::TimelineLanes::Pair);
        m_canvas->setWindow(layout::TimeWindow{layout::dayNumber(QDate(2024, 1, 1)),
                                               layout::dayNumber(QDate(2025, 1, 1))});
        const QJsonObject settings = m_view->settings();
        TimelineView other;
        QSignalSpy changed(&other, &ui::View::settingsChanged);
        other.applySettings(settings);
        QCOMPARE(other.settings(), settings);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(other.findChild<QComboBox *>()->currentText(), QStringLiteral("pair"));
        other.applySettings({{QStringLiteral("reading"), QStringLiteral("nonsense")},
                             {QStringLiteral("from"), QStringLiteral("2025-01-01")},
                             {QStringLiteral("to"), QStringLiteral("2024-01-01")}});
        QCOMPARE(other.reading(), analysis::TimelineReading::Publication);
        QVERIFY(!other.settings().contains(QStringLiteral("from")));
    }

    void tableHasARowForEachMark()
    {
        const SmallLedger ledger;
        TimelineView view;
        QVERIFY(view.dataTable().isEmpty());
        QVERIFY(!view.dataTable().columns.isEmpty());
        view.setState(stateOf(ledger.b.snapshot()));
        io::RecordTable table = view.dataTable();
        QCOMPARE(table.rows.size(), 3);
        for (const QJsonObject &row : table.rows) {
            QCOMPARE(row.keys().size(), table.columns.size());
            for (const QString &column : table.columns) {
                QVERIFY2(row.contains(column), qPrintable(column));
            }
        }
        const auto rowOf = [&table](DealId deal) {
            return *std::ranges::find_if(table.rows, [deal](const QJsonObject &row) {
                return row.value(QStringLiteral("deal")).toInteger() == deal.value;
            });
        };
        const QJsonObject talks = rowOf(ledger.talks);
        QCOMPARE(talks.value(QStringLiteral("ceiling")).toInteger(), 50'000'000'000);
        QCOMPARE(talks.value(QStringLiteral("date")).toString(), QStringLiteral("2025-12-17"));
        QCOMPARE(talks.value(QStringLiteral("first_report")).toBool(), true);
        QCOMPARE(talks.value(QStringLiteral("claims")).toArray().size(), 2);
        const QJsonObject contract = rowOf(ledger.contract);
        QCOMPARE(contract.value(QStringLiteral("term_end")).toString(),
                 QStringLiteral("2032-11-02"));
        QVERIFY(rowOf(ledger.undated).value(QStringLiteral("date")).isNull());
        QCOMPARE(view.leftOutLine(),
                 QStringLiteral("1 undated deal stands at the left. "
                                "1 deal without an event date stands at its first report."));

        view.setReading(analysis::TimelineReading::Publication);
        table = view.dataTable();
        QCOMPARE(table.rows.size(), 4);
        QCOMPARE(view.leftOutLine(), QStringLiteral("1 undated report stands at the left."));
    }

    void emptyViewsSayWhy()
    {
        const SmallLedger ledger;
        Filter filter;
        filter.set({Dimension::Kinds, QList<DealKind>{DealKind::Debt}});
        show(stateOf(ledger.b.snapshot(), filter));
        QSignalSpy clear(m_view.get(), &ui::View::clearRequested);
        QTest::mouseClick(m_canvas, Qt::LeftButton, {}, m_canvas->rect().center());
        QCOMPARE(clear.size(), 1);
        QVERIFY(m_view->dataTable().isEmpty());
        QVERIFY(svgOf(*m_view, m_view->exportSizeHint()).contains("No deal passes the filter."));
        TimelineView never;
        QVERIFY(svgOf(never, QSize(400, 200)).contains("has no deals"));
    }

    void highlightMakesTheOthersRecede()
    {
        const SmallLedger ledger;
        show(stateOf(ledger.b.snapshot()));
        const QRect other
            = targetOf(ledger.contract, TimelineTarget::Part::Mark)->rect.toAlignedRect();
        const QImage before = m_canvas->grab(other).toImage();
        m_view->setHighlight({{ledger.talks}, {}, {}, {}, {}});
        QVERIFY(before != m_canvas->grab(other).toImage());
        m_view->setHighlight({});
        QCOMPARE(m_canvas->grab(other).toImage(), before);
    }
};

DEALSCOPE_TEST(TimelineViewTest)
#include "TimelineViewTest.moc"
