// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"

namespace dealscope::tests {

/// A ledger made of a seed, the same on every machine: each bound and each basis equally often, a
/// fifth of the deals with joint parties, a seventh of them parts of another; undated sources,
/// ties of one day, contradicting amounts, statuses in any order, preferred and deprecated claims,
/// and claims in other currencies, some of which have a rate.
[[nodiscard]] core::LedgerData randomLedger(quint32 seed, int deals);

} // namespace dealscope::tests
