// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/TimelineLayout.h"

#include "layout/RowPacking.h"

#include <algorithm>
#include <limits>
#include <numeric>

// Four passes over a lane: marks (with overlapping ones joined), extents, rows, labels. The first
// three know no window edge, so that panning cannot move a deal to another row; the last one cuts
// what is drawn to the window.
namespace dealscope::layout {

namespace {

struct Extent {
    double left = 0;
    double right = 0;
    bool dated = false;
    bool undated = false;
};

class LanePlacer
{
public:
    LanePlacer(const QList<TimelineEntry> &entries, const TimelineScale &scale,
               const TimelineLayoutOptions &options)
        : m_entries(entries)
        , m_scale(scale)
        , m_options(options)
    {
    }

    QList<PlacedEntry> place()
    {
        m_placed.resize(m_entries.size());
        m_extents.resize(m_entries.size());
        for (qsizetype i = 0; i < m_entries.size(); ++i) {
            m_placed[i].entry = int(i);
            placeMarks(i);
            placeTerm(i);
            placeSteps(i);
            measure(i);
        }
        assignRows();
        placeLabels();
        return std::move(m_placed);
    }

private:
    [[nodiscard]] double half() const { return m_options.markSize / 2; }
    [[nodiscard]] double cut(double x) const
    {
        return std::clamp(x, m_scale.left(), m_scale.right());
    }
    [[nodiscard]] bool isInside(double left, double right) const
    {
        return left >= m_scale.left() && right <= m_scale.right();
    }

    void placeMarks(qsizetype i)
    {
        QList<PlacedMark> &marks = m_placed[i].marks;
        for (qsizetype k = 0; k < m_entries[i].marks.size(); ++k) {
            const DaySpan &span = m_entries[i].marks[k];
            PlacedMark mark;
            mark.members = {int(k)};
            mark.x = m_scale.x(span.middle());
            mark.spanLeft = m_scale.x(span.first);
            mark.spanRight = m_scale.x(span.last);
            marks.append(mark);
            // Joining moves a mark to the middle of its members, which may bring it too close to
            // the one before: join until the last two stand apart.
            while (marks.size() > 1
                   && marks.last().x - marks[marks.size() - 2].x < m_options.markSize) {
                const PlacedMark last = marks.takeLast();
                join(marks.last(), last);
            }
        }
        for (PlacedMark &mark : marks) {
            mark.visible = isInside(mark.x - half(), mark.x + half());
        }
        double x = m_options.undatedLeft + half() + 2;
        const double end = m_options.undatedLeft + m_options.undatedWidth;
        for (int k = 0; k < m_entries[i].undatedMarks; ++k) {
            const bool full
                = k >= m_options.mostUndatedMarks || x + m_options.undatedStep + half() > end;
            if (k > 0 && full) {
                marks.last().members.append(k);
                continue;
            }
            if (k > 0) {
                x += m_options.undatedStep;
            }
            PlacedMark mark;
            mark.members = {k};
            mark.undated = true;
            mark.visible = true;
            mark.x = mark.spanLeft = mark.spanRight = x;
            marks.append(mark);
        }
    }

    void join(PlacedMark &into, const PlacedMark &mark)
    {
        const double n = double(into.members.size());
        const double m = double(mark.members.size());
        into.x = (into.x * n + mark.x * m) / (n + m);
        into.spanLeft = std::min(into.spanLeft, mark.spanLeft);
        into.spanRight = std::max(into.spanRight, mark.spanRight);
        into.members += mark.members;
    }

    void placeTerm(qsizetype i)
    {
        if (!m_entries[i].term) {
            return;
        }
        const TermSpan &span = *m_entries[i].term;
        PlacedTerm term;
        term.openLeft = !span.from;
        term.openRight = !span.to;
        const double from = span.from
            ? m_scale.x(*span.from)
            : m_scale.x(span.sureTo.value_or(span.to.value_or(0))) - m_options.fadeLength;
        const double to = span.to ? m_scale.x(*span.to) : from + m_options.fadeLength;
        const double sureTo = span.sureTo ? m_scale.x(*span.sureTo) : span.to ? to : from;
        term.left = from;
        term.sureRight = std::clamp(sureTo, from, to);
        term.right = to;
        m_placed[i].term = term;
    }

