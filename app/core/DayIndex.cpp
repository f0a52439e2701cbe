// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/DayIndex.h"

#include <algorithm>

namespace dealscope::core {

void DayIndex::append(qint32 first, qint32 last, quint32 thing)
{
    m_lastDay = isEmpty() ? last : std::max(m_lastDay, last);
    if (first == last) {
        m_days.push_back(first);
        m_dayThings.push_back(thing);
        return;
    }
    const auto at = quint32(m_runThings.size());
    if (m_runs.empty() || m_runs.back().first != first || m_runs.back().last != last) {
        m_runs.push_back({first, last, at, at});
    }
    m_runThings.push_back(thing);
    m_runs.back().end = at + 1;
}

void DayIndex::reserve(size_t size)
{
    m_days.reserve(size);
    m_dayThings.reserve(size);
}

qint32 DayIndex::firstDay() const
{
    if (m_runs.empty()) {
        return m_days.front();
    }
    return m_days.empty() ? m_runs.front().first : std::min(m_days.front(), m_runs.front().first);
}

DayIndex::Count DayIndex::count(qint32 from, qint32 to, qint32 longest) const
{
    Count count;
    if (to < from) {
        return count;
    }
    const auto begin = std::ranges::lower_bound(m_days, from);
    count.within = quint32(std::upper_bound(begin, m_days.end(), to) - begin);
    for (const Run &run : m_runs) {
        if (run.first > to) {
            break;
        }
        if (run.last >= from && run.length() <= longest) {
            (run.first >= from && run.last <= to ? count.within : count.meeting) += run.size();
        }
    }
    return count;
}

void DayIndex::collect(qint32 from, qint32 to, std::vector<quint32> &things, qint32 longest) const
{
    if (to < from) {
        return;
    }
    const auto begin = std::ranges::lower_bound(m_days, from);
    const auto end = std::upper_bound(begin, m_days.end(), to);
    things.insert(things.end(), m_dayThings.begin() + (begin - m_days.begin()),
                  m_dayThings.begin() + (end - m_days.begin()));
    for (const Run &run : m_runs) {
        if (run.first > to) {
            break;
        }
        if (run.last >= from && run.length() <= longest) {
            things.insert(things.end(), m_runThings.begin() + run.begin,
                          m_runThings.begin() + run.end);
        }
    }
}

} // namespace dealscope::core
