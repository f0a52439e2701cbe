// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FacetCounts.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace dealscope::analysis {

namespace {

/// 5 * 10^18 is the last that fits in 64 bits.
constexpr int LastEdge = 18 * 3 + 2;

const std::array<qint64, LastEdge + 1> &allEdges()
{
    static const auto edges = [] {
        std::array<qint64, LastEdge + 1> made{};
        qint64 power = 1;
        for (int n = 0; n <= LastEdge; ++n) {
            made[size_t(n)] = power * (n % 3 == 0 ? 1 : n % 3 == 1 ? 2 : 5);
            power *= n % 3 == 2 && n < LastEdge ? 10 : 1;
        }
        return made;
    }();
    return edges;
}

} // namespace

void MonthCounts::cover(int month)
{
    if (m_begins.empty()) {
        m_first = month;
    }
    if (month < m_first) {
        m_begins.insert(m_begins.begin(), size_t(m_first - month), 0);
        m_ends.insert(m_ends.begin(), size_t(m_first - month), 0);
        m_first = month;
    }
    if (const auto size = size_t(month - m_first) + 1; size > m_begins.size()) {
        m_begins.resize(size, 0);
        m_ends.resize(size, 0);
    }
}

void MonthCounts::add(int firstMonth, int lastMonth, int count)
{
    cover(firstMonth);
    cover(lastMonth);
    m_begins[size_t(firstMonth - m_first)] += count;
    m_ends[size_t(lastMonth - m_first)] += count;
    m_dates += count;
}

MonthCounts::MonthCounts(int first, std::span<const int> begins, std::span<const int> ends)
{
    const auto isUsed = [](int count) { return count != 0; };
    const auto from = std::ranges::find_if(begins, isUsed) - begins.begin();
    auto to = std::ssize(ends);
    while (to > 0 && ends[size_t(to) - 1] == 0) {
        --to;
    }
    if (from < to) {
        m_first = first + int(from);
        m_begins.assign(begins.begin() + from, begins.begin() + to);
        m_ends.assign(ends.begin() + from, ends.begin() + to);
        m_dates = std::reduce(m_begins.begin(), m_begins.end());
    }
}

int MonthCounts::meeting(int firstMonth, int lastMonth) const
{
    const auto upTo = [this](const std::vector<int> &counts, int month) {
        const int size = std::clamp(month - m_first + 1, 0, int(counts.size()));
        return std::accumulate(counts.begin(), counts.begin() + size, 0);
    };
    return firstMonth > lastMonth ? 0 : upTo(m_begins, lastMonth) - upTo(m_ends, firstMonth - 1);
}

Money AmountCounts::edge(int n)
{
    return Money{n > LastEdge ? std::numeric_limits<qint64>::max() : allEdges()[size_t(n)]};
}

int AmountCounts::edgeBelow(Money amount)
{
    const auto above = std::ranges::upper_bound(allEdges(), amount.units);
    return int(above - allEdges().begin()) - 1;
}

AmountCounts::AmountCounts(const std::array<int, Steps> &floors,
                           const std::array<int, Steps> &ceilings)
    : m_amounts(std::reduce(floors.begin(), floors.end()))
    , m_floors(floors)
    , m_ceilings(ceilings)
{
}

void AmountCounts::add(const Interval &interval, int count)
{
    m_amounts += count;
    m_floors[size_t(edgeBelow(interval.floor) + 1)] += count;
    if (interval.ceiling) {
        m_ceilings[size_t(edgeBelow(*interval.ceiling) + 1)] += count;
    }
}

AmountCounts::Edges AmountCounts::edges() const
{
    Edges edges;
    for (int step = 1; step < Steps; ++step) {
        if (m_floors[size_t(step)] + m_ceilings[size_t(step)] > 0) {
            edges.first = edges.last < 0 ? step - 1 : edges.first;
            edges.last = step - 1;
        }
    }
    return edges;
}

int AmountCounts::meeting(int edge) const
{
    // Floors below its end, less ceilings below its beginning.
    const auto floors = m_floors.begin();
    const auto ceilings = m_ceilings.begin();
    return std::accumulate(floors, floors + edge + 2, 0)
        - std::accumulate(ceilings, ceilings + edge + 1, 0);
}

} // namespace dealscope::analysis
