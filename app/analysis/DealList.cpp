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
            rows->dealIndex = list->made().m_rows->dealIndex;
            rows->ids = list->made().m_rows->ids;
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

const DealList &LateDealLists::at(size_t index) const
{
    std::call_once(m_once, [this] { m_lists = std::exchange(m_make, {})(); });
    return m_lists[index];
}

const DealList &DealList::made() const
{
    return m_late ? m_late->at(m_begin) : *this;
}

DealId DealList::operator[](qsizetype index) const
{
    const DealList &list = made();
    const Rows &rows = *list.m_rows;
    if (!rows.given.isEmpty()) {
        return rows.given[list.m_begin + index];
    }
    const auto position = size_t(rows.positions[list.m_begin + size_t(index)]);
    return DealId{rows.ids.idAt(rows.dealIndex[position])};
}

bool DealList::contains(DealId id) const
{
    return std::binary_search(begin(), end(), id);
}

QList<DealId> DealList::first(qsizetype most) const
{
    QList<DealId> list;
    for (qsizetype i = 0; i < std::min(most, size()); ++i) {
        list.append((*this)[i]);
    }
    return list;
}

QList<DealId> DealList::ids() const
{
    if (isEmpty()) {
        return {};
    }
    const QList<DealId> &given = made().m_rows->given;
    if (given.size() == size()) {
        return given;
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
    const DealList &list = made();
    if (list.m_begin == list.m_end || !list.m_rows->given.isEmpty()) {
        return {};
    }
    return {list.m_rows->positions.data() + list.m_begin, list.m_end - list.m_begin};
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
