// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"

namespace dealscope::tests {

/// Rows in which every field is filled at least once and every optional one is empty at least once,
/// with every code of every vocabulary, and texts that are hard on SQL.
[[nodiscard]] core::LedgerData fullLedger();
/// The same as a ledger gives it back: texts are not among the rows.
[[nodiscard]] core::LedgerData asLoaded(core::LedgerData data);
/// What the text of source 1 in fullLedger() is.
[[nodiscard]] QString fullLedgerText();

} // namespace dealscope::tests
