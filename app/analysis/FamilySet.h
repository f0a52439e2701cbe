// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace dealscope::analysis {

/// Deals that are counted together: trees of wholes and parts. Members are numbered family by
/// family; "slot" is a member's place in the rows that the set was made for.
class FamilySet
{
public:
    static constexpr quint32 None = 0xffffffff;

    /// `slots` of the members, each once, and beside each the slot of its whole, or -1.
    FamilySet() = default;
    FamilySet(const std::vector<quint32> &slots, const std::vector<qint64> &wholes);

    [[nodiscard]] size_t familyCount() const { return m_begins.empty() ? 0 : m_begins.size() - 1; }
    [[nodiscard]] size_t memberCount() const { return m_slots.size(); }
    [[nodiscard]] quint32 begin(size_t family) const { return m_begins[family]; }
    [[nodiscard]] quint32 end(size_t family) const { return m_begins[family + 1]; }
    [[nodiscard]] quint32 slot(size_t member) const { return m_slots[member]; }
    /// The member that this one is part of, or -1.
    [[nodiscard]] qint32 whole(size_t member) const { return m_wholes[member]; }
    [[nodiscard]] std::span<const quint32> parts(size_t member) const
    {
        const quint32 begin = member == 0 ? 0 : m_partEnds[member - 1];
        return {m_parts.data() + begin, m_partEnds[member] - begin};
    }

private:
    std::vector<quint32> m_begins;
    std::vector<quint32> m_slots;
    std::vector<qint32> m_wholes;
    std::vector<quint32> m_partEnds;
    std::vector<quint32> m_parts;
};

} // namespace dealscope::analysis
