// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PictureOptions.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <array>
#include <cmath>

namespace dealscope::ui {

using namespace core;

namespace {

struct Switch {
    const char16_t *key;
    bool PictureOptions::*value;
};
constexpr std::array<Switch, 7> switches{{{u"dark", &PictureOptions::dark},
                                          {u"title", &PictureOptions::title},
                                          {u"filter", &PictureOptions::filter},
                                          {u"perspective", &PictureOptions::perspective},
                                          {u"left_out", &PictureOptions::leftOut},
                                          {u"sources", &PictureOptions::sources},
                                          {u"footer", &PictureOptions::footer}}};

qreal lengthIn(const QJsonObject &json, const QString &key, qreal otherwise)
{
    const qreal length = json.value(key).toDouble();
    return length >= 1 && length <= LargestLength ? length : otherwise;
}

} // namespace

QSizeF PictureOptions::pixelSize() const
{
    return unit == LengthUnit::Pixels ? size : size * PixelsPerMillimetre;
}

void PictureOptions::convertTo(LengthUnit other)
{
    if (unit == other) {
        return;
    }
    const QSizeF pixels = pixelSize();
    unit = other;
    if (other == LengthUnit::Pixels) {
        size = QSizeF(std::round(pixels.width()), std::round(pixels.height()));
        return;
    }
    const auto tenths
        = [](qreal length) { return std::round(length / PixelsPerMillimetre * 10) / 10; };
    size = QSizeF(tenths(pixels.width()), tenths(pixels.height()));
}

QJsonObject PictureOptions::toJson() const
{
    QJsonObject json{{QStringLiteral("format"), formatCode(format)},
                     {QStringLiteral("width"), size.width()},
                     {QStringLiteral("height"), size.height()},
                     {QStringLiteral("unit"),
                      unit == LengthUnit::Pixels ? QStringLiteral("px") : QStringLiteral("mm")},
                     {QStringLiteral("scale"), scale}};
    for (const Switch &each : switches) {
        json.insert(QStringView(each.key), this->*each.value);
    }
    return json;
}

PictureOptions PictureOptions::fromJson(const QJsonObject &json)
{
    PictureOptions options;
    const auto format = formatForPath(u'.' + json.value(QStringLiteral("format")).toString());
    if (format) {
        options.format = *format;
    }
    options.size = QSizeF(lengthIn(json, QStringLiteral("width"), options.size.width()),
                          lengthIn(json, QStringLiteral("height"), options.size.height()));
    if (json.value(QStringLiteral("unit")).toString() == QLatin1String("mm")) {
        options.unit = LengthUnit::Millimetres;
    }
    const qreal scale = json.value(QStringLiteral("scale")).toDouble();
    if (scale >= SmallestScale && scale <= LargestScale) {
        options.scale = scale;
    }
    for (const Switch &each : switches) {
        options.*each.value = json.value(QStringView(each.key)).toBool(options.*each.value);
    }
    return options;
}

QString formatCode(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return QStringLiteral("png");
    case PictureFormat::Svg:
        return QStringLiteral("svg");
    case PictureFormat::Pdf:
        return QStringLiteral("pdf");
    }
    return {};
}

Result<PictureFormat> formatForPath(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const auto format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf}) {
        if (suffix == formatCode(format)) {
            return format;
        }
    }
    return Error{QCoreApplication::translate(
                     "PictureOptions",
                     "A picture is written as PNG, SVG or PDF. End the file name with .png, .svg "
                     "or .pdf."),
                 QStringLiteral("unknown ending: ") + path, ErrorKind::Usage};
}

} // namespace dealscope::ui
