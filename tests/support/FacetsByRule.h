// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/DealClauses.h"
#include "analysis/FacetCounts.h"

/// Facets counted deal by deal: what the cross-filter is compared with.
namespace dealscope::tests::byrule {

using namespace analysis;

/// Counts the facets of one filter in a pass over the columns.
class FacetCounter
{
public:
    explicit FacetCounter(const SelectionInput &input);

    [[nodiscard]] FacetCounts count();

private:
    /// Deals by code; a code that a deal has twice counts once.
    struct CodeCounts {
        std::vector<int> counts;
        std::vector<quint32> lastDeal; ///< position + 1 of the last one that was counted

        explicit CodeCounts(size_t codes)
            : counts(codes, 0)
            , lastDeal(codes, 0)
        {
        }
        /// False if the deal was counted there already.
        bool add(quint32 code, quint32 deal)
        {
            if (lastDeal[code] == deal) {
                return false;
            }
            lastDeal[code] = deal;
            ++counts[code];
            return true;
        }
    };

    void countDeal(quint32 position, quint32 failures);
    void addCompanies(CodeCounts &into, std::span<const quint32> rows, quint32 deal) const;

    const SelectionInput &m_input;
    const Snapshot &m_snapshot;
    const FigureColumns &m_figures;
    DealClauses m_clauses;
    std::vector<quint32> m_parents; ///< rows of companies; with groups
    CodeCounts m_companies;
    CodeCounts m_payers;
    CodeCounts m_payees;
    CodeCounts m_outlets;
    CodeCounts m_tags;
    std::array<int, 256> m_kinds{};
    std::array<int, 256> m_natures{}; ///< by kind
    std::array<int, 256> m_statuses{};
    std::array<int, 256> m_forms{};
    std::vector<int> m_currencies;
    FacetCounts m_facets;
};

/// With `groups` a company's count holds the deals of every company below it.
[[nodiscard]] FacetCounts countFacets(const SelectionInput &input);

} // namespace dealscope::tests::byrule
