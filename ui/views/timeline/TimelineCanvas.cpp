// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineCanvas.h"

#include "ui/views/timeline/TimelineForesight.h"
#include "ui/views/timeline/TimelineTarget.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace dealscope::ui {

using session::Pick;

namespace {

constexpr double DragThreshold = 4;
constexpr int ScrollBarWidth = 10;
constexpr double WheelZoom = 1.2; // for one notch
constexpr double KeyZoom = 1.4;
constexpr double KeyPanShare = 0.12;
constexpr double RowStep = 22;

} // namespace

TimelineCanvas::TimelineCanvas(PaintFunction paint, ContentFunction content, QWidget *parent)
    : QWidget(parent)
    , m_paint(std::move(paint))
    , m_makeContent(std::move(content))
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
    , m_foresight(new TimelineForesight(this))
{
    setObjectName(QStringLiteral("timelineCanvas"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 80);
    setAccessibleName(tr("Timeline"));
    m_scrollBar->setFixedWidth(ScrollBarWidth);
    m_scrollBar->setAccessibleName(tr("Scroll the lanes"));
    m_scrollBar->hide();
    connect(m_scrollBar, &QScrollBar::valueChanged, this, [this](int value) { setScroll(value); });
}

void TimelineCanvas::forgetContent()
{
    m_content.reset();
    m_contentStale = true;
    m_hover.reset();
    m_drag = Drag::None;
    invalidate();
}

bool TimelineCanvas::isReady()
{
    if (m_contentStale) {
        m_content = m_makeContent();
        m_contentStale = false;
        m_scene.reset();
        if (!m_content) {
            m_scrollBar->hide();
        }
    }
    return m_content != nullptr;
}

void TimelineCanvas::invalidate()
{
    m_scene.reset();
    update();
}

TimelineScene TimelineCanvas::makeScene(double width) const
{
    TimelineScene::Request request;
    request.area = QRectF(0, 0, width, height());
    request.window = m_window;
    request.wholeTerms = m_wholeTerms;
    request.topStrip = m_content->state().perspective.publishedBy.has_value();
    request.scroll = m_scroll;
    return TimelineScene::make(*m_content, request);
}

const TimelineScene &TimelineCanvas::scene()
{
    if (isReady() && m_scene) {
        return *m_scene;
    }
    // Whether lanes need the scroll bar is known when they are laid out, without it or beside it:
    // what was true the last time is tried first.
    bool scrolls = m_scrolls;
    m_scene = makeScene(width() - (scrolls ? ScrollBarWidth : 0));
    if (scrolls && m_scene->mostScroll() <= 0) {
        scrolls = false;
        m_scene = makeScene(width());
    }
    if (!scrolls && m_scene->mostScroll() > 0) {
        scrolls = true;
        m_scene = makeScene(width() - ScrollBarWidth);
    }
    m_scrolls = scrolls;
    m_scroll = m_scene->scroll;
    const QSignalBlocker quiet(m_scrollBar);
    m_scrollBar->setVisible(scrolls);
    m_scrollBar->setGeometry(width() - ScrollBarWidth, int(m_scene->time.top()), ScrollBarWidth,
                             int(m_scene->time.height()));
    m_scrollBar->setRange(0, int(std::ceil(m_scene->mostScroll())));
    m_scrollBar->setPageStep(int(m_scene->time.height()));
    m_scrollBar->setSingleStep(int(RowStep));
    m_scrollBar->setValue(int(m_scroll));
    return *m_scene;
}

void TimelineCanvas::setWindow(const std::optional<layout::TimeWindow> &window)
{
    if (window == m_window) {
        return;
    }
    m_window = window;
    invalidate();
    Q_EMIT windowChanged();
}

void TimelineCanvas::fit()
{
    m_wholeTerms = !m_window && !m_wholeTerms;
    m_window.reset();
    invalidate();
    Q_EMIT windowChanged();
}

void TimelineCanvas::zoomAt(QPointF point, double factor)
{
    if (!isReady()) {
        return;
    }
    const layout::TimelineScale scale = scene().scale;
    const double day = scale.day(point.x());
    zoomInto(layout::zoomed(scale.window(), day, factor), point.y());
    if (factor > 1) {
        m_foresight->zoomedIn(m_content, scene().scale.window(), day, factor);
    }
}

void TimelineCanvas::zoomInto(const layout::TimeWindow &window, double y)
{
    // A lane that turns from columns to deals has another height: the one at `y` stays there.
    const double inLanes = y - scene().time.top() + m_scroll;
    const int lane = m_content->allWhole() ? -1 : scene().laneAt(inLanes);
    const double top = lane < 0 ? 0 : scene().geometry.lanes[lane].top - m_scroll;
    setWindow(window);
    if (lane >= 0) {
        setScroll(scene().geometry.lanes[lane].top - top);
    }
}

void TimelineCanvas::zoomInto(const TimelineTarget &column)
{
    constexpr double Margin = 0.05; // of the column's days, on both sides
    const layout::DensityColumn &at = scene().densities[column.lane].columns[column.mark];
    const double days = std::max(2.0, double(at.last) + 1 - at.first);
    zoomInto({at.first - Margin * days, at.first + (1 + Margin) * days}, column.rect.center().y());
    if (hasFocus()) {
        // Goes on from the first thing in the lane.
        for (const TimelineTarget &target : scene().marks()) {
            if (target.lane == column.lane && target.part != TimelineTarget::Part::Undated) {
                focusOn(target);
                break;
            }
        }
    }
}

void TimelineCanvas::open(const TimelineTarget &target)
{
    if (target.part == TimelineTarget::Part::Column) {
        zoomInto(target);
    } else {
        requestClauses(target);
    }
}

void TimelineCanvas::setScroll(double scroll)
{
    if (!isReady()) {
        return;
    }
    scroll = std::clamp(scroll, 0.0, scene().mostScroll());
    if (scroll == m_scroll) {
        return;
    }
    m_scroll = scroll;
    m_scene->scroll = scroll;
    const QSignalBlocker quiet(m_scrollBar);
    m_scrollBar->setValue(int(scroll));
    update();
}

std::optional<DateRange> TimelineCanvas::brush()
{
    if (m_drag == Drag::Brush) {
        return draggedRange();
    }
    if (!isReady()) {
        return std::nullopt;
    }
    const auto *range = m_content->state().filter.value<DateRange>(Dimension::Dates);
    return range ? std::optional(*range) : std::nullopt;
}

DateRange TimelineCanvas::draggedRange() const
{
    return {layout::dateOf(std::min(m_brushFrom, m_brushTo)),
            layout::dateOf(std::max(m_brushFrom, m_brushTo))};
}

void TimelineCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_paint(painter);
}

