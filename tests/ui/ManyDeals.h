// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/LedgerSession.h"
#include "tests/support/MemoryStore.h"

namespace dealscope::tests {

/// A ledger of many deals with one report each. Deal i (from 1) is "Deal i" of kind i % 10, paid by
/// company i % companies to company 7 i % companies, with i millions of dollars, on day i % 5000
/// of 2000 to 2013. Companies are called "Company 0001" and on.
[[nodiscard]] inline core::LedgerData manyDeals(int deals, int companies)
{
    using namespace core;
    LedgerData data;
    for (int i = 1; i <= companies; ++i) {
        data.companies.append(
            {CompanyId(i), QStringLiteral("Company %1").arg(i, 4, 10, QChar(u'0')), {}, {}, {}});
    }
    Outlet outlet;
    outlet.id = OutletId(1);
    outlet.name = QStringLiteral("Reuters");
    data.outlets.append(outlet);
    Source source;
    source.id = SourceId(1);
    source.outlet = OutletId(1);
    source.published = PartialDate::day(QDate(2020, 1, 1));
    data.sources.append(source);
    for (int i = 1; i <= deals; ++i) {
        Deal deal;
        deal.id = DealId(i);
        deal.title = QStringLiteral("Deal %1").arg(i);
        deal.kind = DealKind(i % 10);
        deal.parties = {{CompanyId(1 + i % companies), Role::Payer, {}},
                        {CompanyId(1 + 7 * i % companies), Role::Payee, {}}};
        data.deals.append(deal);
        Claim claim;
        claim.id = ClaimId(i);
        claim.deal = deal.id;
        claim.evidence.source = SourceId(1);
        claim.amount = Amount::exact(Money{qint64(i) * 1'000'000}, Currency::usd());
        claim.status = Status::Signed;
        claim.happenedOn = PartialDate::day(QDate(2000, 1, 1).addDays(i % 5000));
        data.claims.append(claim);
    }
    return data;
}

[[nodiscard]] inline session::StatePtr stateOf(const core::LedgerData &data,
                                               const core::Filter &filter = {},
                                               const core::Perspective &perspective = {})
{
    return *session::makeState(core::Snapshot::make(data), filter, perspective, nullptr, {});
}

} // namespace dealscope::tests
