// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"
#include "ui/views/timeline/TimelineScene.h"

#include <functional>

class QPainter;

namespace dealscope::ui {

/// What lies over the data: how far deals stand back, what is chosen, the two ranges of days.
struct TimelineLook {
    static constexpr qreal Receded = 0.28; ///< of what stands back

    Theme theme;
    bool clip = true; ///< cut scrolled lanes with a clip; off in files, where all lanes fit
    std::function<qreal(DealId)> emphasis;
    std::function<bool(DealId)> highlighted;
    std::function<bool(DealId)> changed; ///< between two states of knowledge
    bool recedes = false; ///< something is highlighted: what is not stands back
    /// For lanes of columns, by lane: what is selected, what is hovered, what changed.
    QHash<int, DayIndex> selectedDays;
    QHash<int, DayIndex> hoveredDays;
    QHash<int, DayIndex> changedDays;
    std::optional<TimelineTarget> focus;
    std::optional<DateRange> brush;
    std::optional<QDate> clock;
};

/// Draws a scene. Has no state of its own between two calls.
class TimelinePainter
{
    Q_DECLARE_TR_FUNCTIONS(TimelinePainter)

public:
    TimelinePainter(QPainter &painter, const TimelineContent &content, const TimelineScene &scene,
                    const TimelineLook &look);
    void paint();

    /// The colour of a deal's marks: its kind's, dark enough for thin outlines.
    [[nodiscard]] static QColor markColor(DealKind kind, const Theme &theme);

private:
    void paintGrid();
    void paintBrush();
    void paintLanes();
    void paintAxis();
    void paintClock();
    void paintEntry(const layout::PlacedEntry &entry);
    void paintTerm(const layout::PlacedEntry &entry, const QColor &color);
    void paintSteps(const layout::PlacedEntry &entry, const QColor &color);
    void paintJoin(const layout::PlacedEntry &entry, const QColor &color);
    void paintMark(const layout::PlacedEntry &entry, const layout::PlacedMark &mark,
                   const QColor &color);
    void paintLabel(const layout::PlacedEntry &entry);
    void paintCutEnd(const layout::PlacedEntry &entry);
    void paintChanged(const layout::PlacedEntry &entry);
    void paintHighlight(const layout::PlacedEntry &entry);
    void text(const QRectF &box, int flags, const QString &words, const QColor &color);
    [[nodiscard]] const analysis::TimelineMark &markOf(const layout::PlacedEntry &entry,
                                                       const layout::PlacedMark &mark,
                                                       qsizetype member) const;
    [[nodiscard]] bool isInView(double top, double height) const;

    QPainter &m_painter;
    const TimelineContent &m_content;
    const TimelineScene &m_scene;
    const TimelineLook &m_look;
};

} // namespace dealscope::ui
