// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include <algorithm>
#include <memory>
#include <vector>

namespace dealscope::core {

/// From ids to rows and back. Takes no space while the ids follow each other, as those of a
/// ledger that nothing was ever removed from do. Copies share what there is.
class IdIndex
{
public:
    static constexpr quint32 NoRow = 0xffffffff;

    [[nodiscard]] quint32 size() const { return m_size; }

    [[nodiscard]] qint64 idAt(quint32 row) const
    {
        return m_ids ? (*m_ids)[row] : m_first + qint64(row);
    }

    /// NoRow for an id that is not there.
    [[nodiscard]] quint32 rowOf(qint64 id) const
    {
        if (!m_ids) {
            const quint64 row = quint64(id) - quint64(m_first);
            return row < m_size ? quint32(row) : NoRow;
        }
        if (!m_rows.isEmpty()) {
            return m_rows.value(id, NoRow);
        }
        const auto found = std::ranges::lower_bound(*m_ids, id);
        return found != m_ids->end() && *found == id ? quint32(found - m_ids->begin()) : NoRow;
    }

    /// Only while nobody else has the index.
    void append(qint64 id)
    {
        if (m_size == 0) {
            m_first = id;
        } else if (!m_ids && id != m_first + qint64(m_size)) {
            m_ids = std::make_shared<std::vector<qint64>>();
            for (quint32 row = 0; row < m_size; ++row) {
                m_ids->push_back(m_first + qint64(row));
            }
        }
        if (m_ids) {
            const bool ascends = id > m_ids->back();
            m_ids->push_back(id);
            if (!ascends || !m_rows.isEmpty()) {
                addToRows();
            }
        }
        ++m_size;
    }

    [[nodiscard]] size_t bytes() const { return m_ids ? m_ids->capacity() * sizeof(qint64) : 0; }

private:
    /// For ids out of order, which a binary search would miss. The last of two equal ones counts.
    void addToRows()
    {
        if (m_rows.isEmpty()) {
            for (quint32 row = 0; row < m_ids->size(); ++row) {
                m_rows.insert((*m_ids)[row], row);
            }
        } else {
            m_rows.insert(m_ids->back(), quint32(m_ids->size() - 1));
        }
    }

    qint64 m_first = 1;
    quint32 m_size = 0;
    std::shared_ptr<std::vector<qint64>> m_ids;
    QHash<qint64, quint32> m_rows;
};

} // namespace dealscope::core
