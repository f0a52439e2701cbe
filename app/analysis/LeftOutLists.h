// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"

namespace dealscope::analysis {

/// Gathers the deals that add no money, by reason; positions come ascending.
class LeftOutLists
{
public:
    void add(LeftOut reason, int position) { m_positions[size_t(reason)].push_back(position); }

    /// The reasons that occurred, in the order of the enum. Takes what was gathered.
    [[nodiscard]] QList<LeftOutDeals> deals(const Resolution &resolution)
    {
        QList<LeftOutDeals> all;
        for (size_t reason = 0; reason < m_positions.size(); ++reason) {
            if (!m_positions[reason].empty()) {
                all.append({LeftOut(reason), DealList(resolution, std::move(m_positions[reason]))});
            }
        }
        return all;
    }

private:
    std::array<std::vector<qint32>, size_t(LeftOut::NoDate) + 1> m_positions;
};

} // namespace dealscope::analysis
