// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineContent.h"

#include "ui/theme/Theme.h"

#include <QFontMetricsF>

namespace dealscope::ui {

using analysis::TimelineItem;
using analysis::TimelineLane;
using layout::DaySpan;
using layout::TimelineEntry;

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

TimelineContentPtr TimelineContent::make(const session::StatePtr &state,
                                         analysis::TimelineReading reading,
                                         analysis::TimelineLanes by)
{
    auto content = std::make_shared<TimelineContent>();
    content->m_state = state;
    const analysis::Resolution &resolution = *state->resolution;
    QList<int> positions = state->selected;
    if (state->filter.isSet(Dimension::Dates)) {
        positions = analysis::selectDeals(state->inputWithout(Dimension::Dates));
    }
    for (const int position : state->selected) {
        content->m_passing.insert(resolution.deals()[position].id);
    }
    content->m_items
        = analysis::timelineItems(resolution, positions, reading, by, state->perspective.groups);

    const QFontMetricsF metrics(pictureFont(TextSize::Small));
    const QFontMetricsF titleMetrics(pictureFont(TextSize::Normal));
    const TimelineText text = content->text();
    for (const TimelineLane &lane : content->m_items.lanes) {
        content->m_titles.append(text.laneTitle(lane));
        content->m_titleWidth = std::max(content->m_titleWidth,
                                         titleMetrics.horizontalAdvance(content->m_titles.last()));
        QList<QStringList> labels;
        QList<TimelineEntry> entries;
        for (const TimelineItem &item : lane.items) {
            TimelineEntry entry;
            for (const analysis::TimelineMark &mark : item.marks) {
                if (mark.date) {
                    entry.marks.append(spanOf(*mark.date));
                } else {
                    ++entry.undatedMarks;
                }
            }
            if (item.term) {
                entry.term = spanOf(*item.term);
            }
            for (const analysis::TimelineStep &step : item.steps) {
                entry.steps.append(spanOf(step.date));
            }
            labels.append(text.labels(item));
            for (const QString &label : labels.last()) {
                entry.labelWidths.append(std::ceil(metrics.horizontalAdvance(label)) + 1);
            }
            content->measureUndated(entry);
            entries.append(entry);
        }
        content->m_labels.append(labels);
        content->m_lanes.append(entries);
    }
    return content;
}

void TimelineContent::measureUndated(const TimelineEntry &entry)
{
    if (entry.undatedMarks == 0) {
        return;
    }
    const layout::TimelineLayoutOptions options;
    const int marks = std::min(entry.undatedMarks, options.mostUndatedMarks);
    double width = options.markSize + 4 + (marks - 1) * options.undatedStep;
    if (entry.marks.isEmpty() && !entry.labelWidths.isEmpty()) {
        width += options.labelGap + entry.labelWidths.first() + 6;
    }
    m_undatedWidth = std::max(m_undatedWidth, width);
}

QString TimelineContent::label(const layout::PlacedEntry &placed) const
{
    return m_labels[placed.lane][placed.entry].value(placed.label);
}

layout::TimeWindow TimelineContent::fitWindow(double width, bool terms) const
{
    const layout::TimelineLayoutOptions options;
    QList<layout::FitEntry> entries;
    const auto showAll = [&](const DaySpan &span) { entries.append({span, span.last, 0}); };
    for (const QList<TimelineEntry> &lane : m_lanes) {
        for (const TimelineEntry &entry : lane) {
            for (qsizetype i = 0; i < entry.marks.size(); ++i) {
                const bool labelled = i + 1 == entry.marks.size() && !entry.labelWidths.isEmpty();
                const double room = labelled
                    ? entry.labelWidths.first() + options.labelGap + options.markSize / 2
                    : 0;
                entries.append({entry.marks[i], entry.marks[i].last, room});
            }
            if (entry.term && (terms || entry.marks.isEmpty())) {
                const layout::TermSpan &term = *entry.term;
                const double from = term.from.value_or(term.sureTo.value_or(0));
                showAll({from, term.to.value_or(from + 1)});
            }
            if (terms || entry.marks.isEmpty()) {
                for (const DaySpan &step : entry.steps) {
                    showAll(step);
                }
            }
        }
    }
    return layout::fitted(entries, width, 14, QDate::currentDate());
}

} // namespace dealscope::ui
