// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/YearShares.h"
#include "core/LazyRows.h"

namespace dealscope::analysis {

/// The terms of a resolution's deals, each worked out when it is first asked for, from the columns
/// alone wherever no schedule and no ramp is reported. Refers back to its resolution.
class SpreadTerms
{
public:
    explicit SpreadTerms(const Resolution &resolution)
        : m_resolution(resolution)
    {
    }

    /// perYear of the deal at this position.
    [[nodiscard]] QList<YearShare> perYear(int position, const Interval &interval, Money firm,
                                           Money paid, int firstMonth = 1) const;
    /// True if spreadOf the deal is not Spread::Once.
    [[nodiscard]] bool isSpread(int position) const;
    /// The deal's term; of one with a reported schedule what it would be without.
    [[nodiscard]] SpreadTerm termOf(int position) const;
    /// The deal's term, unless a schedule or a ramp is reported.
    [[nodiscard]] std::optional<SpreadTerm> unscheduled(int position) const;
    /// True if a schedule or a ramp is reported: only the whole deal knows its years.
    [[nodiscard]] bool isReported(int position) const;

private:
    struct Known {
        SpreadTerm term;
        bool isReported = false;
    };

    [[nodiscard]] bool hasTerms(int position) const
    {
        return (m_resolution.figures().flags[size_t(position)] & FigureColumns::Spread) != 0;
    }
    [[nodiscard]] const Known &knownAt(int position) const;
    [[nodiscard]] std::unique_ptr<Known> find(int position) const;

    const Resolution &m_resolution;
    mutable std::once_flag m_once;
    mutable std::vector<qint32> m_positions; ///< of the deals with terms, ascending
    mutable std::unique_ptr<LazyRows<Known>> m_known;
};

} // namespace dealscope::analysis
