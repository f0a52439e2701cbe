// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CrossFilter.h"
#include "analysis/FacetCounts.h"

namespace dealscope::analysis {

/// Where each deal of a resolution begins and ends on the scales of time and money that facets are
/// drawn on; by position, and made once.
class FacetSteps
{
public:
    static constexpr qint32 NoMonth = std::numeric_limits<qint32>::min();
    static constexpr quint8 NoStep = 0xff;

    struct Deal {
        qint32 firstMonth = NoMonth; ///< as MonthCounts
        quint16 months = 0; ///< from the first to the last
        quint8 floor = NoStep; ///< as AmountCounts
        quint8 ceiling = NoStep; ///< an open one has none
    };

    explicit FacetSteps(const FigureColumns &figures);
    [[nodiscard]] static std::shared_ptr<const FacetSteps> of(const Resolution &resolution);
    /// Those of the resolution before, if they are there, with other steps for some positions.
    static void follow(const Resolution &before, const Resolution &next,
                       std::span<const quint32> changed);

    [[nodiscard]] const Deal &operator[](size_t position) const { return m_deals[position]; }
    /// Months of all dates; none: the last before the first.
    [[nodiscard]] int firstMonth() const { return m_firstMonth; }
    [[nodiscard]] int lastMonth() const { return m_lastMonth; }

private:
    [[nodiscard]] static Deal dealOf(const FigureColumns &figures, size_t position);
    void measureMonths();

    std::vector<Deal> m_deals;
    int m_firstMonth = 0;
    int m_lastMonth = -1;
};

/// The facets that a filter of this resolution has kept up to date, and how dates and amounts lie
/// on their scales.
[[nodiscard]] FacetCounts countFacets(const CrossFilter &filter, const Resolution &resolution);

/// The facets of one filter after the other. How dates and amounts lie does not change with their
/// own clauses, so that a brush of the one does not count the other's deals again.
class FacetCounter
{
public:
    /// `selected`: the filter's selectedRows().
    [[nodiscard]] const FacetCounts &count(const CrossFilter &filter, const Resolution &resolution,
                                           std::span<const int> selected);

private:
    std::shared_ptr<const FigureColumns> m_figures; ///< of the last filter
    Filter m_filter;
    FacetCounts m_counts;
};

} // namespace dealscope::analysis
