// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FamilySums.h"
#include "analysis/FlowEnds.h"
#include "analysis/LeftOutLists.h"
#include "analysis/SpreadTerms.h"

#include <map>

namespace dealscope::analysis {

/// Who pays whom, deal by deal. Deals with one end at each side and no family are read from the
/// columns; the others, and of years those with a term, are cut to ends, years and remainders.
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
    /// The first deal of a number that has a size.
    [[nodiscard]] int firstOf(quint32 number) const { return m_firsts[number]; }
    [[nodiscard]] std::vector<Flow> takeFlows() { return std::move(m_flows); }

private:
    void findFlow(int position);
    void findPlainFlow(int position, FlowEnds::Pair ends);
    void findCutFlows(int position);
    void addCut(int position, FlowEnds::Pair ends, Cut cut);
    /// The ends of a deal whose money flows as it stands; nothing where it must be cut.
    [[nodiscard]] std::optional<FlowEnds::Pair> plainEnds(int position, Nature nature);
    [[nodiscard]] bool fallsInYear(int position) const;
    [[nodiscard]] std::optional<FlowAmount> amountOf(int position, const MoneyPiece &piece);
    void leaveToOtherYears(int position);
    void addYear(int year, qint64 units);
    void markYears(const SpreadTerm &term);
    void weigh(quint32 node, qint64 units, int position);

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
    std::optional<SpreadTerm> m_term; ///< of the deal at hand, where it has one
    std::vector<qint32> m_firsts; ///< by number, the position of the first deal there
};

} // namespace dealscope::analysis
