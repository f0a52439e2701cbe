// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/ui/ChartViewFixture.h"
#include "ui/window/ElidedLabel.h"

using namespace dealscope::tests;
using namespace dealscope;
using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace dealscope::ui;

class ChartViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void longNamesBreakAndEnd();
    void clickPicksDeals();
    void controlClickAdds();
    void doubleClickFilters();
    void keysReachEveryBar();
    void shiftDragAsksForDates();
    void headerChangesTheQuestion();
    void settingsRoundTrip();
    void perspectivePerYearIsFollowed();
    void emptyViewSaysWhy();
    void footerNamesWhatIsLeftOut();
    void darkPaletteIsFollowed();
    void smallDockScrolls();
};

void ChartViewTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void ChartViewTest::longNamesBreakAndEnd()
{
    const QFontMetricsF metrics(pictureFont(TextSize::Normal));
    const QString name
        = QStringLiteral("Société internationale de financement ") + QString(300, u'W');
    const QStringList lines = wrapped(name, metrics, 120, 3);
    QCOMPARE(lines.size(), 3);
    for (const QString &line : lines) {
        QVERIFY(metrics.horizontalAdvance(line) <= 120);
    }
    QVERIFY(lines.last().endsWith(u'…'));
    QCOMPARE(wrapped(QStringLiteral("OpenAI"), metrics, 120, 3),
             QStringList{QStringLiteral("OpenAI")});
    QVERIFY(wrapped({}, metrics, 120, 3).isEmpty());
    QVERIFY(wrapped(QString(1'000'000, u'x'), metrics, 120, 3).size() <= 3);
}

/// A view on the screen with its canvas.
struct Shown {
    ChartView view;
    ChartCanvas *canvas = nullptr;

    explicit Shown(const session::StatePtr &state, QSize size = QSize(640, 480))
    {
        view.resize(size);
        view.setState(state);
        view.show();
        (void)QTest::qWaitForWindowExposed(&view);
        canvas = view.findChild<ChartCanvas *>();
    }
    [[nodiscard]] QPoint pointOf(int bar) const
    {
        return canvas->geometryShown().bars[bar].name.box.center().toPoint();
    }
};

void ChartViewTest::clickPicksDeals()
{
    Shown shown(stateOf(bigLedger()));
    QSignalSpy picked(&shown.view, &View::picked);
    QTest::mouseClick(shown.canvas, Qt::LeftButton, {}, shown.pointOf(0));
    QCOMPARE(picked.size(), 1);
    const auto pick = picked[0][0].value<session::Pick>();
    const ChartData data = dataOf(shown.view.state(), shown.view.query());
    const auto &bar = data.panels[0].bars[0];
    QCOMPARE(pick.deals, bar.total.deals.ids());
    QCOMPARE(pick.claims, bar.total.claims(*shown.view.state()->resolution, data.query.measure));
    QVERIFY(!pick.title.isEmpty());
    QCOMPARE(picked[0][1].toBool(), false);
    // Beside everything: nothing is selected any more.
    QTest::mouseClick(shown.canvas, Qt::LeftButton, {}, QPoint(2, shown.canvas->height() - 2));
    QVERIFY(picked.last()[0].value<session::Pick>().isEmpty());
}

void ChartViewTest::controlClickAdds()
{
    Shown shown(stateOf(bigLedger()));
    QSignalSpy picked(&shown.view, &View::picked);
    QTest::mouseClick(shown.canvas, Qt::LeftButton, Qt::ControlModifier, shown.pointOf(1));
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][1].toBool(), true);
}

void ChartViewTest::doubleClickFilters()
{
    const auto state = stateOf(bigLedger());
    Shown shown(state);
    QSignalSpy asked(&shown.view, &View::clauseRequested);
    for (int i = 0; i < shown.canvas->geometryShown().bars.size(); ++i) {
        const ChartBarBox box = shown.canvas->geometryShown().bars[i];
        const ChartData data = dataOf(state, shown.view.query());
        const auto clause = clauseFor(data, data.panels[box.panel].bars[box.bar]);
        asked.clear();
        QTest::mouseDClick(shown.canvas, Qt::LeftButton, {}, shown.pointOf(i));
        QCOMPARE(asked.size(), clause ? 1 : 0);
        if (clause) {
            QCOMPARE(asked[0][0].value<FilterClause>(), *clause);
            QCOMPARE(clause->dimension, Dimension::Payers);
        }
    }
}

