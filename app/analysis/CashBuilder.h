// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/BucketSum.h"
#include "analysis/CashLadder.h"
#include "analysis/ChartCodes.h"

namespace dealscope::analysis {

/// Makes a cash ladder: rows are sums until it is known which of them are shown.
class CashBuilder
{
public:
    CashBuilder(const Resolution &resolution, const QList<int> &selected, Currency currency,
                bool groups, const CashQuery &query);

    [[nodiscard]] CashLadder build();

private:
    /// That a deal is in a row.
    struct Entry {
        qint32 position = -1;
        qint32 row = -1;
        int ppm = BucketSum::Whole;
    };
    using Entries = std::vector<Entry>;

    [[nodiscard]] CashPanel panelOf(Nature nature, const std::vector<int> &positions);
    /// `top`: rows that are kept, the others being one; 0: all.
    [[nodiscard]] QList<CashRow> bucketRows(const std::vector<int> &positions,
                                            ChartDimension dimension, int top);
    [[nodiscard]] QList<CashRow> dealRows(const std::vector<int> &positions);
    [[nodiscard]] CashRow rowOf(std::span<const int> positions) const;
    [[nodiscard]] CashRow dealRow(int position) const;
    [[nodiscard]] bool folds(size_t rows, int top) const
    {
        // A fold of one would take the room of what it hides.
        return top > 0 && rows > size_t(top) + 1;
    }

    const Resolution &m_resolution;
    QList<int> m_selected;
    bool m_groups;
    FamilySums m_sums;
    CashLadder m_ladder;
};

} // namespace dealscope::analysis
