// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flow/FlowView.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/FlowLedger.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>
#include <QXmlStreamReader>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace dealscope::ui;
using namespace Qt::StringLiterals;

class FlowViewTest : public QObject
{
    Q_OBJECT

private:
    static int markOf(FlowView &view, const QString &title)
    {
        for (int mark = 0; mark < view.scene().marks().size(); ++mark) {
            const FlowMark &row = view.scene().marks()[mark];
            const QString name = row.isNode()
                ? view.graph().nodes[row.node].name
                : view.graph().nodes[view.graph().edges[row.edge].from].name + u" > "_s
                    + view.graph().nodes[view.graph().edges[row.edge].to].name;
            if (name == title) {
                return mark;
            }
        }
        return -1;
    }

    static QPoint pointOf(FlowView &view, int mark)
    {
        const FlowMark &row = view.scene().marks()[mark];
        if (row.isNode()) {
            return view.scene().picture().nodes[row.node].rect.center().toPoint();
        }
        // Some point of a ribbon that belongs to no other mark.
        const QRectF box = row.box;
        for (qreal y = box.top(); y < box.bottom(); y += 1) {
            for (qreal x = box.left(); x < box.right(); x += 3) {
                const QPoint point{int(x), int(y)};
                if (view.scene().markAt(point) == mark) {
                    return point;
                }
            }
        }
        return {};
    }

    static QImage pictureOf(FlowView &view, QSize size, const Theme &theme, bool forExport)
    {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(theme.panel);
        QPainter painter(&image);
        view.paintTo(painter, QRectF(QPointF(), size), {theme, forExport});
        painter.end();
        return image;
    }