void ChartViewTest::keysReachEveryBar()
{
    Shown shown(stateOf(bigLedger()), QSize(340, 200));
    shown.canvas->setFocus(Qt::TabFocusReason);
    QSignalSpy hovered(&shown.view, &View::hovered);
    QSignalSpy picked(&shown.view, &View::picked);
    QSignalSpy asked(&shown.view, &View::clauseRequested);
    const int count = int(shown.canvas->geometryShown().bars.size());
    QTest::keyClick(shown.canvas, Qt::Key_Home);
    for (int i = 0; i < count; ++i) {
        QCOMPARE(shown.canvas->current(), (ChartTarget{i, -1}));
        const ChartGeometry &geometry = shown.canvas->geometryShown();
        QVERIFY(geometry.viewport.adjusted(0, -1, 0, 1).contains(geometry.bars[i].drawn));
        QTest::keyClick(shown.canvas, Qt::Key_Down);
    }
    QVERIFY(hovered.size() >= count);
    QTest::keyClick(shown.canvas, Qt::Key_Space);
    QCOMPARE(picked.size(), 1);
    QVERIFY(!picked[0][0].value<session::Pick>().deals.isEmpty());
    QTest::keyClick(shown.canvas, Qt::Key_Home);
    QTest::keyClick(shown.canvas, Qt::Key_Down);
    QTest::keyClick(shown.canvas, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QVERIFY(!shown.canvas->accessibleDescription().isEmpty());
    QTest::keyClick(shown.canvas, Qt::Key_Escape);
    QVERIFY(picked.last()[0].value<session::Pick>().isEmpty());
}

void ChartViewTest::shiftDragAsksForDates()
{
    Shown shown(stateOf(bigLedger()));
    shown.view.setQuery(query(ChartMeasure::Amount, ChartDimension::Year, {}));
    shown.canvas->repaint();
    const QList<QRectF> times = shown.canvas->geometryShown().timeSlots;
    QCOMPARE(times.size(), 4); // 2023 to 2026
    QSignalSpy asked(&shown.view, &View::clauseRequested);
    QTest::mousePress(shown.canvas, Qt::LeftButton, Qt::ShiftModifier, times[2].center().toPoint());
    QTest::mouseMove(shown.canvas, times[1].center().toPoint());
    QTest::mouseRelease(shown.canvas, Qt::LeftButton, Qt::ShiftModifier,
                        times[1].center().toPoint());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<FilterClause>(),
             (FilterClause{Dimension::Dates, DateRange{QDate(2024, 1, 1), QDate(2025, 12, 31)}}));
}

void ChartViewTest::headerChangesTheQuestion()
{
    Shown shown(stateOf(bigLedger()));
    QSignalSpy changed(&shown.view, &View::settingsChanged);
    auto *by = shown.view.findChild<QComboBox *>(QStringLiteral("chartBy"));
    by->setFocus();
    by->setCurrentIndex(by->findData(int(ChartDimension::Status)));
    Q_EMIT by->activated(by->currentIndex());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(shown.view.query().by, ChartDimension::Status);
    Q_EMIT by->activated(by->currentIndex());
    QCOMPARE(changed.size(), 1);
    // What cannot be asked per payer is asked per year, and the boxes say so.
    auto *measure = shown.view.findChild<QComboBox *>(QStringLiteral("chartMeasure"));
    measure->setCurrentIndex(measure->findData(int(ChartMeasure::PerYear)));
    Q_EMIT measure->activated(measure->currentIndex());
    QCOMPARE(by->currentData().toInt(), int(ChartDimension::Year));
    QVERIFY(shown.view.pictureTitle().contains(QStringLiteral("per year")));
}

