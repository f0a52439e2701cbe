// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FacetSums.h"

#include <algorithm>

namespace dealscope::analysis {

using namespace core;

namespace {

FacetCell &grown(std::vector<FacetCell> &cells, size_t position)
{
    if (position >= cells.size()) {
        cells.resize(position + 1);
    }
    return cells[position];
}

} // namespace

FacetSums::FacetSums(const Sizes &sizes)
    : m_categories(sizes.categories)
    , m_firstMonth(sizes.firstMonth)
{
    for (int i = 0; i < DimensionCount; ++i) {
        if ((CategoryBits & (1U << i)) != 0) {
            m_own[size_t(i)].resize(sizes.categories);
        }
    }
    m_own[size_t(Dimension::Dates)].resize(sizes.lastMonth - sizes.firstMonth + 2);
    m_own[size_t(Dimension::Amounts)].resize(AmountBinCount);
    for (const Dimension d : {Dimension::Companies, Dimension::Payers, Dimension::Payees}) {
        m_own[size_t(d)].resize(sizes.companies);
    }
    m_own[size_t(Dimension::Outlets)].resize(sizes.outlets);
    m_own[size_t(Dimension::Tags)].resize(sizes.tags);
}

FacetCell &FacetSums::familyCell(Dimension facet, quint32 code)
{
    if ((bitOf(facet) & CategoryBits) != 0) {
        return grown(m_families[size_t(facet)], code);
    }
    std::vector<FacetCell> &own = m_own[size_t(facet)];
    if (facet != Dimension::Dates) {
        return grown(own, code);
    }
    if (code == 0) {
        return own.front();
    }
    if (code < m_firstMonth) {
        own.insert(own.begin() + 1, m_firstMonth - code, FacetCell{});
        m_firstMonth = code;
    }
    return grown(own, code - m_firstMonth + 1);
}

std::span<const FacetCell> FacetSums::cells(Dimension facet,
                                            const std::vector<DealCategory> &categories,
                                            std::vector<FacetCell> &scratch) const
{
    const std::vector<FacetCell> &own = m_own[size_t(facet)];
    if ((bitOf(facet) & CategoryBits) == 0) {
        return own;
    }
    scratch = m_families[size_t(facet)];
    for (size_t i = 0; i < m_categories.size(); ++i) {
        const quint32 value = categories[i].valueOf(facet);
        if (value != DealCategory::NoValue) {
            FacetCell &cell = grown(scratch, value);
            cell.count<true>(own[i]);
            cell.count<true>(m_categories[i]);
        }
    }
    return scratch;
}

FacetCell FacetSums::passing(Nature nature, const std::vector<DealCategory> &categories) const
{
    FacetCell sum = m_familyTotals[size_t(nature)];
    for (size_t i = 0; i < m_categories.size(); ++i) {
        if (categories[i].nature() == nature) {
            sum.count<true>(m_categories[i]);
        }
    }
    return sum;
}

void FacetSums::beginChange(Dimension own)
{
    if ((bitOf(own) & CategoryBits) != 0) {
        for (size_t i = 0; i < m_categories.size(); ++i) {
            m_own[size_t(own)][i].count<true>(m_categories[i]);
        }
    }
}

void FacetSums::endChange(Dimension own)
{
    if ((bitOf(own) & CategoryBits) != 0) {
        for (size_t i = 0; i < m_categories.size(); ++i) {
            m_own[size_t(own)][i].count<false>(m_categories[i]);
        }
    }
}

void FacetSums::clearAllBut(Dimension own)
{
    for (size_t i = 0; i < m_own.size(); ++i) {
        if (i != size_t(own)) {
            std::ranges::fill(m_own[i], FacetCell{});
            std::ranges::fill(m_families[i], FacetCell{});
        }
    }
    std::ranges::fill(m_categories, FacetCell{});
    m_familyTotals.fill({});
    m_totals.fill({});
}

} // namespace dealscope::analysis
