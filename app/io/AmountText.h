// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Money.h"

namespace dealscope::io {

/// Reads an amount as a person types it: "10bn", "1.5 bn", "500m", "38 Md", "250k", "2tn",
/// "10,000,000,000". Nothing for signs, exponents, names of numbers and what is not finite, for
/// fractions of a unit, and for what does not fit.
[[nodiscard]] std::optional<core::Money> parseAmount(QStringView text);

} // namespace dealscope::io
