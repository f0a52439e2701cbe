// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/PictureOptions.h"

#include <optional>

class QWidget;

namespace dealscope::ui {

class View;

/// The ways out of a view, each in one call: for menus and for the command line.
class ViewExport
{
public:
    /// Shows the export dialog for one view; it deletes itself when it is closed.
    static void showDialog(View &view, QWidget *parent);
    /// Puts the picture on the clipboard as it is on the screen: size and theme of the view, with
    /// the words and the scale chosen last in the dialog.
    static core::Outcome copyImage(View &view);
    /// Puts the figures on the clipboard.
    static void copyFigures(View &view);

    /// For the command line: writes the picture, and the figures as CSV to `figuresPath` unless it
    /// is empty. Without a size the picture is as large as it has to be.
    static core::Outcome write(View &view, const QString &path, const QString &figuresPath,
                               std::optional<QSize> size, qreal scale, bool dark);

    /// The options chosen last in the dialog.
    [[nodiscard]] static PictureOptions rememberedOptions();
    static void remember(const PictureOptions &options);
};

} // namespace dealscope::ui
