// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/DealMoney.h"
#include "analysis/FlowEnds.h"
#include "analysis/SpreadTerms.h"

namespace dealscope::analysis {

/// How one deal stands in a flow graph, whatever else is selected. Const: from any thread.
class FlowRules
{
public:
    enum class Part : quint8 {
        Unknown,
        NoMoney, ///< of nature none
        NotAsked, ///< of the other nature
        Over, ///< ended, denied or replaced
        OtherYears,
        Nowhere, ///< in none of them that anybody knows
        NoDate, ///< asked of one year, and nothing says which
        InsideGroup,
        Flow, ///< all of its own money, or none, from one end to another
        Cut, ///< its money must be cut: to parties, to years, to what its family leaves of it
    };
    struct Deal {
        quint32 from = 0; ///< of a flow: numbers of FlowEnds
        quint32 to = 0;
        qint16 firstYear = 0; ///< in which its money falls; none: the last is before the first
        qint16 lastYear = -1;
        bool hasTerm = false; ///< then these years are marked, but nothing is added to them
        Part part = Part::Unknown;
    };

    FlowRules(const Resolution &resolution, Currency currency, const FlowOptions &options);

    [[nodiscard]] Deal of(int position) const;
    /// True if the deal's money may fall in the year that is asked for; of what has no share there.
    [[nodiscard]] bool fallsInYear(int position) const;
    [[nodiscard]] bool isDated(int position) const
    {
        return m_money.row(size_t(position)).firstDay != FigureColumns::NoDay;
    }

    [[nodiscard]] const Resolution &resolution() const { return m_resolution; }
    [[nodiscard]] const DealMoney &money() const { return m_money; }
    [[nodiscard]] const FlowEnds &ends() const { return m_ends; }
    [[nodiscard]] const FlowOptions &options() const { return m_options; }
    [[nodiscard]] Currency currency() const { return m_currency; }

private:
    [[nodiscard]] Deal plain(int position, FlowEnds::Pair ends,
                             const std::optional<SpreadTerm> &term) const;

    const Resolution &m_resolution;
    Currency m_currency;
    FlowOptions m_options;
    DealMoney m_money;
    FlowEnds m_ends;
};

} // namespace dealscope::analysis
