// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/DateBins.h"

#include "session/FilterWords.h"

namespace dealscope::ui {

using namespace core;
using analysis::MonthCounts;

namespace {

constexpr int MaxBins = 60;

} // namespace

DateBins DateBins::around(const MonthCounts &dates)
{
    DateBins bins;
    if (dates.isEmpty()) {
        return bins;
    }
    const int months = dates.lastMonth() - dates.firstMonth() + 1;
    bins.m_months = months <= MaxBins ? 1 : months <= 3 * MaxBins ? 3 : 12;
    const int start = dates.firstMonth() / bins.m_months * bins.m_months;
    bins.m_origin = QDate(start / 12, start % 12 + 1, 1);
    bins.m_count = (dates.lastMonth() - start) / bins.m_months + 1;
    return bins;
}

int DateBins::binOf(QDate day) const
{
    const int months = MonthCounts::monthOf(day) - MonthCounts::monthOf(m_origin);
    return months >= 0 ? months / m_months : -1 - (-1 - months) / m_months;
}

QList<HistogramBrush::Bin> DateBins::fill(const MonthCounts &dates) const
{
    QList<HistogramBrush::Bin> bins(m_count);
    for (int i = 0; i < m_count; ++i) {
        bins[i].label = session::dateInWords(PartialDate(firstDay(i), lastDay(i)));
        bins[i].count
            = dates.meeting(MonthCounts::monthOf(firstDay(i)), MonthCounts::monthOf(lastDay(i)));
    }
    return bins;
}

QList<HistogramBrush::Tick> DateBins::ticks() const
{
    QList<HistogramBrush::Tick> ticks;
    for (int i = 0; i < m_count; ++i) {
        if (i == 0 || firstDay(i).year() != firstDay(i - 1).year()) {
            ticks.append({i, QString::number(firstDay(i).year())});
        }
    }
    return ticks;
}

std::optional<HistogramBrush::Range> DateBins::rangeOf(const DateRange &days) const
{
    if (m_count == 0) {
        return std::nullopt;
    }
    const int first = days.from ? binOf(*days.from) : 0;
    const int last = days.to ? binOf(*days.to) : m_count - 1;
    if (last < 0 || first >= m_count || first > last) {
        return std::nullopt;
    }
    return HistogramBrush::Range{qMax(0, first), qMin(m_count - 1, last)};
}

} // namespace dealscope::ui
