// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/FilterClause.h"
#include "core/Snapshot.h"

namespace dealscope::session {

using namespace core;

/// "Company", "Kind", "Date"...: the name of a dimension on screen.
[[nodiscard]] QString dimensionName(Dimension dimension);
/// One clause for a chip: "Company: OpenAI", "Date: 1 Dec 2025 – 31 Dec 2025". Empty if not set.
[[nodiscard]] QString clauseInWords(const Filter &filter, Dimension dimension,
                                    const Snapshot &snapshot);
/// All clauses, joined by " · "; "all deals" without any.
[[nodiscard]] QString filterInWords(const Filter &filter, const Snapshot &snapshot);
/// "latest report", "most cautious figure"...: to stand before "counts".
[[nodiscard]] QString lensName(Lens lens);
/// What a lens does, as a sentence or two.
[[nodiscard]] QString lensInWords(Lens lens);
/// "latest report counts · everything published so far", or "... · what these sources had published
/// by 18 Dec 2025".
[[nodiscard]] QString perspectiveInWords(const Perspective &perspective);
/// The clock as a sentence of its own: "What this deal file's sources had published by 18 Dec
/// 2025".
[[nodiscard]] QString clockInWords(const std::optional<QDate> &publishedBy);
/// "17 Dec 2025", "Jan 2026", "2025", "Q1 2026", "2030 – 2039".
[[nodiscard]] QString dateInWords(const PartialDate &date);

[[nodiscard]] QString kindName(DealKind kind); ///< "chip supply"
[[nodiscard]] QString natureName(Nature nature); ///< "capital", "purchase", "no money"
[[nodiscard]] QString statusName(Status status); ///< "signed, binding"
[[nodiscard]] QString statusShortName(Status status); ///< "signed"
[[nodiscard]] QString formName(Form form); ///< "compute credits"
/// "Microsoft + Nvidia", "not named" for none; joint payers in their order.
[[nodiscard]] QString partyNames(const QList<CompanyId> &companies, const Snapshot &snapshot);

} // namespace dealscope::session
