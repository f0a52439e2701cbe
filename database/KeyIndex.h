// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QHashFunctions>

#include <vector>

namespace dealscope::database {

struct NoMore {
    friend bool operator==(NoMore, NoMore) = default;
};
inline size_t qHash(NoMore, size_t seed = 0) noexcept
{
    return seed;
}

/// What a text, and with it some `More`, stands for in a ledger: an id, found by open addressing
/// with linear steps. Texts are views that must stay; nothing is ever taken out. Much smaller and
/// quicker than a hash of texts of their own.
template<typename More = NoMore>
class KeyIndex
{
public:
    KeyIndex() { grow(); }

    /// The id's place, which is 0 where the text is new; good until the next call.
    qint64 &at(QByteArrayView text, const More &more = {})
    {
        if (m_entries.size() * 2 >= m_slots.size()) {
            grow();
        }
        const size_t hash = hashOf(text, more);
        size_t slot = hash & (m_slots.size() - 1);
        while (m_slots[slot] != 0) {
            Entry &entry = m_entries[m_slots[slot] - 1];
            if (entry.hash == hash && entry.text == text && entry.more == more) {
                return entry.id;
            }
            slot = (slot + 1) & (m_slots.size() - 1);
        }
        m_entries.push_back({hash, text, more, 0});
        m_slots[slot] = quint32(m_entries.size());
        return m_entries.back().id;
    }
    /// The id, or 0.
    [[nodiscard]] qint64 find(QByteArrayView text, const More &more = {}) const
    {
        const size_t hash = hashOf(text, more);
        size_t slot = hash & (m_slots.size() - 1);
        while (m_slots[slot] != 0) {
            const Entry &entry = m_entries[m_slots[slot] - 1];
            if (entry.hash == hash && entry.text == text && entry.more == more) {
                return entry.id;
            }
            slot = (slot + 1) & (m_slots.size() - 1);
        }
        return 0;
    }

private:
    struct Entry {
        size_t hash;
        QByteArrayView text;
        [[no_unique_address]] More more;
        qint64 id;
    };

    static size_t hashOf(QByteArrayView text, const More &more)
    {
        return qHash(more, qHashBits(text.data(), size_t(text.size()), QHashSeed::globalSeed()));
    }
    void grow()
    {
        m_slots.assign(std::max<size_t>(1024, m_slots.size() * 2), 0);
        for (size_t i = 0; i < m_entries.size(); ++i) {
            size_t slot = m_entries[i].hash & (m_slots.size() - 1);
            while (m_slots[slot] != 0) {
                slot = (slot + 1) & (m_slots.size() - 1);
            }
            m_slots[slot] = quint32(i + 1);
        }
    }

    std::vector<Entry> m_entries;
    std::vector<quint32> m_slots; ///< 1 + place of the entry; 0 is free
};

} // namespace dealscope::database
