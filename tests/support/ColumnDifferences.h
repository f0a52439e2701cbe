// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerColumns.h"

#include <QStringList>

namespace dealscope::tests {

/// The names of the columns in which two ledgers differ; empty when all their values are equal.
[[nodiscard]] QStringList columnDifferences(const core::LedgerColumns &a,
                                            const core::LedgerColumns &b);

} // namespace dealscope::tests
