// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/DashboardState.h"

namespace dealscope::session {

QString DashboardState::ledgerChecksum() const
{
    return snapshot ? snapshot->checksum() : QString();
}

analysis::SelectionInput DashboardState::input() const
{
    return {resolution, filter, perspective.groups, hits};
}

analysis::LensQuestion DashboardState::lensQuestion() const
{
    return {snapshot, filter,    hits, perspective.groups, perspective.publishedBy,
            currency, resolution};
}

analysis::Totals DashboardState::totals() const
{
    const analysis::CrossTotals kept = crossFilter->totals();
    analysis::Totals totals;
    totals.deals = kept.deals;
    totals.claims = kept.claims;
    totals.capital = kept.capital;
    totals.purchase = kept.purchase;
    totals.currency = currency;
    totals.leftOut = analysis::leftOutOf(*resolution, selected, currency);
    totals.notCountedTwice = analysis::notCountedTwice(*resolution, selected, currency);
    if (const auto undated = leftOutUndated(); !undated.isEmpty()) {
        totals.leftOut.append({analysis::LeftOut::NoDate, undated});
    }
    return totals;
}

analysis::DealList DashboardState::leftOutUndated() const
{
    if (!filter.isSet(Dimension::Dates)) {
        return {};
    }
    const std::vector<quint32> rows = crossFilter->undatedRows();
    return {*resolution, std::vector<qint32>(rows.begin(), rows.end())};
}

} // namespace dealscope::session
