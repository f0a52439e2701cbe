// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineBasis.h"

#include "ui/theme/Theme.h"

#include <QFontMetricsF>

#include <cmath>

namespace dealscope::ui {

using layout::DaySpan;

namespace {

/// A day is a point, drawn at its noon; anything less precise is the days it may be.
DaySpan spanOf(const PartialDate &date)
{
    const DaySpan span = DaySpan::of(date);
    return date.precision() == DatePrecision::Day ? DaySpan{span.middle(), span.middle()} : span;
}

layout::TermSpan spanOf(const analysis::TimelineTerm &term)
{
    layout::TermSpan span;
    if (term.start) {
        span.from = layout::dayNumber(term.start->first());
    }
    if (term.end) {
        // A day's end is sure; of "the 2030s" only the time before is.
        const bool sure = term.end->first() == term.end->last();
        const DaySpan end = DaySpan::of(*term.end);
        span.sureTo = sure ? end.last : end.first;
        span.to = end.last;
    }
    return span;
}

} // namespace

TimelineBasis::TimelineBasis(const analysis::ResolutionPtr &resolution,
                             analysis::TimelineReading reading, analysis::TimelineLanes by,
                             bool groups)
    : m_resolution(resolution)
    , m_reading(reading)
    , m_by(by)
    , m_groups(groups)
    , m_grouping(*resolution, by, groups)
    , m_points(*resolution, reading)
    , m_maker(*resolution, reading)
{
}

const TimelineMade &TimelineBasis::made(int position) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto there = m_made.constFind(position); there != m_made.constEnd()) {
            return **there;
        }
    }
    auto made = std::make_shared<TimelineMade>();
    made->item = m_maker.make(position);
    made->labels = text().labels(made->item);
    for (const analysis::TimelineMark &mark : made->item.marks) {
        if (mark.date) {
            made->entry.marks.append(spanOf(*mark.date));
        } else {
            ++made->entry.undatedMarks;
        }
    }
    if (made->item.term) {
        made->entry.term = spanOf(*made->item.term);
    }
    for (const analysis::TimelineStep &step : made->item.steps) {
        made->entry.steps.append(spanOf(step.date));
    }
    const QFontMetricsF metrics(pictureFont(TextSize::Small));
    for (const QString &label : made->labels) {
        made->entry.labelWidths.append(std::ceil(metrics.horizontalAdvance(label)) + 1);
    }
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<const TimelineMade> &place = m_made[position];
    if (!place) { // else another thread was faster
        place = std::move(made);
    }
    return *place;
}

} // namespace dealscope::ui
