// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QJsonObject>
#include <QSizeF>

namespace dealscope::ui {

enum class PictureFormat { Png, Svg, Pdf };
enum class LengthUnit { Pixels, Millimetres };

/// How a view is written to a file. A value that can be remembered as JSON.
struct PictureOptions {
    PictureFormat format = PictureFormat::Png;
    QSizeF size{1200, 675}; ///< in `unit`
    LengthUnit unit = LengthUnit::Pixels;
    qreal scale = 2; ///< PNG only: pixels of the file for one pixel of the picture
    bool dark = false;

    bool title = true;
    bool filter = true; ///< the filter in words
    bool perspective = true; ///< which figure counts, and the clock
    bool leftOut = true; ///< what the picture could not show
    bool sources = true; ///< the numbered sources
    bool footer = true; ///< ledger, checksum and program version

    /// The picture in logical pixels, 96 to the inch.
    [[nodiscard]] QSizeF pixelSize() const;
    /// The same size in another unit, to a tenth of a millimetre or a whole pixel.
    void convertTo(LengthUnit other);

    [[nodiscard]] QJsonObject toJson() const;
    /// What is missing or out of bounds keeps its default.
    [[nodiscard]] static PictureOptions fromJson(const QJsonObject &json);

    friend bool operator==(const PictureOptions &, const PictureOptions &) = default;
};

/// "png", "svg", "pdf": the ending of a file and the word on the command line.
[[nodiscard]] QString formatCode(PictureFormat format);
/// The format that a file's ending asks for; a usage error for another ending.
[[nodiscard]] core::Result<PictureFormat> formatForPath(const QString &path);

/// 1 mm at 96 dpi.
inline constexpr qreal PixelsPerMillimetre = 96 / 25.4;
/// No side of a picture is longer, in its unit.
inline constexpr qreal LargestLength = 100'000;
/// The smallest and the largest scale of a PNG.
inline constexpr qreal SmallestScale = 0.5;
inline constexpr qreal LargestScale = 8;

} // namespace dealscope::ui
