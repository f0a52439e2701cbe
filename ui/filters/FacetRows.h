// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Selection.h"
#include "session/DashboardState.h"

/// What a facet lists, as values without widgets.
namespace dealscope::ui {

/// One value of a dimension. Ids and enum values are in `id`; currencies and tags in `code`.
struct FacetRow {
    qint64 id = 0;
    QString code;
    QString label;
    QString hint; ///< soft, behind the label: "+ AWS"
    int total = 0; ///< deals without any filter; the order of the rows, which stays put
    int count = 0; ///< deals under all clauses but this dimension's
    bool checked = false;

    [[nodiscard]] bool isSame(const FacetRow &other) const
    {
        return id == other.id && code == other.code;
    }
    friend bool operator==(const FacetRow &, const FacetRow &) = default;
};

/// Every value that the deals known now have, whatever the filter. Companies, publishers and tags
/// by their number of deals, the closed vocabularies in their own order.
[[nodiscard]] QList<FacetRow> facetRows(core::Dimension dimension,
                                        const session::DashboardState &state,
                                        const analysis::FacetCounts &unfiltered);
/// The count of a row's value.
[[nodiscard]] int countOf(const FacetRow &row, core::Dimension dimension,
                          const analysis::FacetCounts &counts);
/// True if the filter's clause of this dimension names the row's value.
[[nodiscard]] bool isAsked(const FacetRow &row, core::Dimension dimension,
                           const core::Filter &filter);
/// The clause that asks for the checked rows; unset when none is.
[[nodiscard]] core::FilterClause clauseOf(core::Dimension dimension, const QList<FacetRow> &rows);

} // namespace dealscope::ui
