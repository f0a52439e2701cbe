// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineScene.h"

#include <algorithm>

namespace dealscope::ui {

namespace {

constexpr double AxisHeight = 30;
constexpr double TopStrip = 16;
constexpr double TitlePadding = 16;
constexpr double MostTitleShare = 0.2;
constexpr double MostUndatedShare = 0.2;
constexpr double LeastTimeWidth = 80;
constexpr double HitSlack = 3;
constexpr double DensityHeight = 44; // of a lane of columns
constexpr double WindowHeight = 56; // the least of a lane that names its number of deals
constexpr double FullLine = 14; // from a lane's top to the top of a full column
constexpr double DensityPadding = 4; // below the columns

/// What of a content is laid out, lane by lane.
struct Picked {
    QList<QList<layout::TimelineEntry>> lanes;
    QList<double> heights;
};

Picked entriesOf(const TimelineContent &content, const QList<TimelineContent::Shown> &shown)
{
    Picked picked;
    for (int lane = 0; lane < shown.size(); ++lane) {
        QList<layout::TimelineEntry> entries;
        for (const int entry : shown[lane].entries) {
            entries.append(content.made(lane, entry).entry);
            if (shown[lane].detail == TimelineDetail::Window) {
                entries.last().undatedMarks = 0; // they are counted together
            }
        }
        picked.lanes.append(entries);
        picked.heights.append(shown[lane].detail == TimelineDetail::Density      ? DensityHeight
                                  : shown[lane].detail == TimelineDetail::Window ? WindowHeight
                                                                                 : 0);
    }
    return picked;
}

/// How many points of a content lie outside the window.
qint64 pointsOutside(const TimelineContent &content, const layout::TimeWindow &window)
{
    const auto first = qint32(layout::dateOf(window.from).toJulianDay());
    const auto last = qint32(layout::dateOf(window.to).toJulianDay());
    qint64 outside = 0;
    for (int lane = 0; lane < content.laneCount(); ++lane) {
        const DayIndex &days = content.lane(lane).days;
        outside += qint64(days.size()) - days.count(first, last).all();
    }
    return outside;
}

} // namespace

TimelineScene TimelineScene::make(const TimelineContent &content, const Request &request)
{
    TimelineScene scene;
    scene.area = request.area;
    const double width = request.area.width();
    const double top = request.area.top() + (request.topStrip ? TopStrip : 2);
    const double bottom = request.area.bottom() - AxisHeight;
    double titleWidth
        = std::min(content.titleWidth() + TitlePadding, std::max(72.0, MostTitleShare * width));
    double undatedWidth = content.undatedWidth() > 0
        ? std::min(std::max(content.undatedWidth() + 8, 52.0), MostUndatedShare * width)
        : 0;
    if (width - titleWidth - undatedWidth < LeastTimeWidth) {
        titleWidth = std::min(titleWidth, width / 4);
        undatedWidth = std::min(undatedWidth, width / 4);
    }
    const double height = std::max(1.0, bottom - top);
    scene.titles = QRectF(request.area.left(), top, titleWidth, height);
    scene.undated = QRectF(scene.titles.right(), top, undatedWidth, height);
    scene.time = QRectF(scene.undated.right(), top,
                        std::max(1.0, request.area.right() - scene.undated.right()), height);
    scene.axis = QRectF(scene.time.left(), bottom, scene.time.width(), AxisHeight);

    const layout::TimeWindow window
        = request.window.value_or(content.fitWindow(scene.time.width(), request.wholeTerms));
    scene.scale = layout::TimelineScale(window, scene.time.left(), scene.time.width());
    scene.timeAxis = layout::timeAxis(scene.scale);

    layout::TimelineLayoutOptions options;
    options.undatedLeft = scene.undated.left() + 4;
    options.undatedWidth = std::max(0.0, scene.undated.width() - 8);
    options.availableHeight = scene.time.height();
    const QList<TimelineContent::Shown> shown = content.shownIn(window);
    const Picked picked = entriesOf(content, shown);
    options.laneHeights = picked.heights;
    scene.geometry = layout::layoutTimeline(picked.lanes, scene.scale, options);
    for (layout::PlacedEntry &placed : scene.geometry.entries) {
        placed.entry = shown[placed.lane].entries[placed.entry];
    }
    scene.outside = content.allWhole() ? scene.geometry.outside : pointsOutside(content, window);
    scene.countLanes(content, shown);
    scene.scroll = std::clamp(request.scroll, 0.0, scene.mostScroll());
    return scene;
}

void TimelineScene::countLanes(const TimelineContent &content,
                               const QList<TimelineContent::Shown> &shown)
{
    densityUnit = layout::densityUnit(scale);
    layout::DensityBands bands;
    for (int lane = 0; lane < shown.size(); ++lane) {
        const TimelineDetail detail = shown[lane].detail;
        details.append(detail);
        undatedCounts.append(
            detail == TimelineDetail::Whole ? 0 : int(content.lane(lane).undated.size()));
        if (detail == TimelineDetail::Density && bands.bands.isEmpty()) {
            bands = layout::densityBands(scale, densityUnit);
        }
        quint32 vague = 0;
        if (detail == TimelineDetail::Window) {
            const DayIndex &days = content.lane(lane).days;
            const auto first = qint32(layout::dateOf(scale.window().from).toJulianDay());
            const auto last = qint32(layout::dateOf(scale.window().to).toJulianDay());
            vague = days.count(first, last).all()
                - days.count(first, last, TimelineContent::longestIn(scale.window())).all();
        }
        densities.append(detail == TimelineDetail::Density
                             ? layout::laneDensity(content.lane(lane).days, bands)
                             : layout::LaneDensity());
        vagueCounts.append(vague + densities.last().vague);
        longest = bands.longest;
    }
}

QRectF TimelineScene::densityArea(int lane) const
{
    const layout::PlacedLane &placed = geometry.lanes[lane];
    return {time.left(), y(placed.top) + FullLine, time.width(),
            placed.height - FullLine - DensityPadding};
}

TimelineTarget TimelineScene::columnTarget(int lane, int column) const
{
    const layout::PlacedLane &placed = geometry.lanes[lane];
    const layout::DensityColumn &at = densities[lane].columns[column];
    return {TimelineTarget::Part::Column, lane, -1, column,
            QRectF(at.left, y(placed.top), at.right - at.left, placed.height)};
}

TimelineTarget TimelineScene::undatedTarget(int lane) const
{
    const layout::PlacedLane &placed = geometry.lanes[lane];
    return {TimelineTarget::Part::Undated, lane, -1, -1,
            QRectF(undated.left() + 2, y(placed.titleY) - 10, undated.width() - 4, 20)};
}

int TimelineScene::laneAt(double inGeometry) const
{
    const auto next
        = std::ranges::upper_bound(geometry.lanes, inGeometry, {}, &layout::PlacedLane::top);
    const int lane = int(next - geometry.lanes.begin()) - 1;
    return lane >= 0 && inGeometry < geometry.lanes[lane].top + geometry.lanes[lane].height ? lane
                                                                                            : -1;
}

QList<TimelineTarget> TimelineScene::marks() const
{
    QList<TimelineTarget> targets;
    for (qsizetype i = 0; i < geometry.entries.size(); ++i) {
        const layout::PlacedEntry &entry = geometry.entries[i];
        for (qsizetype k = 0; k < entry.marks.size(); ++k) {
            if (!entry.marks[k].visible) {
                continue;
            }
            TimelineTarget target;
            target.lane = entry.lane;
            target.entry = int(i);
            target.mark = int(k);
            target.rect = QRectF(entry.marks[k].x - 8, y(entry.markY) - 10, 16, 20);
            targets.append(target);
        }
    }
    for (int lane = 0; lane < details.size(); ++lane) {
        if (undatedCounts[lane] > 0) {
            targets.append(undatedTarget(lane));
        }
        for (int column = 0; column < densities[lane].columns.size(); ++column) {
            targets.append(columnTarget(lane, column));
        }
    }
    std::ranges::stable_sort(targets, [](const TimelineTarget &a, const TimelineTarget &b) {
        return std::pair(a.rect.top(), a.rect.left()) < std::pair(b.rect.top(), b.rect.left());
    });
    return targets;
}

std::optional<TimelineTarget> TimelineScene::targetAt(QPointF point) const
{
    if (point.y() < time.top() || point.y() > time.bottom()) {
        return std::nullopt;
    }
    const double inGeometry = point.y() - time.top() + scroll;
    if (titles.contains(point)) {
        const int lane = laneAt(inGeometry);
        if (lane < 0) {
            return std::nullopt;
        }
        const layout::PlacedLane &placed = geometry.lanes[lane];
        TimelineTarget target;
        target.part = TimelineTarget::Part::LaneTitle;
        target.lane = lane;
        target.rect = QRectF(titles.left(), y(placed.top), titles.width(), placed.height);
        return target;
    }
    if (const int lane = laneAt(inGeometry); lane >= 0) {
        if (undatedCounts[lane] > 0 && undatedTarget(lane).rect.contains(point)) {
            return undatedTarget(lane);
        }
        if (details[lane] == TimelineDetail::Density) {
            const QList<layout::DensityColumn> &columns = densities[lane].columns;
            const auto at
                = std::ranges::upper_bound(columns, point.x(), {}, &layout::DensityColumn::right);
            return at != columns.end() && at->left <= point.x()
                ? std::optional(columnTarget(lane, int(at - columns.begin())))
                : std::nullopt;
        }
    }
    std::optional<TimelineTarget> best;
    int bestRank = 99;
    double bestDistance = 0;
    const auto offer = [&](TimelineTarget::Part part, qsizetype i, qsizetype k, const QRectF &rect,
                           double distance) {
        const int rank = int(part);
        if (!rect.contains(point)
            || (best && std::pair(rank, distance) >= std::pair(bestRank, bestDistance))) {
            return;
        }
        best = TimelineTarget{part, geometry.entries[i].lane, int(i), int(k), rect};
        bestRank = rank;
        bestDistance = distance;
    };
    for (qsizetype i = 0; i < geometry.entries.size(); ++i) {
        const layout::PlacedEntry &entry = geometry.entries[i];
        if (inGeometry < entry.top - HitSlack || inGeometry > entry.top + entry.height + HitSlack) {
            continue;
        }
        for (qsizetype k = 0; k < entry.marks.size(); ++k) {
            if (entry.marks[k].visible) {
                offer(TimelineTarget::Part::Mark, i, k,
                      QRectF(entry.marks[k].x - 8, y(entry.markY) - 10, 16, 20),
                      std::abs(point.x() - entry.marks[k].x));
            }
        }
        for (qsizetype k = 0; k < entry.steps.size(); ++k) {
            if (entry.steps[k].visible) {
                offer(TimelineTarget::Part::Step, i, k,
                      QRectF(entry.steps[k].x - 6, y(entry.termY) - 6, 12, 12),
                      std::abs(point.x() - entry.steps[k].x));
            }
        }
        if (entry.label >= 0) {
            offer(TimelineTarget::Part::Label, i, -1,
                  QRectF(entry.labelLeft - 2, y(entry.markY) - 9, entry.labelWidth + 4, 18), 0);
        }
        if (entry.term && entry.term->visible) {
            offer(TimelineTarget::Part::Term, i, -1,
                  QRectF(entry.term->left, y(entry.termY) - 6, entry.term->right - entry.term->left,
                         12),
                  0);
        }
    }
    return best;
}

} // namespace dealscope::ui
