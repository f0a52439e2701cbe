// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/PartyCodes.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

quint64 pairOf(std::span<const quint32> rows)
{
    return quint64(rows[0]) << 32 | rows[1];
}

} // namespace

PartyCodes::PartyCodes(const Resolution &resolution, bool groups)
    : m_notNamed(resolution.snapshot().columns().companies.size())
{
    const LedgerColumns &columns = resolution.snapshot().columns();
    for (quint32 row = 0; groups && row < m_notNamed; ++row) {
        const quint32 group = columns.companies.rowOf(
            resolution.snapshot().groupOf(CompanyId{columns.companies.idAt(row)}).value);
        m_groupOf.push_back(group == NoRow ? row : group);
    }
    const FigureColumns &figures = resolution.figures();
    std::vector<quint32> rows;
    for (const int side : {0, 1}) {
        std::vector<quint32> &codes = m_codes[size_t(side)];
        codes.resize(figures.size());
        const auto &lists = side == 0 ? figures.payers : figures.payees;
        for (size_t position = 0; position < codes.size(); ++position) {
            const auto list = lists[position];
            if (list.empty()) {
                codes[position] = m_notNamed;
            } else if ((figures.flags[position] & FigureColumns::Shared) == 0) {
                codes[position] = rowFor(list[0]);
            } else if (columns.deals.hasShares[figures.dealIndex[position]] != 0) {
                codes[position] = Several;
            } else {
                rows.assign(list.begin(), list.end());
                codes[position] = codeOf(rows);
            }
        }
    }
}

quint32 PartyCodes::codeOf(std::vector<quint32> &rows)
{
    for (quint32 &row : rows) {
        row = rowFor(row);
    }
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    if (rows.size() == 1) {
        return rows[0];
    }
    const auto known = indexOfJoint(rows);
    const quint32 index = known.value_or(jointCount());
    if (!known) {
        m_jointRows.insert(m_jointRows.end(), rows.begin(), rows.end());
        m_jointEnds.push_back(quint32(m_jointRows.size()));
        if (rows.size() == 2) {
            m_pairs.insert(pairOf(rows), index);
        } else {
            m_more.emplace(rows, index);
        }
    }
    return codeOfJoint(index);
}

std::span<const quint32> PartyCodes::joint(quint32 index) const
{
    const quint32 begin = index == 0 ? 0 : m_jointEnds[index - 1];
    return {m_jointRows.data() + begin, m_jointEnds[index] - begin};
}

std::optional<quint32> PartyCodes::indexOfJoint(std::span<const quint32> rows) const
{
    if (rows.size() == 2) {
        const auto pair = m_pairs.constFind(pairOf(rows));
        return pair == m_pairs.cend() ? std::nullopt : std::optional(*pair);
    }
    const auto more = m_more.find({rows.begin(), rows.end()});
    return more == m_more.end() ? std::nullopt : std::optional(more->second);
}

namespace {

template<bool Groups>
struct KeptCodes {
    PartyCodes codes;
};

template<bool Groups>
std::shared_ptr<const PartyCodes> kept(const Resolution &resolution)
{
    using Kept = KeptCodes<Groups>;
    const auto all
        = resolution.derived().get<Kept>([&] { return Kept{PartyCodes(resolution, Groups)}; });
    return {all, &all->codes};
}

} // namespace

void PartyCodes::follow(const Resolution &before, const Resolution &next)
{
    const auto same = [](const auto &old) { return old; };
    next.derived().follow<KeptCodes<true>>(before.derived(), same);
    next.derived().follow<KeptCodes<false>>(before.derived(), same);
}

std::shared_ptr<const PartyCodes> PartyCodes::of(const Resolution &resolution, bool groups)
{
    return groups ? kept<true>(resolution) : kept<false>(resolution);
}

} // namespace dealscope::analysis
