// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/SankeyLayout.h"
#include "layout/SankeyAcyclic.h"
#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace dealscope::layout;
using namespace Qt::StringLiterals;

class SankeyLayoutTest : public QObject
{
    Q_OBJECT

private:
    static SankeyInput graph(const QStringList &names, const QList<SankeyLink> &links)
    {
        SankeyInput input;
        for (const QString &name : names) {
            input.nodes.append({name, name, 60, 14});
        }
        input.links = links;
        return input;
    }

    static SankeyLink flow(int from, int to, double floor, double ceiling = -1)
    {
        SankeyLink link;
        link.from = from;
        link.to = to;
        link.floor = floor;
        link.ceiling = ceiling < 0 ? floor : ceiling;
        return link;
    }

    static SankeyLink line(int from, int to)
    {
        SankeyLink link;
        link.from = from;
        link.to = to;
        link.amountless = true;
        return link;
    }

    static SankeyInput randomGraph(int nodes, int links, quint32 seed)
    {
        QRandomGenerator random(seed);
        SankeyInput input;
        for (int i = 0; i < nodes; ++i) {
            const QString name = u"n%1"_s.arg(i, 3, 10, QChar(u'0'));
            input.nodes.append({name, name, 40 + random.bounded(80.0), 14});
        }
        for (int i = 0; i < links; ++i) {
            const int from = random.bounded(nodes);
            const int to = random.bounded(nodes);
            const double floor = random.bounded(5e10);
            SankeyLink link = flow(from, to, floor, floor + random.bounded(5e10));
            link.firm = floor * random.bounded(1.0);
            link.open = random.bounded(10) == 0;
            link.rank = random.bounded(5);
            if (random.bounded(3) == 0) {
                link = line(from, to);
            }
            input.links.append(link);
        }
        return input;
    }

    /// No two nodes overlap, everything lies in the area, widths are amounts x scale.
    static void check(const SankeyInput &input, const SankeyOptions &options,
                      const SankeyPicture &picture)
    {
        QCOMPARE(picture.nodes.size(), input.nodes.size());
        QCOMPARE(picture.ribbons.size(), input.links.size());
        const QRectF area = options.area.adjusted(-0.01, -0.01, 0.01, 0.01);
        for (int i = 0; i < picture.nodes.size(); ++i) {
            QVERIFY2(area.contains(picture.nodes[i].rect), qPrintable(input.nodes[i].name));
            for (int j = 0; j < i; ++j) {
                const QRectF meet = picture.nodes[i].rect.intersected(picture.nodes[j].rect);
                QVERIFY2(meet.width() < 1e-6 || meet.height() < 1e-6,
                         qPrintable(input.nodes[i].name + u" on "_s + input.nodes[j].name));
            }
        }
        for (int i = 0; i < picture.ribbons.size(); ++i) {
            const SankeyLink &link = input.links[i];
            const SankeyRibbon &ribbon = picture.ribbons[i];
            QCOMPARE(ribbon.line, link.amountless);
            QCOMPARE(ribbon.first.size() % 3, 1);
            QCOMPARE(ribbon.first.size(), ribbon.second.size());
            if (!link.amountless) {
                QCOMPARE(ribbon.ceiling, link.ceiling * picture.pixelsPerUnit);
                QCOMPARE(ribbon.floor, link.floor * picture.pixelsPerUnit);
                QCOMPARE(ribbon.firm, link.firm * picture.pixelsPerUnit);
            }
            // The rails stand as far apart at both ends as the ribbon is wide.
            for (const bool end : {false, true}) {
                const QPointF a = end ? ribbon.first.last() : ribbon.first.first();
                const QPointF b = end ? ribbon.second.last() : ribbon.second.first();
                QVERIFY(std::abs(a.x() - b.x()) < 1e-6);
                QVERIFY(std::abs(b.y() - a.y() - ribbon.width()) < 1e-6);
                const QRectF bar = picture.nodes[end ? link.to : link.from].rect;
                QVERIFY(std::abs(a.x() - (end ? bar.left() : bar.right())) < 1e-6);
                QVERIFY(a.y() >= bar.top() - 1e-6 && b.y() <= bar.bottom() + 1e-6);
            }
            for (const QList<QPointF> &rail : {ribbon.first, ribbon.second}) {
                for (const QPointF &point : rail) {
                    QVERIFY2(std::isfinite(point.x()) && std::isfinite(point.y()), "finite");
                }
            }
        }
    }

