// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace dealscope::analysis {

/// Positions in Resolution::deals(), a bit each: quick to fill and to ask for any number of them.
class PositionSet
{
public:
    PositionSet() = default;
    explicit PositionSet(int positions)
        : m_words(size_t(positions) / 64 + 1, 0)
    {
    }

    void insert(int position)
    {
        m_words[size_t(position) / 64] |= quint64(1) << (size_t(position) % 64);
    }
    void remove(int position)
    {
        m_words[size_t(position) / 64] &= ~(quint64(1) << (size_t(position) % 64));
    }
    [[nodiscard]] bool contains(int position) const
    {
        return (m_words[size_t(position) / 64] >> (size_t(position) % 64) & 1) != 0;
    }

private:
    std::vector<quint64> m_words;
};

} // namespace dealscope::analysis
