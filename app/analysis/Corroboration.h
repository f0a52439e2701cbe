// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// How many stand behind a statement. Four articles that cite Reuters are four documents of one
/// origin; an unnamed outlet is a document, but never an independent origin.
struct Support {
    QList<ClaimId> claims; ///< those that agree, by id; deprecated ones never do
    QList<SourceId> documents; ///< each once, by id
    QList<OutletId> origins; ///< independent ones, each once, by id

    /// Nobody but one origin, or none that can be named, says so.
    [[nodiscard]] bool restsOnOne() const { return !claims.isEmpty() && origins.size() < 2; }

    friend bool operator==(const Support &, const Support &) = default;
};

/// Everything known and not deprecated that is said of a deal.
[[nodiscard]] Support supportOfDeal(const Resolution &resolution, const ResolvedDeal &deal);
/// The claims whose headline is within 25 % of the one that counts, in the same basis and
/// currency; empty where no amount counts.
[[nodiscard]] Support supportOfAmount(const Resolution &resolution, const ResolvedDeal &deal);
/// The claims on the same deal that state what this claim states: a headline within 25 % of its
/// own, the same status where it states no amount. A deprecated claim has no support.
[[nodiscard]] Support supportOfClaim(const Resolution &resolution, const ResolvedDeal &deal,
                                     const Claim &claim);

} // namespace dealscope::analysis
