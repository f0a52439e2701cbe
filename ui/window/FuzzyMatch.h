// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace dealscope::ui {

/// How well `pattern` fits `text`, higher is better; nothing if its letters do not all occur in
/// that order. Case and accents do not count; beginnings of words and runs of letters do.
[[nodiscard]] std::optional<int> fuzzyScore(const QString &pattern, const QString &text);
/// The same for what is folded already, see core::foldedForSearch.
[[nodiscard]] std::optional<int> fuzzyScoreFolded(const QString &wanted, const QString &have);

} // namespace dealscope::ui
