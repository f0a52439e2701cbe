// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/PartialDate.h"

#include <QList>

/// Time is counted in day numbers: the Julian day of a date, as a double. The day D covers
/// [D, D + 1).
namespace dealscope::layout {

using namespace core;

/// The days [first, last) that a date covers.
struct DaySpan {
    double first = 0;
    double last = 0;

    [[nodiscard]] static DaySpan of(const PartialDate &date);
    [[nodiscard]] double middle() const { return (first + last) / 2; }
    friend bool operator==(const DaySpan &, const DaySpan &) = default;
};

[[nodiscard]] double dayNumber(QDate date);
/// The date that a day number falls on, within the years 1 to 9999.
[[nodiscard]] QDate dateOf(double day);

/// The part of time that is looked at.
struct TimeWindow {
    double from = 0;
    double to = 1;

    [[nodiscard]] double days() const { return to - from; }
    friend bool operator==(const TimeWindow &, const TimeWindow &) = default;
};

/// The window with 1 / factor of its days, in which `day` stays where it was. Kept between two
/// days and 400 years, and within the years 1 to 9999 (there the day may move).
[[nodiscard]] TimeWindow zoomed(const TimeWindow &window, double day, double factor);
[[nodiscard]] TimeWindow panned(const TimeWindow &window, double days);

/// Something that a window shall show: its days, and the pixels that a label needs to the right
/// of `anchor`.
struct FitEntry {
    DaySpan span;
    double anchor = 0;
    double room = 0;
};
/// The closest window of `width` pixels in which every entry and its room lie inside, with
/// `padding` pixels at both ends. Rooms give way so that days keep at least 40 % of the width.
/// Never closer than two weeks. Without entries it is `today` and a year around it.
[[nodiscard]] TimeWindow fitted(const QList<FitEntry> &entries, double width, double padding,
                                QDate today);

/// Days to pixels.
class TimelineScale
{
public:
    TimelineScale() = default;
    TimelineScale(const TimeWindow &window, double left, double width);

    [[nodiscard]] const TimeWindow &window() const { return m_window; }
    [[nodiscard]] double left() const { return m_left; }
    [[nodiscard]] double right() const { return m_left + m_width; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double pixelsPerDay() const { return m_width / m_window.days(); }
    [[nodiscard]] double x(double day) const;
    [[nodiscard]] double day(double x) const;

private:
    TimeWindow m_window;
    double m_left = 0;
    double m_width = 1;
};

} // namespace dealscope::layout
