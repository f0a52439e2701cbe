// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FamilySums.h"
#include "analysis/FlowEnds.h"
#include "analysis/LeftOutLists.h"

#include <map>

namespace dealscope::analysis {

/// Who pays whom, deal by deal. Deals with one company at each end, no family and no term are read
/// from the columns; the others are cut to ends, years and remainders.
class FlowFinder
{
public:
    static constexpr qint32 Own = -1; ///< in Flow::cut: all of the deal's own money, or none

    /// What one deal moves between two ends.
    struct Flow {
        qint32 position = -1;
        quint32 from = 0; ///< numbers of FlowEnds
        quint32 to = 0;
        qint32 cut = Own; ///< in cuts()
    };
    /// Money that is not the deal's own as it stands.
    struct Cut {
        FlowAmount amount;
        bool remainder = false;
        bool partial = false;
    };

    FlowFinder(const Resolution &resolution, const QList<int> &selected, Currency currency,
               const FlowOptions &options);

    /// Fills what the graph says of the selection: years and what is left out.
    void find(FlowGraph &graph);

    [[nodiscard]] FamilySums &sums() { return m_sums; }
    [[nodiscard]] const FlowEnds &ends() const { return m_ends; }
    [[nodiscard]] const std::vector<Flow> &flows() const { return m_flows; } ///< by position
    [[nodiscard]] const std::vector<Cut> &cuts() const { return m_cuts; }
    /// What flows in and out, by number of FlowEnds; -1: nothing ends there.
    [[nodiscard]] const std::vector<qint64> &sizes() const { return m_sizes; }

private:
    void findFlow(int position);
    void findPlainFlow(int position);
    void findCutFlows(int position);
    [[nodiscard]] bool isPlain(int position) const;
    [[nodiscard]] bool fallsInYear(int position) const;
    [[nodiscard]] std::optional<FlowAmount> amountOf(int position, const MoneyPiece &piece);
    void leaveToOtherYears(int position);
    void addYear(int year, qint64 units);
    void markYears(const SpreadTerm &term);
    void weigh(quint32 node, qint64 units);

    const Resolution &m_resolution;
    QList<int> m_selected;
    FlowOptions m_options;
    FamilySums m_sums;
    FlowEnds m_ends;
    LeftOutLists m_leftOut;
    std::vector<qint32> m_noMoney;
    std::vector<qint32> m_insideGroup;
    std::vector<qint32> m_otherYears;
    std::map<int, qint64> m_years;
    std::vector<qint64> m_usualYears; ///< of YearOfDay's table; -1: nothing falls there
    std::vector<Flow> m_flows;
    std::vector<Cut> m_cuts;
    std::vector<qint64> m_sizes;
};

} // namespace dealscope::analysis
