// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/DateBins.h"

#include "session/FilterWords.h"

namespace dealscope::ui {

using namespace core;

namespace {

constexpr int MaxBins = 60;

int monthNumber(QDate day)
{
    return day.year() * 12 + day.month() - 1;
}

} // namespace

DateBins DateBins::around(const QList<PartialDate> &dates)
{
    DateBins bins;
    if (dates.isEmpty()) {
        return bins;
    }
    QDate first = dates.first().first();
    QDate last = dates.first().last();
    for (const PartialDate &date : dates) {
        first = qMin(first, date.first());
        last = qMax(last, date.last());
    }
    const int months = monthNumber(last) - monthNumber(first) + 1;
    bins.m_months = months <= MaxBins ? 1 : months <= 3 * MaxBins ? 3 : 12;
    const int start = monthNumber(first) / bins.m_months * bins.m_months;
    bins.m_origin = QDate(start / 12, start % 12 + 1, 1);
    bins.m_count = (monthNumber(last) - start) / bins.m_months + 1;
    return bins;
}

int DateBins::binOf(QDate day) const
{
    const int months = monthNumber(day) - monthNumber(m_origin);
    return months >= 0 ? months / m_months : -1 - (-1 - months) / m_months;
}

QList<HistogramBrush::Bin> DateBins::fill(const QList<PartialDate> &dates) const
{
    QList<HistogramBrush::Bin> bins(m_count);
    for (int i = 0; i < m_count; ++i) {
        bins[i].label = session::dateInWords(PartialDate(firstDay(i), lastDay(i)));
    }
    for (const PartialDate &date : dates) {
        for (int i = qMax(0, binOf(date.first())); i <= qMin(m_count - 1, binOf(date.last()));
             ++i) {
            ++bins[i].count;
        }
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
