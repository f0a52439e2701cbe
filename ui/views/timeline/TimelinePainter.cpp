// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelinePainter.h"

#include "session/FilterWords.h"
#include "ui/theme/ChangedMark.h"
#include "ui/theme/StatusGlyph.h"
#include "ui/theme/Texture.h"
#include "ui/views/timeline/TimelineDensityPainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace dealscope::ui {

using analysis::TimelineItem;
using layout::AxisBand;
using layout::PlacedEntry;
using layout::PlacedMark;
using layout::PlacedTerm;

namespace {

constexpr double MarkSize = 11;
constexpr double TermHeight = 5;
constexpr double SpanHeight = 6;
constexpr qreal SetAsideOpacity = 0.5;

QColor withAlpha(QColor color, qreal alpha)
{
    color.setAlphaF(float(alpha));
    return color;
}

QColor mixed(const QColor &a, const QColor &b)
{
    return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2);
}

/// Lines one pixel wide stay sharp on half pixels.
double sharp(double x)
{
    return std::floor(x) + 0.5;
}

} // namespace

TimelinePainter::TimelinePainter(QPainter &painter, const TimelineContent &content,
                                 const TimelineScene &scene, const TimelineLook &look)
    : m_painter(painter)
    , m_content(content)
    , m_scene(scene)
    , m_look(look)
{
}

QColor TimelinePainter::markColor(DealKind kind, const Theme &theme)
{
    return theme.dark ? theme.kindColor(kind)
                      : mixed(theme.kindColor(kind), theme.kindTextColor(kind));
}

void TimelinePainter::paint()
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setFont(pictureFont(TextSize::Small));
    paintBrush();
    paintGrid();
    paintClock();
    m_painter.save();
    if (m_look.clip) {
        m_painter.setClipRect(QRectF(m_scene.area.left(), m_scene.time.top(), m_scene.area.width(),
                                     m_scene.time.height()),
                              Qt::IntersectClip);
    }
    paintLanes();
    for (const PlacedEntry &entry : m_scene.geometry.entries) {
        if (isInView(entry.top, entry.height)) {
            paintEntry(entry);
        }
    }
    if (m_look.focus) {
        m_painter.setOpacity(1);
        m_painter.setPen(QPen(m_look.theme.accent, 1.5));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(m_look.focus->rect.adjusted(0, 1, 0, -1), 3, 3);
    }
    m_painter.restore();
    paintAxis();
    m_painter.restore();
}

bool TimelinePainter::isInView(double top, double height) const
{
    return m_scene.y(top) < m_scene.time.bottom() && m_scene.y(top + height) > m_scene.time.top();
}

void TimelinePainter::text(const QRectF &box, int flags, const QString &words, const QColor &color)
{
    m_painter.setPen(color);
    m_painter.drawText(box, flags | Qt::TextSingleLine, words);
}

void TimelinePainter::paintBrush()
{
    if (!m_look.brush) {
        return;
    }
    const auto &scale = m_scene.scale;
    const bool openLeft = !m_look.brush->from;
    const bool openRight = !m_look.brush->to;
    const double from = openLeft ? scale.left() : scale.x(layout::dayNumber(*m_look.brush->from));
    const double to = openRight ? scale.right() : scale.x(layout::dayNumber(*m_look.brush->to) + 1);
    const double left = std::clamp(from, scale.left(), scale.right());
    const double right = std::clamp(to, scale.left(), scale.right());
    if (right <= left) {
        return;
    }
    const QRectF band(left, m_scene.time.top(), right - left, m_scene.time.height());
    m_painter.fillRect(band, withAlpha(m_look.theme.selection, 0.75));
    m_painter.fillRect(QRectF(left, m_scene.axis.top() - 1, right - left, 3), m_look.theme.accent);
    m_painter.setPen(QPen(m_look.theme.accent, 1));
    if (!openLeft && from >= scale.left()) {
        m_painter.drawLine(QPointF(sharp(left), band.top()), QPointF(sharp(left), band.bottom()));
    }
    if (!openRight && to <= scale.right()) {
        const double x = std::min(sharp(right), scale.right() - 0.5);
        m_painter.drawLine(QPointF(x, band.top()), QPointF(x, band.bottom()));
    }
}

