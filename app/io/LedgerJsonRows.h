// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "io/ReferenceIndex.h"

/// The rows of the ledger's JSON tables, one function a table. Each takes the fields of its row
/// and leaves the id to the caller; what is wrong is kept in the row. Fields are described in
/// LedgerJsonReader.h.
namespace dealscope::io {

/// What rows of later tables may refer to.
struct LedgerReferences {
    ReferenceIndex<core::CompanyId> companies;
    ReferenceIndex<core::OutletId> outlets;
    ReferenceIndex<core::SourceId> sources;
    ReferenceIndex<core::DealId> deals;
    ReferenceIndex<core::ClaimId> claims;
};

/// Without `parent`: the parent may stand further down in the same table.
[[nodiscard]] core::Company readCompany(JsonRow &row);
[[nodiscard]] core::Outlet readOutlet(JsonRow &row);
[[nodiscard]] core::Source readSource(JsonRow &row, const LedgerReferences &known);
/// Without `relations`: they point at deals further down, and at claims.
[[nodiscard]] core::Deal readDeal(JsonRow &row, const LedgerReferences &known);
[[nodiscard]] core::Claim readClaim(JsonRow &row, const LedgerReferences &known);
[[nodiscard]] core::Valuation readValuation(JsonRow &row, const LedgerReferences &known);
[[nodiscard]] core::Milestone readMilestone(JsonRow &row, const LedgerReferences &known);
[[nodiscard]] core::ExchangeRate readRate(JsonRow &row, const LedgerReferences &known);
/// That the claims are of the deal is left to the caller, who knows them.
[[nodiscard]] core::Settlement readSettlement(JsonRow &row, const LedgerReferences &known);
[[nodiscard]] core::Edition readEdition(JsonRow &row);
[[nodiscard]] core::SavedView readSavedView(JsonRow &row);
/// One element of a deal's `relations`.
[[nodiscard]] core::Relation readRelation(JsonRow &row, core::DealId from,
                                          const LedgerReferences &known);

} // namespace dealscope::io
