// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Column.h"

#include <QHash>

#include <memory>
#include <span>
#include <vector>

namespace dealscope::core {

/// A list of codes for each row (compressed sparse rows): the parties of deals, the outlets that
/// speak of them. Copies share the lists; a row that is set anew is kept beside them.
class CodeLists
{
public:
    CodeLists() = default;
    /// `ends` has one entry a row: where its codes end.
    [[nodiscard]] static CodeLists of(std::vector<quint32> codes, std::vector<quint32> ends)
    {
        CodeLists lists;
        lists.m_base = std::make_shared<Base>(Base{std::move(codes), std::move(ends)});
        return lists;
    }

    /// For each of `rows` rows the positions in `owner` that hold it, ascending: a column of
    /// foreign keys turned round. Values from `rows` on are left out.
    [[nodiscard]] static CodeLists grouped(const Column<quint32> &owner, quint32 rows)
    {
        // A counting sort: how many each row has, then where its first one goes.
        std::vector<quint32> next(size_t(rows) + 1, 0);
        for (size_t i = 0; i < owner.size(); ++i) {
            if (owner[i] < rows) {
                ++next[owner[i] + 1];
            }
        }
        for (size_t row = 0; row < rows; ++row) {
            next[row + 1] += next[row];
        }
        std::vector<quint32> ends(next.begin() + 1, next.end());
        std::vector<quint32> codes(next.back());
        for (size_t i = 0; i < owner.size(); ++i) {
            if (owner[i] < rows) {
                codes[next[owner[i]]++] = quint32(i);
            }
        }
        return of(std::move(codes), std::move(ends));
    }

    [[nodiscard]] size_t size() const { return m_base ? m_base->ends.size() : 0; }

    [[nodiscard]] std::span<const quint32> operator[](size_t row) const
    {
        if (!m_changed.isEmpty()) {
            if (const auto it = m_changed.constFind(row); it != m_changed.constEnd()) {
                return **it;
            }
        }
        const quint32 begin = row == 0 ? 0 : m_base->ends[row - 1];
        return {m_base->codes.data() + begin, m_base->ends[row] - begin};
    }

    /// Appends one row. Only while nobody else has the lists.
    void append(std::span<const quint32> codes)
    {
        if (!m_base) {
            m_base = std::make_shared<Base>();
        }
        m_base->codes.insert(m_base->codes.end(), codes.begin(), codes.end());
        m_base->ends.push_back(quint32(m_base->codes.size()));
    }

    /// Appends all rows of other lists. Only while nobody else has these.
    void append(const CodeLists &more)
    {
        if (!m_base) {
            m_base = std::make_shared<Base>();
        }
        m_base->ends.reserve(size() + more.size());
        if (!more.m_base || !more.m_changed.isEmpty()) {
            for (size_t row = 0; row < more.size(); ++row) {
                append(more[row]);
            }
            return;
        }
        const auto before = quint32(m_base->codes.size());
        m_base->codes.insert(m_base->codes.end(), more.m_base->codes.begin(),
                             more.m_base->codes.end());
        for (const quint32 end : more.m_base->ends) {
            m_base->ends.push_back(before + end);
        }
    }

    void set(size_t row, std::vector<quint32> codes)
    {
        m_changed.insert(row, std::make_shared<const std::vector<quint32>>(std::move(codes)));
    }

    [[nodiscard]] size_t bytes() const
    {
        return m_base ? (m_base->codes.capacity() + m_base->ends.capacity()) * sizeof(quint32) : 0;
    }

private:
    struct Base {
        std::vector<quint32> codes;
        std::vector<quint32> ends; ///< where each row's codes end
    };
    std::shared_ptr<Base> m_base;
    QHash<size_t, std::shared_ptr<const std::vector<quint32>>> m_changed;
};

} // namespace dealscope::core
