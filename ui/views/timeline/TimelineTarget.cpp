// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineTarget.h"

namespace dealscope::ui {

using analysis::ResolvedDeal;
using analysis::TimelineItem;
using analysis::TimelineLane;
using layout::PlacedEntry;
using session::Pick;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("TimelineTarget", text);
}

/// Positions in TimelineItem::marks of what a placed mark stands for.
QList<int> marksOf(const TimelineTarget &target, const TimelineContent &content,
                   const PlacedEntry &entry)
{
    const layout::PlacedMark &mark = entry.marks[target.mark];
    const qsizetype first
        = mark.undated ? content.lanes()[entry.lane][entry.entry].marks.size() : 0;
    QList<int> marks;
    for (const int member : mark.members) {
        marks.append(int(first) + member);
    }
    return marks;
}

void appendSide(QList<FilterClause> &clauses, Dimension dimension,
                const QList<CompanyId> &companies)
{
    if (!companies.isEmpty()) {
        clauses.append({dimension, companies});
    }
}

QList<FilterClause> clausesOfLane(const TimelineLane &lane)
{
    if (lane.kind) {
        return {{Dimension::Kinds, QList<DealKind>{*lane.kind}}};
    }
    if (lane.partnersOnly && lane.partners.isEmpty()) {
        return {{Dimension::Natures, QList<Nature>{Nature::None}}};
    }
    QList<FilterClause> clauses;
    appendSide(clauses, Dimension::Companies, lane.partners);
    appendSide(clauses, Dimension::Payers, lane.payers);
    appendSide(clauses, Dimension::Payees, lane.payees);
    return clauses;
}

} // namespace

Pick timelinePickOf(const TimelineTarget &target, const TimelineContent &content,
                    const TimelineScene &scene)
{
    Pick pick;
    if (target.part == TimelineTarget::Part::LaneTitle) {
        for (const TimelineItem &item : content.items().lanes[target.lane].items) {
            pick.deals.append(item.deal);
        }
        pick.title = content.laneTitle(target.lane);
        return pick;
    }
    const PlacedEntry &entry = scene.geometry.entries[target.entry];
    const TimelineItem &item = content.item(entry);
    pick.deals = {item.deal};
    pick.title = content.text().dealName(content.deal(item));
    if (target.part == TimelineTarget::Part::Mark
        && content.items().reading == analysis::TimelineReading::Publication) {
        for (const int mark : marksOf(target, content, entry)) {
            pick.claims += item.marks[mark].claims;
        }
    }
    return pick;
}

QList<FilterClause> timelineClausesOf(const TimelineTarget &target, const TimelineContent &content,
                                      const TimelineScene &scene)
{
    if (target.part == TimelineTarget::Part::LaneTitle) {
        return clausesOfLane(content.items().lanes[target.lane]);
    }
    const ResolvedDeal &deal = content.deal(content.item(scene.geometry.entries[target.entry]));
    QList<FilterClause> clauses;
    appendSide(clauses, Dimension::Payers, deal.payers);
    appendSide(clauses, Dimension::Payees, deal.payees);
    if (clauses.isEmpty()) {
        appendSide(clauses, Dimension::Companies, deal.partners);
    }
    return clauses;
}

QString timelineTooltipOf(const TimelineTarget &target, const TimelineContent &content,
                          const TimelineScene &scene)
{
    const TimelineText text = content.text();
    if (target.part == TimelineTarget::Part::LaneTitle) {
        const qsizetype deals = content.items().lanes[target.lane].items.size();
        return content.laneTitle(target.lane) + QStringLiteral("\n")
            + (deals == 1 ? words("1 deal. Double click to show only this.")
                          : words("%1 deals. Double click to show only these.").arg(deals));
    }
    const PlacedEntry &entry = scene.geometry.entries[target.entry];
    const TimelineItem &item = content.item(entry);
    switch (target.part) {
    case TimelineTarget::Part::Step:
        return text.stepTooltip(item, entry.steps[target.mark].step);
    case TimelineTarget::Part::Mark:
        return text.marksTooltip(item, marksOf(target, content, entry));
    default:
        return text.dealTooltip(item);
    }
}

} // namespace dealscope::ui
