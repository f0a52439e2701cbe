// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/chart/ChartView.h"

#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"
#include "ui/views/chart/ChartCanvas.h"
#include "ui/views/chart/ChartColumnsLayout.h"
#include "ui/views/chart/ChartLayout.h"
#include "ui/views/chart/ChartRowsLayout.h"
#include "ui/views/chart/ChartWords.h"
#include "ui/views/chart/WrappedText.h"

#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QLabel>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>
#include <QXmlStreamReader>

using namespace dealscope;
using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace dealscope::ui;

namespace {

/// Like the bundled sample: a contradictory round, joint payers, a term, deals without amount.
LedgerBuilder bigLedger()
{
    LedgerBuilder b;
    b.company("AWS", "Amazon");
    const SourceId dec = b.source("Reuters", "2025-12-17");
    const SourceId jan = b.source("Creati.ai", "2026-01");
    const SourceId undated = b.source("unnamed outlet (fr)", nullptr);
    const auto add = [&](DealKind kind, std::initializer_list<const char *> from,
                         std::initializer_list<const char *> to, SourceId source,
                         const Amount &amount, Status status, const char *happened = nullptr) {
        const DealId deal = b.deal("deal", kind, from, to);
        Claim &claim = b.claim(deal, source, amount, status);
        if (happened) {
            claim.happenedOn = PartialDate::fromIso(QString::fromUtf8(happened));
        }
        return deal;
    };
    using enum DealKind;
    using enum Status;
    const DealId round = add(Equity, {}, {"OpenAI"}, jan, exactBn(100), InTalks);
    const DealId part = add(Equity, {"Amazon"}, {"OpenAI"}, jan, upToBn(50), InTalks);
    b.relate(part, round, RelationKind::PartOf);
    add(Equity, {"Amazon"}, {"Anthropic"}, jan, exactBn(4), Completed, "2023-09");
    add(Equity, {"Google"}, {"Anthropic"}, jan, exactBn(2), Completed, "2023-10");
    add(Equity, {"Microsoft"}, {"OpenAI"}, dec, atLeastBn(13), Completed, "2023-01");
    add(Equity, {"Microsoft", "Nvidia"}, {"Inflection AI"}, jan, exactBn(1.3), Completed,
        "2023-06");
    const DealId aws = add(Compute, {"OpenAI"}, {"AWS"}, dec, exactBn(38), Signed, "2025-11");
    Claim &term = b.claim(aws, dec);
    term.period = Period{PartialDate::fromIso(u"2025-11"), {}, 84};
    add(Infrastructure, {"SoftBank", "Oracle"}, {}, undated, exactBn(400), Announced);
    for (const char *maker : {"Nvidia", "AMD", "Broadcom"}) {
        add(ChipSupply, {"OpenAI"}, {maker}, dec, Amount::undisclosed(), Signed, "2025-10");
    }
    b.claim(b.deal("shop", Partnership, {}, {}), dec).status = Announced;
    return b;
}

session::StatePtr stateOf(const LedgerBuilder &builder, const Filter &filter = {},
                          const Perspective &perspective = {})
{
    return *session::makeState(builder.snapshot(), filter, perspective, nullptr,
                               QStringLiteral("sample ledger"));
}

ChartQuery query(ChartMeasure measure, ChartDimension by, std::optional<ChartDimension> stack)
{
    ChartQuery result;
    result.measure = measure;
    result.by = by;
    result.stack = stack;
    return result;
}

ChartData dataOf(const session::StatePtr &state, const ChartQuery &asked)
{
    return chartData(*state->resolution, state->selected, state->currency, false, asked);
}

QByteArray svgOf(View &view, QSize size)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setResolution(96);
    QPainter painter(&generator);
    view.paintTo(painter, QRectF(QPointF(), size), {Theme::light(), true});
    painter.end();
    return buffer.data();
}

QImage imageOf(View &view, QSize size, const Theme &theme)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(theme.panel);
    QPainter painter(&image);
    view.paintTo(painter, QRectF(QPointF(), size), {theme, true});
    return image;
}

/// Where a picture is kept to be looked at; empty: nowhere.
QString picturesFolder()
{
    return qEnvironmentVariable("DEALSCOPE_PICTURES");
}

} // namespace

class ChartViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsDoNotTouch_data();
    void rowsDoNotTouch();
    void columnsDoNotTouch_data();
    void columnsDoNotTouch();
    void stretchesReadAsTheRange();
    void longNamesBreakAndEnd();
    void clickPicksDeals();
    void controlClickAdds();
    void doubleClickFilters();
    void keysReachEveryBar();
    void shiftDragAsksForDates();
    void headerChangesTheQuestion();
    void settingsRoundTrip();
    void perspectivePerYearIsFollowed();
    void namesAreNotHtml();
    void svgHoldsTextAndStaysInside();
    void figuresAreInTheTable();
    void emptyViewSaysWhy();
    void footerNamesWhatIsLeftOut();
    void darkPaletteIsFollowed();
    void smallDockScrolls();
    void picturesToLookAt();
};

void ChartViewTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void ChartViewTest::rowsDoNotTouch_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<int>("stack");
    QTest::addColumn<QSize>("size");
    for (const ChartDimension by :
         {ChartDimension::Payer, ChartDimension::Payee, ChartDimension::Kind,
          ChartDimension::Status, ChartDimension::Form, ChartDimension::Outlet}) {
        for (const QSize size : {QSize(340, 280), QSize(520, 330), QSize(1400, 700)}) {
            QTest::addRow("%s %dx%d", core::toCode(by).data(), size.width(), size.height())
                << int(by) << int(ChartDimension::Status) << size;
        }
    }
}

void ChartViewTest::rowsDoNotTouch()
{
    QFETCH(int, by);
    QFETCH(int, stack);
    QFETCH(QSize, size);
    const auto state = stateOf(bigLedger());
    const ChartData data
        = dataOf(state, query(ChartMeasure::Amount, ChartDimension(by), ChartDimension(stack)));
    const ChartGeometry geometry = layoutRows(data, *state->snapshot, size, {true, 0});
    const QFontMetricsF metrics(pictureFont(TextSize::Small));
    QRectF before;
    for (const ChartBarBox &box : geometry.bars) {
        QVERIFY(!before.intersects(box.slot));
        before = box.slot;
        QVERIFY(box.name.box.right() < box.drawn.left());
        QVERIFY(box.drawn.right() < box.value.box.left());
        QVERIFY(box.value.box.left() + widthOf(box.value.lines, metrics) <= size.width());
        QVERIFY(box.slot.contains(box.drawn));
        for (const ChartPiece &piece : box.pieces) {
            QVERIFY(box.drawn.adjusted(-0.01, -0.01, 0.01, 0.01).contains(piece.rect));
        }
    }
    // One scale: every bar is as long as its figure.
    qreal scale = 0;
    for (const ChartBarBox &box : geometry.bars) {
        const ChartValue value
            = valueOf(data.panels[box.panel].bars[box.bar].total, data.query.measure);
        const qreal length = box.drawn.width() - (value.openEnded > 0 ? ChartFade : 0);
        if (value.ceiling > 0) {
            const qreal own = length / qreal(value.ceiling);
            QVERIFY(scale == 0 || qAbs(own / scale - 1) < 1e-6);
            scale = own;
        }
    }
    QVERIFY(scale > 0);
}

void ChartViewTest::columnsDoNotTouch_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<QSize>("size");
    for (const ChartDimension by :
         {ChartDimension::Month, ChartDimension::Quarter, ChartDimension::Year}) {
        for (const QSize size : {QSize(340, 280), QSize(520, 330), QSize(1400, 700)}) {
            QTest::addRow("%s %dx%d", core::toCode(by).data(), size.width(), size.height())
                << int(by) << size;
        }
    }
}

