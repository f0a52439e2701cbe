// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FacetCounts.h"
#include "core/FilterClause.h"
#include "ui/filters/HistogramBrush.h"

namespace dealscope::ui {

/// The logarithmic money axis of a histogram: three bins a decade, with edges at 1, 2 and 5 times
/// a power of ten, so that a brush gives round figures.
class AmountBins
{
public:
    AmountBins() = default;
    /// Wide enough for the finite ends of all of `amounts` that are above zero.
    [[nodiscard]] static AmountBins around(const analysis::AmountCounts &amounts);

    [[nodiscard]] int count() const { return m_last - m_first + 1; }
    [[nodiscard]] core::Money lowerEdge(int bin) const { return edge(m_first + bin); }
    [[nodiscard]] core::Money upperEdge(int bin) const { return edge(m_first + bin + 1); }
    /// A range counts in each bin that it meets, as a brush there would find it.
    [[nodiscard]] QList<HistogramBrush::Bin> fill(const analysis::AmountCounts &amounts,
                                                  core::Currency currency) const;
    [[nodiscard]] QList<HistogramBrush::Tick> ticks() const;
    [[nodiscard]] std::optional<HistogramBrush::Range> rangeOf(
        const core::AmountRange &range) const;

private:
    [[nodiscard]] static core::Money edge(int n) { return analysis::AmountCounts::edge(n); }
    /// The last edge that is not above the amount, the first one below 1.
    [[nodiscard]] static int edgeBelow(core::Money amount)
    {
        return qMax(0, analysis::AmountCounts::edgeBelow(amount));
    }

    int m_first = 0;
    int m_last = -1;
};

} // namespace dealscope::ui
