// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

namespace dealscope::core {

/// Keeps bytes in large pieces, at addresses that stay theirs as long as the arena lives.
class TextArena
{
public:
    /// Room for `size` bytes. Only the last piece may be given back, in part, by shrinkLast().
    char *allocate(qsizetype size)
    {
        if (m_pieces.empty() || m_room - m_used < size) {
            m_room = std::max(size, PieceBytes);
            m_used = 0;
            m_pieces.push_back(std::make_unique_for_overwrite<char[]>(size_t(m_room)));
        }
        char *start = m_pieces.back().get() + m_used;
        m_used += size;
        return start;
    }
    void shrinkLast(qsizetype unused) { m_used -= unused; }
    QByteArrayView keep(QByteArrayView bytes)
    {
        if (bytes.isEmpty()) {
            return {};
        }
        char *copy = allocate(bytes.size());
        std::memcpy(copy, bytes.data(), size_t(bytes.size()));
        return {copy, bytes.size()};
    }

private:
    static constexpr qsizetype PieceBytes = 256 * 1024;

    std::vector<std::unique_ptr<char[]>> m_pieces;
    qsizetype m_room = 0;
    qsizetype m_used = 0;
};

} // namespace dealscope::core
