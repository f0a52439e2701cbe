// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FacetCounts.h"
#include "session/DashboardState.h"

#include <span>

/// What a facet lists, as values without widgets.
namespace dealscope::ui {

/// One value of a dimension as it is drawn.
struct FacetRow {
    quint32 value = 0; ///< position in FacetValues
    qint64 id = 0; ///< of the company, outlet, kind...; of currencies and tags their code
    QString label;
    QString hint; ///< soft, behind the label: "+ AWS"
    int count = 0; ///< deals under all clauses but this dimension's
    bool checked = false;

    friend bool operator==(const FacetRow &, const FacetRow &) = default;
};

/// Every value of a dimension that the deals known now have, whatever the filter: a number each,
/// so that twenty thousand companies are no burden; words are made for the rows in sight.
/// Companies, publishers, currencies and tags by their number of deals, then by name; the closed
/// vocabularies in their own order.
class FacetValues
{
public:
    FacetValues() = default;
    FacetValues(core::Dimension dimension, const session::StatePtr &state,
                const analysis::FacetCounts &unfiltered);

    [[nodiscard]] size_t size() const { return m_codes.size(); }
    [[nodiscard]] int countOf(quint32 value, const analysis::FacetCounts &counts) const;
    [[nodiscard]] FacetRow row(quint32 value) const;
    /// The values that the filter's clause of this dimension names, ascending.
    [[nodiscard]] std::vector<quint32> asked(const core::Filter &filter) const;
    /// The clause that asks for these values; unset for none.
    [[nodiscard]] core::FilterClause clauseFor(std::span<const quint32> values) const;

    enum class Match : quint8 { None, Within, Beginning };
    /// How each value fits folded letters: a word of its name begins so, or they are in it. With
    /// groups a company has the names of those below it too.
    [[nodiscard]] std::vector<Match> matches(const QString &folded) const;

private:
    [[nodiscard]] bool isOfCompanies() const;
    [[nodiscard]] QString nameOf(quint32 code) const;
    [[nodiscard]] qint64 idOf(quint32 code) const;
    void sortByTotal(std::span<const int> totals);
    void gatherDaughters();
    [[nodiscard]] QString daughtersOf(quint32 company) const;

    core::Dimension m_dimension = core::Dimension::Words;
    session::StatePtr m_state;
    std::vector<quint32> m_codes; ///< positions in FacetCounts, in the order of the values
    std::vector<quint32> m_valueOf; ///< the way back; NoRow
    std::vector<std::vector<quint32>> m_daughters; ///< direct ones by company; with groups only
};

} // namespace dealscope::ui