void ChartViewTest::columnsDoNotTouch()
{
    QFETCH(int, by);
    QFETCH(QSize, size);
    const auto state = stateOf(bigLedger());
    const ChartData data
        = dataOf(state, query(ChartMeasure::Amount, ChartDimension(by), ChartDimension::Kind));
    const ChartGeometry geometry = layoutColumns(data, *state->snapshot, size);
    const QRectF whole(QPointF(), size);
    QList<QRectF> texts;
    for (const ChartText &time : geometry.times) {
        texts.append(time.box);
    }
    for (const ChartBarBox &box : geometry.bars) {
        if (!box.value.lines.isEmpty()) {
            texts.append(box.value.box);
        }
        QVERIFY(whole.contains(box.drawn));
    }
    for (int i = 0; i < texts.size(); ++i) {
        QVERIFY(whole.contains(texts[i]));
        for (int j = 0; j < i; ++j) {
            QVERIFY(!texts[i].intersects(texts[j]));
        }
    }
    for (int i = 0; i < geometry.bars.size(); ++i) {
        for (int j = 0; j < geometry.bars.size(); ++j) {
            QVERIFY(i == j || !geometry.bars[i].drawn.intersects(geometry.bars[j].drawn));
            QVERIFY(i == j || !geometry.bars[i].value.box.intersects(geometry.bars[j].drawn));
        }
    }
    QVERIFY(geometry.bars.size() >= 3);
}

