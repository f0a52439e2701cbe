// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ComparableAmounts.h"
#include "analysis/Conflicts.h"

/// The conflicts between amounts on one deal. Each function takes the claims to be looked at, by
/// id, and gives the sides; none where nothing contradicts. See findConflicts for the rules.
namespace dealscope::analysis {

[[nodiscard]] QList<ConflictSide> amountsApart(const Resolution &resolution,
                                               const QList<const Claim *> &claims);
[[nodiscard]] QList<ConflictSide> headlinesApart(const Resolution &resolution,
                                                 const QList<const Claim *> &claims);
[[nodiscard]] QList<ConflictSide> oppositeBounds(const Resolution &resolution,
                                                 const QList<const Claim *> &claims);
/// Under the resolution's lens; the side that the tie rule puts first comes first.
[[nodiscard]] QList<ConflictSide> tiedAmounts(const Resolution &resolution,
                                              const QList<const Claim *> &claims);

} // namespace dealscope::analysis
