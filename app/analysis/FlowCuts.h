// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FamilySums.h"
#include "analysis/FlowRules.h"

#include <map>

namespace dealscope::analysis {

/// Who pays whom in the deals that FlowRules calls cut: their money depends on what else is
/// selected, on shares of parties or on terms.
class FlowCuts
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
    /// That money falls in a year.
    struct Year {
        int year = 0;
        qint64 units = 0;
    };
    /// What a flow adds to the size of its ends, at most.
    struct Weight {
        quint32 number = 0;
        qint64 units = 0;
        bool pays = false;
    };

    /// `positions`: ascending, of cut deals.
    FlowCuts(const FlowRules &rules, const FamilySums &sums, std::span<const qint32> positions);

    [[nodiscard]] const FlowEnds &ends() const { return m_ends; } ///< with what is only here
    [[nodiscard]] const std::vector<Flow> &flows() const { return m_flows; } ///< by position
    [[nodiscard]] const std::vector<Cut> &cuts() const { return m_cuts; }
    [[nodiscard]] const std::vector<Year> &years() const { return m_years; }
    [[nodiscard]] const std::vector<Weight> &weights() const { return m_weights; }
    // Ascending.
    [[nodiscard]] const std::vector<qint32> &undated() const { return m_undated; }
    [[nodiscard]] const std::vector<qint32> &insideGroup() const { return m_insideGroup; }
    [[nodiscard]] const std::vector<qint32> &otherYears() const { return m_otherYears; }

private:
    void find(int position);
    void addCut(int position, FlowEnds::Pair ends, Cut cut);
    [[nodiscard]] std::optional<FlowAmount> amountOf(int position, const MoneyPiece &piece);
    void markYears(const SpreadTerm &term);

    const FlowRules &m_rules;
    const Resolution &m_resolution;
    const FlowOptions &m_options;
    const FamilySums &m_sums;
    FlowEnds m_ends;
    std::vector<Flow> m_flows;
    std::vector<Cut> m_cuts;
    std::vector<Year> m_years;
    std::vector<Weight> m_weights;
    std::vector<qint32> m_undated;
    std::vector<qint32> m_insideGroup;
    std::vector<qint32> m_otherYears;
};

} // namespace dealscope::analysis
