// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/TimelineItemMaker.h"

#include <algorithm>
#include <tuple>

namespace dealscope::analysis {

namespace {

/// Twice the middle of a date, in days, so that it stays whole.
qint64 middleOf(const PartialDate &date)
{
    return date.first().toJulianDay() + date.last().toJulianDay();
}

std::optional<TimelineTerm> termOf(const ResolvedDeal &deal)
{
    if (!deal.period) {
        return std::nullopt;
    }
    TimelineTerm term;
    term.start = deal.period->start;
    if (!term.start && deal.date) {
        term.start = deal.date;
        term.startAssumed = true;
    }
    term.end = deal.period->end;
    if (!term.end && term.start && deal.period->months) {
        const int months = *deal.period->months;
        const QDate first = term.start->first().addMonths(months).addDays(-1);
        const QDate last = term.start->last().addMonths(months).addDays(-1);
        if (first.isValid() && last.isValid()) {
            term.end = PartialDate(first, last);
        }
    }
    if (term.start && term.end && term.end->last() < term.start->first()) {
        // An end before its start: what the source says cannot be drawn as a bar.
        return std::nullopt;
    }
    if (!term.start && !term.end) {
        return std::nullopt;
    }
    return term;
}

} // namespace

TimelineItemMaker::TimelineItemMaker(const Resolution &resolution, TimelineReading reading)
    : m_resolution(resolution)
    , m_snapshot(resolution.snapshot())
    , m_reading(reading)
{
    for (const Milestone &row : m_snapshot.data().milestones) {
        m_milestones[row.deal].append(&row);
    }
}

TimelineItem TimelineItemMaker::make(int position) const
{
    const ResolvedDeal &deal = m_resolution.deals()[position];
    TimelineItem item;
    item.deal = deal.id;
    item.position = position;
    item.earlierAmount = earlierAmount(deal);
    if (m_reading == TimelineReading::Event) {
        item.marks.append(eventMark(deal));
        item.term = termOf(deal);
        item.steps = stepsOf(deal);
    } else {
        item.marks = reportMarks(deal);
    }
    return item;
}

const Source *TimelineItemMaker::sourceOf(ClaimId id) const
{
    const Claim *claim = m_snapshot.claim(id);
    return claim ? m_snapshot.source(claim->evidence.source) : nullptr;
}

TimelineMark TimelineItemMaker::eventMark(const ResolvedDeal &deal) const
{
    TimelineMark mark;
    mark.claims = deal.claims.isEmpty() ? deal.setAside : deal.claims;
    mark.date = deal.date;
    mark.status = deal.status;
    mark.firstReport = deal.dateOrigin == DateOrigin::Report;
    if (mark.firstReport) {
        // One source that prints the day is enough to know it.
        bool any = false;
        bool all = true;
        for (const ClaimId id : mark.claims) {
            const Source *source = sourceOf(id);
            if (source && source->published == deal.date) {
                any = true;
                all = all && source->publishedInferred;
            }
        }
        mark.inferred = any && all;
    }
    return mark;
}

QList<TimelineMark> TimelineItemMaker::reportMarks(const ResolvedDeal &deal) const
{
    QList<TimelineMark> marks;
    const auto append = [&](ClaimId id, bool setAside) {
        const Claim *claim = m_snapshot.claim(id);
        const Source *source = sourceOf(id);
        if (!claim) {
            return;
        }
        TimelineMark mark;
        mark.claims = {id};
        mark.date = source ? source->published : std::nullopt;
        mark.inferred = source && source->publishedInferred;
        mark.status = claim->status;
        mark.setAside = setAside;
        marks.append(mark);
    };
    for (const ClaimId id : deal.claims) {
        append(id, false);
    }
    for (const ClaimId id : deal.setAside) {
        append(id, true);
    }
    std::ranges::stable_sort(marks, [](const TimelineMark &a, const TimelineMark &b) {
        if (a.date.has_value() != b.date.has_value()) {
            return a.date.has_value();
        }
        const qint64 am = a.date ? middleOf(*a.date) : 0;
        const qint64 bm = b.date ? middleOf(*b.date) : 0;
        return std::tie(am, a.claims.first()) < std::tie(bm, b.claims.first());
    });
    return marks;
}

QList<TimelineStep> TimelineItemMaker::stepsOf(const ResolvedDeal &deal) const
{
    QList<TimelineStep> steps;
    for (const Milestone *row : m_milestones.value(deal.id)) {
        const Source *source = m_snapshot.source(row->source);
        if (row->date.isValid() && (!source || isKnownBy(*source, m_resolution.publishedBy()))) {
            steps.append({row->label, row->date, row->expected});
        }
    }
    const auto sameSpan = [&deal](const PartialDate &date) {
        return date.first() == deal.expectedOn->first() && date.last() == deal.expectedOn->last();
    };
    if (deal.expectedOn && deal.expectedOn->isValid() && !(deal.date && sameSpan(*deal.date))
        && std::ranges::none_of(steps, sameSpan, &TimelineStep::date)) {
        steps.append({QString(), *deal.expectedOn, true});
    }
    std::ranges::stable_sort(steps, {},
                             [](const TimelineStep &step) { return middleOf(step.date); });
    return steps;
}

ClaimId TimelineItemMaker::earlierAmount(const ResolvedDeal &deal) const
{
    const Claim *counting = m_snapshot.claim(deal.amountClaim);
    if (!counting || !counting->amount || !counting->amount->headline()) {
        return {};
    }
    const Source *countingSource = sourceOf(deal.amountClaim);
    if (!countingSource || !countingSource->published) {
        return {};
    }
    ClaimId earliest;
    qint64 earliestDay = countingSource->published->last().toJulianDay();
    for (const ClaimId id : deal.claims) {
        const Claim *claim = m_snapshot.claim(id);
        const Source *source = sourceOf(id);
        if (!claim || !source || !source->published || !claim->amount) {
            continue;
        }
        const Amount &amount = *claim->amount;
        if (!amount.headline() || amount.headline() == counting->amount->headline()
            || amount.basis != counting->amount->basis
            || amount.currency != counting->amount->currency) {
            continue;
        }
        const qint64 day = source->published->last().toJulianDay();
        if (day < earliestDay) {
            earliestDay = day;
            earliest = id;
        }
    }
    return earliest;
}

} // namespace dealscope::analysis
