// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/TimelinePoints.h"

#include "analysis/OrderKey.h"

#include <algorithm>
#include <tuple>

namespace dealscope::analysis {

namespace {

using Point = TimelinePoints::Point;

/// A longer calendar is sorted by comparison: a counter a day would take more than the points.
constexpr qint64 MostCountedDays = qint64(1) << 20;

bool isBefore(const Point &a, const Point &b)
{
    return std::tie(a.first, a.last, a.deal) < std::tie(b.first, b.last, b.deal);
}

/// Into the order of isBefore, from an order by deal: counts days, then sorts what begins on one
/// day where not everything there is dated to the day.
void sortByTime(std::vector<Point> &points)
{
    if (points.empty()) {
        return;
    }
    const auto [least, most] = std::ranges::minmax(points, {}, &Point::first);
    const qint64 days = qint64(most.first) - least.first + 1;
    if (days > MostCountedDays) {
        std::ranges::sort(points, isBefore);
        return;
    }
    const qint32 origin = least.first;
    std::vector<quint32> next(size_t(days) + 1, 0);
    for (const Point &point : points) {
        ++next[size_t(point.first - origin) + 1];
    }
    for (size_t day = 1; day < next.size(); ++day) {
        next[day] += next[day - 1];
    }
    std::vector<Point> sorted(points.size());
    for (const Point &point : points) {
        sorted[next[size_t(point.first - origin)]++] = point;
    }
    for (auto begin = sorted.begin(); begin != sorted.end();) {
        const auto end = std::find_if(
            begin, sorted.end(), [&](const Point &point) { return point.first != begin->first; });
        if (std::any_of(begin, end, [](const Point &point) { return point.last != point.first; })) {
            std::sort(begin, end, isBefore);
        }
        begin = end;
    }
    points = std::move(sorted);
}

template<typename Take>
void forEachPoint(const Resolution &resolution, TimelineReading reading, size_t deal, Take take)
{
    const FigureColumns &figures = resolution.figures();
    if (reading == TimelineReading::Event) {
        take(figures.firstDay[deal], figures.lastDay[deal]);
        return;
    }
    const LedgerColumns &columns = resolution.snapshot().columns();
    const qint32 clock = resolution.publishedBy() ? dayNumber(*resolution.publishedBy()) : NoDay;
    for (const quint32 claim : columns.claimsOfDeal[figures.dealIndex[deal]]) {
        const quint32 source = columns.claims.source[claim];
        if (source == NoRow) {
            continue;
        }
        const qint32 last = columns.sources.lastDay[source];
        if (clock == NoDay || (last != NoDay && last <= clock)) {
            take(columns.sources.firstDay[source], last);
        }
    }
}

} // namespace

TimelinePoints::TimelinePoints(const Resolution &resolution, TimelineReading reading)
{
    for (size_t deal = 0; deal < resolution.figures().size(); ++deal) {
        forEachPoint(resolution, reading, deal, [&](qint32 first, qint32 last) {
            if (first == NoDay) {
                undated.push_back(quint32(deal));
            } else {
                dated.push_back({first, last, quint32(deal)});
            }
        });
    }
    sortByTime(dated);
}

std::vector<Point> timelinePointsOf(const Resolution &resolution, TimelineReading reading,
                                    int position)
{
    std::vector<Point> points;
    forEachPoint(resolution, reading, size_t(position), [&](qint32 first, qint32 last) {
        if (first != NoDay) {
            points.push_back({first, last, quint32(position)});
        }
    });
    return points;
}

int dealsAtFirstReport(const Resolution &resolution, const QList<int> &positions)
{
    const FigureColumns &figures = resolution.figures();
    const LedgerColumns &columns = resolution.snapshot().columns();
    const ClaimColumns &claims = columns.claims;
    const qint32 clock = resolution.publishedBy() ? dayNumber(*resolution.publishedBy()) : NoDay;
    const auto dates = [&](quint32 claim) {
        const quint32 source = claims.source[claim];
        if (claims.firstDay[claim] == NoDay || source == NoRow
            || Rank(claims.rank[claim]) == Rank::Deprecated) {
            return false;
        }
        const qint32 published = columns.sources.lastDay[source];
        if (clock != NoDay && (published == NoDay || published > clock)) {
            return false;
        }
        const quint8 status = claims.status[claim];
        return isEligible(resolution.lens(),
                          status == NoCode ? std::nullopt : std::optional(Status(status)));
    };
    int count = 0;
    for (const int position : positions) {
        const auto of = columns.claimsOfDeal[figures.dealIndex[size_t(position)]];
        const bool isDated = figures.firstDay[size_t(position)] != FigureColumns::NoDay;
        count += isDated && std::ranges::none_of(of, dates) ? 1 : 0;
    }
    return count;
}

} // namespace dealscope::analysis
