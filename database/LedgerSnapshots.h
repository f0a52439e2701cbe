// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"
#include "database/ColumnCache.h"
#include "database/FileStamp.h"
#include "database/LedgerRows.h"

#include <QSet>

namespace dealscope::database {

/// Makes snapshots of an open ledger: whole rows of a small one, columns of a large one. It is told
/// of each edit that goes through the connection, so that the next snapshot of a large ledger takes
/// over what stayed the same; where somebody else has written too, all is read anew.
class LedgerSnapshots
{
public:
    /// A ledger with fewer claims is small.
    static constexpr qint64 SmallClaims = 20'000;
    /// What an edit may change, beside the ranks of claims.
    enum class Part { Rows, Valuations, Settlements, Editions, SavedViews };

    explicit LedgerSnapshots(Connection &connection);

    void setSmallClaims(qint64 claims) { m_smallClaims = claims; }

    [[nodiscard]] core::Result<core::SnapshotPtr> read(const core::SnapshotRequest &request);
    /// Writes the columns of a large ledger's snapshot into its file, unless they are there.
    [[nodiscard]] core::Upkeep upkeepFor(const core::SnapshotPtr &snapshot);

    /// A write transaction goes from beginEdit() over any number of changes to beforeCommit() and,
    /// if it was committed, committed().
    core::Outcome beginEdit();
    void change(Part part) { m_edit.parts.insert(part); }
    void changeRank(core::ClaimId claim, core::Rank rank) { m_edit.ranks.insert(claim, rank); }
    void beforeCommit();
    void committed();

private:
    struct Changes {
        QSet<Part> parts;
        QHash<core::ClaimId, core::Rank> ranks;
    };

    core::Result<core::SnapshotPtr> readSmall();
    core::Result<core::SnapshotPtr> readLarge(const core::ReadProgress &progress);
    core::Result<core::SnapshotPtr> readChanges(const core::Snapshot &before);

    Connection &m_connection;
    qint64 m_smallClaims = SmallClaims;
    QString m_path; ///< empty in memory
    std::shared_ptr<LedgerRows> m_rows; ///< of the last large snapshot
    /// The last large snapshot, and what was changed since.
    std::weak_ptr<const core::Snapshot> m_last;
    Changes m_changes;
    core::IdIndex m_claims; ///< of the last large snapshot
    bool m_readFromCache = false; ///< the last large snapshot
    /// The counter of the file at which the above is right; shared with who writes the cache.
    std::shared_ptr<SeenCounter> m_seen = std::make_shared<SeenCounter>();
    Changes m_edit; ///< of the present transaction
    std::optional<FileStamp> m_editBegan;
    bool m_editIsCached = false; ///< the columns in the file follow it
};

} // namespace dealscope::database
