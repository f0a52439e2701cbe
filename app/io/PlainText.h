// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dealscope::io {

/// `text` as one line that cannot disturb what it is shown in: line breaks, tabs and other control
/// characters become a space, marks that turn the direction of writing are removed (they can
/// disguise a name), lone surrogates and noncharacters become U+FFFD. Everything else stays.
[[nodiscard]] QString plainText(const QString &text);

/// How many cells of a terminal the text takes: 2 for wide East Asian characters and emoji,
/// 0 for combining marks. After Markus Kuhn's wcwidth.
[[nodiscard]] int terminalWidth(QStringView text);

/// The longest beginning of `text` that fits into `width` cells, ending in "…" where it was cut.
[[nodiscard]] QString elidedForTerminal(const QString &text, int width);

} // namespace dealscope::io