void TimelineCanvas::resizeEvent(QResizeEvent *)
{
    invalidate();
}

void TimelineCanvas::mousePressEvent(QMouseEvent *event)
{
    if (!isReady() || event->button() != Qt::LeftButton) {
        return;
    }
    const QPointF point = event->position();
    m_pressed = point;
    const TimelineScene &now = scene();
    const bool onTime = point.x() >= now.time.left();
    if (onTime && (now.axis.contains(point) || event->modifiers().testFlag(Qt::ShiftModifier))) {
        m_drag = Drag::BrushPressed;
        m_brushFrom = m_brushTo = now.scale.day(point.x());
        return;
    }
    m_drag = Drag::Pressed;
    m_pressedWindow = now.scale.window();
    m_pressedScroll = m_scroll;
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!isReady()) {
        return;
    }
    const QPointF point = event->position();
    const QPointF moved = point - m_pressed;
    const bool far = std::hypot(moved.x(), moved.y()) > DragThreshold;
    if (m_drag == Drag::Pressed && far) {
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
    } else if (m_drag == Drag::BrushPressed && far) {
        m_drag = Drag::Brush;
    }
    if (m_drag == Drag::Pan) {
        const double perDay = scene().scale.width() / m_pressedWindow.days();
        if (std::abs(moved.x()) > DragThreshold) {
            setWindow(layout::panned(m_pressedWindow, -moved.x() / perDay));
        }
        setScroll(m_pressedScroll - moved.y());
    } else if (m_drag == Drag::Brush) {
        const auto &scale = scene().scale;
        m_brushTo = scale.day(std::clamp(point.x(), scale.left(), scale.right() - 1));
        update();
    } else if (m_drag == Drag::None) {
        hoverAt(point);
    }
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !isReady()) {
        if (!isReady() && event->button() == Qt::LeftButton) {
            Q_EMIT clearRequested();
        }
        return;
    }
    const Drag drag = m_drag;
    m_drag = Drag::None;
    unsetCursor();
    if (drag == Drag::Brush) {
        requestDates(draggedRange());
        update();
    } else if (drag == Drag::BrushPressed && scene().axis.contains(m_pressed)) {
        clickAxis(m_pressed);
    } else if (drag == Drag::Pressed || drag == Drag::BrushPressed) {
        click(event->position(), event->modifiers());
    }
}

void TimelineCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (!isReady() || event->button() != Qt::LeftButton
        || scene().axis.contains(event->position())) {
        return;
    }
    if (const auto target = scene().targetAt(event->position())) {
        open(*target);
    } else {
        fit();
    }
}

void TimelineCanvas::click(QPointF point, Qt::KeyboardModifiers modifiers)
{
    const bool add = modifiers.testFlag(Qt::ControlModifier);
    const auto target = scene().targetAt(point);
    if (!target) {
        if (!add) {
            Q_EMIT picked({}, false);
        }
        return;
    }
    if (target->part == TimelineTarget::Part::Mark
        || target->part == TimelineTarget::Part::Column) {
        focusOn(*target);
    }
    Q_EMIT picked(pickOf(*target), add);
}

void TimelineCanvas::clickAxis(QPointF point)
{
    const TimelineScene &now = scene();
    const bool second = point.y() >= now.axis.top() + 15;
    const layout::TimeAxis &axis = now.timeAxis;
    const auto &bands = second && axis.coarseUnit ? axis.coarse : axis.fine;
    for (const layout::AxisBand &band : bands) {
        if (point.x() >= band.left && point.x() < band.right) {
            requestDates({band.first, band.last});
            return;
        }
    }
}

void TimelineCanvas::requestDates(const DateRange &range)
{
    // The same range once more takes it back.
    const ClauseValue now = m_content->state().filter.clause(Dimension::Dates);
    const bool same = now == ClauseValue(range);
    Q_EMIT clauseRequested({Dimension::Dates, same ? ClauseValue() : ClauseValue(range)});
}

void TimelineCanvas::requestClauses(const TimelineTarget &target)
{
    // All at once before the first is sent: it may bring new content.
    const QList<FilterClause> clauses = timelineClausesOf(target, *m_content, scene());
    for (const FilterClause &clause : clauses) {
        Q_EMIT clauseRequested(clause);
    }
}

Pick TimelineCanvas::pickOf(const TimelineTarget &target)
{
    return timelinePickOf(target, *m_content, scene());
}

void TimelineCanvas::hoverAt(QPointF point)
{
    const auto target = scene().targetAt(point);
    const bool onAxis = scene().axis.contains(point);
    setCursor(target ? Qt::PointingHandCursor : onAxis ? Qt::SplitHCursor : Qt::ArrowCursor);
    if (target == m_hover) {
        return;
    }
    m_hover = target;
    Q_EMIT hovered(target ? hoverOf(*target) : Pick());
}

Pick TimelineCanvas::hoverOf(const TimelineTarget &target)
{
    // The first few of too many would light up as if they were all.
    return timelineDealsOf(target, *m_content, scene()) > MostPickedDeals ? Pick() : pickOf(target);
}

void TimelineCanvas::leaveEvent(QEvent *)
{
    if (m_hover) {
        m_hover.reset();
        Q_EMIT hovered({});
    }
}

bool TimelineCanvas::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && isReady()) {
        auto *help = static_cast<QHelpEvent *>(event);
        const auto target = scene().targetAt(help->pos());
        if (target) {
            // A tooltip guesses whether it is HTML: text from data must not be taken for it.
            const QString html
                = QStringLiteral("<div style=\"white-space:pre-wrap\">%1</div>")
                      .arg(timelineTooltipOf(*target, *m_content, scene()).toHtmlEscaped());
            QToolTip::showText(help->globalPos(), html, this, target->rect.toAlignedRect());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

void TimelineCanvas::wheelEvent(QWheelEvent *event)
{
    if (!isReady()) {
        event->ignore();
        return;
    }
    const QPointF delta = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        const double steps = (delta.y() != 0 ? delta.y() : delta.x()) / 120;
        setScroll(m_scroll - steps * 3 * RowStep);
    } else if (delta.y() != 0) {
        const QPointF at = event->position();
        const layout::TimelineScale scale = scene().scale;
        zoomAt({std::clamp(at.x(), scale.left(), scale.right()), at.y()},
               std::pow(WheelZoom, delta.y() / 120));
    } else if (delta.x() != 0) {
        const layout::TimeWindow now = scene().scale.window();
        setWindow(layout::panned(now, -delta.x() / 120 * KeyPanShare * now.days()));
    }
    event->accept();
}

std::optional<TimelineTarget> TimelineCanvas::focusTarget()
{
    return isReady() && hasFocus() ? m_focus.targetIn(*m_content, scene()) : std::nullopt;
}

void TimelineCanvas::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    const Qt::FocusReason reason = event->reason();
    m_focusFrame = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
        || reason == Qt::ShortcutFocusReason;
    update();
}

