// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Snapshot.h"

namespace dealscope::tests {

/// Small ledgers for tests, row by row:
///     LedgerBuilder b;
///     const auto deal = b.deal("Amazon in OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
///     b.claim(deal, b.source("Reuters", "2025-12-17")).amount = Amount::upTo(...);
/// Companies and outlets are made when first named. Returned references hold until the next call.
class LedgerBuilder
{
public:
    core::CompanyId company(const char *name, const char *parent = nullptr);
    core::OutletId outlet(const char *name, bool named = true);
    /// `published` as for PartialDate::fromIso; nullptr: undated.
    core::SourceId source(const char *outlet, const char *published);
    core::DealId deal(const char *title, core::DealKind kind,
                      std::initializer_list<const char *> payers,
                      std::initializer_list<const char *> payees);
    core::Claim &claim(core::DealId deal, core::SourceId source);
    core::Claim &claim(core::DealId deal, core::SourceId source, const core::Amount &amount,
                       core::Status status);
    core::Valuation &valuation(const char *company, core::SourceId source,
                               const core::Amount &amount);
    void relate(core::DealId from, core::DealId to, core::RelationKind kind,
                core::ClaimId claim = {});

    [[nodiscard]] core::Deal &dealRow(core::DealId id);
    [[nodiscard]] core::Source &sourceRow(core::SourceId id);
    [[nodiscard]] const core::LedgerData &data() const { return m_data; }
    [[nodiscard]] core::SnapshotPtr snapshot() const { return core::Snapshot::make(m_data); }

private:
    core::LedgerData m_data;
};

/// n billion, of US dollars where a currency is meant.
[[nodiscard]] core::Money bn(double n);
[[nodiscard]] core::Amount exactBn(double n);
[[nodiscard]] core::Amount upToBn(double n);
[[nodiscard]] core::Amount atLeastBn(double n);

} // namespace dealscope::tests
