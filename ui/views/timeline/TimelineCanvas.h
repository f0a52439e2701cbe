// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/views/timeline/TimelineFocus.h"

#include <QWidget>

#include <functional>

class QScrollBar;

namespace dealscope::ui {

class TimelineForesight;

/// The part of a timeline that is pointed at: owns the window of time, the scroll position, the
/// focused mark and the drags, and says in signals what the user asked for. The view hands it
/// what to show and how to paint.
class TimelineCanvas : public QWidget
{
    Q_OBJECT

public:
    using PaintFunction = std::function<void(QPainter &)>;
    /// What to show, made when it is first needed; null: nothing.
    using ContentFunction = std::function<TimelineContentPtr()>;
    TimelineCanvas(PaintFunction paint, ContentFunction content, QWidget *parent = nullptr);

    /// The content is to be asked for again. The window stays, unless it follows the data.
    void forgetContent();
    /// Laid out for the present size; only with content.
    [[nodiscard]] const TimelineScene &scene();
    /// The window that the user chose; unset while it follows the data.
    [[nodiscard]] std::optional<layout::TimeWindow> window() const { return m_window; }
    void setWindow(const std::optional<layout::TimeWindow> &window);
    /// Shows all marks; asked again, whole terms too.
    void fit();
    /// The day and the lane at `point` stay where they are.
    void zoomAt(QPointF point, double factor);

    [[nodiscard]] std::optional<TimelineTarget> focusTarget();
    /// True if the keyboard brought the focus here and no mark has it yet.
    [[nodiscard]] bool wantsFocusFrame() { return hasFocus() && m_focusFrame && !focusTarget(); }
    /// The range that is being dragged, else the filter's.
    [[nodiscard]] std::optional<DateRange> brush();

Q_SIGNALS:
    void picked(const dealscope::session::Pick &pick, bool add);
    void hovered(const dealscope::session::Pick &pick);
    void clauseRequested(const dealscope::core::FilterClause &clause);
    void clearRequested();
    /// The window of time is another one.
    void windowChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    enum class Drag { None, Pressed, Pan, BrushPressed, Brush };

    /// Has content, asking for it if need be.
    bool isReady();
    void invalidate();
    [[nodiscard]] TimelineScene makeScene(double width) const;
    void setScroll(double scroll);
    void hoverAt(QPointF point);
    void click(QPointF point, Qt::KeyboardModifiers modifiers);
    void clickAxis(QPointF point);
    [[nodiscard]] session::Pick pickOf(const TimelineTarget &target);
    [[nodiscard]] session::Pick hoverOf(const TimelineTarget &target);
    /// What a double click or Enter does: zooms into a column, filters by anything else.
    void open(const TimelineTarget &target);
    void zoomInto(const layout::TimeWindow &window, double y);
    void zoomInto(const TimelineTarget &column);
    void requestClauses(const TimelineTarget &target);
    void requestDates(const DateRange &range);
    [[nodiscard]] DateRange draggedRange() const;

    bool moveKey(QKeyEvent *event);
    void moveFocus(int key);
    void focusOn(const TimelineTarget &target);

    PaintFunction m_paint;
    ContentFunction m_makeContent;
    TimelineContentPtr m_content;
    bool m_contentStale = true;
    QScrollBar *m_scrollBar;
    TimelineForesight *m_foresight;
    std::optional<layout::TimeWindow> m_window;
    bool m_wholeTerms = false;
    double m_scroll = 0;
    bool m_scrolls = false; ///< the lanes were higher than the canvas
    std::optional<TimelineScene> m_scene;

    TimelineFocus m_focus;
    bool m_focusFrame = false;

    Drag m_drag = Drag::None;
    QPointF m_pressed;
    layout::TimeWindow m_pressedWindow;
    double m_pressedScroll = 0;
    double m_brushFrom = 0;
    double m_brushTo = 0;
    std::optional<TimelineTarget> m_hover;
};

} // namespace dealscope::ui
