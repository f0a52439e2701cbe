// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dealscope::ui {

/// Text from data for one line on the screen, see io::plainText.
[[nodiscard]] QString safeLine(const QString &text);
/// The same for text of several lines: line breaks stay, tabs become spaces.
[[nodiscard]] QString safeText(const QString &text);
/// A tooltip with this text and nothing else: Qt would take some texts for HTML, and load images.
[[nodiscard]] QString safeToolTip(const QString &text);

} // namespace dealscope::ui
