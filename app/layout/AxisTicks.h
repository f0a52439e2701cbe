// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>

/// Where an axis puts its marks. Pure; the same input gives the same marks.
namespace dealscope::layout {

/// The smallest of 1, 2, 5 times a power of ten that cuts [0, max] into at most `most` steps; at
/// least 1. `max` below 1 counts as 1, `most` below 1 as 1.
[[nodiscard]] qint64 niceStep(qint64 max, int most);

/// 0, step, 2 steps ... up to `max`, with niceStep(max, most): at most `most` + 1 values.
[[nodiscard]] QList<qint64> valueTicks(qint64 max, int most);

/// One mark of a time axis.
struct DateTick {
    enum class Unit { Day, Month, Year };
    QDate date; ///< the first day of what it names
    Unit unit = Unit::Day; ///< how fine the axis is: all marks of an axis have the same

    friend bool operator==(const DateTick &, const DateTick &) = default;
};

/// Round dates within [first, last], at most `most` of them: days (each, second, or Mondays),
/// months (each, quarters, halves) or years (each, or every 2, 5, 10 ...), the finest that fits.
/// Empty for invalid or reversed dates and for `most` below 1.
[[nodiscard]] QList<DateTick> dateTicks(QDate first, QDate last, int most);

} // namespace dealscope::layout
