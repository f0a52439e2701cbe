// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/NameOrder.h"

#include "core/Snapshot.h"

#include <QCollator>

#include <algorithm>
#include <numeric>

namespace dealscope::core {

NameOrder::NameOrder(const QStringList &names)
    : m_rows(size_t(names.size()))
    , m_places(size_t(names.size()))
{
    const QCollator collator;
    std::vector<QCollatorSortKey> keys;
    keys.reserve(size_t(names.size()));
    m_folded.reserve(size_t(names.size()));
    for (const QString &name : names) {
        m_folded.push_back(foldedForSearch(name));
        keys.push_back(collator.sortKey(m_folded.back()));
    }
    std::iota(m_rows.begin(), m_rows.end(), 0);
    std::ranges::sort(m_rows, [&](quint32 a, quint32 b) {
        const int order = keys[a].compare(keys[b]);
        return order != 0 ? order < 0 : a < b;
    });
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const bool same = i > 0 && keys[m_rows[i]].compare(keys[m_rows[i - 1]]) == 0;
        m_places[m_rows[i]] = same ? m_places[m_rows[i - 1]] : quint32(2 * i + 1);
    }
}

quint32 NameOrder::placeOf(const QString &name) const
{
    const QCollator collator;
    const QString wanted = foldedForSearch(name);
    const auto found = std::ranges::lower_bound(
        m_rows, 0, [](int a, int b) { return a < b; },
        [&](quint32 row) { return collator.compare(m_folded[row], wanted); });
    if (found != m_rows.end() && collator.compare(m_folded[*found], wanted) == 0) {
        return m_places[*found];
    }
    return quint32(2 * (found - m_rows.begin()));
}

std::vector<bool> NameOrder::placesStartingWith(const QString &folded) const
{
    std::vector<bool> places(placeCount(), false);
    for (size_t row = 0; row < m_folded.size(); ++row) {
        if (m_folded[row].startsWith(folded)) {
            places[m_places[row]] = true;
        }
    }
    return places;
}

bool hasWordsStartingWith(const QString &text, const QStringList &words)
{
    return std::ranges::all_of(words, [&](const QString &word) {
        for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at == 0 || !text[at - 1].isLetterOrNumber()) {
                return true;
            }
        }
        return false;
    });
}

} // namespace dealscope::core
