// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/TimeAxis.h"
#include "ui/views/timeline/TimelineContent.h"

namespace dealscope::ui {

/// Something of a timeline that can be pointed at.
struct TimelineTarget {
    enum class Part { Mark, Step, Label, Term, LaneTitle };
    Part part = Part::Mark;
    int lane = -1;
    int entry = -1; ///< position in TimelineGeometry::entries; -1 for a lane title
    int mark = -1; ///< in PlacedEntry::marks or PlacedEntry::steps
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
    double scroll = 0;

    /// The y in the painter of a y in the geometry.
    [[nodiscard]] double y(double inGeometry) const { return time.top() + inGeometry - scroll; }
    [[nodiscard]] double mostScroll() const
    {
        // Less than half a pixel is rounding.
        const double over = geometry.height - time.height();
        return over > 0.5 ? over : 0;
    }
    /// Marks, in reading order: the ones that arrow keys go through.
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
};

} // namespace dealscope::ui
