// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ConflictFinder.h"
#include "analysis/Linter.h"

#include <functional>
#include <mutex>

namespace dealscope::analysis {

/// That there is a conflict; what it is says Review::conflictsOf.
struct ConflictMark {
    qint32 position = -1; ///< of the deal in the resolution
    ConflictRule rule = ConflictRule::AmountsApart;
    bool settled = false;

    friend bool operator==(const ConflictMark &, const ConflictMark &) = default;
};

/// Those of a resolution, by position and rule.
using ConflictMarks = std::vector<ConflictMark>;

/// The conflicts and lint findings of one resolution. Those of one deal, claim or valuation are
/// worked out when they are asked for, in well under a millisecond; those of all take long for a
/// large ledger and are for a worker. Safe from any thread.
class Review
{
public:
    /// Lives as long as the resolution does.
    [[nodiscard]] static const Review &of(const Resolution &resolution);
    /// Deals that an edit may touch so that what is known of the others stays; with more of them,
    /// and their pairs, all is looked through anew.
    static constexpr size_t MostFollowed = 200;

    /// Of one deal, in the order of the rules. The last ones asked for are kept.
    [[nodiscard]] QList<Conflict> conflictsOf(DealId deal) const;
    [[nodiscard]] int unsettledCount(DealId deal) const;
    [[nodiscard]] int settledCount(DealId deal) const;
    /// All of them; see marks() for a large ledger.
    [[nodiscard]] QList<Conflict> conflicts() const;

    /// Which deals have conflicts; worked out by the first who asks, who waits for it.
    [[nodiscard]] std::shared_ptr<const ConflictMarks> marks() const;
    /// The same where they are known already, else nothing.
    [[nodiscard]] std::shared_ptr<const ConflictMarks> marksIfKnown() const;
    /// Works them out, unless they are known, and hands them over as they are found, ascending.
    /// Nothing, and they stay unknown, when `work` is cancelled.
    using Found = std::function<void(const ConflictMarks &more)>;
    std::shared_ptr<const ConflictMarks> findMarks(WorkControl &work, const Found &found) const;

    /// Of one claim or valuation, by rule.
    [[nodiscard]] QList<Finding> findingsOf(ClaimId claim) const;
    [[nodiscard]] QList<Finding> findingsOf(ValuationId valuation) const;
    /// Of the claims on a deal, by id, then of the valuations that hang on it.
    [[nodiscard]] QList<Finding> findingsOf(DealId deal) const;
    /// All of them; see Linter::lintAll for a large ledger.
    [[nodiscard]] QList<Finding> findings() const;

private:
    friend class Resolver;
    /// Takes over what the review before an edit knows, but for these deals (rows of the snapshot),
    /// those of their pairs, and those that were settled or are no more.
    void follow(const Review &before, std::vector<quint32> deals) const;
    /// `resolution` keeps this and so outlives it.
    explicit Review(const Resolution &resolution)
        : m_resolution(resolution)
    {
    }
    /// Open and settled ones of a deal.
    [[nodiscard]] std::pair<int, int> counts(DealId deal) const;

    const Resolution &m_resolution;
    mutable std::mutex m_mutex; ///< of what follows
    mutable QHash<DealId, QList<Conflict>> m_lastAsked;
    mutable std::shared_ptr<const ConflictMarks> m_marks;
};

} // namespace dealscope::analysis
