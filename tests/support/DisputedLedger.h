// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"

namespace dealscope::tests {

/// A random ledger (see randomLedger) in which much is disputed: claims that name other parties or
/// another kind, expected dates, terms, quotes that fit their figures and quotes that do not,
/// figures with zeros too many, settlements, relations of every kind and valuations.
[[nodiscard]] core::LedgerData disputedLedger(quint32 seed, int deals);

} // namespace dealscope::tests
