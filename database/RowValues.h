// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Claim.h"
#include "database/SqlStatement.h"

/// How the values that take several columns go in and out of a statement.
namespace dealscope::database {

/// first, last, words.
SqlStatement &operator<<(SqlStatement &statement, const core::PartialDate &date);
SqlStatement &operator>>(SqlStatement &statement, core::PartialDate &date);
SqlStatement &operator<<(SqlStatement &statement, const std::optional<core::PartialDate> &date);
SqlStatement &operator>>(SqlStatement &statement, std::optional<core::PartialDate> &date);
/// bound, low, high, approximate, basis, currency.
SqlStatement &operator<<(SqlStatement &statement, const core::Amount &amount);
SqlStatement &operator>>(SqlStatement &statement, core::Amount &amount);
SqlStatement &operator<<(SqlStatement &statement, const std::optional<core::Amount> &amount);
SqlStatement &operator>>(SqlStatement &statement, std::optional<core::Amount> &amount);
/// start (3 columns), end (3), months.
SqlStatement &operator<<(SqlStatement &statement, const std::optional<core::Period> &period);
SqlStatement &operator>>(SqlStatement &statement, std::optional<core::Period> &period);
/// number, unit; the unit is NULL where there is no quantity.
SqlStatement &operator<<(SqlStatement &statement, const std::optional<core::Quantity> &quantity);
SqlStatement &operator>>(SqlStatement &statement, std::optional<core::Quantity> &quantity);
/// company, role, share.
SqlStatement &operator<<(SqlStatement &statement, const core::Party &party);
SqlStatement &operator>>(SqlStatement &statement, core::Party &party);
/// when (3 columns), amount (6).
SqlStatement &operator<<(SqlStatement &statement, const core::Installment &installment);
SqlStatement &operator>>(SqlStatement &statement, core::Installment &installment);

/// A text that is NULL where it is empty, as unique keys are.
[[nodiscard]] std::optional<QString> textOrNull(const QString &text);

} // namespace dealscope::database
