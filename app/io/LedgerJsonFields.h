// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/LedgerJsonRows.h"

/// Fields that several of the ledger's JSON tables share.
namespace dealscope::io {

/// `amount`: {"bound", "value" or "low" and "high", "approximate", "basis", "currency"}.
[[nodiscard]] std::optional<core::Amount> readAmount(JsonRow &row);
/// `period`: {"start", "end", "months"}, at least one of them.
[[nodiscard]] std::optional<core::Period> readPeriod(JsonRow &row);
/// `schedule`: a list of {"when", "amount"} in the order of their first days; amounts are totals.
[[nodiscard]] QList<core::Installment> readSchedule(JsonRow &row);
/// `quantity`: {"number", "unit"}; the unit is required.
[[nodiscard]] std::optional<core::Quantity> readQuantity(JsonRow &row);
/// `payers`, `payees`, `partners`, `beneficiaries`, in this order: lists of a name, an id, or
/// {"company": name or id, "share_ppm": millionths of the deal's amount}.
[[nodiscard]] QList<core::Party> readParties(JsonRow &row, const LedgerReferences &known);
/// `source`, `locator`, `quote`, `attribution`, `sourcing`, `note`, `tags`, `checked_by`,
/// `checked_on`, `rank`, `rank_reason`.
[[nodiscard]] core::Evidence readEvidence(JsonRow &row, const LedgerReferences &known);
/// `quote`, of 140 characters at most.
[[nodiscard]] QString readQuote(JsonRow &row);
/// A required currency code.
[[nodiscard]] core::Currency readCurrency(JsonRow &row, const QString &key);

} // namespace dealscope::io