void ChartViewTest::stretchesReadAsTheRange()
{
    const auto state = stateOf(bigLedger());
    for (const auto &entry : core::enumEntries<ChartDimension>()) {
        const ChartData data
            = dataOf(state, query(ChartMeasure::Amount, ChartDimension::Payee, entry.value));
        for (const ChartPanel &panel : data.panels) {
            for (const ChartBar &bar : panel.bars) {
                const ChartValue value = valueOf(bar.total, ChartMeasure::Amount);
                std::array<qreal, 4> lengths{};
                qreal at = 0;
                int order = 0;
                for (const ChartStretch &stretch :
                     chartStretches(bar, ChartMeasure::Amount, 1e-9)) {
                    QCOMPARE(stretch.from, at);
                    QVERIFY(int(stretch.certainty) >= order);
                    order = int(stretch.certainty);
                    lengths[size_t(order)] += stretch.to - stretch.from;
                    at = stretch.to;
                }
                const auto same = [](qreal a, qreal b) { return qAbs(a - b) < 1e-6; };
                QVERIFY(same(lengths[0], qreal(value.firm) * 1e-9));
                QVERIFY(same(lengths[0] + lengths[1], qreal(value.floor) * 1e-9));
                QVERIFY(same(lengths[0] + lengths[1] + lengths[2], qreal(value.ceiling) * 1e-9));
                QCOMPARE(lengths[3] > 0, value.openEnded > 0);
            }
        }
    }
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
    const auto &bar = dataOf(shown.view.state(), shown.view.query()).panels[0].bars[0];
    QCOMPARE(pick.deals, bar.total.deals);
    QCOMPARE(pick.claims, bar.total.claims);
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

void ChartViewTest::namesAreNotHtml()
{
    LedgerBuilder b;
    const SourceId source = b.source("Reuters", "2025-12-17");
    b.claim(b.deal("x", DealKind::Equity, {"Smith <Sons> & <img src='/etc/hostname'>"}, {"Z"}),
            source, exactBn(1), Status::Signed);
    ChartView view;
    view.setState(stateOf(b));
    view.setQuery(query(ChartMeasure::Amount, ChartDimension::Payee, ChartDimension::Payer));
    const QByteArray svg = svgOf(view, {600, 300});
    QVERIFY(svg.contains("Smith &lt;Sons&gt; &amp;"));
    QVERIFY(!svg.contains("<image"));
}

void ChartViewTest::svgHoldsTextAndStaysInside()
{
    ChartView view;
    view.setState(stateOf(bigLedger()));
    for (const ChartDimension by : {ChartDimension::Payer, ChartDimension::Month}) {
        view.setQuery(query(ChartMeasure::Amount, by, ChartDimension::Kind));
        const QByteArray svg = svgOf(view, {700, 420});
        QXmlStreamReader reader(svg);
        QStringList texts;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement() && reader.name() == QStringLiteral("text")) {
                texts.append(reader.readElementText().trimmed());
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(texts.contains(QStringLiteral("infrastructure")));
        QVERIFY(texts.contains(QStringLiteral("Purchases · USD")));
        QVERIFY(texts.contains(by == ChartDimension::Payer ? QStringLiteral("OpenAI")
                                                           : QStringLiteral("undated")));
        if (!picturesFolder().isEmpty()) {
            QFile file(
                QDir(picturesFolder())
                    .filePath(QStringLiteral("chart-%1.svg").arg(QString(core::toCode(by)))));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(svg);
        }
    }
}

void ChartViewTest::figuresAreInTheTable()
{
    ChartView view;
    const auto state = stateOf(bigLedger());
    view.setState(state);
    const io::RecordTable table = view.dataTable();
    const ChartData data = dataOf(state, view.query());
    qint64 floors = 0;
    for (const QJsonObject &row : table.rows) {
        for (const QString &column : table.columns) {
            QVERIFY2(row.contains(column), qPrintable(column));
        }
        QCOMPARE(row.size(), table.columns.size());
        floors += row[QStringLiteral("floor")].toInteger();
        if (row[QStringLiteral("count")].toInt() > 0 && row[QStringLiteral("floor")].toInteger()) {
            QVERIFY(!row[QStringLiteral("claims")].toArray().isEmpty());
        }
    }
    qint64 expected = 0;
    for (const ChartPanel &panel : data.panels) {
        for (const ChartBar &bar : panel.bars) {
            expected += bar.total.sum.interval.floor.units;
        }
    }
    QCOMPARE(floors, expected);
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

void ChartViewTest::footerNamesWhatIsLeftOut()
{
    Shown shown(stateOf(bigLedger()));
    auto *footer = shown.view.findChild<QLabel *>(QStringLiteral("chartLeftOut"));
    QCOMPARE(footer->text(), shown.view.leftOutLine());
    QVERIFY(footer->text().contains(QStringLiteral("3 without amount")));
    QVERIFY(footer->text().contains(QStringLiteral("not counted twice: 1")));
    QCOMPARE(footer->textFormat(), Qt::PlainText);
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

void ChartViewTest::picturesToLookAt()
{
    if (picturesFolder().isEmpty()) {
        QSKIP("set DEALSCOPE_PICTURES to a folder to keep the pictures");
    }
    const QDir folder(picturesFolder());
    const auto state = stateOf(bigLedger());
    struct Case {
        const char *name;
        ChartQuery asked;
    };
    using M = ChartMeasure;
    using D = ChartDimension;
    const QList<Case> cases{{"payer", query(M::Amount, D::Payer, D::Kind)},
                            {"payee-status", query(M::Amount, D::Payee, D::Status)},
                            {"payee-payer", query(M::Amount, D::Payee, D::Payer)},
                            {"kind", query(M::Amount, D::Kind, {})},
                            {"month", query(M::Amount, D::Month, D::Kind)},
                            {"quarter", query(M::Amount, D::Quarter, D::Payee)},
                            {"year", query(M::Amount, D::Year, {})},
                            {"peryear", query(M::PerYear, D::Year, D::Kind)},
                            {"firm", query(M::Firm, D::Payer, D::Kind)},
                            {"count", query(M::Count, D::Status, D::Kind)}};
    for (const Case &one : cases) {
        for (const QSize size : {QSize(340, 330), QSize(520, 330), QSize(1400, 700)}) {
            for (const bool dark : {false, true}) {
                ChartView view;
                if (dark) {
                    view.setPalette(Theme::darkTheme().palette());
                }
                view.setQuery(one.asked);
                view.resize(size);
                view.setState(state);
                view.show();
                QVERIFY(QTest::qWaitForWindowExposed(&view));
                const QString name = QStringLiteral("chart-%1-%2-%3.png")
                                         .arg(QString::fromUtf8(one.name))
                                         .arg(size.width())
                                         .arg(dark ? u"dark" : u"light");
                QVERIFY(view.grab().save(folder.filePath(name)));
            }
        }
        ChartView view;
        view.setState(state);
        view.setQuery(one.asked);
        QVERIFY(imageOf(view, view.exportSizeHint(), Theme::light())
                    .save(folder.filePath(
                        QStringLiteral("chart-%1-file.png").arg(QString::fromUtf8(one.name)))));
    }
}

DEALSCOPE_TEST(ChartViewTest)
#include "ChartViewTest.moc"
