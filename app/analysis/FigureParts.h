// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ClaimOrder.h"
#include "analysis/FigureColumns.h"
#include "core/Snapshot.h"

namespace dealscope::analysis {

struct ResolvedFigures {
    FigureColumns figures;
    std::vector<qint32> positions; ///< of each of the snapshot's deals, or -1
    int knownClaims = 0;
};

/// What FigureResolver says of all deals, worked out in so many parts, each on a thread of its own.
[[nodiscard]] ResolvedFigures resolveFigures(const Snapshot &snapshot, const LensRule &rule,
                                             int parts);
/// As many parts as are worth their threads.
[[nodiscard]] ResolvedFigures resolveFigures(const Snapshot &snapshot, const LensRule &rule);

} // namespace dealscope::analysis
