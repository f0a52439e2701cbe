// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

#include <atomic>
#include <memory>
#include <span>
#include <vector>

namespace dealscope::ui {

/// All known deals of a resolution in the order of one column: rows without a value last, ties in
/// the order of the ids, whatever the direction. Immutable; made on a worker where there are many.
class DealOrder
{
public:
    using Ptr = std::shared_ptr<const DealOrder>;

    /// `column` as of DealsModel. Reads columns only, but for contradictions. Gives nothing once
    /// `stop` is set.
    [[nodiscard]] static Ptr of(const analysis::ResolutionPtr &resolution, int column,
                                Qt::SortOrder direction, const std::atomic<bool> &stop);
    /// The deals of another resolution as they stood here, new ones last: to be shown until theirs
    /// is there.
    [[nodiscard]] Ptr carriedTo(const analysis::ResolutionPtr &resolution) const;
    /// In the order of the ids.
    [[nodiscard]] static Ptr byId(const analysis::ResolutionPtr &resolution);

    [[nodiscard]] const analysis::ResolutionPtr &resolution() const { return m_resolution; }
    /// True if this is the order by that column and direction, not a makeshift.
    [[nodiscard]] bool is(int column, Qt::SortOrder direction) const
    {
        return m_column == column && m_direction == direction;
    }
    /// Positions in the resolution's deals.
    [[nodiscard]] std::span<const quint32> positions() const { return m_positions; }
    /// Those of `selected` (ascending) in this order.
    [[nodiscard]] std::vector<quint32> chosen(const QList<int> &selected) const;

private:
    analysis::ResolutionPtr m_resolution;
    int m_column = -1;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
    std::vector<quint32> m_positions;
};

/// Where each kind of deals stands in the order of their names; by the kind's number.
[[nodiscard]] std::vector<quint32> placesOfKinds();

} // namespace dealscope::ui
