// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/DealList.h"

#include <algorithm>

namespace dealscope::analysis {

DealList::DealList(const QList<DealId> &ids)
    : m_end(quint32(ids.size()))
{
    if (ids.isEmpty()) {
        return;
    }
    auto rows = std::make_shared<Rows>();
    rows->given = ids;
    m_rows = std::move(rows);
}

DealList::DealList(const Resolution &resolution, std::vector<qint32> positions)
    : m_end(quint32(positions.size()))
{
    if (positions.empty()) {
        return;
    }
    auto rows = std::make_shared<Rows>();
    rows->dealIndex = resolution.figures().dealIndex;
    rows->ids = resolution.snapshot().columns().deals.ids;
    rows->positions = std::move(positions);
    m_rows = std::move(rows);
}

std::vector<DealList> DealList::split(const Resolution &resolution, std::vector<qint32> positions,
                                      std::span<const quint32> ends)
{
    const DealList all(resolution, std::move(positions));
    std::vector<DealList> lists(ends.size());
    quint32 begin = 0;
    for (size_t i = 0; i < ends.size(); ++i) {
        if (begin < ends[i]) {
            lists[i].m_rows = all.m_rows;
            lists[i].m_begin = begin;
            lists[i].m_end = ends[i];
        }
        begin = ends[i];
    }
    return lists;
}

DealList DealList::united(std::span<const DealList *const> lists)
{
    if (lists.size() == 1) {
        return *lists[0];
    }
    DealList all;
    auto rows = std::make_shared<Rows>();
    for (const DealList *list : lists) {
        const auto positions = list->positions();
        if (positions.empty()) {
            continue;
        }
        if (rows->positions.empty()) {
            rows->dealIndex = list->m_rows->dealIndex;
            rows->ids = list->m_rows->ids;
        }
        rows->positions.insert(rows->positions.end(), positions.begin(), positions.end());
    }
    std::ranges::sort(rows->positions);
    const auto repeated = std::ranges::unique(rows->positions);
    rows->positions.erase(repeated.begin(), repeated.end());
    all.m_end = quint32(rows->positions.size());
    if (all.m_end > 0) {
        all.m_rows = std::move(rows);
    }
    return all;
}

DealId DealList::operator[](qsizetype index) const
{
    if (!m_rows->given.isEmpty()) {
        return m_rows->given[m_begin + index];
    }
    const auto position = size_t(m_rows->positions[m_begin + size_t(index)]);
    return DealId{m_rows->ids.idAt(m_rows->dealIndex[position])};
}

bool DealList::contains(DealId id) const
{
    return std::ranges::find(begin(), end(), id) != end();
}

QList<DealId> DealList::ids() const
{
    if (isEmpty()) {
        return {};
    }
    if (m_rows->given.size() == size()) {
        return m_rows->given;
    }
    QList<DealId> list;
    list.reserve(size());
    for (const DealId id : *this) {
        list.append(id);
    }
    return list;
}

std::span<const qint32> DealList::positions() const
{
    if (isEmpty() || !m_rows->given.isEmpty()) {
        return {};
    }
    return {m_rows->positions.data() + m_begin, m_end - m_begin};
}

bool operator==(const DealList &a, const DealList &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

bool operator==(const DealList &a, const QList<DealId> &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

} // namespace dealscope::analysis
