// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/ClockAxis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace dealscope::layout {

namespace {

QDate startOf(QDate day, ClockUnit unit)
{
    switch (unit) {
    case ClockUnit::Day:
        return day;
    case ClockUnit::Month:
        return QDate(day.year(), day.month(), 1);
    case ClockUnit::Quarter:
        return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    case ClockUnit::Year:
        return QDate(day.year(), 1, 1);
    }
    return day;
}

QDate endOf(QDate start, ClockUnit unit)
{
    switch (unit) {
    case ClockUnit::Day:
        return start;
    case ClockUnit::Month:
        return start.addMonths(1).addDays(-1);
    case ClockUnit::Quarter:
        return start.addMonths(3).addDays(-1);
    case ClockUnit::Year:
        return QDate(start.year(), 12, 31);
    }
    return start;
}

ClockUnit unitFor(double pixelsPerDay, double leastBin)
{
    // The days of the shortest month and quarter.
    constexpr std::array<std::pair<ClockUnit, double>, 3> units{
        {{ClockUnit::Day, 1}, {ClockUnit::Month, 28}, {ClockUnit::Quarter, 90}}};
    for (const auto &[unit, days] : units) {
        if (days * pixelsPerDay >= leastBin) {
            return unit;
        }
    }
    return ClockUnit::Year;
}

} // namespace

double ClockAxis::pixelsPerDay() const
{
    return isEmpty() ? 0 : (right - left) / double(first.daysTo(last) + 1);
}

double ClockAxis::x(QDate day) const
{
    return isEmpty()
        ? left
        : std::clamp(left + double(first.daysTo(day) + 1) * pixelsPerDay(), left, right);
}

QDate ClockAxis::dayAt(double x) const
{
    if (isEmpty() || right <= left) {
        return first;
    }
    const qint64 days = std::llround((x - left) / pixelsPerDay()) - 1;
    return first.addDays(std::clamp<qint64>(days, 0, first.daysTo(last)));
}

ClockAxis clockAxis(const QList<DayCount> &days, double left, double width,
                    const ClockAxisOptions &options)
{
    ClockAxis axis;
    axis.left = left;
    axis.right = left + std::max(1.0, width);
    QDate first;
    QDate last;
    for (const DayCount &day : days) {
        if (day.day.isValid()) {
            first = first.isValid() ? std::min(first, day.day) : day.day;
            last = last.isValid() ? std::max(last, day.day) : day.day;
        }
    }
    if (!first.isValid()) {
        return axis;
    }
    const qint64 room = 1 + first.daysTo(last) / 25;
    axis.first = std::max(first.addDays(-room), QDate(1, 1, 1));
    axis.last = std::min(last.addDays(room), QDate(9999, 12, 31));
    axis.unit = unitFor(axis.pixelsPerDay(), options.leastBin);
    std::map<QDate, ClockBin> bins;
    for (const DayCount &day : days) {
        if (!day.day.isValid() || day.reports <= 0) {
            continue;
        }
        const QDate start = startOf(day.day, axis.unit);
        ClockBin &bin = bins[start];
        bin.first = start;
        bin.last = endOf(start, axis.unit);
        bin.reports += day.reports;
        bin.inferred += day.inferred;
    }
    for (auto &[start, bin] : bins) {
        bin.left = axis.x(start.addDays(-1));
        bin.right = axis.x(bin.last);
        axis.mostReports = std::max(axis.mostReports, bin.reports);
        axis.bins.append(bin);
    }
    const int most = std::max(1, int(width / std::max(1.0, options.label)));
    for (const DateTick &tick : dateTicks(axis.first, axis.last, most)) {
        axis.ticks.append({tick, axis.x(tick.date.addDays(-1))});
    }
    return axis;
}

} // namespace dealscope::layout