    void placeSteps(qsizetype i)
    {
        for (qsizetype k = 0; k < m_entries[i].steps.size(); ++k) {
            const DaySpan &span = m_entries[i].steps[k];
            PlacedStep step;
            step.step = int(k);
            step.x = m_scale.x(span.middle());
            step.spanLeft = m_scale.x(span.first);
            step.spanRight = m_scale.x(span.last);
            step.visible = isInside(step.x - 3, step.x + 3);
            m_placed[i].steps.append(step);
        }
    }

    void measure(qsizetype i)
    {
        const PlacedEntry &entry = m_placed[i];
        Extent &extent = m_extents[i];
        extent.left = std::numeric_limits<double>::max();
        extent.right = std::numeric_limits<double>::lowest();
        const auto reach = [&extent](double left, double right) {
            extent.left = std::min(extent.left, left);
            extent.right = std::max(extent.right, right);
            extent.dated = true;
        };
        for (const PlacedMark &mark : entry.marks) {
            if (mark.undated) {
                extent.undated = true;
            } else {
                reach(std::min(mark.spanLeft, mark.x - half()),
                      std::max(mark.spanRight, mark.x + half()));
            }
        }
        if (hasDatedMark(entry) && !m_entries[i].labelWidths.isEmpty()) {
            const double anchor = labelAnchor(entry);
            reach(anchor, anchor + m_entries[i].labelWidths.first());
        }
        if (entry.term) {
            reach(entry.term->left, entry.term->right);
        }
        for (const PlacedStep &step : entry.steps) {
            reach(std::min(step.spanLeft, step.x - 3), std::max(step.spanRight, step.x + 3));
        }
        if (extent.dated && extent.undated) {
            // The hairline from the column to the first dated mark must cross nobody.
            extent.left = std::numeric_limits<double>::lowest();
        }
    }

    static bool hasDatedMark(const PlacedEntry &entry)
    {
        return std::ranges::any_of(entry.marks, [](const PlacedMark &m) { return !m.undated; });
    }

    /// Where a label to the right of the marks begins; without marks, nowhere.
    [[nodiscard]] double labelAnchor(const PlacedEntry &entry) const
    {
        double anchor = std::numeric_limits<double>::lowest();
        for (const PlacedMark &mark : entry.marks) {
            if (!mark.undated) {
                anchor = std::max({anchor, mark.x + half(), mark.spanRight});
            }
        }
        return anchor + m_options.labelGap;
    }

    void assignRows()
    {
        QList<qsizetype> order(m_entries.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, [this](qsizetype a, qsizetype b) {
            if (m_extents[a].dated != m_extents[b].dated) {
                return m_extents[a].dated;
            }
            return m_extents[a].dated && m_extents[a].left < m_extents[b].left;
        });
        RowPacking packing(m_options.gap);
        QList<bool> undatedTaken;
        qsizetype undatedRow = 0;
        for (const qsizetype i : order) {
            const Extent &extent = m_extents[i];
            qsizetype row = 0;
            if (extent.dated) {
                // One with undated marks too begins left of everything, and so in a row of its own.
                row = packing.place(extent.left, extent.right);
            } else {
                while (undatedRow < undatedTaken.size() && undatedTaken[undatedRow]) {
                    ++undatedRow;
                }
                row = extent.undated ? undatedRow : 0;
            }
            undatedTaken.resize(std::max(undatedTaken.size(), row + 1));
            undatedTaken[row] = undatedTaken[row] || extent.undated;
            m_placed[i].row = int(row);
        }
        m_rows.resize(undatedTaken.size());
        for (const qsizetype i : order) {
            m_rows[m_placed[i].row].append(i);
        }
    }

