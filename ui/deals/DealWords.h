// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

/// A resolved deal in the words of tables, cards and lists.
namespace dealscope::ui {

/// "Amazon → OpenAI", "SoftBank + Oracle → not named", "Etsy ↔ OpenAI" where no money moves.
[[nodiscard]] QString dealParties(const analysis::ResolvedDeal &deal,
                                  const core::Snapshot &snapshot);
/// As the counting claim words it: "up to $50 bn"; "≈ up to €43 bn" where it was converted, with no
/// more digits than the source has (but two); the computed total where a rate has a term;
/// "undisclosed"; "–" for a deal that moves no money and states none.
[[nodiscard]] QString dealAmount(const analysis::ResolvedDeal &deal,
                                 const core::Snapshot &snapshot);
/// "reported as up to $50 bn; converted by the rate of 17 Dec 2025"; empty where nothing was
/// converted.
[[nodiscard]] QString dealConversion(const analysis::ResolvedDeal &deal,
                                     const core::Snapshot &snapshot);
/// The binding money: "$38 bn", "–" for a deal without amount, "0" where nothing binds.
[[nodiscard]] QString dealBinding(const analysis::ResolvedDeal &deal);
/// "17 Dec 2025 – Jan 2026", "Jan 2026", "undated".
[[nodiscard]] QString dealReported(const analysis::ResolvedDeal &deal);
/// "17 Dec 2025" or "undated".
[[nodiscard]] QString dealDate(const analysis::ResolvedDeal &deal);

} // namespace dealscope::ui
