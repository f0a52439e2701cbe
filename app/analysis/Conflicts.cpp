// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Conflicts.h"

#include "analysis/ConflictFinder.h"

#include <algorithm>

namespace dealscope::analysis {

QList<ClaimId> Conflict::claims() const
{
    QList<ClaimId> ids;
    for (const ConflictSide &side : sides) {
        for (const ClaimId id : side.claims) {
            if (!ids.contains(id)) {
                ids.append(id);
            }
        }
    }
    std::ranges::sort(ids);
    return ids;
}

QList<ClaimId> Conflict::ownClaims(const Snapshot &snapshot) const
{
    QList<ClaimId> own = claims();
    own.removeIf([&](ClaimId id) { return snapshot.dealOf(id) != deal; });
    return own;
}

QList<Conflict> findConflicts(const Resolution &resolution)
{
    const ConflictFinder finder(resolution);
    QList<Conflict> conflicts;
    WorkControl work;
    finder.sweep(work, [&](int position, const QList<Conflict> &found) {
        Q_UNUSED(position)
        conflicts += found;
    });
    return conflicts;
}

QList<Conflict> conflictsOf(const Resolution &resolution, DealId deal)
{
    const int position = resolution.positionOf(deal);
    return position < 0 ? QList<Conflict>() : ConflictFinder(resolution).conflictsOf(position);
}

} // namespace dealscope::analysis
