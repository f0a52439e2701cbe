// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/timeline/TimelineTarget.h"

#include <QSet>

#include <algorithm>

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
    const qsizetype first = mark.undated ? content.made(entry).entry.marks.size() : 0;
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
    if (lane.others > 0) {
        return {}; // no clause says "all but these"
    }
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

bool isCounted(const TimelineTarget &target)
{
    using Part = TimelineTarget::Part;
    return target.part == Part::LaneTitle || target.part == Part::Column
        || target.part == Part::Undated;
}

/// Positions of the deals that are counted together, each once, in the order of time.
std::vector<quint32> dealsOf(const TimelineTarget &target, const TimelineContent &content,
                             const TimelineScene &scene)
{
    const analysis::IndexedLane &lane = content.lane(target.lane);
    if (target.part == TimelineTarget::Part::LaneTitle) {
        return lane.deals;
    }
    std::vector<quint32> found;
    if (target.part == TimelineTarget::Part::Undated) {
        found = lane.undated;
    } else {
        const layout::DensityColumn &column = scene.densities[target.lane].columns[target.mark];
        lane.days.collect(column.first, column.last, found, scene.longest);
    }
    std::vector<quint32> deals;
    QSet<quint32> seen;
    for (const quint32 deal : found) {
        if (!seen.contains(deal)) {
            seen.insert(deal);
            deals.push_back(deal);
        }
    }
    return deals;
}

QString countedTitle(const TimelineTarget &target, const TimelineContent &content,
                     const TimelineScene &scene)
{
    const QString lane = content.laneTitle(target.lane);
    if (target.part == TimelineTarget::Part::Column) {
        const layout::DensityColumn &column = scene.densities[target.lane].columns[target.mark];
        return lane + QStringLiteral(", ") + TimelineText::columnDays(column, scene.densityUnit);
    }
    return target.part == TimelineTarget::Part::Undated ? words("%1, undated").arg(lane) : lane;
}

Pick countedPick(const TimelineTarget &target, const TimelineContent &content,
                 const TimelineScene &scene)
{
    Pick pick;
    pick.title = countedTitle(target, content, scene);
    const std::vector<quint32> deals = dealsOf(target, content, scene);
    const size_t count = std::min(deals.size(), size_t(MostPickedDeals));
    for (size_t i = 0; i < count; ++i) {
        pick.deals.append(content.state().resolution->idAt(int(deals[i])));
    }
    if (count < deals.size()) {
        pick.title = words("the first %1 of %2 deals: %3")
                         .arg(TimelineText::number(qint64(count)),
                              TimelineText::number(qint64(deals.size())), pick.title);
    }
    return pick;
}

} // namespace

qsizetype timelineDealsOf(const TimelineTarget &target, const TimelineContent &content,
                          const TimelineScene &scene)
{
    return isCounted(target) ? qsizetype(dealsOf(target, content, scene).size()) : 1;
}

Pick timelinePickOf(const TimelineTarget &target, const TimelineContent &content,
                    const TimelineScene &scene)
{
    if (isCounted(target)) {
        return countedPick(target, content, scene);
    }
    Pick pick;
    const PlacedEntry &entry = scene.geometry.entries[target.entry];
    const TimelineItem &item = content.item(entry);
    pick.deals = {item.deal};
    pick.title = content.text().dealName(content.deal(item));
    if (target.part == TimelineTarget::Part::Mark
        && content.reading() == analysis::TimelineReading::Publication) {
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
        return clausesOfLane(content.lane(target.lane).lane);
    }
    if (isCounted(target)) {
        return {};
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
        const size_t deals = content.lane(target.lane).deals.size();
        QStringList lines{content.laneTitle(target.lane)};
        if (content.lane(target.lane).lane.others > 0) {
            lines.append(text.dealCount(deals));
            lines.append(words("Filter, and those that are left have lanes of their own."));
        } else {
            lines.append(deals == 1 ? words("1 deal. Double click to show only this.")
                                    : words("%1 deals. Double click to show only these.")
                                          .arg(TimelineText::number(qint64(deals))));
        }
        if (scene.details[target.lane] == TimelineDetail::Density) {
            lines.append(words("Too many to be told apart: a column counts those of its days. "
                               "Zoom in to see them one by one."));
        } else if (scene.details[target.lane] == TimelineDetail::Window) {
            lines.append(words("Shown are those whose date is near this window; terms of others "
                               "may run through it."));
        }
        if (const quint32 vague = scene.vagueCounts[target.lane]; vague > 0) {
            lines.append(words("%1 more may be in this window, but are dated to too long a span to "
                               "be drawn in it: zoom out.")
                             .arg(text.pointCount(vague)));
        }
        return lines.join(u'\n');
    }
    if (target.part == TimelineTarget::Part::Column) {
        const layout::DensityColumn &column = scene.densities[target.lane].columns[target.mark];
        return content.laneTitle(target.lane) + QStringLiteral("\n")
            + text.columnTooltip(column, scene.densityUnit);
    }
    if (target.part == TimelineTarget::Part::Undated) {
        return content.laneTitle(target.lane) + QStringLiteral("\n")
            + words("%1 undated. Click to list them.")
                  .arg(text.pointCount(scene.undatedCounts[target.lane]));
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
