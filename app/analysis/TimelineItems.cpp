// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/TimelineItems.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace dealscope::analysis {

namespace {

constexpr std::array<QLatin1StringView, 2> readingCodes{QLatin1StringView("event"),
                                                        QLatin1StringView("publication")};
constexpr std::array<QLatin1StringView, 4> lanesCodes{
    QLatin1StringView("pair"), QLatin1StringView("payee"), QLatin1StringView("payer"),
    QLatin1StringView("kind")};

/// Twice the middle of a date, in days, so that it stays whole.
qint64 middleOf(const PartialDate &date)
{
    return date.first().toJulianDay() + date.last().toJulianDay();
}

class ItemMaker
{
public:
    ItemMaker(const Resolution &resolution, TimelineReading reading)
        : m_resolution(resolution)
        , m_snapshot(resolution.snapshot())
        , m_reading(reading)
    {
        for (const Milestone &row : m_snapshot.data().milestones) {
            m_milestones[row.deal].append(&row);
        }
    }

    [[nodiscard]] TimelineItem make(int position) const
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

private:
    const Source *sourceOf(ClaimId id) const
    {
        const Claim *claim = m_snapshot.claim(id);
        return claim ? m_snapshot.source(claim->evidence.source) : nullptr;
    }

    TimelineMark eventMark(const ResolvedDeal &deal) const
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

    QList<TimelineMark> reportMarks(const ResolvedDeal &deal) const
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

    static std::optional<TimelineTerm> termOf(const ResolvedDeal &deal)
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

    QList<TimelineStep> stepsOf(const ResolvedDeal &deal) const
    {
        QList<TimelineStep> steps;
        for (const Milestone *row : m_milestones.value(deal.id)) {
            const Source *source = m_snapshot.source(row->source);
            if (row->date.isValid()
                && (!source || isKnownBy(*source, m_resolution.publishedBy()))) {
                steps.append({row->label, row->date, row->expected});
            }
        }
        const auto sameSpan = [&deal](const PartialDate &date) {
            return date.first() == deal.expectedOn->first()
                && date.last() == deal.expectedOn->last();
        };
        if (deal.expectedOn && deal.expectedOn->isValid() && !(deal.date && sameSpan(*deal.date))
            && std::ranges::none_of(steps, sameSpan, &TimelineStep::date)) {
            steps.append({QString(), *deal.expectedOn, true});
        }
        std::ranges::stable_sort(steps, {},
                                 [](const TimelineStep &step) { return middleOf(step.date); });
        return steps;
    }

    ClaimId earlierAmount(const ResolvedDeal &deal) const
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

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    TimelineReading m_reading;
    QHash<DealId, QList<const Milestone *>> m_milestones;
};

class LaneMaker
{
public:
    LaneMaker(const Resolution &resolution, TimelineLanes by, bool groups)
        : m_snapshot(resolution.snapshot())
        , m_by(by)
        , m_groups(groups)
    {
    }

    [[nodiscard]] TimelineLane laneOf(const ResolvedDeal &deal) const
    {
        TimelineLane lane;
        if (m_by == TimelineLanes::Kind) {
            lane.kind = deal.kind;
            lane.key = QStringLiteral("kind:") + core::toCode(deal.kind);
            return lane;
        }
        const bool directed = !deal.payers.isEmpty() || !deal.payees.isEmpty()
            || (deal.nature != Nature::None && deal.partners.isEmpty());
        if (!directed) {
            lane.partnersOnly = true;
            lane.key = QStringLiteral("partners");
            if (m_by == TimelineLanes::Pair) {
                lane.partners = shown(deal.partners);
                lane.key += keyOf(lane.partners);
            }
            return lane;
        }
        if (m_by != TimelineLanes::Payee) {
            lane.payers = shown(deal.payers);
        }
        if (m_by != TimelineLanes::Payer) {
            lane.payees = shown(deal.payees);
        }
        lane.key = QStringLiteral("from") + keyOf(lane.payers) + QStringLiteral("to")
            + keyOf(lane.payees);
        return lane;
    }

