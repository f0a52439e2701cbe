// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace dealscope::ui {

/// A piece of a text by position and length in UTF-16 units.
struct TextSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// Where a quote stands in its source. Runs of white space are equal (line ends in the middle of a
/// sentence), so are curly and straight quotation marks and the kinds of dash; nothing else is.
[[nodiscard]] std::optional<TextSpan> findQuote(const QString &text, const QString &quote);

} // namespace dealscope::ui
