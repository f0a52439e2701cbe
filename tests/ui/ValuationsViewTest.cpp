// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/valuations/ValuationsView.h"

#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"
#include "ui/theme/Theme.h"
#include "ui/views/chart/WrappedText.h"
#include "ui/views/valuations/ValuationWords.h"

#include <QBuffer>
#include <QDir>
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

/// As in the bundled sample: one figure, conditional, from three sources, one of them undated.
LedgerBuilder sparseLedger()
{
    LedgerBuilder b;
    const DealId deal = b.deal("amazon", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    const OutletId reuters = b.outlet("Reuters");
    const OutletId times = b.outlet("Financial Times");
    const auto add = [&](SourceId source, const char *condition, QList<OutletId> chain) {
        Valuation &valuation = b.valuation("OpenAI", source, atLeastBn(500));
        valuation.basis = ValuationBasis::Implied;
        valuation.condition = QString::fromUtf8(condition);
        valuation.deal = deal;
        valuation.evidence.attribution = std::move(chain);
    };
    const SourceId first = b.source("unnamed outlet (000)", "2025-12-17");
    const SourceId undated = b.source("unnamed outlet (003)", nullptr);
    const SourceId third = b.source("ukiyo journal", "2025-12-19");
    add(first, "if Amazon invests", {});
    add(undated, "if Amazon invests", {times});
    add(third, "under certain conditions", {reuters});
    b.claim(deal, third, upToBn(10), Status::InTalks);
    return b;
}

/// Several companies over years, with ranges, spans, inferred dates and one that is set aside.
LedgerBuilder richLedger()
{
    LedgerBuilder b;
    const char *months[]
        = {"2023-01", "2023-11-04", "2024-05", "2024-10-02", "2025-03-31", "2025-10-02", "2026-01"};
    double size = 20;
    for (const char *month : months) {
        const SourceId source = b.source("Reuters", month);
        b.sourceRow(source).publishedInferred = qstrcmp(month, "2026-01") == 0;
        b.valuation("OpenAI", source, exactBn(size)).basis = ValuationBasis::PostMoney;
        b.valuation("Anthropic", source,
                    Amount::between(bn(size * 0.3), bn(size * 0.45), Currency::usd()))
            .basis
            = ValuationBasis::PostMoney;
        b.valuation("xAI", source, upToBn(size * 0.25));
        size *= 1.7;
    }
    b.valuation("OpenAI", b.source("CNBC", "2026-01-15"), atLeastBn(700)).condition
        = QStringLiteral("if the round closes");
    Valuation &wrong = b.valuation("Anthropic", b.source("CNBC", "2025-06-15"), exactBn(400));
    wrong.basis = ValuationBasis::PostMoney;
    wrong.evidence.rank = Rank::Deprecated;
    wrong.evidence.rankReason = QStringLiteral("a slip");
    b.valuation("xAI", b.source("a blog", nullptr), exactBn(75));
    return b;
}

session::StatePtr stateOf(const LedgerBuilder &builder, const Filter &filter = {})
{
    return *session::makeState(builder.snapshot(), filter, {}, nullptr,
                               QStringLiteral("sample ledger"));
}

ValuationGeometry layoutOf(const session::StatePtr &state, QSizeF size)
{
    return layoutValuations(
        valuationSeries(*state->resolution, selectValuations(state->input()), state->currency),
        *state->snapshot, size);
}

QString picturesFolder()
{
    return qEnvironmentVariable("DEALSCOPE_PICTURES");
}

} // namespace

class ValuationsViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingTouches_data();
    void nothingTouches();
    void fewPointsHaveTheirWords();
    void manyPointsNameTheirLines();
    void undatedStandApart();
    void clickPicksTheValuation();
    void doubleClickFiltersByCompany();
    void keysReachEveryMark();
    void tableHasTheFigures();
    void svgHoldsText();
    void emptyViewSaysWhy();
    void leftOutIsSaid();
    void picturesToLookAt();
};

void ValuationsViewTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void ValuationsViewTest::nothingTouches_data()
{
    QTest::addColumn<bool>("rich");
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(200, 140), QSize(340, 330), QSize(700, 450), QSize(1400, 800)}) {
        QTest::addRow("few %dx%d", size.width(), size.height()) << false << size;
        QTest::addRow("many %dx%d", size.width(), size.height()) << true << size;
    }
}

