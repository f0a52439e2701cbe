// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/AmountBins.h"

#include "io/MoneyText.h"

namespace dealscope::ui {

using namespace core;

AmountBins AmountBins::around(const analysis::AmountCounts &amounts)
{
    AmountBins bins;
    const auto [first, last] = amounts.edges();
    bins.m_first = first;
    bins.m_last = last;
    return bins;
}

QList<HistogramBrush::Bin> AmountBins::fill(const analysis::AmountCounts &amounts,
                                            Currency currency) const
{
    QList<HistogramBrush::Bin> bins(count());
    for (int i = 0; i < count(); ++i) {
        bins[i].label = io::shortInterval({lowerEdge(i), upperEdge(i)}, currency);
        // An edge belongs to the bin above it.
        bins[i].count = amounts.meeting(m_first + i);
    }
    return bins;
}

QList<HistogramBrush::Tick> AmountBins::ticks() const
{
    QList<HistogramBrush::Tick> ticks;
    for (int i = 0; i < count(); ++i) {
        if ((m_first + i) % 3 == 0) {
            ticks.append({i, io::shortNumber(lowerEdge(i).units)});
        }
    }
    return ticks;
}

std::optional<HistogramBrush::Range> AmountBins::rangeOf(const AmountRange &range) const
{
    if (count() == 0) {
        return std::nullopt;
    }
    int first = 0;
    int last = count() - 1;
    if (range.min) {
        first = edgeBelow(*range.min) - m_first;
    }
    if (range.max) {
        last = edgeBelow(*range.max) - m_first;
        // A maximum on an edge closes the bin below it.
        if (edge(m_first + last) == *range.max && last > first) {
            --last;
        }
    }
    if (last < 0 || first >= count() || first > last) {
        return std::nullopt;
    }
    return HistogramBrush::Range{qMax(0, first), qMin(count() - 1, last)};
}

} // namespace dealscope::ui
