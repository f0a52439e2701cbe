// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dealscope::ui {

/// Text from data for one line of plain text: control characters become spaces, and characters
/// that turn the reading direction, which can disguise a name, are shown as U+FFFD.
[[nodiscard]] QString safeLine(const QString &text);
/// The same for text of several lines: line breaks and tabs stay.
[[nodiscard]] QString safeText(const QString &text);

} // namespace dealscope::ui
