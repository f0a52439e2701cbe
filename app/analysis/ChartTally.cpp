// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartTally.h"

#include "analysis/SelectionSteps.h"

namespace dealscope::analysis {

void ChartTally::addTo(std::vector<Sum> &sums, quint32 place, const ChartRules &rules, int position,
                       bool enters)
{
    if (place >= sums.size()) {
        sums.resize(place + 1);
    }
    Sum &sum = sums[place];
    sum.deals += enters ? 1 : -1;
    if (!rules.adds(position)) {
        return;
    }
    if (enters) {
        sum.money.add(rules.money(), size_t(position));
        m_canGoOn = m_canGoOn && !sum.money.overflow;
    } else {
        sum.money.remove(rules.money(), size_t(position));
    }
}

void ChartTally::count(const ChartRules &rules, int position, bool enters)
{
    const int step = enters ? 1 : -1;
    if (const quint8 reason = rules.money().leftOut(size_t(position)); reason != DealMoney::Adds) {
        m_counts.leftOut[reason] += step;
    }
    m_counts.notBinding += rules.isNotBinding(position) ? step : 0;
}

void ChartTally::change(ChartRules &rules, int position, bool enters)
{
    using Part = ChartRules::Part;
    const ChartRules::Deal deal = rules.at(position);
    if (deal.part == Part::NotAsked) {
        return;
    }
    count(rules, position, enters);
    if (deal.part == Part::Undated) {
        m_counts.undated += enters ? 1 : -1;
    } else if (deal.part == Part::Special) {
        (enters ? m_entered : m_left).push_back(position);
    } else if (deal.part == Part::Whole) {
        const ChartRules::Cell cell = rules.cells()[deal.cell];
        addTo(m_rows, cell.row, rules, position, enters);
        addTo(m_cells, deal.cell, rules, position, enters);
        if (rules.query().stack) {
            addTo(m_stacks, cell.stack, rules, position, enters);
        }
    }
}

void ChartTally::listSpecials()
{
    SelectionSteps::step(m_specials, m_entered, m_left);
    m_entered.clear();
    m_left.clear();
}

} // namespace dealscope::analysis