    /// At each side of a node the ribbons lie side by side.
    static void checkPorts(const SankeyInput &input, const SankeyPicture &picture)
    {
        for (int node = 0; node < input.nodes.size(); ++node) {
            for (const bool outgoing : {true, false}) {
                QList<std::pair<qreal, qreal>> spans;
                for (int i = 0; i < input.links.size(); ++i) {
                    if ((outgoing ? input.links[i].from : input.links[i].to) == node
                        && !input.links[i].amountless) {
                        const SankeyRibbon &r = picture.ribbons[i];
                        spans.append(outgoing ? std::pair(r.first.first().y(), r.second.first().y())
                                              : std::pair(r.first.last().y(), r.second.last().y()));
                    }
                }
                std::ranges::sort(spans);
                for (int i = 1; i < spans.size(); ++i) {
                    QVERIFY(spans[i].first >= spans[i - 1].second - 1e-6);
                }
            }
        }
    }

private Q_SLOTS:
    void emptyAndOne()
    {
        const SankeyOptions options;
        const SankeyPicture empty = SankeyLayout::arrange({}, options);
        QVERIFY(empty.nodes.isEmpty());
        QCOMPARE(empty.pixelsPerUnit, 0.0);
        const SankeyInput one = graph({u"A"_s}, {});
        check(one, options, SankeyLayout::arrange(one, options));
        SankeyOptions none;
        none.area = QRectF();
        QCOMPARE(SankeyLayout::arrange(one, none).nodes.size(), 1);
    }

    void oneFlow()
    {
        const SankeyInput input = graph({u"A"_s, u"B"_s}, {flow(0, 1, 10, 30)});
        SankeyOptions options;
        options.area = QRectF(0, 0, 400, 300);
        const SankeyPicture picture = SankeyLayout::arrange(input, options);
        check(input, options, picture);
        QCOMPARE(picture.layers, 2);
        QVERIFY(picture.nodes[0].rect.right() < picture.nodes[1].rect.left());
        QVERIFY(!picture.ribbons[0].returning);
        // As large as the largest node may be.
        QVERIFY(std::abs(picture.nodes[0].rect.height() - options.largestShare * 300) < 0.01);
        // A straight ribbon: both ends at one height.
        QVERIFY(std::abs(picture.ribbons[0].first.first().y() - picture.ribbons[0].first.last().y())
                < 0.01);
    }

    void theSmallerFlowOfACycleReturns_data()
    {
        QTest::addColumn<double>("there");
        QTest::addColumn<double>("back");
        QTest::addColumn<bool>("backReturns");
        QTest::newRow("less comes back") << 50.0 << 38.0 << true;
        QTest::newRow("more comes back") << 10.0 << 38.0 << false;
        QTest::newRow("equal: by name") << 20.0 << 20.0 << true;
    }
    void theSmallerFlowOfACycleReturns()
    {
        QFETCH(double, there);
        QFETCH(double, back);
        QFETCH(bool, backReturns);
        const SankeyInput input
            = graph({u"Amazon"_s, u"OpenAI"_s}, {flow(0, 1, there), flow(1, 0, back)});
        const SankeyOptions options;
        const SankeyPicture picture = SankeyLayout::arrange(input, options);
        check(input, options, picture);
        QCOMPARE(picture.ribbons[1].returning, backReturns);
        QCOMPARE(picture.ribbons[0].returning, !backReturns);
    }

    void aReturningRibbonRunsAroundAllNodes()
    {
        const SankeyInput input = graph(
            {u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"E"_s},
            {flow(0, 1, 40), flow(1, 2, 30), flow(2, 0, 10), flow(3, 1, 20), flow(1, 4, 15)});
        SankeyOptions options;
        const SankeyPicture picture = SankeyLayout::arrange(input, options);
        check(input, options, picture);
        const SankeyRibbon &loop = picture.ribbons[2];
        QVERIFY(loop.returning);
        // Sampled along both rails, the loop meets no bar but at its own ends.
        for (const QList<QPointF> &rail : {loop.first, loop.second}) {
            for (qsizetype c = 0; c + 3 < rail.size(); c += 3) {
                for (int step = 1; step < 20; ++step) {
                    const qreal u = step / 20.0;
                    const qreal v = 1 - u;
                    const QPointF p = rail[c] * (v * v * v) + rail[c + 1] * (3 * v * v * u)
                        + rail[c + 2] * (3 * v * u * u) + rail[c + 3] * (u * u * u);
                    QVERIFY(options.area.contains(p));
                    for (const SankeyNodeBox &node : picture.nodes) {
                        QVERIFY2(!node.rect.adjusted(0.01, 0.01, -0.01, -0.01).contains(p),
                                 "the loop crosses a node");
                    }
                }
            }
        }
    }

