// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/ColumnParts.h"

/// What the parts of ColumnParts are called.
namespace dealscope::database {

/// `visit(name, column)` for each column, in a fixed order.
template<typename Columns, typename Visit>
void eachColumn(Columns &columns, Visit visit)
{
    visit("sources.outlet", columns.sources.outlet);
    visit("sources.kind", columns.sources.kind);
    visit("sources.first_day", columns.sources.firstDay);
    visit("sources.last_day", columns.sources.lastDay);
    visit("sources.inferred", columns.sources.inferred);
    visit("deals.kind", columns.deals.kind);
    visit("deals.has_shares", columns.deals.hasShares);
    visit("claims.deal", columns.claims.deal);
    visit("claims.source", columns.claims.source);
    visit(ColumnParts::RankName, columns.claims.rank);
    visit("claims.bound", columns.claims.bound);
    visit("claims.basis", columns.claims.basis);
    visit("claims.currency", columns.claims.currency);
    visit("claims.low", columns.claims.low);
    visit("claims.high", columns.claims.high);
    visit("claims.status", columns.claims.status);
    visit("claims.form", columns.claims.form);
    visit("claims.first_day", columns.claims.firstDay);
    visit("claims.last_day", columns.claims.lastDay);
    visit("claims.flags", columns.claims.flags);
}

/// `visit(name, vector)` for each array, in a fixed order.
template<typename Arrays, typename Visit>
void eachArray(Arrays &arrays, Visit visit)
{
    visit("sources.range", arrays.sourceRange);
    visit("sources.ids", arrays.sourceIds);
    visit("deals.range", arrays.dealRange);
    visit("deals.ids", arrays.dealIds);
    visit("claims.range", arrays.claimRange);
    visit("claims.ids", arrays.claimIds);
    visit("deals.party_ends", arrays.partyEnds);
    visit("deals.party_codes", arrays.partyCodes);
    visit("claims.period_rows", arrays.periodRows);
    visit("claims.period_days", arrays.periodDays);
    visit("claims.period_months", arrays.periodMonths);
    visit("claims.expectation_rows", arrays.expectationRows);
    visit("claims.expectation_days", arrays.expectationDays);
    visit("claims.attribution_rows", arrays.attributionRows);
    visit("claims.attribution_ends", arrays.attributionEnds);
    visit("claims.attribution_codes", arrays.attributionCodes);
    visit("claims.tag_rows", arrays.tagRows);
    visit("claims.tag_ends", arrays.tagEnds);
    visit("claims.tag_codes", arrays.tagCodes);
    visit("claims.currencies", arrays.currencies);
    visit("claims.tag_name_ends", arrays.tagNameEnds);
    visit("claims.tag_names", arrays.tagNames);
}

} // namespace dealscope::database
