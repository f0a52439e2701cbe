// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/SlipFinder.h"

#include <functional>

namespace dealscope::analysis {

/// Finds the conflicts of one deal, or of one deal after another. The columns say which deals can
/// have any, and mostly which they have; whole claims are read only where their words belong to
/// what is found, and are not kept. For one thread at a time; costs nothing to make.
class ConflictFinder
{
public:
    explicit ConflictFinder(const Resolution &resolution);

    /// Of the deal at a position of the resolution, in the order of the rules.
    [[nodiscard]] QList<Conflict> conflictsOf(int position) const;

    using Found = std::function<void(int position, const QList<Conflict> &conflicts)>;
    /// Those of all deals: `found` is called for each deal that has some, ascending. Stops when
    /// `work` is cancelled; false then.
    bool sweep(WorkControl &work, const Found &found) const;

private:
    /// False where the columns tell that no rule but Slip can apply.
    [[nodiscard]] bool mayDisagree(int position) const;
    /// True where the columns do not hold what would be found.
    [[nodiscard]] bool needsWords(std::span<const quint32> claims) const;
    [[nodiscard]] std::vector<quint32> knownClaims(int position) const;
    [[nodiscard]] QList<Conflict> examine(int position, bool withSlips) const;

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    const ClaimColumns &m_claims;
    SlipFinder m_slips;
};

} // namespace dealscope::analysis