    void aFlowOverSeveralColumnsCrossesNoNode()
    {
        const SankeyInput input
            = graph({u"A"_s, u"B"_s, u"C"_s, u"D"_s},
                    {flow(0, 1, 30), flow(1, 2, 30), flow(2, 3, 30), flow(0, 3, 25)});
        const SankeyOptions options;
        const SankeyPicture picture = SankeyLayout::arrange(input, options);
        check(input, options, picture);
        QCOMPARE(picture.layers, 4);
        const SankeyRibbon &lengthy = picture.ribbons[3];
        for (const int node : {1, 2}) {
            const QRectF bar = picture.nodes[node].rect;
            for (qsizetype i = 0; i < lengthy.first.size(); i += 3) {
                if (std::abs(lengthy.first[i].x() - bar.left()) < 1) {
                    QVERIFY(lengthy.second[i].y() <= bar.top()
                            || lengthy.first[i].y() >= bar.bottom());
                }
            }
        }
    }

    void aLoopToItselfIsDrawn()
    {
        const SankeyInput input = graph({u"A"_s, u"B"_s}, {flow(0, 0, 5), flow(0, 1, 9)});
        const SankeyOptions options;
        const SankeyPicture picture = SankeyLayout::arrange(input, options);
        check(input, options, picture);
        QVERIFY(picture.ribbons[0].returning);
        const SankeyInput alone = graph({u"A"_s}, {flow(0, 0, 5)});
        check(alone, options, SankeyLayout::arrange(alone, options));
    }

    void widthsAreKeptWhateverTheSize()
    {
        // A flow a thousandth of another stays a thousandth.
        const SankeyInput input
            = graph({u"A"_s, u"B"_s, u"C"_s}, {flow(0, 1, 1000), flow(0, 2, 1)});
        SankeyOptions options;
        const SankeyPicture picture = SankeyLayout::arrange(input, options);
        check(input, options, picture);
        QVERIFY(std::abs(picture.ribbons[1].width() * 1000 - picture.ribbons[0].width()) < 1e-6);
    }

    void openEndsFade()
    {
        SankeyLink open = flow(0, 1, 13);
        open.open = true;
        const SankeyInput input = graph({u"A"_s, u"B"_s}, {open});
        const SankeyOptions options;
        const SankeyPicture picture = SankeyLayout::arrange(input, options);
        check(input, options, picture);
        QCOMPARE(picture.ribbons[0].fade, options.fadeRoom);
        QCOMPARE(picture.ribbons[0].ceiling, picture.ribbons[0].floor);
    }

    void onlyLines()
    {
        const SankeyInput input
            = graph({u"A"_s, u"B"_s, u"C"_s}, {line(0, 1), line(0, 2), line(2, 0)});
        const SankeyOptions options;
        const SankeyPicture picture = SankeyLayout::arrange(input, options);
        check(input, options, picture);
        QCOMPARE(picture.pixelsPerUnit, 0.0);
    }

    void badEndsAreIgnored()
    {
        const SankeyInput input = graph({u"A"_s, u"B"_s}, {flow(0, 7, 3), flow(0, 1, 5)});
        const SankeyPicture picture = SankeyLayout::arrange(input, {});
        QVERIFY(picture.ribbons[0].first.isEmpty());
        QVERIFY(!picture.ribbons[1].first.isEmpty());
    }

    void membersStandBeforeTheirBracket()
    {
        SankeyInput input
            = graph({u"SoftBank"_s, u"SoftBank + Oracle"_s, u"not named"_s, u"OpenAI"_s},
                    {flow(1, 2, 400), line(0, 3)});
        input.ties = {{0, 1, true}};
        const SankeyPicture picture = SankeyLayout::arrange(input, {});
        check(input, {}, picture);
        QVERIFY(picture.nodes[0].rect.right() < picture.nodes[1].rect.left());
        QCOMPARE(picture.ties.size(), 1);
        QCOMPARE(picture.ties[0].size(), 4);
        QCOMPARE(picture.ties[0].first().x(), picture.nodes[0].rect.right());
        QCOMPARE(picture.ties[0].last().x(), picture.nodes[1].rect.left());
    }

