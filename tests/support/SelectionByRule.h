// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Selection.h"

/// The clauses asked of one whole deal after the other, slowly and without a short cut: what the
/// quick ways are compared with.
namespace dealscope::tests::byrule {

[[nodiscard]] QList<int> selectDeals(const analysis::SelectionInput &input);
[[nodiscard]] QList<core::DealId> leftOutUndated(const analysis::SelectionInput &input);
[[nodiscard]] QList<core::ClaimId> selectClaims(const analysis::SelectionInput &input);
[[nodiscard]] QList<core::ValuationId> selectValuations(const analysis::SelectionInput &input);

} // namespace dealscope::tests::byrule
