// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

namespace dealscope::core {

/// A list of codes for each of the few rows that have one. Copies share the lists.
class SparseLists
{
public:
    SparseLists() = default;
    /// `rows` ascend, each once; `ends` has one entry a row: where its codes end.
    [[nodiscard]] static SparseLists of(std::vector<quint32> rows, std::vector<quint32> ends,
                                        std::vector<quint32> codes)
    {
        SparseLists lists;
        lists.m_base
            = std::make_shared<Base>(Base{std::move(rows), std::move(ends), std::move(codes)});
        return lists;
    }

    /// One more code of a row, which is the last one or a later one. Only while nobody else has the
    /// lists.
    void add(quint32 row, quint32 code)
    {
        if (!m_base) {
            m_base = std::make_shared<Base>();
        }
        if (m_base->rows.empty() || m_base->rows.back() != row) {
            m_base->rows.push_back(row);
            m_base->ends.push_back(0);
        }
        m_base->codes.push_back(code);
        m_base->ends.back() = quint32(m_base->codes.size());
    }

    /// Empty for a row that has none.
    [[nodiscard]] std::span<const quint32> operator[](quint32 row) const
    {
        if (!m_base) {
            return {};
        }
        const auto at = std::ranges::lower_bound(m_base->rows, row);
        if (at == m_base->rows.end() || *at != row) {
            return {};
        }
        const auto index = size_t(at - m_base->rows.begin());
        const quint32 begin = index == 0 ? 0 : m_base->ends[index - 1];
        return {m_base->codes.data() + begin, m_base->ends[index] - begin};
    }

    /// Rows that have a list.
    [[nodiscard]] size_t size() const { return rows().size(); }
    [[nodiscard]] std::span<const quint32> rows() const { return part(&Base::rows); }
    [[nodiscard]] std::span<const quint32> ends() const { return part(&Base::ends); }
    [[nodiscard]] std::span<const quint32> codes() const { return part(&Base::codes); }

    friend bool operator==(const SparseLists &a, const SparseLists &b)
    {
        return a.m_base == b.m_base
            || (std::ranges::equal(a.rows(), b.rows()) && std::ranges::equal(a.ends(), b.ends())
                && std::ranges::equal(a.codes(), b.codes()));
    }

private:
    struct Base {
        std::vector<quint32> rows;
        std::vector<quint32> ends;
        std::vector<quint32> codes;
    };

    [[nodiscard]] std::span<const quint32> part(std::vector<quint32> Base::*which) const
    {
        return m_base ? std::span<const quint32>((*m_base).*which) : std::span<const quint32>();
    }

    std::shared_ptr<Base> m_base;
};

} // namespace dealscope::core
