// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Interval.h"

#include <QLocale>

/// Amounts in words. Never more digits than the amount has.
namespace dealscope::io {

/// "$38 bn", "€1.23 bn", "650 m CHF": short, in thousands (k), millions (m), billions (bn) and
/// trillions (tn). At most four significant digits, fewer if the amount has fewer, three where
/// four cannot hold all of it; "~" is not added.
[[nodiscard]] QString shortMoney(core::Money amount, core::Currency currency);
/// "38 bn": the same without its currency, for axes.
[[nodiscard]] QString shortNumber(qint64 units);
/// "38,000,000,000 USD".
[[nodiscard]] QString wholeMoney(core::Money amount, core::Currency currency);
/// "$10–50 bn", "$10 bn or more", "$10 bn", "up to $10 bn".
[[nodiscard]] QString shortInterval(const core::Interval &interval, core::Currency currency);
/// As the source worded it: "up to ~$10 bn", "at least ~$10 bn", "$1 bn a year", "undisclosed".
[[nodiscard]] QString amountInWords(const core::Amount &amount);

} // namespace dealscope::io
