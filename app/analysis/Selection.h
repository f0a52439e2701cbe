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

} // namespace dealscope::analysis