    void placeLabels()
    {
        for (const QList<qsizetype> &row : m_rows) {
            double free = m_scale.left(); // from here on nothing is drawn yet in this row
            for (qsizetype k = 0; k < row.size(); ++k) {
                const qsizetype i = row[k];
                if (!m_extents[i].dated) {
                    placeUndatedLabel(i);
                    continue;
                }
                double limit = m_scale.right();
                if (k + 1 < row.size() && m_extents[row[k + 1]].dated) {
                    limit = std::min(limit, m_extents[row[k + 1]].left - m_options.gap);
                }
                placeLabel(i, free, limit);
                cutToWindow(m_placed[i]);
                const PlacedEntry &entry = m_placed[i];
                free = std::max(free, std::min(m_extents[i].right, m_scale.right()));
                if (entry.label >= 0) {
                    free = std::max(free, entry.labelLeft + entry.labelWidth);
                }
                free += m_options.gap;
            }
        }
        for (PlacedEntry &entry : m_placed) {
            const bool anyMark = std::ranges::any_of(
                entry.marks, [](const PlacedMark &mark) { return mark.visible; });
            const bool anyStep = std::ranges::any_of(
                entry.steps, [](const PlacedStep &step) { return step.visible; });
            entry.outside = !anyMark && !anyStep && !(entry.term && entry.term->visible);
        }
    }

    /// The wording that fits into `room`, written to the entry; false if none does.
    bool choose(PlacedEntry &entry, const QList<double> &widths, double room)
    {
        for (qsizetype k = 0; k < widths.size(); ++k) {
            if (widths[k] <= room) {
                entry.label = int(k);
                entry.labelWidth = widths[k];
                return true;
            }
        }
        return false;
    }

    bool elide(PlacedEntry &entry, const QList<double> &widths, double room)
    {
        if (widths.isEmpty() || room < m_options.leastLabelWidth) {
            return false;
        }
        entry.label = int(widths.size()) - 1;
        entry.labelWidth = room;
        entry.elided = true;
        return true;
    }

    void placeUndatedLabel(qsizetype i)
    {
        PlacedEntry &entry = m_placed[i];
        double left = m_options.undatedLeft;
        for (const PlacedMark &mark : entry.marks) {
            left = std::max(left, mark.x + half() + m_options.labelGap);
        }
        const double room = m_options.undatedLeft + m_options.undatedWidth - left - 4;
        if (choose(entry, m_entries[i].labelWidths, room)
            || elide(entry, m_entries[i].labelWidths, room)) {
            entry.labelLeft = left;
        }
    }

    void placeLabel(qsizetype i, double free, double limit)
    {
        PlacedEntry &entry = m_placed[i];
        const QList<double> &widths = m_entries[i].labelWidths;
        double firstVisible = std::numeric_limits<double>::max();
        bool lastVisible = false;
        for (const PlacedMark &mark : entry.marks) {
            if (mark.undated) {
                continue;
            }
            lastVisible = mark.visible;
            if (mark.visible && firstVisible == std::numeric_limits<double>::max()) {
                firstVisible = std::min(mark.x - half(), mark.spanLeft);
            }
        }
        const bool termShown = entry.term && entry.term->left < m_scale.right()
            && entry.term->right > m_scale.left();
        if (!lastVisible && !termShown && firstVisible == std::numeric_limits<double>::max()) {
            return;
        }
        double right = labelAnchor(entry);
        if (!lastVisible && termShown) {
            // A term whose mark has left the window keeps its name.
            right = std::max({m_scale.left() + 6, free, entry.term->left + 2});
        } else if (!lastVisible) {
            right = m_scale.right();
        }
        right = std::max(right, free);
        const double roomRight = limit - right;
        const double roomLeft = firstVisible == std::numeric_limits<double>::max()
            ? 0
            : firstVisible - m_options.labelGap - free;
        if (!widths.isEmpty() && widths.first() <= roomRight) {
            choose(entry, widths, roomRight);
            entry.labelLeft = right;
            return;
        }
        if (!widths.isEmpty() && widths.first() <= roomLeft) {
            choose(entry, widths, roomLeft);
            entry.labelLeft = firstVisible - m_options.labelGap - entry.labelWidth;
            return;
        }
        const bool preferLeft = roomLeft > roomRight;
        const double room = std::max(roomLeft, roomRight);
        if (choose(entry, widths, room) || elide(entry, widths, room)) {
            entry.labelLeft
                = preferLeft ? firstVisible - m_options.labelGap - entry.labelWidth : right;
        }
    }

