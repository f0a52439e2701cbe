// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/TimelineItems.h"
#include "layout/TimeAxis.h"

#include <QCoreApplication>

namespace dealscope::ui {

using namespace core;

/// The words of a timeline: lane titles, labels beside marks, tooltips, axis labels. All plain
/// text; names are freed of control and direction characters that could disguise them.
class TimelineText
{
    Q_DECLARE_TR_FUNCTIONS(TimelineText)

public:
    TimelineText(const analysis::Resolution &resolution, const analysis::TimelineItems &items)
        : m_resolution(resolution)
        , m_snapshot(resolution.snapshot())
        , m_items(items)
    {
    }

    [[nodiscard]] QString laneTitle(const analysis::TimelineLane &lane) const;
    /// Wordings of the label beside a deal's marks, longest first; none is empty.
    [[nodiscard]] QStringList labels(const analysis::TimelineItem &item) const;
    /// Everything about a deal, or about some of its marks: a line each.
    [[nodiscard]] QString dealTooltip(const analysis::TimelineItem &item) const;
    [[nodiscard]] QString marksTooltip(const analysis::TimelineItem &item,
                                       const QList<int> &marks) const;
    [[nodiscard]] QString stepTooltip(const analysis::TimelineItem &item, int step) const;
    /// "Amazon → OpenAI, equity": the title of a pick.
    [[nodiscard]] QString dealName(const analysis::ResolvedDeal &deal) const;
    /// The counting amount as its source words it; empty if nobody states one.
    [[nodiscard]] QString amountWords(const analysis::ResolvedDeal &deal) const;
    [[nodiscard]] QString amountWords(ClaimId claim) const;

    [[nodiscard]] static QString fineLabel(const layout::AxisBand &band, layout::TickUnit unit);
    [[nodiscard]] static QString coarseLabel(const layout::AxisBand &band, layout::TickUnit unit);

private:
    [[nodiscard]] QString parties(const analysis::ResolvedDeal &deal) const;
    [[nodiscard]] QString shortParties(const analysis::ResolvedDeal &deal) const;
    [[nodiscard]] QString claimLine(ClaimId id) const;
    [[nodiscard]] QString dateWords(const analysis::TimelineMark &mark) const;

    const analysis::Resolution &m_resolution;
    const Snapshot &m_snapshot;
    const analysis::TimelineItems &m_items;
};

/// io::plainText, at most 300 characters long.
[[nodiscard]] QString plainForPicture(const QString &text);

} // namespace dealscope::ui