    static void save(const QImage &image, const QString &name)
    {
        const QString folder = qEnvironmentVariable("DEALSCOPE_PICTURES");
        if (!folder.isEmpty()) {
            QVERIFY(image.save(QDir(folder).filePath(name + u".png"_s)));
        }
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void drawsAtEverySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("groups");
        QTest::newRow("small") << QSize(520, 330) << false << true;
        QTest::newRow("small, dark") << QSize(520, 330) << true << false;
        QTest::newRow("middle") << QSize(800, 500) << false << false;
        QTest::newRow("middle, groups") << QSize(800, 500) << true << true;
        QTest::newRow("large") << QSize(1400, 800) << false << true;
        QTest::newRow("large, companies") << QSize(1400, 800) << true << false;
        QTest::newRow("tiny") << QSize(220, 160) << false << true;
    }
    void drawsAtEverySize()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, groups);
        FlowView view;
        view.resize(size);
        Perspective perspective;
        perspective.groups = groups;
        view.setState(stateOf(flowLedger().snapshot(), {}, perspective));
        const Theme theme = dark ? Theme::darkTheme() : Theme::light();
        const QImage image = pictureOf(view, size, theme, true);
        save(image,
             u"flow-%1-%2"_s.arg(size.width()).arg(QLatin1StringView(QTest::currentDataTag())));
        // Nothing is cut: the outermost pixels are paper.
        for (int x = 0; x < size.width(); ++x) {
            QCOMPARE(image.pixelColor(x, 0), theme.panel);
            QCOMPARE(image.pixelColor(x, size.height() - 1), theme.panel);
        }
        for (int y = 0; y < size.height(); ++y) {
            QCOMPARE(image.pixelColor(0, y), theme.panel);
            QCOMPARE(image.pixelColor(size.width() - 1, y), theme.panel);
        }
    }

    void labelsLieApartAndInside()
    {
        FlowView view;
        for (const QSize size : {QSize(520, 330), QSize(800, 500), QSize(1400, 800)}) {
            view.resize(size);
            view.setState(stateOf(flowLedger().snapshot()));
            const auto &labels = view.scene().labels();
            QVERIFY(labels.size() >= view.graph().nodes.size());
            for (int i = 0; i < labels.size(); ++i) {
                QVERIFY2(QRectF(view.rect()).contains(labels[i].box), qPrintable(labels[i].text));
                for (int j = 0; j < i; ++j) {
                    QVERIFY2(!labels[i]
                                  .box.adjusted(0, 1, 0, -1)
                                  .intersects(labels[j].box.adjusted(0, 1, 0, -1)),
                             qPrintable(labels[i].text + u" meets "_s + labels[j].text));
                }
            }
        }
    }

    void amazonGetsItsMoneyBack()
    {
        FlowView view;
        view.resize(800, 500);
        Perspective perspective;
        perspective.groups = true;
        view.setState(stateOf(flowLedger().snapshot(), {}, perspective));
        const int loop = markOf(view, u"OpenAI > Amazon"_s);
        QVERIFY(loop >= 0);
        const auto &picture = view.scene().picture();
        int returning = 0;
        for (int edge = 0; edge < view.graph().edges.size(); ++edge) {
            if (picture.ribbons[edge].returning && !picture.ribbons[edge].line) {
                ++returning;
                QCOMPARE(view.graph().edges[edge].kind, DealKind::Compute);
                QCOMPARE(view.graph().edges[edge].sum.firm, bn(38));
            }
        }
        QCOMPARE(returning, 1);
    }

    void clickPicks()
    {
        FlowView view;
        view.resize(800, 500);
        view.setState(stateOf(flowLedger().snapshot()));
        QSignalSpy picked(&view, &View::picked);
        const int mark = markOf(view, u"Amazon > OpenAI"_s);
        QVERIFY(mark >= 0);
        QTest::mouseClick(&view, Qt::LeftButton, {}, pointOf(view, mark));
        QCOMPARE(picked.size(), 1);
        auto pick = picked.first().first().value<session::Pick>();
        QCOMPARE(pick.deals, QList{DealId(2)});
        QCOMPARE(pick.title, u"Amazon → OpenAI, equity"_s);
        QCOMPARE(picked.first().last().toBool(), false);
        const int node = markOf(view, u"Anthropic"_s);
        QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier, pointOf(view, node));
        QCOMPARE(picked.size(), 2);
        QCOMPARE(picked.last().last().toBool(), true);
        QCOMPARE(picked.last().first().value<session::Pick>().deals.size(), 3);
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(picked.last().first().value<session::Pick>().isEmpty());
    }

    void doubleClickAndEnterFilter()
    {
        FlowView view;
        view.resize(800, 500);
        view.setState(stateOf(flowLedger().snapshot()));
        QSignalSpy asked(&view, &View::clauseRequested);
        const int ribbon = markOf(view, u"Amazon > OpenAI"_s);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, pointOf(view, ribbon));
        QCOMPARE(asked.size(), 2);
        const auto payers = asked[0].first().value<FilterClause>();
        const auto payees = asked[1].first().value<FilterClause>();
        const auto snapshot = view.state()->snapshot;
        QCOMPARE(payers,
                 (FilterClause{Dimension::Payers, QList{snapshot->companyNamed(u"Amazon"_s)}}));
        QCOMPARE(payees,
                 (FilterClause{Dimension::Payees, QList{snapshot->companyNamed(u"OpenAI"_s)}}));
        // A joint payment to nobody named asks for its payers alone.
        asked.clear();
        const int joint = markOf(view, u"SoftBank + Oracle > not named"_s);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, pointOf(view, joint));
        QCOMPARE(asked.size(), 1);
        asked.clear();
        QTest::mouseClick(&view, Qt::LeftButton, {}, pointOf(view, markOf(view, u"Google"_s)));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0].first().value<FilterClause>(),
                 (FilterClause{Dimension::Companies, QList{snapshot->companyNamed(u"Google"_s)}}));
    }

    void keysReachEveryMark()
    {
        FlowView view;
        view.resize(800, 500);
        view.setState(stateOf(flowLedger().snapshot()));
        view.show();
        view.activateWindow();
        view.setFocus();
        QTRY_VERIFY(view.hasFocus());
        QSet<int> reached;
        for (int step = 0; step < view.scene().marks().size(); ++step) {
            QTest::keyClick(&view, Qt::Key_Tab);
            reached.insert(view.focusedMark());
        }
        QCOMPARE(reached.size(), view.scene().marks().size());
        QVERIFY(!view.accessibleDescription().isEmpty());
        save(view.grab().toImage(), u"flow-screen"_s);
        QTest::mouseClick(&view, Qt::LeftButton, {}, pointOf(view, markOf(view, u"Amazon"_s)));
        const int before = view.focusedMark();
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.focusedMark() != before);
        const auto &picture = view.scene().picture();
        const FlowMark &mark = view.scene().marks()[view.focusedMark()];
        QVERIFY(mark.box.right() > picture.nodes[view.scene().marks()[before].node].rect.right());
    }

    void hoverTellsAndEnds()
    {
        FlowView view;
        view.resize(800, 500);
        view.setState(stateOf(flowLedger().snapshot()));
        QSignalSpy hovered(&view, &View::hovered);
        const QPoint point = pointOf(view, markOf(view, u"Anthropic"_s));
        QMouseEvent move(QEvent::MouseMove, point, view.mapToGlobal(point), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&view, &move);
        QCOMPARE(hovered.size(), 1);
        QCOMPARE(hovered.last().first().value<session::Pick>().deals.size(), 3);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&view, &leave);
        QCOMPARE(hovered.size(), 2);
        QVERIFY(hovered.last().first().value<session::Pick>().isEmpty());
    }

    void tableHasEveryEdge()
    {
        FlowView view;
        view.setState(stateOf(flowLedger().snapshot()));
        const io::RecordTable table = view.dataTable();
        QCOMPARE(table.rows.size(), view.graph().edges.size());
        const auto row = std::ranges::find_if(table.rows, [](const QJsonObject &r) {
            return r["from"_L1] == u"OpenAI"_s && r["to"_L1] == u"AWS"_s
                && r["kind"_L1] == u"compute"_s;
        });
        QVERIFY(row != table.rows.end());
        QCOMPARE((*row)["floor"_L1].toInteger(), 38'000'000'000);
        QCOMPARE((*row)["firm_floor"_L1].toInteger(), 38'000'000'000);
        QCOMPARE((*row)["claims"_L1].toArray().size(), 1);
        QCOMPARE((*row)["ceiling_open"_L1], QJsonValue(false));
        for (const QJsonObject &each : table.rows) {
            for (const QString &column : table.columns) {
                QVERIFY2(each.contains(column), qPrintable(column));
            }
        }
        QCOMPARE(view.leftOutLine(),
                 u"Left out: 9 without amount (dashed), 1 ended, 3 that move no money."_s);
    }

    void manyCompaniesFoldIntoOthers()
    {
        LedgerBuilder b;
        const SourceId source = b.source("Reuters", "2025-12-17");
        for (int i = 1; i <= 60; ++i) {
            const QByteArray payer = "Company " + QByteArray::number(i);
            b.claim(b.deal("a round", DealKind::Equity, {payer.constData()}, {"Target"}), source,
                    exactBn(i), Status::Signed);
        }
        FlowView view;
        view.resize(1000, 700);
        view.setState(stateOf(b.snapshot()));
        QCOMPARE(view.leftOutLine(), u"37 companies folded into others."_s);
        const int others = markOf(view, u"others (37 companies)"_s);
        QVERIFY(others >= 0);
        // Companies 1 to 37 are the smallest: what they pay is one ribbon, and a pick.
        QCOMPARE(view.scene().marks()[others].deals.size(), 37);
        const int ribbon = markOf(view, u"others (37 companies) > Target"_s);
        QVERIFY(ribbon >= 0);
        QCOMPARE(view.graph().edges[view.scene().marks()[ribbon].edge].sum.interval,
                 (Interval{bn(703), bn(703)}));
        QSignalSpy picked(&view, &View::picked);
        QTest::mouseClick(&view, Qt::LeftButton, {}, pointOf(view, others));
        QCOMPARE(picked.size(), 1);
        QCOMPARE(picked[0][0].value<session::Pick>().deals.size(), 37);
        save(pictureOf(view, {1000, 700}, Theme::light(), true), u"flow-others"_s);
    }

    void settingsGoAround()
    {
        FlowView view;
        view.setState(stateOf(flowLedger().snapshot()));
        const auto all = view.graph().edges.size();
        QSignalSpy changed(&view, &View::settingsChanged);
        view.applySettings({{u"nature"_s, u"purchase"_s}, {u"year"_s, 2027}});
        QVERIFY(view.graph().edges.size() < all);
        for (const auto &edge : view.graph().edges) {
            QCOMPARE(edge.nature, Nature::Purchase);
        }
        QCOMPARE(view.settings()["nature"_L1].toString(), u"purchase"_s);
        QCOMPARE(view.settings()["year"_L1].toInt(), 2027);
        QVERIFY(view.pictureTitle().contains(u"2027"_s));
        FlowView other;
        other.setState(view.state());
        other.applySettings(view.settings());
        QCOMPARE(other.graph().edges.size(), view.graph().edges.size());
        other.applySettings({{u"nature"_s, u"nonsense"_s}, {u"year"_s, -4}});
        QCOMPARE(other.graph().edges.size(), all);
    }

    void emptyViewsSayWhy()
    {
        FlowView view;
        view.resize(400, 300);
        save(pictureOf(view, view.size(), Theme::light(), false), u"flow-empty-none"_s);
        Filter filter;
        filter.set({Dimension::Companies, QList<CompanyId>{}});
        view.setState(stateOf(flowLedger().snapshot(), filter));
        QCOMPARE(view.accessibleDescription(), u"No deal passes the filter."_s);
        QSignalSpy cleared(&view, &View::clearRequested);
        view.show();
        auto *button = view.findChild<QPushButton *>();
        QVERIFY(button && button->isVisible());
        button->click();
        QCOMPARE(cleared.size(), 1);
        view.setState(stateOf(flowLedger().snapshot()));
        QVERIFY(!button->isVisible());
    }

    void svgIsWellFormedAndInside()
    {
        FlowView view;
        Perspective perspective;
        perspective.groups = true;
        view.setState(stateOf(flowLedger().snapshot(), {}, perspective));
        const QString folder = qEnvironmentVariable("DEALSCOPE_PICTURES");
        QBuffer buffer;
        QSvgGenerator svg;
        svg.setOutputDevice(&buffer);
        svg.setResolution(96);
        svg.setSize({1000, 600});
        svg.setViewBox(QRect(0, 0, 1000, 600));
        QPainter painter;
        QVERIFY(painter.begin(&svg));
        view.paintTo(painter, QRectF(0, 0, 1000, 600), {Theme::light(), true});
        painter.end();
        if (!folder.isEmpty()) {
            QFile file(QDir(folder).filePath(u"flow.svg"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(buffer.data());
        }
        QXmlStreamReader reader(buffer.data());
        QString text;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::Characters) {
                text += reader.text();
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(text.contains(u"Amazon"_s));
        QVERIFY(text.contains(u"back to Amazon"_s));
    }

    void hostileNamesStayText()
    {
        LedgerBuilder b;
        const SourceId s = b.source("Reuters", "2025-12-17");
        const DealId deal
            = b.deal("<img src=x>", DealKind::Equity,
                     {"<b>Very long name of a company & its many sons and daughters Ltd</b>"},
                     {"Smith <Sons>"});
        b.claim(deal, s, exactBn(3), Status::Signed);
        FlowView view;
        view.resize(420, 260);
        view.setState(stateOf(b.snapshot()));
        save(pictureOf(view, view.size(), Theme::light(), false), u"flow-hostile"_s);
        QVERIFY(std::ranges::any_of(view.scene().labels(), [](const FlowLabel &label) {
            return label.text == u"Smith <Sons>"_s;
        }));
    }
};

DEALSCOPE_TEST(FlowViewTest)
#include "FlowViewTest.moc"
