// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/DealSet.h"

#include <algorithm>

namespace dealscope::session {

using core::DealId;

namespace {
/// Bits a deal from which on a binary search is the smaller evil.
constexpr quint64 MostBits = 512;
} // namespace

DealSet::DealSet(std::span<const DealId> deals)
{
    if (deals.empty()) {
        return;
    }
    auto set = std::make_shared<Set>();
    set->deals.assign(deals.begin(), deals.end());
    if (!std::ranges::is_sorted(set->deals)) {
        std::ranges::sort(set->deals);
    }
    const auto repeated = std::ranges::unique(set->deals);
    set->deals.erase(repeated.begin(), repeated.end());
    const qint64 first = set->deals.front().value;
    const quint64 span = quint64(set->deals.back().value) - quint64(first);
    if (span / MostBits < set->deals.size()) {
        set->isIn.assign(span + 1, false);
        for (const DealId deal : set->deals) {
            set->isIn[size_t(deal.value - first)] = true;
        }
    }
    m_set = std::move(set);
}

bool DealSet::contains(DealId deal) const
{
    if (!m_set) {
        return false;
    }
    if (m_set->isIn.empty()) {
        return std::ranges::binary_search(m_set->deals, deal);
    }
    const quint64 place = quint64(deal.value) - quint64(m_set->deals.front().value);
    return place < m_set->isIn.size() && m_set->isIn[size_t(place)];
}

bool operator==(const DealSet &a, const DealSet &b)
{
    return a.m_set == b.m_set || (a.m_set && b.m_set && a.m_set->deals == b.m_set->deals);
}

} // namespace dealscope::session