    void cutToWindow(PlacedEntry &entry)
    {
        for (PlacedMark &mark : entry.marks) {
            if (!mark.undated) {
                mark.spanLeft = cut(mark.spanLeft);
                mark.spanRight = cut(mark.spanRight);
            }
        }
        for (PlacedStep &step : entry.steps) {
            step.spanLeft = cut(step.spanLeft);
            step.spanRight = cut(step.spanRight);
        }
        if (entry.term) {
            PlacedTerm &term = *entry.term;
            term.cutLeft = term.left < m_scale.left();
            term.cutRight = term.right > m_scale.right();
            term.left = cut(term.left);
            term.sureRight = cut(term.sureRight);
            term.right = cut(term.right);
            term.visible = term.right > term.left;
        }
    }

    const QList<TimelineEntry> &m_entries;
    const TimelineScale &m_scale;
    const TimelineLayoutOptions &m_options;
    QList<PlacedEntry> m_placed;
    QList<Extent> m_extents;
    QList<QList<qsizetype>> m_rows;
};

/// Gives the rows of a lane their heights; returns the lane's.
double stack(QList<PlacedEntry> &entries, const TimelineLayoutOptions &options, double least,
             double top, double stretch, int &rowCount)
{
    rowCount = 0;
    for (const PlacedEntry &entry : entries) {
        rowCount = std::max(rowCount, entry.row + 1);
    }
    QList<bool> withTerm(rowCount, false);
    for (const PlacedEntry &entry : entries) {
        withTerm[entry.row] = withTerm[entry.row] || entry.term || !entry.steps.isEmpty();
    }
    QList<double> heights;
    double sum = 0;
    for (const bool term : withTerm) {
        heights.append((term ? options.termRowHeight : options.rowHeight) * stretch);
        sum += heights.last();
    }
    const double height = std::max(least * stretch, sum + 2 * options.lanePadding * stretch);
    QList<double> tops;
    double y = top + (height - sum) / 2;
    for (const double row : heights) {
        tops.append(y);
        y += row;
    }
    const double termPart = options.termRowHeight - options.rowHeight;
    for (PlacedEntry &entry : entries) {
        entry.top = tops[entry.row];
        entry.height = heights[entry.row];
        const double base = withTerm[entry.row] ? options.termRowHeight : options.rowHeight;
        const double middle = entry.top + (entry.height - base) / 2;
        entry.markY = middle + options.rowHeight / 2;
        entry.termY = middle + options.rowHeight + termPart / 2 - 2;
    }
    return height;
}

} // namespace

TimelineGeometry layoutTimeline(const QList<QList<TimelineEntry>> &lanes,
                                const TimelineScale &scale, const TimelineLayoutOptions &options)
{
    QList<QList<PlacedEntry>> placed;
    double natural = 0;
    int rows = 0;
    const auto least = [&options](qsizetype lane) {
        return std::max(options.leastLaneHeight, options.laneHeights.value(lane, 0));
    };
    for (qsizetype i = 0; i < lanes.size(); ++i) {
        placed.append(LanePlacer(lanes[i], scale, options).place());
        natural += stack(placed.last(), options, least(i), 0, 1, rows);
    }
    const double stretch = natural > 0
        ? std::clamp(options.availableHeight / natural, 1.0, options.mostStretch)
        : 1.0;
    TimelineGeometry geometry;
    for (qsizetype i = 0; i < placed.size(); ++i) {
        PlacedLane lane;
        lane.top = geometry.height;
        lane.height = stack(placed[i], options, least(i), lane.top, stretch, lane.rows);
        lane.titleY = lane.top + lane.height / 2;
        for (const PlacedEntry &entry : placed[i]) {
            lane.titleY = entry.row == 0 ? entry.markY : lane.titleY;
        }
        geometry.height += lane.height;
        geometry.lanes.append(lane);
        for (PlacedEntry &entry : placed[i]) {
            entry.lane = int(i);
            geometry.outside += entry.outside ? 1 : 0;
            geometry.entries.append(std::move(entry));
        }
    }
    return geometry;
}

} // namespace dealscope::layout
