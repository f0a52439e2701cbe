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
    scene.geometry = layout::layoutTimeline(content.lanes(), scene.scale, options);
    scene.scroll = std::clamp(request.scroll, 0.0, scene.mostScroll());
    return scene;
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
        for (qsizetype lane = 0; lane < geometry.lanes.size(); ++lane) {
            const layout::PlacedLane &placed = geometry.lanes[lane];
            if (inGeometry >= placed.top && inGeometry < placed.top + placed.height) {
                TimelineTarget target;
                target.part = TimelineTarget::Part::LaneTitle;
                target.lane = int(lane);
                target.rect = QRectF(titles.left(), y(placed.top), titles.width(), placed.height);
                return target;
            }
        }
        return std::nullopt;
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
