// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartRules.h"

namespace dealscope::analysis {

/// What the deals of a selection add up to in each row, stack and cell of a chart. Deals come and
/// go one by one; the special ones are only listed.
class ChartTally
{
public:
    struct Sum {
        MoneyTally money;
        int deals = 0;
    };
    /// Deals of the natures asked, special ones too.
    struct Counts {
        std::array<int, size_t(LeftOut::NoDate) + 1> leftOut{};
        int notBinding = 0;
        int undated = 0; ///< of these only those that are not special
    };

    /// A deal enters the selection or leaves it.
    void change(ChartRules &rules, int position, bool enters);
    /// Of all changes since the last call: what is special among them.
    void listSpecials();

    [[nodiscard]] const std::vector<qint32> &specials() const { return m_specials; } ///< ascending
    [[nodiscard]] const Counts &counts() const { return m_counts; }
    // By number of ChartRules, stacks by code; what was not met yet is not there.
    [[nodiscard]] std::span<const Sum> rows() const { return m_rows; }
    [[nodiscard]] std::span<const Sum> stacks() const { return m_stacks; }
    [[nodiscard]] std::span<const Sum> cells() const { return m_cells; }
    /// False once a sum was too large for a number: nothing can be taken off it again.
    [[nodiscard]] bool canGoOn() const { return m_canGoOn; }

private:
    void count(const ChartRules &rules, int position, bool enters);
    void addTo(std::vector<Sum> &sums, quint32 place, const ChartRules &rules, int position,
               bool enters);

    Counts m_counts;
    std::vector<Sum> m_rows;
    std::vector<Sum> m_stacks;
    std::vector<Sum> m_cells;
    std::vector<qint32> m_specials;
    std::vector<qint32> m_entered;
    std::vector<qint32> m_left;
    bool m_canGoOn = true;
};

} // namespace dealscope::analysis
