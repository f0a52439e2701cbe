// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Snapshot.h"

namespace dealscope::analysis {

using namespace core;

/// How claims are put in order.
///
/// latest: newest publication first (last day), undated last. filing_first: filing, press release,
/// article, dataset, note. conservative: lowest ceiling (open is the highest), then lowest floor.
/// highest: highest headline. corroborated: the headline that most independent origins state
/// within 25 %. binding_only: claims that state signed or completed, or that end or deny a deal
/// (a broken contract binds nobody). Whatever the lens, preferred claims come first; what it
/// leaves equal goes by latest, then the lower floor, the higher ceiling, the lowest id. Claims
/// without an amount come after those with one where amounts are compared.
///
/// Amounts of one currency are compared as they are, those of several in `currency`, and those
/// without a rate come last. Rates with a term of their own are compared as totals.
struct LensRule {
    Lens lens = Lens::Latest;
    Currency currency;
    std::optional<QDate> publishedBy; ///< which articles' own exchange rates are known
};

/// Claims on one deal, none of them deprecated, in the rule's order.
[[nodiscard]] QList<const Claim *> inLensOrder(const Snapshot &snapshot,
                                               QList<const Claim *> claims, const LensRule &rule);
/// Valuations of one company, basis and condition, none of them deprecated. They state no status,
/// so that binding_only orders them as latest does.
[[nodiscard]] QList<const Valuation *> inLensOrder(const Snapshot &snapshot,
                                                   QList<const Valuation *> valuations,
                                                   const LensRule &rule);
/// Those that may count, in their order: all, but for binding_only.
[[nodiscard]] QList<const Claim *> eligibleUnder(Lens lens, const QList<const Claim *> &claims);

/// Ids of all eligible claims with an amount that the lens and the day of publication cannot tell
/// apart from the first one, the first included, in their order: where they state different
/// intervals, only the tie rule decided. Empty without an amount.
[[nodiscard]] QList<ClaimId> levelWithFirst(const Snapshot &snapshot,
                                            const QList<const Claim *> &claims,
                                            const LensRule &rule);

/// True if the two are no more than 25 % of the smaller one apart.
[[nodiscard]] bool areNear(Money a, Money b);

} // namespace dealscope::analysis
