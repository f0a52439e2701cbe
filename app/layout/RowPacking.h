// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <queue>
#include <vector>

namespace dealscope::layout {

/// Puts intervals that come from left to right into rows, each into the first row that is free by
/// then (interval partitioning): as few rows as there are intervals at one place. Two heaps, of
/// taken rows by their end and of free rows by their number, make it O(n log n).
class RowPacking
{
public:
    /// Intervals of one row are at least `gap` apart.
    explicit RowPacking(double gap)
        : m_gap(gap)
    {
    }

    /// The row of the next interval; none begins left of the one before.
    int place(double left, double right);
    [[nodiscard]] int rows() const { return m_rows; }

private:
    struct Taken {
        double right;
        int row;
        /// For a queue whose top is the one that ends first.
        friend bool operator<(const Taken &a, const Taken &b) { return a.right > b.right; }
    };

    double m_gap;
    int m_rows = 0;
    std::priority_queue<Taken> m_taken;
    std::priority_queue<int, std::vector<int>, std::greater<>> m_free;
};

} // namespace dealscope::layout
