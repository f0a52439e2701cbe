// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace dealscope::ui {

/// The colours and sizes that every picture shares. A value; light and dark are two of them.
struct Theme {
    bool dark = false;
    QColor window; ///< behind the panels
    QColor panel; ///< the paper of a picture
    QColor line; ///< frames and grid
    QColor ink; ///< text and marks
    QColor soft; ///< secondary text
    QColor faint; ///< the least of text; never alone for what matters
    QColor accent; ///< what the user chose
    QColor selection; ///< the ground of what is selected
    QColor warning; ///< the ground of a warning

    [[nodiscard]] static Theme light();
    [[nodiscard]] static Theme darkTheme();
    [[nodiscard]] static Theme forPalette(const QPalette &palette);

    /// Okabe-Ito, lifted for the dark theme.
    [[nodiscard]] QColor kindColor(core::DealKind kind) const;
    /// The colour for text that names a kind: at least 4.5:1 against the panel.
    [[nodiscard]] QColor kindTextColor(core::DealKind kind) const;
    /// A palette for widgets in this theme.
    [[nodiscard]] QPalette palette() const;
};

/// Text sizes of a picture in pixels at scale 1.
enum class TextSize { Small, Normal, Title };
[[nodiscard]] QFont pictureFont(TextSize size, bool bold = false);
/// Digits of equal width, for columns of numbers.
[[nodiscard]] QFont withTabularFigures(QFont font);

} // namespace dealscope::ui
