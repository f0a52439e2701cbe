// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/DealStore.h"

namespace dealscope::core {

Result<SnapshotPtr> DealStore::snapshot(const SnapshotRequest &)
{
    auto data = load();
    if (!data) {
        return data.error();
    }
    return Snapshot::make(*std::move(data));
}

Upkeep DealStore::upkeepFor(const SnapshotPtr &)
{
    return {};
}

} // namespace dealscope::core
