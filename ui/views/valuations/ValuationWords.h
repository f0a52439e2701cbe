// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ValuationSeries.h"

#include <QString>

/// Valuations in words.
namespace dealscope::ui {

[[nodiscard]] QString basisName(core::ValuationBasis basis); ///< "post-money"
/// "OpenAI · implied"; without a basis that is told, the company alone.
[[nodiscard]] QString lineName(const analysis::ValuationLine &line, const core::Snapshot &snapshot);
/// "17 Dec 2025", "as of Oct 2025", "Jan 2026 (date inferred)", "undated".
[[nodiscard]] QString whenInWords(const analysis::ValuationPoint &point);
/// "origin Reuters", or "unnamed outlet (fr)" where nobody is cited.
[[nodiscard]] QString originInWords(core::ValuationId id, const core::Snapshot &snapshot);
/// What stands beside a mark when there is room, most important first: the amount as worded, the
/// condition, origin and date.
[[nodiscard]] QStringList pointInWords(const analysis::ValuationPoint &point,
                                       const core::Snapshot &snapshot);
/// "Left out: 1 without a number, 2 in another currency." Empty when nothing is.
[[nodiscard]] QString leftOutInWords(const analysis::ValuationSeries &series);

} // namespace dealscope::ui
