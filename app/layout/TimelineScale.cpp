// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/TimelineScale.h"

#include <algorithm>
#include <cmath>

namespace dealscope::layout {

namespace {

constexpr double ShortestWindow = 2;
constexpr double LongestWindow = 400 * 365.25;
constexpr double ShortestFit = 14;
constexpr double LeastShareForDays = 0.4;

double firstDay()
{
    static const double day = double(QDate(1, 1, 1).toJulianDay());
    return day;
}

double lastDay()
{
    static const double day = double(QDate(9999, 12, 31).toJulianDay()) + 1;
    return day;
}

TimeWindow withinCalendar(TimeWindow window)
{
    const double shift
        = std::max(0.0, firstDay() - window.from) - std::max(0.0, window.to - lastDay());
    return {window.from + shift, window.to + shift};
}

} // namespace

DaySpan DaySpan::of(const PartialDate &date)
{
    return {dayNumber(date.first()), dayNumber(date.last()) + 1};
}

double dayNumber(QDate date)
{
    return double(date.toJulianDay());
}

QDate dateOf(double day)
{
    return QDate::fromJulianDay(qint64(std::floor(std::clamp(day, firstDay(), lastDay() - 1))));
}

TimeWindow zoomed(const TimeWindow &window, double day, double factor)
{
    const double days = std::clamp(window.days() / factor, ShortestWindow, LongestWindow);
    const double share = (day - window.from) / window.days();
    const double from = day - share * days;
    return withinCalendar({from, from + days});
}

TimeWindow panned(const TimeWindow &window, double days)
{
    return withinCalendar({window.from + days, window.to + days});
}

TimeWindow fitted(const QList<FitEntry> &entries, double width, double padding, QDate today)
{
    if (entries.isEmpty()) {
        const double day = dayNumber(today);
        return {day - 182, day + 183};
    }
    width = std::max(width, 1.0);
    double first = entries.first().span.first;
    double last = entries.first().span.last;
    for (const FitEntry &entry : entries) {
        first = std::min(first, entry.span.first);
        last = std::max(last, entry.span.last);
    }
    // Each entry asks for at most this many pixels a day.
    double pixelsPerDay = width / ShortestFit;
    const double least = LeastShareForDays * width;
    const auto ask = [&](double day, double room) {
        const double pixels = std::max(least, width - 2 * padding - room);
        if (day > first) {
            pixelsPerDay = std::min(pixelsPerDay, pixels / (day - first));
        }
    };
    ask(last, 0);
    for (const FitEntry &entry : entries) {
        ask(entry.anchor, entry.room);
    }
    const double days = std::clamp(width / pixelsPerDay, ShortestFit, LongestWindow);
    double from = first - padding / width * days;
    if (last - first < days / 8
        && std::ranges::all_of(entries, [](const FitEntry &entry) { return entry.room <= 0; })) {
        from = (first + last - days) / 2; // a lone day stands in the middle
    }
    return withinCalendar({from, from + days});
}

TimelineScale::TimelineScale(const TimeWindow &window, double left, double width)
    : m_window(window)
    , m_left(left)
    , m_width(std::max(width, 1.0))
{
}

double TimelineScale::x(double day) const
{
    return m_left + (day - m_window.from) * pixelsPerDay();
}

double TimelineScale::day(double x) const
{
    return m_window.from + (x - m_left) / pixelsPerDay();
}

} // namespace dealscope::layout
