// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartData.h"
#include "analysis/ChartParts.h"
#include "analysis/ChartTally.h"

namespace dealscope::analysis {

/// Makes one chart of what is added up: which rows are bars, which stacks are pieces, their sums.
class ChartBuilder
{
public:
    /// `selected` ascending; of the tally.
    ChartBuilder(ChartRules &rules, const ChartTally &tally, const QList<int> &selected);

    /// `deals` will be what lists() gives; null: without lists of deals.
    [[nodiscard]] ChartData build(const std::shared_ptr<const LateDealLists> &deals);
    /// After build(). For each bar the deals of its stacks and of the whole bar, then those that
    /// are not binding, then the left out by reason.
    [[nodiscard]] std::vector<DealList> lists();

private:
    static constexpr qint32 NotDrawn = -1;

    using Part = ChartParts::Part;

    /// A bucket by what is drawn of it, the largest first.
    struct Size {
        ChartValue value;
        quint32 code = 0;
        quint32 row = 0;
    };
    struct Bar {
        qint32 panel = 0; ///< in m_data.panels
        qint32 bar = 0;
    };

    [[nodiscard]] ChartSegment segmentOf(const BucketSum &bucket);
    [[nodiscard]] ChartValue valueOf(const ChartTally::Sum &sum, const BucketSum *special);
    void sortSizes(std::vector<Size> &sizes, const ChartCodes &codes, qsizetype wanted) const;
    [[nodiscard]] ChartKey keyOf(const ChartCodes &codes, quint32 code,
                                 const std::vector<int> &firsts, quint32 place);
    void sumSpecials();
    void findFirsts();
    void foldStacks();
    void makePanel(Nature nature, std::vector<Size> sizes);
    void makePanels();
    void sumSegments();
    void listIn(const std::shared_ptr<const LateDealLists> &lists);
    void alignTimes();
    void explain();

    ChartRules &m_rules;
    const ChartTally &m_tally;
    const QList<int> &m_selected;
    FamilySums m_sums;
    ChartParts m_found;
    // What is special in each bucket; buckets without it are not there.
    std::vector<qint32> m_specialOfRow; ///< by row: in m_specials, or NotDrawn
    std::vector<qint32> m_specialOfStack; ///< by code
    std::vector<BucketSum> m_specials;
    std::vector<int> m_firstOfRow; ///< position of its first deal; empty until it is asked for
    std::vector<int> m_firstOfStack; ///< by code
    std::vector<qint32> m_stackOf; ///< by code of a stack: in m_data.stacks, or NotDrawn
    std::vector<qint32> m_barOf; ///< by row: in m_bars, or NotDrawn
    std::vector<Bar> m_bars; ///< of all panels
    size_t m_stackCount = 0;
    ChartData m_data;
};

} // namespace dealscope::analysis
