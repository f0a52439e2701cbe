// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PictureExporter.h"

#include "io/FileWriter.h"
#include "io/RecordWriter.h"
#include "ui/export/PictureFrame.h"
#include "ui/export/SvgText.h"
#include "ui/views/View.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageWriter>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr int DotsPerInch = 96;
constexpr qreal DotsPerMeter = DotsPerInch / 0.0254;
/// 100 million pixels are 400 MB while the picture is drawn.
constexpr qreal MostPixels = 100e6;
constexpr qreal LongestSide = 32'000;

QString words(const char *text)
{
    return QCoreApplication::translate("PictureExporter", text);
}

Error usage(const QString &sentence, const QString &detail)
{
    return Error{sentence, detail, ErrorKind::Usage};
}

/// A length as the options measure it: "1200" px or "180.5" mm.
QString sizeInWords(QSizeF pixels, LengthUnit unit)
{
    PictureOptions options;
    options.size = pixels;
    options.convertTo(unit);
    return QStringLiteral("%1 × %2 %3")
        .arg(QString::number(options.size.width()), QString::number(options.size.height()),
             unit == LengthUnit::Pixels ? QStringLiteral("px") : QStringLiteral("mm"));
}

Theme themeOf(const PictureOptions &options)
{
    return options.dark ? Theme::darkTheme() : Theme::light();
}

QSize filePixels(const PictureOptions &options)
{
    const QSizeF size = options.pixelSize() * options.scale;
    return QSize(int(std::round(size.width())), int(std::round(size.height())));
}

Outcome checkPixels(const PictureOptions &options)
{
    const qreal scale = options.format == PictureFormat::Png ? options.scale : 1;
    const QSizeF pixels = options.pixelSize() * scale;
    if (!(pixels.width() >= 1 && pixels.height() >= 1)) {
        return usage(
            words(QT_TRANSLATE_NOOP("PictureExporter", "A picture needs a width and a height.")),
            QStringLiteral("empty size"));
    }
    if (options.format == PictureFormat::Png
        && !(options.scale >= SmallestScale && options.scale <= LargestScale)) {
        return usage(words(QT_TRANSLATE_NOOP("PictureExporter",
                                             "The scale of a picture is between %1 and %2."))
                         .arg(SmallestScale)
                         .arg(LargestScale),
                     QStringLiteral("scale %1").arg(options.scale));
    }
    if (pixels.width() > LongestSide || pixels.height() > LongestSide
        || pixels.width() * pixels.height() > MostPixels) {
        return usage(words(QT_TRANSLATE_NOOP(
                               "PictureExporter",
                               "A picture of %1 is too large to draw: at most %2 px a side and %3 "
                               "million px in all. Choose a smaller size or scale, or SVG."))
                         .arg(sizeInWords(pixels, LengthUnit::Pixels))
                         .arg(LongestSide)
                         .arg(MostPixels / 1e6),
                     QStringLiteral("over the pixel cap"));
    }
    return Done{};
}

void paintPage(QPainter &painter, View &view, const PictureFrame &frame, const Theme &theme)
{
    frame.paint(painter, theme);
    if (frame.body().isEmpty()) {
        return;
    }
    painter.save();
    painter.setClipRect(frame.body());
    view.paintTo(painter, frame.body(), PaintStyle{theme, true});
    painter.restore();
}

Error notDrawn(const QString &detail)
{
    return Error{words(QT_TRANSLATE_NOOP("PictureExporter",
                                         "The picture could not be drawn. Try a smaller size.")),
                 detail, ErrorKind::Problem};
}

/// Draws the page on a device whose units are logical pixels times `scale`.
Outcome drawOn(QPaintDevice &device, QSizeF scale, View &view, const PictureOptions &options)
{
    const PictureFrame frame(PictureWords::of(view, options), options.pixelSize());
    QPainter painter;
    if (!painter.begin(&device)) {
        return notDrawn(QStringLiteral("QPainter::begin failed"));
    }
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale.width(), scale.height());
    paintPage(painter, view, frame, themeOf(options));
    if (!painter.end()) {
        return notDrawn(QStringLiteral("QPainter::end failed"));
    }
    return Done{};
}

Result<QByteArray> pngBytes(View &view, const PictureOptions &options)
{
    const auto image = PictureExporter::image(view, options);
    if (!image) {
        return image.error();
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    const PictureWords texts = PictureWords::of(view, options);
    writer.setText(QStringLiteral("Title"), texts.title);
    writer.setText(QStringLiteral("Description"), texts.description());
    if (!writer.write(*image)) {
        return notDrawn(writer.errorString());
    }
    return bytes;
}

Result<QByteArray> svgBytes(View &view, const PictureOptions &options)
{
    const QSizeF size = options.pixelSize();
    const PictureWords texts = PictureWords::of(view, options);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(DotsPerInch);
    generator.setSize(QSize(int(std::ceil(size.width())), int(std::ceil(size.height()))));
    generator.setViewBox(QRectF(QPointF(), size));
    generator.setTitle(texts.title.toHtmlEscaped());
    generator.setDescription(texts.description().toHtmlEscaped());
    const Outcome drawn = drawOn(generator, {1, 1}, view, options);
    if (!drawn) {
        return drawn.error();
    }
    return finishedSvg(bytes, options.size, options.unit);
}

Result<QByteArray> pdfBytes(View &view, const PictureOptions &options)
{
    const QSizeF size = options.pixelSize();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    // At its own 1200 dots an inch, a font of 11 pixels would be a speck.
    writer.setResolution(DotsPerInch);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(
        QPageSize(size / DotsPerInch, QPageSize::Inch, QString(), QPageSize::ExactMatch));
    const PictureWords texts = PictureWords::of(view, options);
    writer.setTitle(texts.title);
    writer.setCreator(QStringLiteral("Dealscope " DEALSCOPE_VERSION));
    // Pages are whole points; the picture is fitted to the page, a fraction of a pixel.
    const QSizeF page(writer.width(), writer.height());
    const Outcome drawn = drawOn(
        writer, {page.width() / size.width(), page.height() / size.height()}, view, options);
    if (!drawn) {
        return drawn.error();
    }
    return bytes;
}

} // namespace