void TimelineCanvas::focusOn(const TimelineTarget &target)
{
    const TimelineScene &now = scene();
    m_focus = TimelineFocus::of(target, *m_content, now);
    setAccessibleDescription(timelineTooltipOf(target, *m_content, now));
    const double top = target.rect.top() - now.time.top() + m_scroll;
    if (target.rect.top() < now.time.top()) {
        setScroll(top - 4);
    } else if (target.rect.bottom() > now.time.bottom()) {
        setScroll(top + target.rect.height() + 4 - now.time.height());
    }
    update();
}

void TimelineCanvas::moveFocus(int key)
{
    const QList<TimelineTarget> marks = scene().marks();
    if (marks.isEmpty()) {
        return;
    }
    const auto now = focusTarget();
    const qsizetype at = now ? marks.indexOf(*now) : -1;
    qsizetype next = at;
    if (at < 0) {
        next = 0;
    } else if (key == Qt::Key_Right || key == Qt::Key_Left) {
        next = std::clamp<qsizetype>(at + (key == Qt::Key_Right ? 1 : -1), 0, marks.size() - 1);
    } else {
        // The nearest mark of the next row in that direction.
        const double y = now->rect.top();
        const double x = now->rect.center().x();
        std::optional<std::pair<double, double>> best;
        for (qsizetype i = 0; i < marks.size(); ++i) {
            const double dy = (marks[i].rect.top() - y) * (key == Qt::Key_Down ? 1 : -1);
            const std::pair distance(dy, std::abs(marks[i].rect.center().x() - x));
            if (dy > 1 && (!best || distance < *best)) {
                best = distance;
                next = i;
            }
        }
    }
    focusOn(marks[next]);
    Q_EMIT hovered(hoverOf(marks[next]));
}

bool TimelineCanvas::moveKey(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const layout::TimeWindow now = scene().scale.window();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (shift) {
            const double sign = event->key() == Qt::Key_Left ? -1 : 1;
            setWindow(layout::panned(now, sign * KeyPanShare * now.days()));
            return true;
        }
        moveFocus(event->key());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (shift) {
            setScroll(m_scroll + (event->key() == Qt::Key_Up ? -1 : 1) * 3 * RowStep);
            return true;
        }
        moveFocus(event->key());
        return true;
    case Qt::Key_PageUp:
        setScroll(m_scroll - scene().time.height());
        return true;
    case Qt::Key_PageDown:
        setScroll(m_scroll + scene().time.height());
        return true;
    default:
        return false;
    }
}

void TimelineCanvas::keyPressEvent(QKeyEvent *event)
{
    if (!isReady()) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (moveKey(event)) {
        return;
    }
    const auto focused = focusTarget();
    const QPointF at = focused ? focused->rect.center() : scene().time.center();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomAt(at, KeyZoom);
        return;
    case Qt::Key_Minus:
        zoomAt(at, 1 / KeyZoom);
        return;
    case Qt::Key_0:
    case Qt::Key_Home:
        fit();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (focused) {
            open(*focused);
        }
        return;
    case Qt::Key_Space:
        if (focused) {
            Q_EMIT picked(pickOf(*focused), event->modifiers().testFlag(Qt::ControlModifier));
        }
        return;
    case Qt::Key_Escape:
        if (m_drag == Drag::Brush || m_drag == Drag::BrushPressed) {
            m_drag = Drag::None;
        } else {
            m_focus = {};
            Q_EMIT hovered({});
            Q_EMIT picked({}, false);
        }
        update();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace dealscope::ui
