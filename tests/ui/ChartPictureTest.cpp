// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestRegistry.h"
#include "tests/ui/ChartViewFixture.h"

using namespace dealscope::tests;
using namespace dealscope;
using namespace dealscope::analysis;
using namespace dealscope::tests;
using namespace dealscope::ui;

class ChartPictureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowsDoNotTouch_data();
    void rowsDoNotTouch();
    void columnsDoNotTouch_data();
    void columnsDoNotTouch();
    void stretchesReadAsTheRange();
    void namesAreNotHtml();
    void svgHoldsTextAndStaysInside();
    void figuresAreInTheTable();
    void picturesToLookAt();
};

void ChartPictureTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void ChartPictureTest::rowsDoNotTouch_data()
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

void ChartPictureTest::rowsDoNotTouch()
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

void ChartPictureTest::columnsDoNotTouch_data()
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

void ChartPictureTest::columnsDoNotTouch()
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

void ChartPictureTest::stretchesReadAsTheRange()
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

void ChartPictureTest::namesAreNotHtml()
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

void ChartPictureTest::svgHoldsTextAndStaysInside()
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

void ChartPictureTest::figuresAreInTheTable()
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

void ChartPictureTest::picturesToLookAt()
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

DEALSCOPE_TEST(ChartPictureTest)
#include "ChartPictureTest.moc"
