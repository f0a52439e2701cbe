// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/AmountBins.h"

#include "io/MoneyText.h"

#include <limits>

namespace dealscope::ui {

using namespace core;

namespace {
/// 5 * 10^18 is the last that fits in 64 bits.
constexpr int LastEdge = 18 * 3 + 2;
} // namespace

Money AmountBins::edge(int n)
{
    if (n > LastEdge) {
        return Money{std::numeric_limits<qint64>::max()};
    }
    qint64 units = n % 3 == 0 ? 1 : n % 3 == 1 ? 2 : 5;
    for (int i = 0; i < n / 3; ++i) {
        units *= 10;
    }
    return Money{units};
}

int AmountBins::edgeBelow(Money amount)
{
    int n = 0;
    while (n < LastEdge && edge(n + 1) <= amount) {
        ++n;
    }
    return n;
}

AmountBins AmountBins::around(const QList<Interval> &amounts)
{
    AmountBins bins;
    std::optional<Money> least;
    std::optional<Money> most;
    for (const Interval &amount : amounts) {
        for (const std::optional<Money> end : {std::optional(amount.floor), amount.ceiling}) {
            if (end && end->units > 0) {
                least = least ? qMin(*least, *end) : *end;
                most = most ? qMax(*most, *end) : *end;
            }
        }
    }
    if (least) {
        bins.m_first = edgeBelow(*least);
        bins.m_last = edgeBelow(*most);
    }
    return bins;
}

QList<HistogramBrush::Bin> AmountBins::fill(const QList<Interval> &amounts, Currency currency) const
{
    QList<HistogramBrush::Bin> bins(count());
    for (int i = 0; i < count(); ++i) {
        bins[i].label = io::shortInterval({lowerEdge(i), upperEdge(i)}, currency);
        for (const Interval &amount : amounts) {
            // An edge belongs to the bin above it.
            const bool below = amount.ceiling && *amount.ceiling < lowerEdge(i);
            const bool above = amount.floor >= upperEdge(i);
            bins[i].count += below || above ? 0 : 1;
        }
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
