// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ClaimOrder.h"
#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// Resolves one deal from its known claims. `known` holds them in any order, deprecated ones too.
/// Amounts are in the rule's currency where there is a rate: an article's own pair for its deal,
/// else the newest at or before the publication of the claim that the amount is from (the clock's
/// day, else the newest of all, where that source is undated).
[[nodiscard]] ResolvedDeal resolveDeal(const Snapshot &snapshot, int dealIndex,
                                       const QList<const Claim *> &known, const LensRule &rule);

/// The same but for parties and dates of publication, which stay empty: all that needs no more of
/// a claim than LedgerColumns::claimFacts gives.
[[nodiscard]] ResolvedDeal resolveStatements(const Snapshot &snapshot,
                                             const QList<const Claim *> &known,
                                             const LensRule &rule);

/// The claims that some attribute of the deal was taken from, the firm and paid floors included.
[[nodiscard]] QSet<ClaimId> countingClaims(const ResolvedDeal &deal);

} // namespace dealscope::analysis
