// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PictureExporter.h"

#include "tests/support/ExportFixture.h"
#include "tests/support/TestRegistry.h"
#include "ui/theme/Texture.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace dealscope;
using namespace dealscope::tests;
using ui::PictureExporter;
using ui::PictureFormat;
using ui::PictureOptions;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

PictureOptions optionsFor(PictureFormat format)
{
    PictureOptions options;
    options.format = format;
    options.size = QSizeF(640, 420);
    return options;
}

/// All text of an SVG in the order of drawing; fails the test when it is not well-formed.
QStringList svgTexts(const QByteArray &svg)
{
    QStringList texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == u"text") {
            texts.append(reader.readElementText(QXmlStreamReader::IncludeChildElements).trimmed());
        }
    }
    if (reader.hasError()) {
        QTest::qFail(qPrintable(reader.errorString()), __FILE__, __LINE__);
    }
    return texts;
}

/// Names that have broken pictures elsewhere.
const QString hostile = QStringLiteral("<img src='file:///etc/passwd'> & \"Sons\" \x01\x1f\x0b")
    + QChar(0xfffe) + QStringLiteral("\u202Egnp.exe ]]>");

} // namespace

class PictureExporterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void pngHasSizeScaleAndResolution_data()
    {
        QTest::addColumn<qreal>("scale");
        QTest::newRow("half") << 0.5;
        QTest::newRow("one") << 1.0;
        QTest::newRow("four") << 4.0;
    }
    void pngHasSizeScaleAndResolution()
    {
        QFETCH(const qreal, scale);
        const auto view = smallView();
        PictureOptions options = optionsFor(PictureFormat::Png);
        options.scale = scale;
        const auto bytes = PictureExporter::bytes(*view, options);
        QVERIFY(bytes);
        const QImage image = QImage::fromData(*bytes, "png");
        QCOMPARE(image.size(), (QSizeF(640, 420) * scale).toSize());
        QCOMPARE(image.dotsPerMeterX(), qRound(96 / 0.0254 * scale));
        QCOMPARE(image.text(QStringLiteral("Title")), view->title);
        QVERIFY(view->lastStyle.forExport);
        // The same picture, whatever the scale: the view works in logical pixels.
        QVERIFY(QRectF(0, 0, 640, 420).contains(view->lastArea));
        QCOMPARE(*PictureExporter::bytes(*view, options), *bytes);
    }

    void pngIsSharpAtScaleFour()
    {
        const auto view = smallView();
        PictureOptions options = optionsFor(PictureFormat::Png);
        options.scale = 1;
        const QImage small = *PictureExporter::image(*view, options);
        options.scale = 4;
        const QImage large = *PictureExporter::image(*view, options);
        // A one pixel line at scale 1 is four full pixels at scale 4, with hard edges; an enlarged
        // small picture would have soft ones.
        const QRectF body = view->lastArea;
        const QColor line = ui::Theme::light().accent;
        const QColor paper = ui::Theme::light().panel;
        const int x = int(body.left() * 4) + 200;
        const int y = qRound(body.top() * 4);
        QCOMPARE(large.pixelColor(x, y), line);
        QCOMPARE(large.pixelColor(x, y + 3), line);
        QCOMPARE(large.pixelColor(x, y + 5), paper);
        QVERIFY(large.convertToFormat(QImage::Format_RGB32)
                != small.scaled(large.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }

    void millimetresAreKept_data()
    {
        QTest::addColumn<PictureFormat>("format");
        QTest::newRow("png") << PictureFormat::Png;
        QTest::newRow("svg") << PictureFormat::Svg;
        QTest::newRow("pdf") << PictureFormat::Pdf;
    }
    void millimetresAreKept()
    {
        QFETCH(const PictureFormat, format);
        const auto view = smallView();
        PictureOptions options = optionsFor(format);
        options.unit = ui::LengthUnit::Millimetres;
        options.size = QSizeF(180, 120);
        const auto bytes = PictureExporter::bytes(*view, options);
        QVERIFY(bytes);
        if (format == PictureFormat::Png) {
            const QImage image = QImage::fromData(*bytes);
            QVERIFY(qAbs(image.width() * 1000.0 / image.dotsPerMeterX() - 180) < 0.2);
        } else if (format == PictureFormat::Svg) {
            QVERIFY(bytes->contains("width=\"180mm\" height=\"120mm\""));
        } else {
            // 180 mm are 510.2 points; pages are whole points.
            QVERIFY2(bytes->contains("/MediaBox [0 0 510.000000 340.000000]"), "page size");
        }
    }

    void themeIsItsOwn()
    {
        const auto view = smallView();
        PictureOptions options = optionsFor(PictureFormat::Png);
        QCOMPARE(PictureExporter::image(*view, options)->pixelColor(2, 2),
                 ui::Theme::light().panel);
        options.dark = true;
        QCOMPARE(PictureExporter::image(*view, options)->pixelColor(2, 2),
                 ui::Theme::darkTheme().panel);
        QVERIFY(view->lastStyle.theme.dark);
    }

    void carelessViewIsClipped()
    {
        const auto view = smallView();
        view->overdraws = true;
        const QImage image = *PictureExporter::image(*view, optionsFor(PictureFormat::Png));
        QCOMPARE(image.pixelColor(2, 2), ui::Theme::light().panel);
        QCOMPARE(image.pixelColor(image.width() - 3, image.height() - 3), ui::Theme::light().panel);
    }

    void svgKeepsTextAsText()
    {
        const auto view = smallView();
        const auto svg = PictureExporter::bytes(*view, optionsFor(PictureFormat::Svg));
        QVERIFY(svg);
        const QStringList texts = svgTexts(*svg);
        QVERIFY(texts.contains(QStringLiteral("Capital by payer")));
        QVERIFY(texts.contains(QStringLiteral("Amazon in OpenAI")));
        QVERIFY(texts.contains(QStringLiteral("Left out: 9 without amount.")));
        const QString all = texts.join(u'\n');
        QVERIFY2(all.contains(QStringLiteral("1 Reuters, 17 Dec 2025")), qPrintable(all));
        QVERIFY(all.contains(QStringLiteral("2 Creati.ai, Jan 2026 (inferred)")));
        QVERIFY(all.contains(QStringLiteral("3 ukiyo <journal>, undated")));
        QVERIFY(all.contains(QStringLiteral("Dealscope " DEALSCOPE_VERSION)));
        QVERIFY(all.contains(view->state()->ledgerChecksum().left(12)));
        QVERIFY(svg->contains("viewBox=\"0 0 640 420\""));
        QVERIFY(svg->contains("width=\"640px\" height=\"420px\""));
        QVERIFY(svg->contains("', Helvetica, Arial, sans-serif\""));
        QCOMPARE(*PictureExporter::bytes(*view, optionsFor(PictureFormat::Svg)), *svg);
    }

    void hostileTextStaysText()
    {
        const auto view = smallView();
        view->title = hostile;
        view->drawnText = hostile;
        view->leftOut = hostile;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("hostile.svg"));
        QVERIFY(PictureExporter::write(*view, optionsFor(PictureFormat::Svg), path));
        const QByteArray svg = contentOf(path);
        QVERIFY(!svg.contains("<img"));
        const QString all = svgTexts(svg).join(u'\n');
        QVERIFY(all.contains(QStringLiteral("<img src='file:///etc/passwd'> & \"Sons\"")));
        // The frame's own words cannot be turned round.
        QVERIFY(!svgTexts(svg).first().contains(QChar(0x202e)));
        const QString lint = outputOf(QStringLiteral("xmllint"),
                                      {QStringLiteral("--noout"), QStringLiteral("--nonet"), path});
        QVERIFY2(!lint.startsWith(u'!'), qPrintable(lint));
        for (const auto format : {PictureFormat::Png, PictureFormat::Pdf}) {
            QVERIFY(PictureExporter::bytes(*view, optionsFor(format)));
        }
    }

    void pdfHasTextAndEmbeddedFonts()
    {
        const auto view = smallView();
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("picture.pdf"));
        QVERIFY(PictureExporter::write(*view, optionsFor(PictureFormat::Pdf), path));
        QVERIFY(contentOf(path).startsWith("%PDF-"));
        const QString text = outputOf(QStringLiteral("pdftotext"),
                                      {QStringLiteral("-layout"), path, QStringLiteral("-")});
        if (text.isNull()) {
            QSKIP("pdftotext is not installed");
        }
        QVERIFY2(text.contains(QStringLiteral("Capital by payer")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("Amazon in OpenAI")));
        QVERIFY(text.contains(QStringLiteral("1 Reuters, 17 Dec 2025")));
        QVERIFY(text.contains(QStringLiteral("Dealscope " DEALSCOPE_VERSION)));
        const QStringList fonts = outputOf(QStringLiteral("pdffonts"), {path}).split(u'\n');
        QVERIFY(fonts.size() > 2);
        for (const QString &font : fonts.mid(2)) {
            // name, type, encoding, then: embedded, subset, with a table of characters, object
            static const QRegularExpression embedded(
                QStringLiteral(" yes +(yes|no) +yes +\\d+ +\\d+$"));
            QVERIFY2(font.trimmed().isEmpty() || font.contains(embedded), qPrintable(font));
        }
        const QString info = outputOf(QStringLiteral("pdfinfo"), {path});
        QVERIFY2(info.contains(QStringLiteral("480 x 315 pts")), qPrintable(info));
        QVERIFY(info.contains(QRegularExpression(QStringLiteral("Pages: +1\n"))));
    }

    /// A minimum with an open end must not look like a larger firm sum.
    void openCeilingsFade_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("png") << QStringLiteral("fade.png");
        QTest::newRow("svg") << QStringLiteral("fade.svg");
        QTest::newRow("pdf") << QStringLiteral("fade.pdf");
    }
    void openCeilingsFade()
    {
        QFETCH(const QString, name);
        const auto view = smallView();
        const QRectF bar(120, 200, 0, 40);
        view->paintMore = [&](QPainter &painter, const QRectF &, const ui::PaintStyle &style) {
            ui::drawCertaintyBar(painter, bar, {100, 100, 100, true}, Qt::blue, style.theme, 100);
        };
        PictureOptions options = optionsFor(PictureFormat::Png);
        options.scale = 1;
        const QTemporaryDir folder;
        const QString path = folder.filePath(name);
        QVERIFY(PictureExporter::write(*view, options, path));
        QString seen = path;
        if (name.endsWith(QStringLiteral("svg"))) {
            seen = folder.filePath(QStringLiteral("seen.png"));
            if (outputOf(QStringLiteral("rsvg-convert"), {path, QStringLiteral("-o"), seen})
                    .isNull()) {
                QSKIP("rsvg-convert is not installed");
            }
        } else if (name.endsWith(QStringLiteral("pdf"))) {
            seen = folder.filePath(QStringLiteral("seen"));
            if (outputOf(QStringLiteral("pdftoppm"),
                         {QStringLiteral("-r"), QStringLiteral("96"), QStringLiteral("-png"),
                          QStringLiteral("-singlefile"), path, seen})
                    .isNull()) {
                QSKIP("pdftoppm is not installed");
            }
            seen += QStringLiteral(".png");
        }
        const QImage image(seen);
        QVERIFY(!image.isNull());
        const auto redAt = [&](qreal x) {
            return image.pixelColor(int(bar.left() + x), int(bar.center().y())).red();
        };
        QVERIFY(redAt(50) < 5);
        QVERIFY2(qAbs(redAt(105) - 120) < 30, qPrintable(QString::number(redAt(105))));
        QVERIFY2(qAbs(redAt(150) - 185) < 30, qPrintable(QString::number(redAt(150))));
        QVERIFY2(redAt(195) > 240, qPrintable(QString::number(redAt(195))));
    }

    void switchesTakeWordsAway()
    {
        const auto view = smallView();
        PictureOptions options = optionsFor(PictureFormat::Svg);
        options.title = options.filter = options.perspective = options.leftOut = options.sources
            = options.footer = false;
        QCOMPARE(svgTexts(*PictureExporter::bytes(*view, options)),
                 QStringList{QStringLiteral("Amazon in OpenAI")});
        const QRectF alone = view->lastArea;
        options.sources = true;
        QVERIFY(svgTexts(*PictureExporter::bytes(*view, options)).size() > 1);
        QVERIFY(view->lastArea.height() < alone.height());
    }

    void impossibleSizesAreRefused_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<qreal>("scale");
        QTest::newRow("too small") << QSizeF(200, 120) << 1.0;
        QTest::newRow("no height") << QSizeF(600, 0) << 1.0;
        QTest::newRow("negative") << QSizeF(-600, 400) << 1.0;
        QTest::newRow("not a number") << QSizeF(qQNaN(), 400) << 1.0;
        QTest::newRow("too many pixels") << QSizeF(12'000, 9'000) << 1.0;
        QTest::newRow("too many when scaled") << QSizeF(4'000, 4'000) << 8.0;
        QTest::newRow("too long") << QSizeF(50'000, 400) << 1.0;
        QTest::newRow("no scale") << QSizeF(600, 400) << 0.0;
        QTest::newRow("scale not a number") << QSizeF(600, 400) << qQNaN();
        QTest::newRow("scale too large") << QSizeF(600, 400) << 9.0;
    }
    void impossibleSizesAreRefused()
    {
        QFETCH(const QSizeF, size);
        QFETCH(const qreal, scale);
        const auto view = smallView();
        PictureOptions options = optionsFor(PictureFormat::Png);
        options.size = size;
        options.scale = scale;
        const QTemporaryDir folder;
        const auto refused
            = PictureExporter::write(*view, options, folder.filePath(QStringLiteral("x.png")));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, core::ErrorKind::Usage);
        QVERIFY(refused.error().sentence.endsWith(u'.'));
        QCOMPARE(view->paintCount, 0);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void smallestSizeIsWhole()
    {
        const auto view = smallView();
        PictureOptions options = optionsFor(PictureFormat::Png);
        options.size = PictureExporter::smallestSize(*view, options);
        QVERIFY(PictureExporter::check(*view, options));
        options.size -= QSizeF(0, 2);
        QVERIFY(!PictureExporter::check(*view, options));
    }

    void smallSizesAreEnlarged()
    {
        const auto view = smallView();
        PictureOptions options = optionsFor(PictureFormat::Pdf);
        QCOMPARE(PictureExporter::enlargedToWhole(*view, options), options);
        options.unit = ui::LengthUnit::Millimetres;
        options.size = QSizeF(50, 300);
        const PictureOptions enlarged = PictureExporter::enlargedToWhole(*view, options);
        QVERIFY(PictureExporter::check(*view, enlarged));
        QCOMPARE(enlarged.unit, ui::LengthUnit::Millimetres);
        QVERIFY(enlarged.size.width() > 50);
        QCOMPARE(enlarged.size.height(), 300.0);
    }

    void fileIsCompleteOrAsItWas()
    {
        const auto view = smallView();
        const QTemporaryDir folder;
        const PictureOptions options = optionsFor(PictureFormat::Png);
        const QString unknown = folder.filePath(QStringLiteral("picture.gif"));
        const auto ending = PictureExporter::write(*view, options, unknown);
        QVERIFY(!ending);
        QCOMPARE(ending.error().kind, core::ErrorKind::Usage);
        QVERIFY(!QFile::exists(unknown));

        const QString nowhere = folder.filePath(QStringLiteral("no/such/folder/x.svg"));
        const auto missing = PictureExporter::write(*view, options, nowhere);
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, core::ErrorKind::File);

        const QString path = folder.filePath(QStringLiteral("picture.svg"));
        QVERIFY(PictureExporter::write(*view, options, path));
        const QByteArray before = contentOf(path);
        QVERIFY(before.startsWith("<?xml"));
        PictureOptions tooSmall = options;
        tooSmall.size = QSizeF(100, 50);
        QVERIFY(!PictureExporter::write(*view, tooSmall, path));
        QCOMPARE(contentOf(path), before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("picture.svg")});
        // A folder that bears the name is not replaced.
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("dir.png")));
        QVERIFY(
            !PictureExporter::write(*view, options, folder.filePath(QStringLiteral("dir.png"))));
    }

    void clipboardHasImageSvgAndFigures()
    {
        const auto view = smallView();
        view->table = {{QStringLiteral("payer"), QStringLiteral("ceiling")},
                       {QJsonObject{{QStringLiteral("payer"), QStringLiteral("<b>Amazon</b>")},
                                    {QStringLiteral("ceiling"), qint64(50'000'000'000)}}}};
        auto picture = PictureExporter::pictureForClipboard(*view, optionsFor(PictureFormat::Pdf));
        QVERIFY(picture);
        QVERIFY((*picture)->hasImage());
        QCOMPARE(svgTexts((*picture)->data(QStringLiteral("image/svg+xml"))).first(),
                 QStringLiteral("Capital by payer"));
        const auto figures = PictureExporter::figuresForClipboard(*view);
        QCOMPARE(figures->text(), QStringLiteral("payer\tceiling\n<b>Amazon</b>\t50000000000\n"));
        QVERIFY(figures->html().contains(QStringLiteral("&lt;b&gt;Amazon&lt;/b&gt;")));
    }

    void viewWithoutLedgerIsExported()
    {
        ExportableView view;
        for (const auto format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf}) {
            QVERIFY(PictureExporter::bytes(view, optionsFor(format)));
        }
    }
};

DEALSCOPE_TEST(PictureExporterTest)
#include "PictureExporterTest.moc"
