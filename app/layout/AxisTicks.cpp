// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/AxisTicks.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dealscope::layout {

qint64 niceStep(qint64 max, int most)
{
    const quint64 range = quint64(std::max<qint64>(max, 1));
    const quint64 steps = quint64(std::max(most, 1));
    // Divided instead of multiplied: step * steps could overflow for the largest sums.
    const auto fits = [&](quint64 step) {
        return range / step < steps || (range / step == steps && range % step == 0);
    };
    for (quint64 power = 1;; power *= 10) {
        for (const quint64 digit : {1U, 2U, 5U}) {
            if (fits(power * digit)) {
                return qint64(power * digit);
            }
        }
        if (power > quint64(std::numeric_limits<qint64>::max()) / 50) {
            return qint64(power * 5);
        }
    }
}

QList<qint64> valueTicks(qint64 max, int most)
{
    const qint64 step = niceStep(max, most);
    QList<qint64> ticks{0};
    while (ticks.last() <= max - step) {
        ticks.append(ticks.last() + step);
    }
    return ticks;
}

namespace {

struct DateStep {
    DateTick::Unit unit;
    int count;
};

QDate aligned(QDate from, const DateStep &step)
{
    switch (step.unit) {
    case DateTick::Unit::Day:
        if (step.count == 1) {
            return from;
        }
        if (step.count == 2) {
            return from.addDays(from.toJulianDay() % 2);
        }
        return from.addDays((8 - from.dayOfWeek()) % 7);
    case DateTick::Unit::Month: {
        const int months = from.year() * 12 + from.month() - 1 + (from.day() > 1 ? 1 : 0);
        const int up = (months + step.count - 1) / step.count * step.count;
        return QDate(up / 12, up % 12 + 1, 1);
    }
    case DateTick::Unit::Year: {
        const int year = from.year() + (from.dayOfYear() > 1 ? 1 : 0);
        return QDate((year + step.count - 1) / step.count * step.count, 1, 1);
    }
    }
    return {};
}

QDate next(QDate from, const DateStep &step)
{
    switch (step.unit) {
    case DateTick::Unit::Day:
        return from.addDays(step.count);
    case DateTick::Unit::Month:
        return from.addMonths(step.count);
    case DateTick::Unit::Year:
        return from.addYears(step.count);
    }
    return {};
}

} // namespace

QList<DateTick> dateTicks(QDate first, QDate last, int most)
{
    if (!first.isValid() || !last.isValid() || last < first || most < 1) {
        return {};
    }
    using enum DateTick::Unit;
    static constexpr std::array steps{
        DateStep{Day, 1},     DateStep{Day, 2},     DateStep{Day, 7},    DateStep{Month, 1},
        DateStep{Month, 3},   DateStep{Month, 6},   DateStep{Year, 1},   DateStep{Year, 2},
        DateStep{Year, 5},    DateStep{Year, 10},   DateStep{Year, 20},  DateStep{Year, 50},
        DateStep{Year, 100},  DateStep{Year, 200},  DateStep{Year, 500}, DateStep{Year, 1000},
        DateStep{Year, 5000}, DateStep{Year, 10000}};
    for (const DateStep &step : steps) {
        QList<DateTick> ticks;
        for (QDate at = aligned(first, step); at.isValid() && at <= last; at = next(at, step)) {
            ticks.append({at, step.unit});
            if (ticks.size() > most) {
                break;
            }
        }
        if (ticks.size() <= most) {
            return ticks;
        }
    }
    return {};
}

} // namespace dealscope::layout
