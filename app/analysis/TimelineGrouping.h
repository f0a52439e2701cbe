// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/TimelineItems.h"

#include <memory>
#include <vector>

namespace dealscope::analysis {

/// Which lane each known deal of a resolution belongs to, whatever the filter. Made in one go over
/// the columns; shares the snapshot. "Group" is the number of such a lane, in the order of the
/// first deal of each.
class TimelineGrouping
{
public:
    /// With `groups` companies stand for the topmost company above them.
    TimelineGrouping(const Resolution &resolution, TimelineLanes by, bool groups);

    [[nodiscard]] quint32 groupOf(int position) const { return m_groupOf[size_t(position)]; }
    [[nodiscard]] size_t size() const { return m_known.size(); }
    /// Known deals of a group, selected or not.
    [[nodiscard]] quint32 knownDeals(quint32 group) const { return m_known[group]; }
    [[nodiscard]] TimelineLane lane(quint32 group) const;
    /// What orders lanes of equally many deals: named ones first, then by name; kinds in the order
    /// of the enum.
    [[nodiscard]] std::pair<int, QString> rankOf(const TimelineLane &lane) const;

private:
    [[nodiscard]] QList<CompanyId> idsOf(const std::vector<quint32> &companies) const;
    [[nodiscard]] quint32 groupOfDeal(quint32 deal, DealKind kind);

    /// The parties of a deal, as rows of companies.
    struct Sides {
        std::vector<quint32> payers;
        std::vector<quint32> payees;
        std::vector<quint32> partners;
        bool directed = false;
    };
    [[nodiscard]] Sides sidesOf(quint32 deal) const;

    SnapshotPtr m_snapshot;
    TimelineLanes m_by;
    std::vector<quint32> m_tops; ///< of companies; empty without groups
    std::vector<quint32> m_groupOf; ///< of positions
    std::vector<quint32> m_known;
    std::vector<quint32> m_deals; ///< row of the first deal of each group
    QHash<quint64, quint32> m_single; ///< groups of at most one company a side
    QHash<QByteArray, quint32> m_joint;
};

} // namespace dealscope::analysis
