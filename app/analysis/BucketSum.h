// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FamilySums.h"

namespace dealscope::analysis {

/// The deals of one bucket of a chart on their way to a figure. Deals that fall here whole and
/// belong to no family are added at once; the others wait until all of them are there.
class BucketSum
{
public:
    static constexpr int Whole = 1'000'000;

    /// A deal outside families that falls here whole. `adds`: that it adds money.
    void addDeal(const DealMoney &money, int position, bool adds)
    {
        count(position);
        if (adds) {
            m_tally.add(money, size_t(position));
        }
    }
    /// So many millionths of a deal.
    void addPart(int position, int ppm)
    {
        count(position);
        m_parts.push_back({position, ppm});
    }
    /// So many millionths of what falls in one year of a deal.
    void addYear(int position, const YearShare &share, int ppm);

    /// So many deals that were added up elsewhere, none of them in a family.
    void addTally(const MoneyTally &tally, int deals)
    {
        m_tally.add(tally.sum());
        m_deals += deals;
    }
    /// Deals of which none is in this bucket.
    void add(const BucketSum &others);

    /// Families counted once. A deal of which only a share falls here is summed alone, less what
    /// is selected below it, and then cut.
    [[nodiscard]] MoneySum sum(FamilySums &families) const;
    /// Deals that came; one that came several times, in a row, once.
    [[nodiscard]] int deals() const { return m_deals; }
    /// Of the deals that came one by one; -1: none.
    [[nodiscard]] int firstPosition() const { return m_first; }
    [[nodiscard]] bool isAssumed() const { return m_isAssumed; }

private:
    struct Part {
        int position = -1;
        int ppm = Whole;
    };

    void count(int position)
    {
        m_first = m_first < 0 ? position : m_first;
        m_deals += position != m_last ? 1 : 0;
        m_last = position;
    }

    MoneyTally m_tally;
    std::vector<Part> m_parts;
    int m_deals = 0;
    int m_first = -1;
    int m_last = -1;
    bool m_isAssumed = false;
};

} // namespace dealscope::analysis