Outcome PictureExporter::check(View &view, const PictureOptions &options)
{
    const Outcome pixels = checkPixels(options);
    if (!pixels) {
        return pixels;
    }
    const QSizeF asked = options.pixelSize();
    const PictureFrame frame(PictureWords::of(view, options), asked);
    const QSizeF needed = view.exportSizeHint();
    // Half a pixel is lost where a size is given in tenths of a millimetre.
    if (frame.body().width() + 0.5 >= needed.width()
        && frame.body().height() + 0.5 >= needed.height()) {
        return Done{};
    }
    const QSizeF least = smallestSize(view, options, asked.width());
    return usage(words(QT_TRANSLATE_NOOP(
                           "PictureExporter",
                           "At %1 something would be cut. This picture with its words needs at "
                           "least %2; choose a larger size, or leave some of the words out."))
                     .arg(sizeInWords(asked, options.unit), sizeInWords(least, options.unit)),
                 QStringLiteral("body %1 × %2, needed %3 × %4")
                     .arg(frame.body().width())
                     .arg(frame.body().height())
                     .arg(needed.width())
                     .arg(needed.height()));
}

QSizeF PictureExporter::smallestSize(View &view, const PictureOptions &options, qreal width)
{
    return PictureFrame::pageFor(PictureWords::of(view, options), view.exportSizeHint(), width);
}

PictureOptions PictureExporter::enlargedToWhole(View &view, const PictureOptions &options)
{
    const QSizeF asked = options.pixelSize();
    const QSizeF least = smallestSize(view, options, asked.width());
    PictureOptions enlarged = options;
    if (least.width() > asked.width() || least.height() > asked.height()) {
        enlarged.unit = LengthUnit::Pixels;
        enlarged.size = least.expandedTo(asked);
        enlarged.convertTo(options.unit);
    }
    return enlarged;
}

void PictureExporter::paint(QPainter &painter, View &view, const PictureOptions &options)
{
    const PictureFrame frame(PictureWords::of(view, options), options.pixelSize());
    paintPage(painter, view, frame, themeOf(options));
}

Result<QImage> PictureExporter::image(View &view, const PictureOptions &options)
{
    PictureOptions asImage = options;
    asImage.format = PictureFormat::Png;
    const Outcome possible = check(view, asImage);
    if (!possible) {
        return possible.error();
    }
    QImage image(filePixels(options), QImage::Format_RGB32);
    if (image.isNull()) {
        return notDrawn(QStringLiteral("no memory for the image"));
    }
    image.fill(themeOf(options).panel);
    const QSizeF size = options.pixelSize();
    const Outcome drawn = drawOn(
        image, {image.width() / size.width(), image.height() / size.height()}, view, options);
    if (!drawn) {
        return drawn.error();
    }
    // Only now: while painting, it would change the size of fonts.
    image.setDotsPerMeterX(qRound(DotsPerMeter * options.scale));
    image.setDotsPerMeterY(qRound(DotsPerMeter * options.scale));
    return image;
}

Result<QByteArray> PictureExporter::bytes(View &view, const PictureOptions &options)
{
    const Outcome possible = check(view, options);
    if (!possible) {
        return possible.error();
    }
    switch (options.format) {
    case PictureFormat::Png:
        return pngBytes(view, options);
    case PictureFormat::Svg:
        return svgBytes(view, options);
    case PictureFormat::Pdf:
        return pdfBytes(view, options);
    }
    return notDrawn(QStringLiteral("no such format"));
}

Outcome PictureExporter::write(View &view, const PictureOptions &options, const QString &path)
{
    const auto format = formatForPath(path);
    if (!format) {
        return format.error();
    }
    PictureOptions asked = options;
    asked.format = *format;
    const auto content = bytes(view, asked);
    if (!content) {
        return content.error();
    }
    return io::FileWriter::write(path, *content);
}

Result<std::unique_ptr<QMimeData>> PictureExporter::pictureForClipboard(
    View &view, const PictureOptions &options)
{
    const auto picture = image(view, options);
    if (!picture) {
        return picture.error();
    }
    PictureOptions asSvg = options;
    asSvg.format = PictureFormat::Svg;
    const auto svg = bytes(view, asSvg);
    if (!svg) {
        return svg.error();
    }
    auto mime = std::make_unique<QMimeData>();
    mime->setImageData(*picture);
    mime->setData(QStringLiteral("image/svg+xml"), *svg);
    return mime;
}

std::unique_ptr<QMimeData> PictureExporter::figuresForClipboard(View &view)
{
    const io::RecordTable table = view.dataTable();
    auto mime = std::make_unique<QMimeData>();
    mime->setText(io::RecordWriter::tsv(table));
    mime->setHtml(io::RecordWriter::html(table));
    return mime;
}

} // namespace dealscope::ui