    void labelsHaveRoomOfTheirOwn()
    {
        const SankeyInput input
            = graph({u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"E"_s, u"F"_s},
                    {flow(0, 1, 40), flow(1, 2, 30), flow(3, 1, 2), flow(1, 4, 1), flow(5, 2, 1)});
        SankeyOptions options;
        options.area = QRectF(0, 0, 600, 300);
        const SankeyPicture picture = SankeyLayout::arrange(input, options);
        check(input, options, picture);
        for (int i = 0; i < picture.nodes.size(); ++i) {
            QVERIFY(options.area.adjusted(-1, -1, 1, 1).contains(picture.nodes[i].labelBox));
            for (int j = 0; j < picture.nodes.size(); ++j) {
                QVERIFY(!picture.nodes[i]
                             .labelBox.adjusted(0.5, 0.5, -0.5, -0.5)
                             .intersects(picture.nodes[j].rect));
                QVERIFY(i == j
                        || !picture.nodes[i]
                                .labelBox.adjusted(0.5, 0.5, -0.5, -0.5)
                                .intersects(picture.nodes[j].labelBox));
            }
        }
    }

    void largeRandomGraphs_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("links");
        QTest::addColumn<QSizeF>("size");
        QTest::newRow("small") << 8 << 14 << QSizeF(500, 300);
        QTest::newRow("middle") << 30 << 60 << QSizeF(800, 500);
        QTest::newRow("large") << 200 << 600 << QSizeF(1400, 800);
        QTest::newRow("large in a small dock") << 200 << 600 << QSizeF(320, 200);
    }
    void largeRandomGraphs()
    {
        QFETCH(int, nodes);
        QFETCH(int, links);
        QFETCH(QSizeF, size);
        for (quint32 seed = 1; seed <= 3; ++seed) {
            const SankeyInput input = randomGraph(nodes, links, seed);
            SankeyOptions options;
            options.area = QRectF(QPointF(10, 20), size);
            const SankeyPicture picture = SankeyLayout::arrange(input, options);
            check(input, options, picture);
            checkPorts(input, picture);
        }
    }

    void theOrderOfLinksDoesNotMatter()
    {
        const SankeyInput input = randomGraph(25, 70, 7);
        const SankeyPicture picture = SankeyLayout::arrange(input, {});
        SankeyInput shuffled = input;
        QList<int> order;
        for (int i = 0; i < input.links.size(); ++i) {
            order.append(int((qint64(i) * 29 + 11) % input.links.size()));
        }
        for (int i = 0; i < order.size(); ++i) {
            shuffled.links[i] = input.links[order[i]];
        }
        const SankeyPicture again = SankeyLayout::arrange(shuffled, {});
        QCOMPARE(again.pixelsPerUnit, picture.pixelsPerUnit);
        for (int node = 0; node < input.nodes.size(); ++node) {
            QCOMPARE(again.nodes[node].rect, picture.nodes[node].rect);
        }
        for (int i = 0; i < order.size(); ++i) {
            QCOMPARE(again.ribbons[i].first, picture.ribbons[order[i]].first);
        }
    }

    void aThirdCompanyDoesNotTurnAPairRound()
    {
        // Names decide ties, so that a filter does not shuffle what stays.
        const SankeyInput pair = graph({u"A"_s, u"B"_s, u"C"_s}, {flow(0, 1, 5), flow(0, 2, 5)});
        const SankeyPicture before = SankeyLayout::arrange(pair, {});
        QVERIFY(before.nodes[1].rect.top() < before.nodes[2].rect.top());
        const SankeyInput more = graph({u"A"_s, u"B"_s, u"C"_s, u"D"_s},
                                       {flow(0, 1, 5), flow(0, 2, 5), flow(0, 3, 50)});
        const SankeyPicture after = SankeyLayout::arrange(more, {});
        QVERIFY(after.nodes[1].rect.top() < after.nodes[2].rect.top());
        QVERIFY(after.nodes[2].rect.top() < after.nodes[3].rect.top());
    }
};

DEALSCOPE_TEST(SankeyLayoutTest)
#include "SankeyLayoutTest.moc"
