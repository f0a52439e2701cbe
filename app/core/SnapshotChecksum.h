// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"

namespace dealscope::core {

/// SHA-256, lower-case hex, over every fact of the ledger: all rows and fields but saved views,
/// editions and the bodies of source texts (their checksums are in). Rows count in the order of
/// their ids.
[[nodiscard]] QString checksumOf(const LedgerData &data);

} // namespace dealscope::core
