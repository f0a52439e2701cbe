// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/DealStore.h"
#include "session/LedgerSession.h"

#include <memory>

namespace dealscope::tests {

/// A small ledger for tests of the window:
///  1 Amazon in OpenAI, equity: up to 10 bn (Reuters, 2025-12-17), up to 50 bn (Creati.ai, Jan
///    2026, inferred), 80 bn set aside (undated)
///  2 AWS for OpenAI, compute: 38 bn over 84 months, signed; OpenAI pays AWS, a part of Amazon
///  3 Microsoft in OpenAI, equity: 10 bn, completed, 2023-01
///  4 Nvidia for OpenAI, chip supply: no amount, in talks
///  5 Etsy and OpenAI, a partnership, announced
/// and one valuation of OpenAI, 500 bn, tied to deal 1.
[[nodiscard]] core::LedgerData windowLedger();
/// The same in a database in memory.
[[nodiscard]] std::unique_ptr<core::DealStore> windowStore();
/// Opens it in a session; fails the test program if that does not work.
void openWindowLedger(session::LedgerSession &session);

/// As QTest::failOnWarning, but for what the offscreen platform says of itself.
void failOnAnyWarning();
/// With plain spaces in place of those that keep an amount on one line.
[[nodiscard]] QString plain(QString text);

} // namespace dealscope::tests
