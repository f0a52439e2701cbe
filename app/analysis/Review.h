// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Conflicts.h"
#include "analysis/Linter.h"

#include <mutex>

namespace dealscope::analysis {

/// The conflicts and lint findings of one resolution, by deal and claim. Each half is worked out
/// when it is first asked for and kept with its resolution; safe from any thread.
class Review
{
public:
    /// Lives as long as the resolution does.
    [[nodiscard]] static const Review &of(const Resolution &resolution);

    [[nodiscard]] const QList<Conflict> &conflicts() const;
    /// Of one deal, in the order of the rules.
    [[nodiscard]] QList<Conflict> conflictsOf(DealId deal) const;
    [[nodiscard]] int unsettledCount(DealId deal) const;
    [[nodiscard]] int settledCount(DealId deal) const;

    [[nodiscard]] const QList<Finding> &findings() const;
    [[nodiscard]] QList<Finding> findingsOf(ClaimId claim) const;
    [[nodiscard]] QList<Finding> findingsOf(ValuationId valuation) const;

private:
    friend class Resolver;
    /// `resolution` keeps this and so outlives it.
    explicit Review(const Resolution &resolution)
        : m_resolution(resolution)
    {
    }
    void needConflicts() const;
    void needFindings() const;

    const Resolution &m_resolution;
    mutable std::once_flag m_conflictsOnce;
    mutable std::once_flag m_findingsOnce;
    mutable QList<Conflict> m_conflicts;
    mutable QHash<DealId, QList<int>> m_conflictsOf; ///< positions in m_conflicts
    mutable QList<Finding> m_findings;
    mutable QHash<ClaimId, QList<int>> m_findingsOfClaim;
    mutable QHash<ValuationId, QList<int>> m_findingsOfValuation;
};

} // namespace dealscope::analysis
