// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// Resolves one deal from its known claims. `known` holds them in any order, deprecated ones too.
[[nodiscard]] ResolvedDeal resolveDeal(const Snapshot &snapshot, int dealIndex,
                                       const QList<ClaimId> &known, Lens lens);

/// The claims that some attribute of the deal was taken from, the firm and paid floors included.
[[nodiscard]] QSet<ClaimId> countingClaims(const ResolvedDeal &deal);

} // namespace dealscope::analysis
