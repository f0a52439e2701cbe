// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/TimelineItems.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dealscope::analysis {

namespace {

constexpr std::array<QLatin1StringView, 2> readingCodes{QLatin1StringView("event"),
                                                        QLatin1StringView("publication")};
constexpr std::array<QLatin1StringView, 4> lanesCodes{
    QLatin1StringView("pair"), QLatin1StringView("payee"), QLatin1StringView("payer"),
    QLatin1StringView("kind")};

} // namespace

QLatin1StringView toCode(TimelineReading reading)
{
    return readingCodes[size_t(reading)];
}

std::optional<TimelineReading> timelineReadingFromCode(QStringView code)
{
    const auto found = std::ranges::find_if(
        readingCodes, [code](QLatin1StringView known) { return code == known; });
    return found == readingCodes.end()
        ? std::nullopt
        : std::optional(TimelineReading(found - readingCodes.begin()));
}

QLatin1StringView toCode(TimelineLanes lanes)
{
    return lanesCodes[size_t(lanes)];
}

std::optional<TimelineLanes> timelineLanesFromCode(QStringView code)
{
    const auto found = std::ranges::find_if(
        lanesCodes, [code](QLatin1StringView known) { return code == known; });
    return found == lanesCodes.end() ? std::nullopt
                                     : std::optional(TimelineLanes(found - lanesCodes.begin()));
}

bool TimelineItem::isUndated() const
{
    return !term && steps.isEmpty()
        && std::ranges::none_of(marks, [](const TimelineMark &mark) { return bool(mark.date); });
}

std::pair<qint64, DealId> TimelineItem::place() const
{
    qint64 day = std::numeric_limits<qint64>::max();
    for (const TimelineMark &mark : marks) {
        if (mark.date) {
            day = std::min(day, mark.date->first().toJulianDay());
        }
    }
    if (term && term->start) {
        day = std::min(day, term->start->first().toJulianDay());
    }
    return {day, deal};
}

} // namespace dealscope::analysis
