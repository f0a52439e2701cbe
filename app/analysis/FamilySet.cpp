// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FamilySet.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace dealscope::analysis {

FamilySet::FamilySet(const std::vector<quint32> &slots, const std::vector<qint64> &wholes)
{
    const size_t count = slots.size();
    QHash<qint64, quint32> given;
    given.reserve(qsizetype(count));
    for (size_t i = 0; i < count; ++i) {
        given.insert(slots[i], quint32(i));
    }
    std::vector<qint32> above(count, -1);
    for (size_t i = 0; i < count; ++i) {
        if (const auto it = given.constFind(wholes[i]); it != given.constEnd()) {
            above[i] = qint32(*it);
        }
    }
    std::vector<quint32> top(count);
    for (size_t i = 0; i < count; ++i) {
        size_t at = i;
        while (above[at] >= 0) {
            at = size_t(above[at]);
        }
        top[i] = quint32(at);
    }
    std::vector<quint32> order(count);
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](quint32 a, quint32 b) {
        return top[a] != top[b] ? slots[top[a]] < slots[top[b]] : slots[a] < slots[b];
    });

    std::vector<quint32> memberOf(count);
    for (size_t member = 0; member < count; ++member) {
        memberOf[order[member]] = quint32(member);
        if (member == 0 || top[order[member]] != top[order[member - 1]]) {
            m_begins.push_back(quint32(member));
        }
        m_slots.push_back(slots[order[member]]);
    }
    m_begins.push_back(quint32(count));
    m_partEnds.assign(count, 0);
    for (const quint32 i : order) {
        m_wholes.push_back(above[i] < 0 ? -1 : qint32(memberOf[size_t(above[i])]));
        if (m_wholes.back() >= 0) {
            ++m_partEnds[size_t(m_wholes.back())];
        }
    }
    std::partial_sum(m_partEnds.begin(), m_partEnds.end(), m_partEnds.begin());
    m_parts.resize(m_partEnds.empty() ? 0 : m_partEnds.back());
    std::vector<quint32> next(count);
    for (size_t member = 0; member < count; ++member) {
        next[member] = member == 0 ? 0 : m_partEnds[member - 1];
    }
    for (size_t member = 0; member < count; ++member) {
        if (m_wholes[member] >= 0) {
            m_parts[next[size_t(m_wholes[member])]++] = quint32(member);
        }
    }
}

} // namespace dealscope::analysis
