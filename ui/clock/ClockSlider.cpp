// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clock/ClockSlider.h"

#include "session/FilterWords.h"
#include "ui/clock/ClockWords.h"
#include "ui/theme/Theme.h"
#include "ui/window/SafeText.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr double SideMargin = 10;
constexpr double TickHeight = 13;
constexpr double GripHeight = 14;
constexpr double GripWidth = 9;
/// A hit target of 24 px.
constexpr double GripReach = 12;
/// A day of publication this near to the pointer is what the user means.
constexpr double SnapReach = 4;
constexpr double MostBarWidth = 16;
/// An outline that is lower than this would be a smudge.
constexpr double LeastInferred = 2;

} // namespace

ClockSlider::ClockSlider(QWidget *parent)
    : QWidget(parent)
    , m_publications(std::make_shared<const analysis::Publications>())
{
    setObjectName(QStringLiteral("clockSlider"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClockSlider::setPublications(const std::shared_ptr<const analysis::Publications> &publications,
                                  const SnapshotPtr &snapshot)
{
    m_publications = publications;
    m_snapshot = snapshot;
    m_axis.reset();
    m_dragging = false;
    update();
}

void ClockSlider::setClock(const std::optional<QDate> &clock)
{
    if (clock != m_clock) {
        m_clock = clock;
        update();
    }
}

const layout::ClockAxis &ClockSlider::axis() const
{
    if (!m_axis || m_axisWidth != width()) {
        QList<layout::DayCount> days;
        days.reserve(m_publications->days.size());
        for (const analysis::PublicationDay &day : m_publications->days) {
            days.append({day.day, day.reports, day.inferred});
        }
        m_axis = layout::clockAxis(days, SideMargin, width() - 2 * SideMargin);
        m_axisWidth = width();
    }
    return *m_axis;
}

double ClockSlider::handleX(const layout::ClockAxis &axis) const
{
    return m_clock ? axis.x(*m_clock) : axis.right;
}

QString ClockSlider::hintAt(double x) const
{
    const layout::ClockAxis &scale = axis();
    if (scale.isEmpty() || !m_snapshot) {
        return {};
    }
    const layout::ClockBin *nearest = nullptr;
    double best = 8;
    for (const layout::ClockBin &bin : scale.bins) {
        const double away = std::max({bin.left - x, x - bin.right, 0.0});
        if (away < best) {
            best = away;
            nearest = &bin;
        }
    }
    if (!nearest) {
        return session::dateInWords(PartialDate::day(scale.dayAt(x)));
    }
    const auto [begin, end] = m_publications->between(nearest->first, nearest->last);
    constexpr int MostDays = 12;
    if (end - begin > MostDays) {
        // A month or a year: what it sums up to says more than its first days.
        return tr("%1 to %2: %3 reports on %4 days")
            .arg(session::dateInWords(PartialDate::day(nearest->first)),
                 session::dateInWords(PartialDate::day(nearest->last)),
                 QString::number(nearest->reports), QString::number(end - begin));
    }
    QStringList lines;
    for (int day = begin; day < end; ++day) {
        lines.append(publicationDayInWords(*m_publications, day, *m_snapshot));
    }
    return lines.join(u'\n');
}

void ClockSlider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const layout::ClockAxis &scale = axis();
    if (scale.isEmpty()) {
        return;
    }
    paintBars(painter, scale);
    paintTicks(painter, scale);
    paintHandle(painter, scale);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(Theme::forPalette(palette()).accent, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ClockSlider::paintBars(QPainter &painter, const layout::ClockAxis &scale) const
{
    const Theme theme = Theme::forPalette(palette());
    const double bottom = std::floor(height() - TickHeight) - 0.5;
    const double room = bottom - 4;
    painter.setRenderHint(QPainter::Antialiasing, false);
    // What is not known yet lies in the shade.
    if (m_clock) {
        QColor shade = theme.line;
        shade.setAlphaF(theme.dark ? 0.5F : 0.45F);
        const double from = handleX(scale);
        painter.fillRect(QRectF(from, 1, scale.right - from, bottom - 1), shade);
    }
    painter.setPen(theme.line);
    painter.drawLine(QPointF(scale.left, bottom), QPointF(scale.right, bottom));
    painter.setFont(pictureFont(TextSize::Small));
    double taken = scale.left;
    for (const layout::ClockBin &bin : scale.bins) {
        const bool known = !m_clock || bin.first <= *m_clock;
        const double wide = std::clamp(bin.right - bin.left - 1, 2.0, MostBarWidth);
        // A day is known from its end on, so the bar leans on the end of its bin.
        const double left = std::max(bin.left, bin.right - wide);
        const double high = std::max(3.0, room * bin.reports / scale.mostReports);
        const double sure = high * (bin.reports - bin.inferred) / bin.reports;
        QColor color = theme.soft;
        color.setAlphaF(known ? 1.0F : 0.35F);
        painter.fillRect(QRectF(left, bottom - sure, wide, sure), color);
        const double before = std::exchange(taken, left + wide);
        if (bin.inferred == 0 || high - sure < LeastInferred) {
            continue;
        }
        // Nobody printed that day: an outline, as for inferred dates on the timeline.
        QColor ground = theme.soft;
        ground.setAlphaF(known ? 0.18F : 0.08F);
        const QRectF box(left + 0.5, bottom - high + 0.5, std::max(1.0, wide - 1), high - sure - 1);
        painter.fillRect(box, ground);
        QPen pen(color, 1, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({2, 1.5});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
        const QFontMetricsF metrics(painter.font());
        if (left - metrics.horizontalAdvance(u'~') - 2 < before) {
            continue; // where bar stands by bar the outline says it
        }
        painter.setPen(known ? theme.soft : theme.faint);
        painter.drawText(QPointF(left - metrics.horizontalAdvance(u'~') - 2,
                                 bottom - high + metrics.ascent() / 2),
                         QStringLiteral("~"));
    }
}

void ClockSlider::paintTicks(QPainter &painter, const layout::ClockAxis &scale) const
{
    const Theme theme = Theme::forPalette(palette());
    const QFont font = pictureFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(theme.soft);
    const double top = std::floor(height() - TickHeight) - 0.5;
    double taken = -1e9;
    for (const layout::ClockTick &tick : scale.ticks) {
        const PartialDate date = tick.date.unit == layout::DateTick::Unit::Year
            ? PartialDate(tick.date.date, QDate(tick.date.date.year(), 12, 31))
            : tick.date.unit == layout::DateTick::Unit::Month
            ? PartialDate(tick.date.date, tick.date.date.addMonths(1).addDays(-1))
            : PartialDate::day(tick.date.date);
        const QString words = session::dateInWords(date);
        const double wide = metrics.horizontalAdvance(words);
        if (tick.x < taken + 8 || tick.x + 3 + wide > width()) {
            continue;
        }
        painter.drawLine(QPointF(std::floor(tick.x) + 0.5, top),
                         QPointF(std::floor(tick.x) + 0.5, top + 4));
        painter.drawText(QPointF(tick.x + 3, height() - metrics.descent()), words);
        taken = tick.x + 3 + wide;
    }
}

void ClockSlider::paintHandle(QPainter &painter, const layout::ClockAxis &scale) const
{
    const Theme theme = Theme::forPalette(palette());
    const double x = handleX(scale);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = m_clock ? theme.accent : theme.soft;
    painter.setPen(QPen(color, m_clock ? 2 : 1));
    painter.drawLine(QPointF(x, 1), QPointF(x, height() - TickHeight));
    painter.setPen(QPen(color, 1.4));
    painter.setBrush(m_clock ? theme.accent : theme.panel);
    const QRectF grip(x - GripWidth / 2, (height() - TickHeight - GripHeight) / 2, GripWidth,
                      GripHeight);
    painter.drawRoundedRect(grip, 2.5, 2.5);
    painter.setPen(QPen(m_clock ? theme.panel : theme.soft, 1));
    for (const double dx : {-1.5, 1.5}) {
        painter.drawLine(QPointF(x + dx, grip.top() + 4), QPointF(x + dx, grip.bottom() - 4));
    }
}

void ClockSlider::dragTo(double x)
{
    const layout::ClockAxis &scale = axis();
    QDate day = scale.dayAt(x);
    double best = SnapReach;
    const auto [begin, end]
        = m_publications->between(scale.dayAt(x - SnapReach - 1), scale.dayAt(x + SnapReach + 1));
    for (int i = begin; i < end; ++i) {
        const QDate published = m_publications->days[i].day;
        if (const double away = std::abs(scale.x(published) - x); away < best) {
            best = away;
            day = published;
        }
    }
    if (m_clock == day) {
        return;
    }
    m_clock = day;
    m_sent = true;
    update();
    Q_EMIT dayChosen(day, true);
}

void ClockSlider::mousePressEvent(QMouseEvent *event)
{
    const layout::ClockAxis &scale = axis();
    if (event->button() != Qt::LeftButton || scale.isEmpty()) {
        return;
    }
    const double x = event->position().x();
    m_dragging = true;
    m_sent = false;
    // Taking the handle does not move it; a click beside it does.
    const double away = handleX(scale) - x;
    const bool onHandle = std::abs(away) <= GripReach;
    m_grip = onHandle ? away : 0;
    if (!onHandle) {
        dragTo(x);
    }
}

void ClockSlider::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    if (m_dragging) {
        dragTo(x + m_grip);
        return;
    }
    const layout::ClockAxis &scale = axis();
    setCursor(!scale.isEmpty() && std::abs(handleX(scale) - x) <= GripReach
                  ? Qt::SizeHorCursor
                  : Qt::PointingHandCursor);
}

void ClockSlider::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_dragging) {
        return;
    }
    m_dragging = false;
    if (m_sent) {
        Q_EMIT dayChosen(m_clock, false);
    }
    m_sent = false;
}

void ClockSlider::keyPressEvent(QKeyEvent *event)
{
    if (m_publications->days.isEmpty() || event->modifiers() & ~Qt::KeypadModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        if (const auto day = m_publications->before(m_clock)) {
            Q_EMIT dayChosen(day, false);
        }
        return;
    case Qt::Key_Right:
        if (const auto day = m_publications->after(m_clock)) {
            Q_EMIT dayChosen(day, false);
        }
        return;
    case Qt::Key_Home:
        Q_EMIT dayChosen(m_publications->days.first().day, false);
        return;
    case Qt::Key_End:
        Q_EMIT dayChosen(std::nullopt, false);
        return;
    case Qt::Key_Space:
        Q_EMIT playToggled();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool ClockSlider::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), safeToolTip(hintAt(help->pos().x())), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace dealscope::ui
