// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"
#include "analysis/ChartParts.h"
#include "analysis/LeftOutLists.h"

namespace dealscope::analysis {

/// Makes one chart of what deals put into buckets: folding by size, sums. Buckets are codes until
/// it is known which of them are drawn.
class ChartBuilder
{
public:
    ChartBuilder(const Resolution &resolution, const QList<int> &selected, Currency currency,
                 bool groups, const ChartQuery &query);

    [[nodiscard]] ChartData build();

private:
    static constexpr qint32 NotDrawn = -1;

    using Part = ChartParts::Part;
    struct Members;

    /// A bucket by what is drawn of it, the largest first.
    struct Size {
        ChartValue value;
        quint32 code = 0;
        size_t bucket = 0;
    };
    struct StackSum {
        quint32 code = 0;
        BucketSum sum;
    };
    struct Bar {
        qint32 panel = 0; ///< in m_data.panels
        qint32 bar = 0;
    };

    [[nodiscard]] ChartSegment segmentOf(const BucketSum &bucket);
    void sortSizes(std::vector<Size> &sizes, const ChartCodes &codes, qsizetype wanted) const;
    void sumParts();
    void foldStacks();
    void makePanel(Nature nature);
    void sumSegments();
    void listDeals();
    void alignTimes();
    void explain();
    [[nodiscard]] size_t rowPlace(const Part &part) const;

    const Resolution &m_resolution;
    QList<int> m_selected;
    FamilySums m_sums;
    ChartParts m_found;
    std::vector<qint32> m_stackOf; ///< by code of a stack: in m_data.stacks, or NotDrawn
    std::vector<qint32> m_rowOf; ///< by nature and code: in m_rowSums; then which bar it is in
    std::vector<BucketSum> m_rowSums;
    std::vector<StackSum> m_stackSums; ///< those that occur
    std::vector<qint32> m_barOf; ///< of each of m_rowSums: in m_bars
    std::vector<Bar> m_bars; ///< of all panels
    ChartData m_data;
};

} // namespace dealscope::analysis
