// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QStringList>

namespace dealscope::ui {

/// `text` in lines of at most `width` px, broken between words, and inside a word that is too long
/// by itself. What does not fit into `mostLines` ends in an ellipsis.
[[nodiscard]] QStringList wrapped(const QString &text, const QFontMetricsF &metrics, qreal width,
                                  int mostLines);
/// The width of the widest line.
[[nodiscard]] qreal widthOf(const QStringList &lines, const QFontMetricsF &metrics);

} // namespace dealscope::ui
