// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Conflicts.h"

/// The conflicts between statuses, parties and dates on one deal. Each function takes the claims
/// to be looked at, by id, and gives the sides; none where nothing contradicts. See findConflicts.
namespace dealscope::analysis {

/// In the order of their first publication.
[[nodiscard]] QList<ConflictSide> statusBackwards(const Snapshot &snapshot,
                                                  const QList<const Claim *> &claims);
/// The deal as it is recorded first, with the claims that say nothing else.
[[nodiscard]] QList<ConflictSide> otherParties(const Deal &deal,
                                               const QList<const Claim *> &claims);
[[nodiscard]] QList<ConflictSide> datesApart(const QList<const Claim *> &claims);

} // namespace dealscope::analysis
