// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/SlipFinder.h"

namespace dealscope::analysis {

/// The conflicts of the deal at a position of the resolution, in the order of the rules (see
/// findConflicts). `claims` are its known ones, deprecated ones too, by id; their words may be
/// missing, and so are then those of what is found. `deal` is what it is recorded as. Without
/// `withSlips` the rule Slip, which looks at other deals too, is left out.
[[nodiscard]] QList<Conflict> examineDeal(const Resolution &resolution, const SlipFinder &slips,
                                          int position, const Deal &deal,
                                          const std::vector<Claim> &claims, bool withSlips);

} // namespace dealscope::analysis
