// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Snapshot.h"

namespace dealscope::analysis {

using namespace core;

/// Which deals of a snapshot speak of the same money: the same payers, the same payees and one
/// kind. A deal with a side that is not named is alone.
class PairIndex
{
public:
    /// Kept with the snapshot.
    [[nodiscard]] static std::shared_ptr<const PairIndex> of(const Snapshot &snapshot);

    /// Rows of the deals of this deal's pair, ascending, itself among them.
    [[nodiscard]] std::vector<quint32> membersOf(const Snapshot &snapshot, quint32 deal) const;
    /// For each deal the row of the first deal of its pair: equal for deals of one pair. For what
    /// goes through all pairs.
    [[nodiscard]] std::vector<quint32> firstOfPairs(const Snapshot &snapshot) const;

private:
    explicit PairIndex(const Snapshot &snapshot);

    Column<quint32> m_bucketOf; ///< of each deal; NoRow: alone
    CodeLists m_buckets; ///< deals of equal hashes
};

} // namespace dealscope::analysis