void TimelinePainter::paintGrid()
{
    const auto line = [&](double x, qreal alpha) {
        m_painter.setPen(QPen(withAlpha(m_look.theme.line, alpha), 1));
        m_painter.drawLine(QPointF(sharp(x), m_scene.time.top()),
                           QPointF(sharp(x), m_scene.time.bottom()));
    };
    const bool twoLevels = m_scene.timeAxis.coarseUnit.has_value();
    for (const AxisBand &band : m_scene.timeAxis.fine) {
        if (band.startsInside) {
            line(band.left, twoLevels ? 0.45 : 0.9);
        }
    }
    for (const AxisBand &band : m_scene.timeAxis.coarse) {
        if (band.startsInside) {
            line(band.left, 1);
        }
    }
}

void TimelinePainter::paintLanes()
{
    const Theme &theme = m_look.theme;
    const QFont titleFont = pictureFont(TextSize::Normal);
    const QFontMetricsF metrics(titleFont);
    for (qsizetype i = 0; i < m_scene.geometry.lanes.size(); ++i) {
        const layout::PlacedLane &lane = m_scene.geometry.lanes[i];
        if (!isInView(lane.top, lane.height)) {
            continue;
        }
        const double bottom = m_scene.y(lane.top + lane.height);
        if (bottom < m_scene.time.bottom() - 0.5) {
            m_painter.setPen(QPen(theme.line, 1));
            m_painter.drawLine(QPointF(m_scene.area.left(), sharp(bottom)),
                               QPointF(m_scene.area.right(), sharp(bottom)));
        }
        // A tall lane keeps its title at its first row, and in sight while it is scrolled.
        const double first = m_scene.y(lane.titleY);
        const double last = m_scene.y(lane.top + lane.height) - (lane.titleY - lane.top);
        const double middle
            = std::clamp(m_scene.time.top() + lane.titleY - lane.top, first, std::max(first, last));
        QRectF box(m_scene.titles.left() + 8, middle - 10, m_scene.titles.width() - 14, 20);
        const TimelineDetail detail = m_scene.details[i];
        if (detail == TimelineDetail::Density) {
            box.translate(0, -8); // the number of deals stands below
        }
        m_painter.setFont(titleFont);
        text(box, Qt::AlignLeft | Qt::AlignVCenter,
             metrics.elidedText(m_content.laneTitle(int(i)), Qt::ElideRight, box.width()),
             theme.ink);
        m_painter.setFont(pictureFont(TextSize::Small));
        if (detail != TimelineDetail::Whole) {
            const size_t deals = m_content.lane(int(i)).deals.size();
            text(box.translated(0, 15), Qt::AlignLeft | Qt::AlignVCenter,
                 m_content.text().dealCount(deals), theme.soft);
            if (detail == TimelineDetail::Window && m_scene.vagueCounts[i] > 0) {
                text(box.translated(0, 30), Qt::AlignLeft | Qt::AlignVCenter,
                     TimelineText::vagueCount(m_scene.vagueCounts[i]), theme.soft);
            }
        }
        TimelineDensityPainter(m_painter, m_content, m_scene, m_look).paintLane(int(i));
    }
}

const analysis::TimelineMark &TimelinePainter::markOf(const PlacedEntry &entry,
                                                      const PlacedMark &mark,
                                                      qsizetype member) const
{
    const qsizetype first = mark.undated ? m_content.made(entry).entry.marks.size() : 0;
    return m_content.item(entry).marks[first + mark.members[member]];
}

void TimelinePainter::paintEntry(const PlacedEntry &entry)
{
    const TimelineItem &item = m_content.item(entry);
    const qreal emphasis = m_look.emphasis ? m_look.emphasis(item.deal) : 1;
    m_painter.setOpacity(emphasis);
    const QColor color = markColor(m_content.deal(item).kind, m_look.theme);
    if (m_look.highlighted && m_look.highlighted(item.deal)) {
        paintHighlight(entry);
    }
    paintTerm(entry, color);
    paintSteps(entry, color);
    paintJoin(entry, color);
    for (const PlacedMark &mark : entry.marks) {
        paintMark(entry, mark, color);
    }
    paintLabel(entry);
    paintCutEnd(entry);
    if (m_look.changed && m_look.changed(item.deal)) {
        paintChanged(entry);
    }
    m_painter.setOpacity(1);
}

