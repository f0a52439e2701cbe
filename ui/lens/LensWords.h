// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/LensComparison.h"

/// What lenses make of the figures, in words.
namespace dealscope::ui {

/// "+$46 bn", "−$3 bn", "±0".
[[nodiscard]] QString signedMoney(core::Money amount, core::Currency currency);
/// "capital +$46 bn maximum, purchases −$2 bn binding against latest report": of each nature the
/// first of maximum, minimum, binding, paid and headline that differs. "same totals as ..." where
/// nothing does.
[[nodiscard]] QString differenceInWords(const analysis::Totals &totals,
                                        const analysis::Totals &byDefault);
/// Every figure that differs, a line each.
[[nodiscard]] QString differenceInFull(const analysis::Totals &totals,
                                       const analysis::Totals &byDefault);
/// "up to $50 bn, in talks" with the binding part where it is what differs; or why the deal has no
/// figure here.
[[nodiscard]] QString movedFigure(const analysis::MovedDeal &moved, bool after,
                                  const core::Snapshot &snapshot);
/// "Reuters, 17 Dec 2025: “...”": the claim that counts instead.
[[nodiscard]] QString movedReason(const analysis::MovedDeal &moved, const core::Snapshot &snapshot);

} // namespace dealscope::ui