void ValuationsViewTest::nothingTouches()
{
    QFETCH(bool, rich);
    QFETCH(QSize, size);
    const auto geometry = layoutOf(stateOf(rich ? richLedger() : sparseLedger()), size);
    const QRectF whole(QPointF(), size);
    QList<QRectF> texts;
    for (const ValuationMark &mark : geometry.marks) {
        QVERIFY(whole.contains(mark.at));
        QVERIFY(mark.ceiling <= mark.floor);
        if (!mark.words.isEmpty()) {
            texts.append(mark.card);
        }
    }
    for (const ValuationName &name : geometry.names) {
        texts.append(name.box);
    }
    for (int i = 0; i < texts.size(); ++i) {
        QVERIFY(whole.contains(texts[i]));
        for (int j = 0; j < i; ++j) {
            QVERIFY(!texts[i].intersects(texts[j]));
        }
        for (const ValuationMark &mark : geometry.marks) {
            QVERIFY(!texts[i].adjusted(1, 1, -1, -1).contains(mark.at) || rich);
            const QRectF leader(mark.leader.x1() - 0.5, mark.leader.y1(), 1,
                                mark.leader.y2() - mark.leader.y1());
            QVERIFY(mark.words.isEmpty() || !leader.intersects(texts[i]));
        }
    }
}

void ValuationsViewTest::fewPointsHaveTheirWords()
{
    const auto geometry = layoutOf(stateOf(sparseLedger()), {700, 450});
    QCOMPARE(geometry.marks.size(), 3);
    for (const ValuationMark &mark : geometry.marks) {
        const QString words = mark.words.join(u' ');
        QVERIFY(mark.quoteFrom > 0 && words.contains(QStringLiteral("valuation quote")));
        QVERIFY(words.contains(QStringLiteral("at least $500")));
        QVERIFY(words.contains(QStringLiteral("if Amazon"))
                || words.contains(QStringLiteral("under certain")));
    }
    QCOMPARE(geometry.names.size(), 1);
    QCOMPARE(geometry.names[0].lines, QStringList{QStringLiteral("OpenAI · implied")});
}

void ValuationsViewTest::manyPointsNameTheirLines()
{
    const auto geometry = layoutOf(stateOf(richLedger()), {700, 450});
    for (const ValuationMark &mark : geometry.marks) {
        QVERIFY(mark.words.isEmpty());
    }
    QCOMPARE(geometry.names.size(), 4);
    QVERIFY(!geometry.stretches.isEmpty());
    for (const ValuationStretch &stretch : geometry.stretches) {
        QVERIFY(stretch.band.width() >= 0 && stretch.band.height() >= 0);
    }
}

void ValuationsViewTest::undatedStandApart()
{
    const auto geometry = layoutOf(stateOf(sparseLedger()), {700, 450});
    QVERIFY(!geometry.undated.isEmpty());
    QVERIFY(geometry.undated.right() < geometry.plot.left());
    int inColumn = 0;
    for (const ValuationMark &mark : geometry.marks) {
        inColumn += geometry.undated.contains(mark.at) ? 1 : 0;
    }
    QCOMPARE(inColumn, 1);
}

void ValuationsViewTest::clickPicksTheValuation()
{
    ValuationsView view;
    view.resize(700, 450);
    view.setState(stateOf(sparseLedger()));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy picked(&view, &View::picked);
    QSignalSpy hovered(&view, &View::hovered);
    const ValuationMark mark = view.geometryShown().marks[1];
    QTest::mouseMove(&view, mark.at.toPoint());
    QTest::mouseClick(&view, Qt::LeftButton, {}, mark.at.toPoint());
    QCOMPARE(picked.size(), 1);
    const auto pick = picked[0][0].value<session::Pick>();
    QCOMPARE(pick.valuations, QList<ValuationId>{ValuationId(3)});
    QCOMPARE(pick.deals, QList<DealId>{DealId(1)});
    QVERIFY(!hovered.isEmpty());
    // Its words are part of it.
    QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier, mark.card.center().toPoint());
    QCOMPARE(picked.last()[0].value<session::Pick>().valuations, pick.valuations);
    QCOMPARE(picked.last()[1].toBool(), true);
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(picked.last()[0].value<session::Pick>().isEmpty());
}

void ValuationsViewTest::doubleClickFiltersByCompany()
{
    LedgerBuilder builder = sparseLedger();
    ValuationsView view;
    view.resize(700, 450);
    view.setState(stateOf(builder));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy asked(&view, &View::clauseRequested);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, view.geometryShown().marks[0].at.toPoint());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<FilterClause>(),
             (FilterClause{Dimension::Companies, QList<CompanyId>{builder.company("OpenAI")}}));
}

void ValuationsViewTest::keysReachEveryMark()
{
    ValuationsView view;
    view.resize(700, 450);
    view.setState(stateOf(richLedger()));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setFocus(Qt::TabFocusReason);
    QSignalSpy picked(&view, &View::picked);
    QTest::keyClick(&view, Qt::Key_Home);
    const int count = int(view.geometryShown().marks.size());
    QSet<ValuationId> reached;
    for (int i = 0; i < count; ++i) {
        QTest::keyClick(&view, Qt::Key_Space);
        reached.insert(picked.last()[0].value<session::Pick>().valuations.first());
        QTest::keyClick(&view, Qt::Key_Right);
    }
    QCOMPARE(reached.size(), count);
    QVERIFY(!view.accessibleDescription().isEmpty());
    QSignalSpy asked(&view, &View::clauseRequested);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
}