void TimelinePainter::paintChanged(const PlacedEntry &entry)
{
    // Before the first mark that is seen, clear of the ring of an inferred date.
    const auto first = std::ranges::find_if(entry.marks, &PlacedMark::visible);
    if (first != entry.marks.end()) {
        drawChangedMark(m_painter, QPointF(first->x - 8, m_scene.y(entry.markY) - 6), m_look.theme);
    }
}

void TimelinePainter::paintHighlight(const PlacedEntry &entry)
{
    QRectF box;
    const double y = m_scene.y(entry.markY);
    for (const PlacedMark &mark : entry.marks) {
        if (mark.visible) {
            box |= QRectF(mark.x - 8, y - 9, 16, 18);
        }
    }
    if (entry.label >= 0) {
        box |= QRectF(entry.labelLeft - 3, y - 9, entry.labelWidth + 6, 18);
    }
    if (!box.isEmpty()) {
        m_painter.setPen(QPen(m_look.theme.accent, 1));
        m_painter.setBrush(m_look.theme.selection);
        m_painter.drawRoundedRect(box, 3, 3);
    }
}

void TimelinePainter::paintTerm(const PlacedEntry &entry, const QColor &color)
{
    if (!entry.term || !entry.term->visible) {
        return;
    }
    const PlacedTerm &term = *entry.term;
    const analysis::ResolvedDeal &deal = m_content.deal(m_content.item(entry));
    const double top = m_scene.y(entry.termY) - TermHeight / 2;
    const auto piece = [&](double from, double to) {
        QPainterPath path;
        path.addRect(QRectF(from, top, to - from, TermHeight));
        return path;
    };
    const QPointF left(term.left, top);
    const QPointF right(term.right, top);
    if (term.openLeft || term.openRight) {
        fillCertainty(m_painter, piece(term.left, term.right), Certainty::OpenCeiling, color,
                      m_look.theme, term.openLeft ? right : left, term.openLeft ? left : right);
        return;
    }
    const bool dashed = !deal.interval || deal.isOver();
    if (term.sureRight < term.right) {
        const QPainterPath unsure = piece(term.sureRight, term.right);
        if (dashed) {
            m_painter.setPen(dashedPen(withAlpha(color, 0.5), 1));
            m_painter.drawLine(QPointF(term.sureRight, top + TermHeight / 2),
                               QPointF(term.right, top + TermHeight / 2));
        } else {
            fillCertainty(m_painter, unsure, Certainty::OpenCeiling, color, m_look.theme,
                          QPointF(term.sureRight, top), right);
        }
    }
    if (term.sureRight <= term.left) {
        return;
    }
    const QPainterPath body = piece(term.left, term.sureRight);
    const bool binding = deal.status && isBinding(*deal.status);
    if (dashed) {
        m_painter.setPen(dashedPen(color, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(body.boundingRect().adjusted(0, 0.5, 0, -0.5));
    } else if (binding && deal.firmFloor.units > 0) {
        fillCertainty(m_painter, body, Certainty::Firm, color, m_look.theme);
    } else if (deal.interval->floor.units > 0) {
        fillCertainty(m_painter, body, Certainty::Floor, color, m_look.theme);
    } else {
        fillCertainty(m_painter, body, Certainty::UpToCeiling, color, m_look.theme);
    }
}

void TimelinePainter::paintCutEnd(const PlacedEntry &entry)
{
    const TimelineItem &item = m_content.item(entry);
    if (!entry.term || !entry.term->visible || !entry.term->cutRight || !item.term->end) {
        return;
    }
    // What a bar that runs off the window leaves unsaid: when it ends.
    const PartialDate &end = *item.term->end;
    const QString words = item.term->startAssumed && end.precision() != DatePrecision::Range
        ? tr("to about %1").arg(end.last().year())
        : tr("to %1").arg(session::dateInWords(end));
    const QFontMetricsF metrics(m_painter.font());
    const double width = std::ceil(metrics.horizontalAdvance(words)) + 2;
    const double left = m_scene.scale.right() - width - 12;
    double taken = m_scene.scale.left();
    for (const PlacedMark &mark : entry.marks) {
        if (mark.visible && !mark.undated) {
            taken = std::max(taken, std::max(mark.x + MarkSize / 2, mark.spanRight));
        }
    }
    if (entry.label >= 0) {
        taken = std::max(taken, entry.labelLeft + entry.labelWidth);
    }
    if (left < taken + 8) {
        return;
    }
    const double y = m_scene.y(entry.markY);
    text(QRectF(left, y - 9, width, 18), Qt::AlignLeft | Qt::AlignVCenter, words,
         m_look.theme.soft);
    const double x = m_scene.scale.right() - 8;
    QPainterPath head;
    head.moveTo(x, y - 3.5);
    head.lineTo(x + 5, y);
    head.lineTo(x, y + 3.5);
    head.closeSubpath();
    m_painter.fillPath(head, m_look.theme.soft);
}

void TimelinePainter::paintSteps(const PlacedEntry &entry, const QColor &color)
{
    const TimelineItem &item = m_content.item(entry);
    const double y = m_scene.y(entry.termY);
    for (const layout::PlacedStep &step : entry.steps) {
        if (step.spanRight - step.spanLeft > 9) {
            m_painter.setPen(QPen(withAlpha(color, 0.6), 1));
            m_painter.drawLine(QPointF(step.spanLeft, y), QPointF(step.spanRight, y));
        }
        if (!step.visible) {
            continue;
        }
        const QRectF box(step.x - 2.5, y - 4.5, 5, 9);
        m_painter.setPen(QPen(color, 1.2));
        m_painter.setBrush(item.steps[step.step].expected ? m_look.theme.panel : color);
        m_painter.drawRect(box);
    }
}

void TimelinePainter::paintJoin(const PlacedEntry &entry, const QColor &color)
{
    const double y = m_scene.y(entry.markY);
    double undated = -1;
    double first = 0;
    double last = 0;
    bool any = false;
    for (const PlacedMark &mark : entry.marks) {
        if (mark.undated) {
            undated = std::max(undated, mark.x);
            continue;
        }
        // A mark beyond the window still pulls the line to the edge.
        const double x = std::clamp(mark.x, m_scene.scale.left(), m_scene.scale.right());
        first = any ? std::min(first, x) : x;
        last = any ? std::max(last, x) : x;
        any = true;
    }
    if (any && last > first) {
        m_painter.setPen(QPen(color, 1));
        m_painter.drawLine(QPointF(first, y), QPointF(last, y));
    }
    if (any && undated >= 0) {
        QPen pen(withAlpha(color, 0.7), 1, Qt::CustomDashLine);
        pen.setDashPattern({1, 3});
        m_painter.setPen(pen);
        m_painter.drawLine(QPointF(undated, y), QPointF(first, y));
    }
}

void TimelinePainter::paintMark(const PlacedEntry &entry, const PlacedMark &placed,
                                const QColor &color)
{
    const double y = m_scene.y(entry.markY);
    // A date that is no day: all the days it may be, and the mark in their middle.
    if (placed.spanRight - placed.spanLeft > MarkSize + 2) {
        const QRectF band(placed.spanLeft, y - SpanHeight / 2, placed.spanRight - placed.spanLeft,
                          SpanHeight);
        m_painter.fillRect(band, withAlpha(color, 0.16));
        m_painter.setPen(QPen(color, 1));
        for (const double x : {band.left(), band.right()}) {
            const bool edge = x <= m_scene.scale.left() || x >= m_scene.scale.right();
            if (!edge) {
                m_painter.drawLine(QPointF(x, band.top() - 1), QPointF(x, band.bottom() + 1));
            }
        }
    }
    if (!placed.visible) {
        return;
    }
    // Several reports in one mark: the latest that states a status speaks for them.
    qsizetype speaker = placed.members.size() - 1;
    while (speaker > 0 && !markOf(entry, placed, speaker).status) {
        --speaker;
    }
    if (!markOf(entry, placed, speaker).status) {
        speaker = placed.members.size() - 1;
    }
    const analysis::TimelineMark &mark = markOf(entry, placed, speaker);
    const qreal opacity = m_painter.opacity();
    if (mark.setAside) {
        m_painter.setOpacity(opacity * SetAsideOpacity);
    }
    const QRectF box(placed.x - MarkSize / 2, y - MarkSize / 2, MarkSize, MarkSize);
    if (placed.members.size() > 1) {
        m_painter.fillRect(QRectF(box.left(), box.bottom() + 1.5, MarkSize, 1.5), color);
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_look.theme.panel);
    m_painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    drawStatusGlyph(m_painter, mark.status, box, color, m_look.theme.panel);
    if (mark.inferred) {
        QPen pen(m_look.theme.ink, 1.1, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({1.5, 2});
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(box.adjusted(-2.5, -2.5, 2.5, 2.5));
    }
    m_painter.setOpacity(opacity);
}

void TimelinePainter::paintLabel(const PlacedEntry &entry)
{
    if (entry.label < 0) {
        return;
    }
    const QRectF box(entry.labelLeft, m_scene.y(entry.markY) - 9, entry.labelWidth, 18);
    QString words = m_content.label(entry);
    if (entry.elided) {
        words = QFontMetricsF(m_painter.font()).elidedText(words, Qt::ElideRight, box.width());
    }
    const bool lit = m_look.highlighted && m_look.highlighted(m_content.item(entry).deal);
    if (!lit) {
        m_painter.fillRect(box.adjusted(-1, 3, 1, -3), withAlpha(m_look.theme.panel, 0.75));
    }
    text(box, Qt::AlignLeft | Qt::AlignVCenter, words, m_look.theme.ink);
}

void TimelinePainter::paintAxis()
{
    const Theme &theme = m_look.theme;
    const QFontMetricsF metrics(m_painter.font());
    const double top = m_scene.axis.top();
    m_painter.setPen(QPen(theme.line, 1));
    m_painter.drawLine(QPointF(m_scene.area.left(), sharp(top)),
                       QPointF(m_scene.area.right(), sharp(top)));
    if (m_scene.undated.width() > 0) {
        m_painter.drawLine(QPointF(sharp(m_scene.undated.left()), m_scene.time.top()),
                           QPointF(sharp(m_scene.undated.left()), top));
        m_painter.drawLine(QPointF(sharp(m_scene.undated.right()), m_scene.time.top()),
                           QPointF(sharp(m_scene.undated.right()), top));
        text(QRectF(m_scene.undated.left() + 5, top + 1, m_scene.undated.width() - 8, 15),
             Qt::AlignLeft | Qt::AlignVCenter, tr("undated"), theme.soft);
    }
    const auto paintBands = [&](const QList<AxisBand> &bands, double y, double tick,
                                const QColor &color, auto label) {
        for (const AxisBand &band : bands) {
            if (band.startsInside) {
                m_painter.setPen(QPen(theme.faint, 1));
                m_painter.drawLine(QPointF(sharp(band.left), top),
                                   QPointF(sharp(band.left), top + tick));
            }
            const QString words = label(band);
            const double width = metrics.horizontalAdvance(words);
            if (band.right - band.left >= width + 6) {
                text(QRectF(band.left + 4, y, width + 2, 14), Qt::AlignLeft | Qt::AlignVCenter,
                     words, color);
            }
        }
    };
    const layout::TimeAxis &axis = m_scene.timeAxis;
    paintBands(axis.fine, top + 2, 4, axis.coarseUnit ? theme.soft : theme.ink,
               [&](const AxisBand &band) { return TimelineText::fineLabel(band, axis.unit); });
    if (axis.coarseUnit) {
        paintBands(axis.coarse, top + 15, 26, theme.ink, [&](const AxisBand &band) {
            return TimelineText::coarseLabel(band, *axis.coarseUnit);
        });
    }
}

void TimelinePainter::paintClock()
{
    if (!m_look.clock) {
        return;
    }
    const QString words
        = tr("published by %1").arg(session::dateInWords(PartialDate::day(*m_look.clock)));
    const QFontMetricsF metrics(m_painter.font());
    const double width = std::ceil(metrics.horizontalAdvance(words)) + 2;
    const double x = m_scene.scale.x(layout::dayNumber(*m_look.clock) + 1);
    const bool inside = x >= m_scene.scale.left() && x <= m_scene.scale.right();
    if (inside) {
        QPen pen(m_look.theme.accent, 1.2, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({2, 2.5});
        m_painter.setPen(pen);
        m_painter.drawLine(QPointF(x, m_scene.time.top()), QPointF(x, m_scene.time.bottom()));
    }
    const double left
        = std::clamp(x - width / 2, m_scene.scale.left() + 2,
                     std::max(m_scene.scale.left() + 2, m_scene.scale.right() - width - 2));
    text(QRectF(left, m_scene.time.top() - 15, width, 14), Qt::AlignLeft | Qt::AlignVCenter, words,
         m_look.theme.accent);
}

} // namespace dealscope::ui
