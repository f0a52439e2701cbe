// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/RowSource.h"

namespace dealscope::core {

/// SHA-256, lower-case hex, over every fact of the ledger: all rows and fields but saved views,
/// editions and the bodies of source texts (their checksums are in). Rows count in the order of
/// their ids.
[[nodiscard]] QString checksumOf(const LedgerData &data);

/// The same of rows that are read one by one: nothing but the lists is held.
struct RowCounts {
    qint64 sources = 0;
    qint64 deals = 0;
    qint64 claims = 0;
};
[[nodiscard]] Result<QString> checksumOf(const LedgerLists &lists, const RowSource &rows,
                                         const RowCounts &counts);

} // namespace dealscope::core
