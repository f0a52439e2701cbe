// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FacetCounts.h"
#include "core/FilterClause.h"
#include "ui/filters/HistogramBrush.h"

namespace dealscope::ui {

/// The time axis of a histogram: bins of 1, 3 or 12 months, whole ones, at most about 60.
class DateBins
{
public:
    DateBins() = default;
    /// Wide enough for all of `dates`.
    [[nodiscard]] static DateBins around(const analysis::MonthCounts &dates);

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QDate firstDay(int bin) const { return m_origin.addMonths(bin * m_months); }
    [[nodiscard]] QDate lastDay(int bin) const { return firstDay(bin + 1).addDays(-1); }
    /// Not cut: negative before the axis.
    [[nodiscard]] int binOf(QDate day) const;
    /// A date of low precision counts in each bin it meets, as a brush there would find it.
    [[nodiscard]] QList<HistogramBrush::Bin> fill(const analysis::MonthCounts &dates) const;
    [[nodiscard]] QList<HistogramBrush::Tick> ticks() const;
    [[nodiscard]] std::optional<HistogramBrush::Range> rangeOf(const core::DateRange &days) const;

    friend bool operator==(const DateBins &, const DateBins &) = default;

private:
    QDate m_origin;
    int m_months = 1;
    int m_count = 0;
};

} // namespace dealscope::ui
