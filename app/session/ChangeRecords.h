// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/RecordTable.h"
#include "session/Comparison.h"

namespace dealscope::session {

/// A row for each change: change, deal_id, claim_id, before, after, quote. Before and after of an
/// amount are objects with its figures in whole units; of a status its codes; of a deal or a
/// report that is in one state only, the deal's title.
[[nodiscard]] io::RecordTable changeRecords(const Comparison &comparison,
                                            const DashboardState &state);
/// The same with amounts in words, for the formats that have no objects.
[[nodiscard]] io::RecordTable flatChangeRecords(const Comparison &comparison,
                                                const DashboardState &state);

} // namespace dealscope::session
