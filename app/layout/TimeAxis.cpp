// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/TimeAxis.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dealscope::layout {

namespace {

constexpr int LastYear = 9999;

int yearsOf(TickUnit unit, int step)
{
    return unit == TickUnit::Decade ? 10 * step : step;
}

QList<AxisBand> bands(const TimelineScale &scale, TickUnit unit, int step)
{
    QList<AxisBand> result;
    const QDate end = dateOf(scale.window().to);
    for (QDate start = bandStart(dateOf(scale.window().from), unit, step); start <= end;) {
        const QDate last = bandEnd(start, unit, step);
        AxisBand band;
        band.first = start;
        band.last = last;
        const double left = scale.x(dayNumber(start));
        band.startsInside = left >= scale.left() && left <= scale.right();
        band.left = std::max(left, scale.left());
        band.right = std::min(scale.x(dayNumber(last) + 1), scale.right());
        if (band.right > band.left) {
            result.append(band);
        }
        start = last.addDays(1);
    }
    return result;
}

struct Level {
    TickUnit unit;
    int step;
    double days; ///< of its shortest band
    double room; ///< px that its label needs
};

} // namespace

QDate bandStart(QDate date, TickUnit unit, int step)
{
    switch (unit) {
    case TickUnit::Day:
        return date;
    case TickUnit::Week: {
        const QDate monday = date.addDays(1 - date.dayOfWeek());
        return monday.year() < 1 ? QDate(1, 1, 1) : monday;
    }
    case TickUnit::Month:
        return QDate(date.year(), date.month(), 1);
    case TickUnit::Quarter:
        return QDate(date.year(), (date.month() - 1) / 3 * 3 + 1, 1);
    case TickUnit::Year:
    case TickUnit::Decade: {
        const int years = yearsOf(unit, step);
        return QDate(std::max(1, date.year() / years * years), 1, 1);
    }
    }
    return date;
}

QDate bandEnd(QDate start, TickUnit unit, int step)
{
    switch (unit) {
    case TickUnit::Day:
        return start;
    case TickUnit::Week:
        return start.addDays(7 - start.dayOfWeek());
    case TickUnit::Month:
        return start.addMonths(1).addDays(-1);
    case TickUnit::Quarter:
        return start.addMonths(3).addDays(-1);
    case TickUnit::Year:
    case TickUnit::Decade: {
        const int years = yearsOf(unit, step);
        return QDate(std::min(LastYear, start.year() / years * years + years - 1), 12, 31);
    }
    }
    return start;
}

TimeAxis timeAxis(const TimelineScale &scale, const TimeAxisOptions &options)
{
    const std::array<Level, 13> levels{{
        {TickUnit::Day, 1, 1, options.day},
        {TickUnit::Week, 1, 7, options.week},
        {TickUnit::Month, 1, 28, options.month},
        {TickUnit::Quarter, 1, 90, options.quarter},
        {TickUnit::Year, 1, 365, options.year},
        {TickUnit::Year, 2, 730, options.year},
        {TickUnit::Year, 5, 1826, options.year},
        {TickUnit::Decade, 1, 3652, options.year},
        {TickUnit::Decade, 2, 7304, options.year},
        {TickUnit::Decade, 5, 18262, options.year},
        {TickUnit::Decade, 10, 36524, options.year},
        {TickUnit::Decade, 50, 182621, options.year},
        {TickUnit::Decade, 100, 365242, options.year},
    }};
    TimeAxis axis;
    const double perDay = scale.pixelsPerDay();
    const auto fits = [&](const Level &level) {
        // Days and weeks are named by their month: without room for it they say nothing.
        const bool named = level.unit > TickUnit::Week || perDay * 28 >= options.coarse;
        return named && level.days * perDay >= level.room;
    };
    const auto level = std::ranges::find_if(levels, fits);
    const Level &chosen = level == levels.end() ? levels.back() : *level;
    axis.unit = chosen.unit;
    axis.step = chosen.step;
    axis.fine = bands(scale, axis.unit, axis.step);
    if (axis.unit < TickUnit::Year) {
        axis.coarseUnit = axis.unit <= TickUnit::Week ? TickUnit::Month : TickUnit::Year;
        axis.coarse = bands(scale, *axis.coarseUnit, 1);
    }
    return axis;
}

} // namespace dealscope::layout