void ValuationsViewTest::tableHasTheFigures()
{
    ValuationsView view;
    view.setState(stateOf(sparseLedger()));
    const io::RecordTable table = view.dataTable();
    QCOMPARE(table.rows.size(), 3);
    for (const QJsonObject &row : table.rows) {
        QCOMPARE(row.size(), table.columns.size());
        for (const QString &column : table.columns) {
            QVERIFY2(row.contains(column), qPrintable(column));
        }
        QCOMPARE(row[QStringLiteral("company")].toString(), QStringLiteral("OpenAI"));
        QCOMPARE(row[QStringLiteral("floor")].toInteger(), bn(500).units);
        QVERIFY(row[QStringLiteral("ceiling")].isNull());
        QCOMPARE(row[QStringLiteral("ceiling_open")].toBool(), true);
        QVERIFY(!row[QStringLiteral("condition")].toString().isEmpty());
    }
    QCOMPARE(table.rows[1][QStringLiteral("origin")].toString(), QStringLiteral("Reuters"));
    QVERIFY(table.rows[2][QStringLiteral("date")].isNull());
    QCOMPARE(view.sourcesShown().size(), 3);
}

void ValuationsViewTest::svgHoldsText()
{
    ValuationsView view;
    view.setState(stateOf(sparseLedger()));
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    const QSize size(700, 450);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setResolution(96);
    QPainter painter(&generator);
    view.paintTo(painter, QRectF(QPointF(), size), {Theme::light(), true});
    painter.end();
    QXmlStreamReader reader(buffer.data());
    QStringList texts;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == QStringLiteral("text")) {
            texts.append(reader.readElementText().trimmed());
        }
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(texts.contains(QStringLiteral("undated")));
    QVERIFY(texts.contains(QStringLiteral("if Amazon invests")));
    QVERIFY(texts.contains(QStringLiteral("depends on a condition")));
    QVERIFY(texts.contains(QStringLiteral("OpenAI · implied")));
    if (!picturesFolder().isEmpty()) {
        QFile file(QDir(picturesFolder()).filePath(QStringLiteral("valuations.svg")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(buffer.data());
    }
}

void ValuationsViewTest::emptyViewSaysWhy()
{
    Filter filter;
    filter.set({Dimension::Words, WordsQuery{QStringLiteral("nowhere"), false}});
    filter.set({Dimension::Kinds, QList<DealKind>{DealKind::Debt}});
    ValuationsView view;
    view.resize(400, 300);
    view.setState(stateOf(sparseLedger(), filter));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto *clear = view.findChild<QWidget *>(QStringLiteral("valuationsClear"));
    QVERIFY(clear->isVisible());
    QSignalSpy cleared(&view, &View::clearRequested);
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(cleared.size(), 1);
    view.setState({});
    QVERIFY(!clear->isVisible());
    view.grab();
    QVERIFY(view.dataTable().isEmpty());
}

void ValuationsViewTest::leftOutIsSaid()
{
    LedgerBuilder b = sparseLedger();
    b.valuation("Mistral", SourceId(1), Amount::exact(bn(11), *Currency::fromCode(u"EUR")));
    b.valuation("Etsy", SourceId(1), Amount::undisclosed());
    ValuationsView view;
    view.setState(stateOf(b));
    QVERIFY(view.leftOutLine().contains(QStringLiteral("1 without a number")));
    QVERIFY(view.leftOutLine().contains(QStringLiteral("1 in another currency")));
}

void ValuationsViewTest::picturesToLookAt()
{
    if (picturesFolder().isEmpty()) {
        QSKIP("set DEALSCOPE_PICTURES to a folder to keep the pictures");
    }
    const QDir folder(picturesFolder());
    for (const bool rich : {false, true}) {
        for (const QSize size : {QSize(340, 330), QSize(700, 450), QSize(1400, 800)}) {
            for (const bool dark : {false, true}) {
                ValuationsView view;
                if (dark) {
                    view.setPalette(Theme::darkTheme().palette());
                }
                view.resize(size);
                view.setState(stateOf(rich ? richLedger() : sparseLedger()));
                view.show();
                QVERIFY(QTest::qWaitForWindowExposed(&view));
                const QString name = QStringLiteral("valuations-%1-%2-%3.png")
                                         .arg(rich ? u"many" : u"few")
                                         .arg(size.width())
                                         .arg(dark ? u"dark" : u"light");
                QVERIFY(view.grab().save(folder.filePath(name)));
            }
        }
    }
}

DEALSCOPE_TEST(ValuationsViewTest)
#include "ValuationsViewTest.moc"
