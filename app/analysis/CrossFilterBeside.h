// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CrossFilterClauses.h"
#include "analysis/FacetFamilies.h"

namespace dealscope::analysis {

/// Deals that have changed since the index was made, each with its whole family; every clause is
/// asked of every one of them. A deal alone is a family of one.
class CrossFilterBeside
{
public:
    /// Rows of the figures, ascending.
    [[nodiscard]] const std::vector<quint32> &deals() const { return m_deals; }
    [[nodiscard]] bool has(quint32 deal) const;
    /// The deals of a deal's family here; empty if it is not here.
    [[nodiscard]] std::vector<quint32> familyOf(quint32 deal) const;

    /// Other deals in their place, not counted yet. Combinations that are new get codes.
    void reset(std::vector<quint32> deals, const FigureColumns &figures,
               const CrossFilterContext &context, DealCategories &categories);

    /// Counts the families whose masks have changed.
    void recount(const CrossFilterClauses &clauses, const DealCategories &categories,
                 FacetSums &sums, core::Dimension own);
    /// Counts all, when all facets but `own` are empty of them.
    void countAnew(const CrossFilterClauses &clauses, const DealCategories &categories,
                   FacetSums &sums, core::Dimension own);
    void takeOff(const DealCategories &categories, FacetSums &sums);
    [[nodiscard]] const std::vector<quint16> &counted() const { return m_sums.counted(); }
    void setCounted(const std::vector<quint16> &counted) { m_sums.setCounted(counted); }

    /// Sets the bit of every deal that passes all clauses but some.
    void markPassing(const CrossFilterClauses &clauses, const DealCategories &categories,
                     quint16 but, std::vector<quint64> &bits) const;

    [[nodiscard]] FacetFamilies::Layer layer(const DealCategories &categories) const
    {
        return {m_set, m_rows, categories.all()};
    }
    [[nodiscard]] std::vector<quint16> masksOf(size_t family, const CrossFilterClauses &clauses,
                                               const DealCategories &categories) const;
    /// As CrossFilterIndex::largestSum.
    [[nodiscard]] quint64 largestSum() const { return m_largestSum; }

private:
    std::vector<quint32> m_deals;
    CrossFilterRows m_rows; ///< in the same order
    FamilySet m_set;
    FacetFamilies m_sums;
    quint64 m_largestSum = 0;
};

} // namespace dealscope::analysis
