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

analysis::SelectionInput DashboardState::inputWithout(Dimension dimension) const
{
    return {resolution, filter.without(dimension), perspective.groups, hits};
}

analysis::LensQuestion DashboardState::lensQuestion() const
{
    return {snapshot, filter,    hits, perspective.groups, perspective.publishedBy,
            currency, resolution};
}

analysis::Totals DashboardState::totals() const
{
    analysis::Totals totals = analysis::totalsOf(*resolution, selected, currency);
    if (const auto undated = analysis::leftOutUndated(input()); !undated.isEmpty()) {
        totals.leftOut.append({analysis::LeftOut::NoDate, undated});
    }
    return totals;
}

} // namespace dealscope::session