void ChartViewTest::settingsRoundTrip()
{
    ChartView view;
    ChartQuery asked = query(ChartMeasure::Firm, ChartDimension::Quarter, {});
    asked.top = 5;
    asked.natures = {Nature::Purchase};
    view.setQuery(asked);
    ChartView other;
    other.applySettings(view.settings());
    QCOMPARE(other.query(), view.query());
    QCOMPARE(other.settings(), view.settings());
    other.applySettings({{QStringLiteral("by"), QStringLiteral("moon")}});
    QCOMPARE(other.query(), view.query());
}

void ChartViewTest::perspectivePerYearIsFollowed()
{
    ChartView view;
    Perspective perspective;
    perspective.perYear = true;
    view.setState(stateOf(bigLedger(), {}, perspective));
    QVERIFY(view.pictureTitle().contains(QStringLiteral("per year")));
    QCOMPARE(view.query().measure, ChartMeasure::Amount);
    for (const QJsonObject &row : view.dataTable().rows) {
        QCOMPARE(row[QStringLiteral("by")].toString(), QStringLiteral("year"));
    }
}

void ChartViewTest::emptyViewSaysWhy()
{
    Filter filter;
    filter.set({Dimension::Kinds, QList<DealKind>{DealKind::Debt}});
    Shown shown(stateOf(bigLedger(), filter));
    auto *clear = shown.view.findChild<QWidget *>(QStringLiteral("chartClear"));
    QVERIFY(clear->isVisible());
    QSignalSpy cleared(&shown.view, &View::clearRequested);
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(cleared.size(), 1);
    QVERIFY(shown.view.dataTable().isEmpty());
    shown.view.setState(stateOf(bigLedger()));
    QVERIFY(!clear->isVisible());
    shown.view.setState({});
    QVERIFY(!clear->isVisible());
    QVERIFY(shown.view.leftOutLine().isEmpty());
    shown.view.grab();
}

void ChartViewTest::darkPaletteIsFollowed()
{
    Shown shown(stateOf(bigLedger()));
    shown.view.setPalette(Theme::darkTheme().palette());
    QCoreApplication::processEvents();
    const QImage image = shown.view.grab().toImage();
    QCOMPARE(image.pixelColor(image.width() - 3, image.height() / 2), Theme::darkTheme().panel);
}

void ChartViewTest::smallDockScrolls()
{
    LedgerBuilder b;
    const SourceId source = b.source("Reuters", "2025-12-17");
    for (int i = 0; i < 30; ++i) {
        const QByteArray name = "Company number " + QByteArray::number(i);
        b.claim(b.deal("x", DealKind::Equity, {name.constData()}, {"Z"}), source, exactBn(i + 1),
                Status::Signed);
    }
    Shown shown(stateOf(b), QSize(340, 200));
    const ChartGeometry &geometry = shown.canvas->geometryShown();
    QVERIFY(geometry.scrolls());
    QCOMPARE(geometry.bars.size(), 13);
    QCOMPARE(geometry.hiddenBars, 0);
    const qreal top = geometry.bars.first().slot.top();
    QWheelEvent wheel(QPointF(100, 80), shown.canvas->mapToGlobal(QPointF(100, 80)), {},
                      QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(shown.canvas, &wheel);
    QVERIFY(shown.canvas->geometryShown().bars.first().slot.top() < top);
    // A file does not scroll: its size hint has room for all.
    const ChartData data = dataOf(shown.view.state(), shown.view.query());
    const ChartGeometry file
        = layoutChart(data, *shown.view.state()->snapshot, shown.view.exportSizeHint());
    QCOMPARE(file.hiddenBars, 0);
    QCOMPARE(file.bars.size(), 13);
}

void ChartViewTest::footerNamesWhatIsLeftOut()
{
    Shown shown(stateOf(bigLedger()));
    auto *footer = shown.view.findChild<ui::ElidedLabel *>(QStringLiteral("chartLeftOut"));
    QCOMPARE(footer->text(), shown.view.leftOutLine());
    QVERIFY(footer->text().contains(QStringLiteral("3 without amount")));
    QVERIFY(footer->text().contains(QStringLiteral("not counted twice: 1")));
}

DEALSCOPE_TEST(ChartViewTest)
#include "ChartViewTest.moc"
