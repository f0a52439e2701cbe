// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/BucketSum.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

/// `ppm` is at most a whole, so that a share always fits.
Money shareOf(Money amount, int ppm)
{
    return checkedScale(amount, ppm, BucketSum::Whole).value_or(Money{});
}

MoneySum scaled(MoneySum sum, int ppm)
{
    if (ppm >= BucketSum::Whole) {
        return sum;
    }
    sum.interval.floor = shareOf(sum.interval.floor, ppm);
    sum.interval.ceiling = shareOf(sum.interval.ceiling.value_or(sum.interval.floor), ppm);
    sum.headline = shareOf(sum.headline, ppm);
    sum.firm = shareOf(sum.firm, ppm);
    sum.paid = shareOf(sum.paid, ppm);
    return sum;
}

} // namespace

void BucketSum::addYear(int position, const YearShare &share, int ppm)
{
    count(position);
    m_isAssumed = m_isAssumed || share.assumed;
    MoneySum sum;
    sum.interval = {share.interval.floor, share.interval.ceiling.value_or(share.interval.floor)};
    sum.openEnded = share.interval.isOpen() ? 1 : 0;
    sum.firm = share.firm;
    sum.paid = share.paid;
    sum.deals = 1;
    m_tally.add(scaled(sum, ppm));
}

void BucketSum::add(const BucketSum &others)
{
    if (others.m_deals == 0) {
        return;
    }
    m_tally.add(others.m_tally.sum());
    m_parts.insert(m_parts.end(), others.m_parts.begin(), others.m_parts.end());
    if (others.m_first >= 0) {
        m_first = m_first < 0 ? others.m_first : std::min(m_first, others.m_first);
    }
    m_last = std::max(m_last, others.m_last);
    m_deals += others.m_deals;
    m_isAssumed = m_isAssumed || others.m_isAssumed;
}

MoneySum BucketSum::sum(FamilySums &families) const
{
    MoneyTally tally = m_tally;
    if (m_parts.empty()) {
        return tally.sum();
    }
    std::vector<Part> parts = m_parts;
    std::ranges::stable_sort(parts, {}, &Part::position);
    std::vector<int> whole;
    for (size_t i = 0; i < parts.size();) {
        const int position = parts[i].position;
        int ppm = 0;
        for (; i < parts.size() && parts[i].position == position; ++i) {
            ppm = std::min(Whole, ppm + parts[i].ppm);
        }
        if (ppm >= Whole) {
            whole.push_back(position);
        } else {
            tally.add(scaled(families.sumOf({&position, 1}), ppm));
        }
    }
    tally.add(families.sumOf(whole));
    return tally.sum();
}

} // namespace dealscope::analysis
