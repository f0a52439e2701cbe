// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/TimelineItems.h"
#include "layout/TimelineDensity.h"

#include <QCoreApplication>

namespace dealscope::ui {

using namespace core;

/// The words of a timeline: lane titles, labels beside marks, tooltips, axis labels. All plain
/// text; names are freed of control and direction characters that could disguise them.
class TimelineText
{
    Q_DECLARE_TR_FUNCTIONS(TimelineText)

public:
    TimelineText(const analysis::Resolution &resolution, analysis::TimelineReading reading,
                 analysis::TimelineLanes by)
        : m_resolution(resolution)
        , m_snapshot(resolution.snapshot())
        , m_reading(reading)
        , m_by(by)
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

    /// "1,204", by the number format of the desktop.
    [[nodiscard]] static QString number(qint64 n);
    [[nodiscard]] QString dealCount(size_t deals) const;
    /// "1,204 deals", or reports in the reading by publication.
    [[nodiscard]] QString pointCount(qint64 points) const;
    /// "Mar 2021", "Q1 2021": the days of a column.
    [[nodiscard]] static QString columnDays(const layout::DensityColumn &column,
                                            const layout::DensityUnit &unit);
    /// "500 a quarter": what a column of full height holds.
    [[nodiscard]] static QString fullColumn(quint32 full, const layout::DensityUnit &unit);
    /// "12 less precise": how many are not drawn because their dates are vague.
    [[nodiscard]] static QString vagueCount(quint32 vague);
    /// What a column holds, and how to see it: a line each.
    [[nodiscard]] QString columnTooltip(const layout::DensityColumn &column,
                                        const layout::DensityUnit &unit) const;
    /// For the key: what columns count.
    [[nodiscard]] QString columnKey(const layout::DensityUnit &unit) const;

private:
    [[nodiscard]] QString parties(const analysis::ResolvedDeal &deal) const;
    [[nodiscard]] QString shortParties(const analysis::ResolvedDeal &deal) const;
    [[nodiscard]] QString claimLine(ClaimId id) const;
    [[nodiscard]] QString dateWords(const analysis::TimelineMark &mark) const;

    const analysis::Resolution &m_resolution;
    const Snapshot &m_snapshot;
    analysis::TimelineReading m_reading;
    analysis::TimelineLanes m_by;
};

/// io::plainText, at most 300 characters long.
[[nodiscard]] QString plainForPicture(const QString &text);

} // namespace dealscope::ui
