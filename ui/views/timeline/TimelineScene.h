// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/TimelineDensity.h"
#include "ui/views/timeline/TimelineContent.h"

namespace dealscope::ui {

/// Something of a timeline that can be pointed at.
struct TimelineTarget {
    /// `Column` and `Undated` are deals that are counted together.
    enum class Part { Mark, Step, Label, Term, Column, Undated, LaneTitle };
    Part part = Part::Mark;
    int lane = -1;
    int entry = -1; ///< position in TimelineGeometry::entries; -1 for what is of no single deal
    int mark = -1; ///< in PlacedEntry::marks or PlacedEntry::steps, or in LaneDensity::columns
    QRectF rect; ///< where it reacts to the pointer

    friend bool operator==(const TimelineTarget &, const TimelineTarget &) = default;
};

/// A timeline laid out for an area. Coordinates are those of the painter; lanes are moved up by
/// `scroll`.
struct TimelineScene {
    QRectF area;
    QRectF titles; ///< the column of lane titles
    QRectF undated; ///< the column of undated marks; empty when nothing is undated
    QRectF time; ///< the lanes' part of the time axis
    QRectF axis; ///< the strip below it
    layout::TimelineScale scale;
    layout::TimelineGeometry geometry;
    layout::TimeAxis timeAxis;
    /// How each lane is drawn; a lane that is drawn deal by deal has no columns.
    QList<TimelineDetail> details;
    QList<layout::LaneDensity> densities;
    layout::DensityUnit densityUnit;
    qint32 longest = 0; ///< days of the longest span that is drawn in columns
    QList<int> undatedCounts; ///< of each lane: points without a date that are counted together
    /// Of each lane that is not whole: points that may be in the window but are dated to too long a
    /// span to be drawn in it.
    QList<quint32> vagueCounts;
    /// Deals outside the window; reports, if some lane is not whole and they are what is counted.
    qint64 outside = 0;
    double scroll = 0;

    /// The y in the painter of a y in the geometry.
    [[nodiscard]] double y(double inGeometry) const { return time.top() + inGeometry - scroll; }
    [[nodiscard]] double mostScroll() const
    {
        // Less than half a pixel is rounding.
        const double over = geometry.height - time.height();
        return over > 0.5 ? over : 0;
    }
    [[nodiscard]] bool hasDensities() const { return details.contains(TimelineDetail::Density); }
    /// Where the columns of a lane stand, in the painter: from its base line up to a full column.
    [[nodiscard]] QRectF densityArea(int lane) const;
    [[nodiscard]] TimelineTarget columnTarget(int lane, int column) const;
    [[nodiscard]] TimelineTarget undatedTarget(int lane) const;
    /// The lane at a y in the geometry; -1 below the last.
    [[nodiscard]] int laneAt(double inGeometry) const;
    /// Marks and columns, in reading order: the ones that arrow keys go through.
    [[nodiscard]] QList<TimelineTarget> marks() const;
    /// What lies under a point, the smallest thing first; nothing on empty ground.
    [[nodiscard]] std::optional<TimelineTarget> targetAt(QPointF point) const;

    struct Request {
        QRectF area;
        std::optional<layout::TimeWindow> window; ///< unset: all marks and their labels
        bool wholeTerms = false; ///< with an unset window: terms too
        bool topStrip = false; ///< room above the lanes for the clock's words
        double scroll = 0;
    };
    [[nodiscard]] static TimelineScene make(const TimelineContent &content, const Request &request);

private:
    void countLanes(const TimelineContent &content, const QList<TimelineContent::Shown> &shown);
};

} // namespace dealscope::ui
