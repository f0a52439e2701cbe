// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PictureFrame.h"

#include "session/FilterWords.h"
#include "tests/support/ExportFixture.h"
#include "tests/support/TestRegistry.h"

#include <QFontMetricsF>
#include <QTest>

using namespace dealscope;
using namespace dealscope::tests;
using ui::PictureFrame;
using ui::PictureOptions;
using ui::PictureWords;

namespace {

PictureWords manyWords(int sources)
{
    PictureWords words = PictureWords::of(*smallView(), {});
    words.sources.clear();
    for (int i = 1; i <= sources; ++i) {
        words.sources.append(QStringLiteral("%1 Outlet number %1, 17 Dec 2025").arg(i));
    }
    return words;
}

/// True when nothing but paper lies on the outermost `margin` pixels of the picture.
bool edgeIsEmpty(const QImage &image, int margin)
{
    const QRgb paper = ui::Theme::light().panel.rgb();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const bool edge = x < margin || y < margin || x >= image.width() - margin
                || y >= image.height() - margin;
            if (edge && image.pixel(x, y) != paper) {
                return false;
            }
        }
    }
    return true;
}

QImage painted(const PictureFrame &frame)
{
    QImage image(frame.size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    frame.paint(painter, ui::Theme::light());
    return image;
}

} // namespace

class ExportFrameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void wordsGrowAndThePictureGivesWay_data()
    {
        QTest::addColumn<int>("sources");
        QTest::addColumn<qreal>("width");
        QTest::newRow("few, wide") << 3 << 1200.0;
        QTest::newRow("few, narrow") << 3 << 320.0;
        QTest::newRow("many") << 300 << 800.0;
        QTest::newRow("none") << 0 << 800.0;
    }
    void wordsGrowAndThePictureGivesWay()
    {
        QFETCH(const int, sources);
        QFETCH(const qreal, width);
        const QSizeF page(width, 700);
        const PictureFrame frame(manyWords(sources), page);
        QVERIFY(QRectF(QPointF(), page).contains(frame.body()));
        QVERIFY(frame.body().height() > page.height() / 3);
        QVERIFY(edgeIsEmpty(painted(frame), 12));
        // The words and the picture do not share a pixel.
        QImage image = painted(frame);
        QPainter(&image).fillRect(frame.body(), ui::Theme::light().panel);
        QCOMPARE(image, painted(frame));
    }

    void longWordsAreBrokenNotCut()
    {
        PictureWords words;
        words.title = QString(400, u'W');
        words.filter = QStringLiteral("Company: ") + QString(300, u'x');
        const PictureFrame frame(words, {400, 900});
        QVERIFY(edgeIsEmpty(painted(frame), 12));
        const QFont font = ui::pictureFont(ui::TextSize::Normal);
        const QStringList lines = ui::wrappedLines(words.filter, font, 368);
        QVERIFY(lines.size() > 3);
        for (const QString &line : lines) {
            QVERIFY(QFontMetricsF(font).horizontalAdvance(line) <= 368.5);
        }
        QCOMPARE(lines.join(QString()).remove(u' '), QString(words.filter).remove(u' '));
        QVERIFY(ui::wrappedLines(QString(), font, 100).isEmpty());
    }

    void pageForABodyHoldsIt_data()
    {
        QTest::addColumn<int>("sources");
        QTest::addColumn<QSizeF>("body");
        QTest::newRow("few") << 3 << QSizeF(600, 300);
        QTest::newRow("many") << 400 << QSizeF(500, 200);
        QTest::newRow("tiny body") << 40 << QSizeF(160, 20);
        QTest::newRow("tall body") << 40 << QSizeF(300, 4000);
    }
    void pageForABodyHoldsIt()
    {
        QFETCH(const int, sources);
        QFETCH(const QSizeF, body);
        const PictureWords words = manyWords(sources);
        const QSizeF page = PictureFrame::pageFor(words, body);
        const PictureFrame frame(words, page);
        QVERIFY(frame.body().width() >= body.width());
        QVERIFY(frame.body().height() >= body.height());
        QVERIFY(frame.body().height() <= body.height() + 40);
        QVERIFY(PictureFrame::pageFor(words, body, 900).width() >= 900);
    }

    /// As many as a large ledger has: named are the first, and the last line says how many more.
    void sourcesBeyondThePageAreCounted()
    {
        constexpr int All = 5'000;
        const auto view = smallView();
        view->sources = QList<core::SourceId>(All, core::SourceId(1));
        const PictureWords words = PictureWords::of(*view, {});
        QCOMPARE(words.sources.size(), PictureWords::MostSources);
        QCOMPARE(words.sources.size() + words.moreSources, All);
        QVERIFY(words.description().contains(QStringLiteral("and 3000 more")));

        // The same page, whether the sources it has no room for are named or counted.
        PictureWords named = words;
        named.sources.append(QStringList(words.moreSources, words.sources.last()));
        named.moreSources = 0;
        const QSizeF page(800, 600);
        QCOMPARE(painted(PictureFrame(words, page)), painted(PictureFrame(named, page)));
        named.sources.append(QStringLiteral("5001 Outlet"));
        QVERIFY(painted(PictureFrame(words, page)) != painted(PictureFrame(named, page)));
    }

    void pageWithoutRoomHasNoBody()
    {
        QVERIFY(PictureFrame(manyWords(20), {200, 60}).body().isEmpty());
        QVERIFY(PictureFrame({}, {10, 10}).body().isEmpty());
    }

    void wordsComeFromTheState()
    {
        const auto view = smallView();
        const PictureWords words = PictureWords::of(*view, {});
        QCOMPARE(words.filter, session::filterInWords({}, *view->state()->snapshot));
        QCOMPARE(words.perspective, session::perspectiveInWords({}));
        QCOMPARE(words.sources.size(), 3);
        QVERIFY(words.ledger.startsWith(QStringLiteral("sample ledger · checksum ")));
        QVERIFY(words.ledger.endsWith(view->state()->ledgerChecksum().left(12)));
        for (const QString &part : {words.filter, words.perspective, words.leftOut, words.ledger}) {
            QVERIFY(words.description().contains(part));
        }
        PictureOptions none;
        none.title = none.filter = none.perspective = none.leftOut = none.sources = none.footer
            = false;
        QVERIFY(PictureWords::of(*view, none).description().isEmpty());
        QVERIFY(PictureWords::of(*view, none).title.isEmpty());
    }
};

DEALSCOPE_TEST(ExportFrameTest)
#include "ExportFrameTest.moc"