    /// What orders a lane after its number of deals: named ones first, then by name.
    [[nodiscard]] std::pair<int, QString> rankOf(const TimelineLane &lane) const
    {
        if (lane.kind) {
            return {int(*lane.kind), {}};
        }
        int nameless = 0;
        if (lane.partnersOnly) {
            nameless = m_by == TimelineLanes::Pair ? 0 : 2;
        } else {
            const bool noPayer = m_by != TimelineLanes::Payee && lane.payers.isEmpty();
            const bool noPayee = m_by != TimelineLanes::Payer && lane.payees.isEmpty();
            nameless = noPayer || noPayee ? 1 : 0;
        }
        QStringList names;
        for (const QList<CompanyId> &side : {lane.payers, lane.payees, lane.partners}) {
            for (const CompanyId id : side) {
                names.append(m_snapshot.companyName(id));
            }
        }
        return {nameless, foldedForSearch(names.join(u' '))};
    }

private:
    QList<CompanyId> shown(const QList<CompanyId> &companies) const
    {
        if (!m_groups) {
            return companies;
        }
        QList<CompanyId> tops;
        for (const CompanyId id : companies) {
            const CompanyId top = m_snapshot.groupOf(id);
            if (!tops.contains(top)) {
                tops.append(top);
            }
        }
        return tops;
    }

    /// The same for the same companies in another order.
    static QString keyOf(QList<CompanyId> companies)
    {
        std::ranges::sort(companies);
        QString key(u':');
        for (const CompanyId id : companies) {
            key += QString::number(id.value) + u',';
        }
        return key;
    }

    const Snapshot &m_snapshot;
    TimelineLanes m_by;
    bool m_groups;
};

/// Orders the deals of a lane: by the first day that is drawn, undated ones last.
std::pair<qint64, DealId> timeOf(const TimelineItem &item)
{
    qint64 day = std::numeric_limits<qint64>::max();
    for (const TimelineMark &mark : item.marks) {
        if (mark.date) {
            day = std::min(day, mark.date->first().toJulianDay());
        }
    }
    if (item.term && item.term->start) {
        day = std::min(day, item.term->start->first().toJulianDay());
    }
    return {day, item.deal};
}

void count(TimelineItems &items, const TimelineItem &item)
{
    items.undatedDeals += item.isUndated() ? 1 : 0;
    for (const TimelineMark &mark : item.marks) {
        items.undatedMarks += mark.date ? 0 : 1;
        items.firstReportDeals += mark.firstReport ? 1 : 0;
    }
}

} // namespace

QLatin1StringView toCode(TimelineReading reading)
{
    return readingCodes[size_t(reading)];
}

std::optional<TimelineReading> timelineReadingFromCode(QStringView code)
{
    const auto found = std::ranges::find_if(
        readingCodes, [code](QLatin1StringView known) { return code == known; });
    return found == readingCodes.end()
        ? std::nullopt
        : std::optional(TimelineReading(found - readingCodes.begin()));
}

QLatin1StringView toCode(TimelineLanes lanes)
{
    return lanesCodes[size_t(lanes)];
}

std::optional<TimelineLanes> timelineLanesFromCode(QStringView code)
{
    const auto found = std::ranges::find_if(
        lanesCodes, [code](QLatin1StringView known) { return code == known; });
    return found == lanesCodes.end() ? std::nullopt
                                     : std::optional(TimelineLanes(found - lanesCodes.begin()));
}

bool TimelineItem::isUndated() const
{
    return !term && steps.isEmpty()
        && std::ranges::none_of(marks, [](const TimelineMark &mark) { return bool(mark.date); });
}

TimelineItems timelineItems(const Resolution &resolution, const QList<int> &positions,
                            TimelineReading reading, TimelineLanes by, bool groups)
{
    TimelineItems items;
    items.reading = reading;
    items.by = by;
    const ItemMaker makeItem(resolution, reading);
    const LaneMaker lanes(resolution, by, groups);

    QHash<QString, int> known;
    for (const ResolvedDeal &deal : resolution.deals()) {
        ++known[lanes.laneOf(deal).key];
    }
    QHash<QString, qsizetype> placed;
    for (const int position : positions) {
        TimelineLane lane = lanes.laneOf(resolution.deals()[position]);
        const auto found = placed.constFind(lane.key);
        const qsizetype at = found == placed.cend() ? items.lanes.size() : *found;
        if (at == items.lanes.size()) {
            placed.insert(lane.key, at);
            items.lanes.append(lane);
        }
        items.lanes[at].items.append(makeItem.make(position));
        count(items, items.lanes[at].items.last());
    }

    using Rank = std::tuple<int, int, QString, QString>;
    QHash<QString, Rank> ranks;
    for (TimelineLane &lane : items.lanes) {
        std::ranges::sort(lane.items, {}, timeOf);
        const auto [nameless, name] = lanes.rankOf(lane);
        ranks.insert(lane.key,
                     Rank(nameless, lane.kind ? 0 : -known.value(lane.key), name, lane.key));
    }
    std::ranges::sort(items.lanes, {},
                      [&](const TimelineLane &lane) { return ranks.value(lane.key); });
    return items;
}

} // namespace dealscope::analysis
