// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/DealList.h"
#include "core/DealStore.h"

namespace dealscope::analysis {

/// What a filter is applied to: a resolution, and what the text search found for the filter's
/// words (ignored when the filter asks for none).
struct SelectionInput {
    ResolutionPtr resolution;
    Filter filter;
    bool groups = false;
    TextHits hits;
};

/// Positions in Resolution::deals() of the deals that pass every clause, ascending.
[[nodiscard]] QList<int> selectDeals(const SelectionInput &input);
/// True if the deal at this position passes one clause.
[[nodiscard]] bool passes(const SelectionInput &input, int position, Dimension dimension);

/// The known claims of the selected deals, by id; outlet, status and words are asked of the claim
/// itself, the other clauses of its deal.
[[nodiscard]] QList<ClaimId> selectClaims(const SelectionInput &input);
/// The known valuations: company of the valuation, outlet, words, tags, dates (as-of, else
/// publication) and amount are asked of it; a kind, nature, status or form clause lets none
/// through but those that hang on a selected deal.
[[nodiscard]] QList<ValuationId> selectValuations(const SelectionInput &input);

/// The deals that pass every clause but the dates, because nothing dates them; empty without a
/// clause on dates. By id.
[[nodiscard]] DealList leftOutUndated(const SelectionInput &input);

/// How many deals each value of a dimension has under all clauses but the dimension's own.
struct FacetCounts {
    QHash<CompanyId, int> companies; ///< either side, partners and beneficiaries too
    QHash<CompanyId, int> payers;
    QHash<CompanyId, int> payees;
    QHash<DealKind, int> kinds;
    QHash<Nature, int> natures;
    QHash<Status, int> statuses;
    QHash<Form, int> forms;
    QHash<OutletId, int> outlets;
    QHash<Currency, int> currencies;
    QHash<QString, int> tags;
    QList<PartialDate> dates; ///< of the deals, for the histogram
    QList<Interval> amounts; ///< of the deals, for the histogram
    int undated = 0;
    int amountless = 0;
};
/// With `groups` a company's count holds the deals of every company below it.
[[nodiscard]] FacetCounts countFacets(const SelectionInput &input);

} // namespace dealscope::analysis
