// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Arguments.h"
#include "session/Comparison.h"

namespace dealscope::cli {

/// What --since asks for, compared with the state: a date, or the name of an edition. Refused:
/// neither of the two, and a command without the option.
[[nodiscard]] Result<session::Comparison> comparisonSince(const Arguments &arguments,
                                                          const session::DashboardState &state);

} // namespace dealscope::cli
