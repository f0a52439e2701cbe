// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Snapshot.h"

namespace dealscope::session {

using namespace core;

/// From so many reports on, what goes through all of them is left to a worker.
inline constexpr int LargeLedgerClaims = 5'000;

[[nodiscard]] inline bool isLarge(const Snapshot &snapshot)
{
    return snapshot.claimCount() >= LargeLedgerClaims;
}

} // namespace dealscope::session
