// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// What FigureColumns leaves out because only tables ask it: when each deal was last reported and
/// by how many. One row for each known deal, as in the figures.
struct DealReports {
    std::vector<qint32> firstDay; ///< of ResolvedDeal::lastReported; NoDay: undated
    std::vector<qint32> lastDay;
    std::vector<quint16> origins; ///< ResolvedDeal::origins; 65535 and more: 65535

    /// One pass over the columns of all claims.
    [[nodiscard]] static DealReports of(const Resolution &resolution);
};

} // namespace dealscope::analysis
