// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/CrossFilterBeside.h"

#include <algorithm>
#include <limits>

namespace dealscope::analysis {

using namespace core;

bool CrossFilterBeside::has(quint32 deal) const
{
    return std::ranges::binary_search(m_deals, deal);
}

std::vector<quint32> CrossFilterBeside::familyOf(quint32 deal) const
{
    const auto at = std::ranges::lower_bound(m_deals, deal);
    if (at == m_deals.end() || *at != deal) {
        return {};
    }
    const auto slot = quint32(at - m_deals.begin());
    for (size_t family = 0; family < m_set.familyCount(); ++family) {
        std::vector<quint32> members;
        bool isHere = false;
        for (quint32 member = m_set.begin(family); member < m_set.end(family); ++member) {
            members.push_back(m_deals[m_set.slot(member)]);
            isHere = isHere || m_set.slot(member) == slot;
        }
        if (isHere) {
            return members;
        }
    }
    return {};
}

void CrossFilterBeside::reset(std::vector<quint32> deals, const FigureColumns &figures,
                              const CrossFilterContext &context, DealCategories &categories)
{
    __extension__ using Wide = unsigned __int128;
    m_deals = std::move(deals);
    m_rows = {};
    m_rows.rows.resize(m_deals.size());
    std::vector<quint32> slots;
    std::vector<qint64> wholes;
    std::array<Wide, 4> sums{};
    for (size_t i = 0; i < m_deals.size(); ++i) {
        const quint32 deal = m_deals[i];
        CrossFilterRow &row = m_rows.rows[i];
        m_rows.fill(row, figures, deal, monthOfDay(figures.firstDay[deal]), context, categories);
        sums[0] += std::max(row.floor, row.ceiling);
        sums[1] += row.firm;
        sums[2] += row.headline;
        sums[3] += row.paid;
        slots.push_back(quint32(i));
        const qint32 whole = figures.whole[deal];
        const auto at = std::ranges::lower_bound(m_deals, quint32(std::max(whole, 0)));
        const bool isHere = whole >= 0 && at != m_deals.end() && *at == quint32(whole);
        wholes.push_back(isHere ? qint64(at - m_deals.begin()) : -1);
    }
    m_set = FamilySet(slots, wholes);
    m_sums = FacetFamilies(m_set);
    m_largestSum
        = quint64(std::min(std::ranges::max(sums), Wide(std::numeric_limits<qint64>::max()) + 1));
}

std::vector<quint16> CrossFilterBeside::masksOf(size_t family, const CrossFilterClauses &clauses,
                                                const DealCategories &categories) const
{
    std::vector<quint16> masks;
    for (quint32 member = m_set.begin(family); member < m_set.end(family); ++member) {
        const quint32 slot = m_set.slot(member);
        const CrossFilterRow &row = m_rows.rows[slot];
        masks.push_back(
            clauses.failsOf(m_rows, row, categories.all()[row.category], m_deals[slot]));
    }
    return masks;
}

void CrossFilterBeside::recount(const CrossFilterClauses &clauses, const DealCategories &categories,
                                FacetSums &sums, Dimension own)
{
    for (size_t family = 0; family < m_set.familyCount(); ++family) {
        m_sums.recount(layer(categories), family, masksOf(family, clauses, categories), sums, own);
    }
}

void CrossFilterBeside::countAnew(const CrossFilterClauses &clauses,
                                  const DealCategories &categories, FacetSums &sums, Dimension own)
{
    for (size_t family = 0; family < m_set.familyCount(); ++family) {
        m_sums.countAnew(layer(categories), family, masksOf(family, clauses, categories), sums,
                         own);
    }
}

void CrossFilterBeside::takeOff(const DealCategories &categories, FacetSums &sums)
{
    for (size_t family = 0; family < m_set.familyCount(); ++family) {
        m_sums.takeOff(layer(categories), family, sums);
    }
}

void CrossFilterBeside::markPassing(const CrossFilterClauses &clauses,
                                    const DealCategories &categories, quint16 but,
                                    std::vector<quint64> &bits) const
{
    for (size_t i = 0; i < m_deals.size(); ++i) {
        const CrossFilterRow &row = m_rows.rows[i];
        const quint32 deal = m_deals[i];
        if ((clauses.failsOf(m_rows, row, categories.all()[row.category], deal) & ~but) == 0) {
            bits[deal / 64] |= quint64(1) << (deal % 64);
        }
    }
}

} // namespace dealscope::analysis
