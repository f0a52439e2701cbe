// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "ui/export/PictureOptions.h"

#include <QImage>

#include <memory>

class QMimeData;
class QPainter;

namespace dealscope::ui {

class View;

/// Makes pictures of views, for files and for the clipboard, by the views' own paintTo.
class PictureExporter
{
public:
    /// Writes to `path` in the format that its ending asks for (options.format does not count).
    /// The file is complete afterwards, or as it was before. Errors: another ending, a size at
    /// which the picture would not be whole or is too large (ErrorKind::Usage), a file that
    /// cannot be written (ErrorKind::File).
    static core::Outcome write(View &view, const PictureOptions &options, const QString &path);
    /// The bytes of such a file.
    static core::Result<QByteArray> bytes(View &view, const PictureOptions &options);
    static core::Result<QImage> image(View &view, const PictureOptions &options);

    /// Whether the picture is whole at the size the options ask for, and can be made at all.
    static core::Outcome check(View &view, const PictureOptions &options);
    /// The smallest size in logical pixels at which the picture is whole; the width is at least
    /// `width`.
    [[nodiscard]] static QSizeF smallestSize(View &view, const PictureOptions &options,
                                             qreal width = 0);
    /// The options with a size, in their own unit, at which the picture is whole: theirs, enlarged
    /// where it has to be.
    [[nodiscard]] static PictureOptions enlargedToWhole(View &view, const PictureOptions &options);
    /// Draws the page at logical size (0, 0, options.pixelSize()); for a preview and for tests.
    static void paint(QPainter &painter, View &view, const PictureOptions &options);

    /// For the clipboard: the picture as an image and as SVG. The caller owns it.
    static core::Result<std::unique_ptr<QMimeData>> pictureForClipboard(
        View &view, const PictureOptions &options);
    /// For the clipboard: the figures as TSV and as an HTML table.
    [[nodiscard]] static std::unique_ptr<QMimeData> figuresForClipboard(View &view);
};

} // namespace dealscope::ui
