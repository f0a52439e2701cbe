// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/TitleIndex.h"

#include "core/Snapshot.h"

#include <bit>
#include <cstring>
#include <numeric>

namespace dealscope::core {

namespace {

/// The first eight bytes as a number that sorts as they do.
quint64 beginningOf(std::string_view text)
{
    quint64 bytes = 0;
    std::memcpy(&bytes, text.data(), std::min<size_t>(text.size(), sizeof bytes));
    if constexpr (std::endian::native == std::endian::little) {
        bytes = __builtin_bswap64(bytes);
    }
    return bytes;
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return (c & 0x80) == 0; });
}

/// What foldedForSearch does to plain letters, which nearly all titles are made of.
void appendFoldedAscii(std::string &folded, std::string_view text)
{
    for (const char c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            if (!folded.empty() && folded.back() != ' ') {
                folded.push_back(' ');
            }
        } else {
            folded.push_back(c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c);
        }
    }
    if (!folded.empty() && folded.back() == ' ') {
        folded.pop_back();
    }
}

/// Bytes of letters, digits and everything beyond ASCII.
bool isOfWord(char c)
{
    return (c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

} // namespace

TitleIndex::TitleIndex(const TextColumn &titles)
    : m_places(titles.size())
    , m_rows(titles.size())
{
    m_folded.reserve(titles.size(), titles.all().size());
    std::string folded;
    for (size_t row = 0; row < titles.size(); ++row) {
        if (const std::string_view text = titles[row]; isAscii(text)) {
            folded.clear();
            appendFoldedAscii(folded, text);
            m_folded.append(std::string_view(folded));
        } else {
            m_folded.append(foldedForSearch(titles.text(row)));
        }
    }
    // Most titles differ in their first letters: only the rest looks at the texts.
    struct Key {
        quint64 beginning;
        quint32 row;
    };
    std::vector<Key> keys(titles.size());
    for (size_t row = 0; row < keys.size(); ++row) {
        keys[row] = {beginningOf(m_folded[row]), quint32(row)};
    }
    std::ranges::sort(keys, [this](const Key &a, const Key &b) {
        if (a.beginning != b.beginning) {
            return a.beginning < b.beginning;
        }
        const int order = m_folded[a.row].compare(m_folded[b.row]);
        return order != 0 ? order < 0 : a.row < b.row;
    });
    for (size_t i = 0; i < keys.size(); ++i) {
        m_rows[i] = keys[i].row;
        const bool same = i > 0 && m_folded[m_rows[i]] == m_folded[m_rows[i - 1]];
        m_places[m_rows[i]] = same ? m_places[m_rows[i - 1]] : quint32(i);
    }
}

TitleIndex::Places TitleIndex::startingWith(std::string_view folded) const
{
    const auto beginning = [&](quint32 row) { return m_folded[row].substr(0, folded.size()); };
    const auto begin = std::ranges::lower_bound(m_rows, folded, {}, beginning);
    const auto end = std::ranges::upper_bound(begin, m_rows.end(), folded, {}, beginning);
    return {quint32(begin - m_rows.begin()), quint32(end - m_rows.begin())};
}

std::vector<quint32> TitleIndex::rowsWithWord(std::string_view folded) const
{
    std::vector<quint32> rows;
    const std::string_view all = m_folded.all();
    if (folded.empty()) {
        return rows;
    }
    for (size_t at = all.find(folded); at != std::string_view::npos;
         at = all.find(folded, at + 1)) {
        if (at > 0 && isOfWord(all[at - 1]) && isOfWord(folded.front())) {
            continue;
        }
        const size_t row = m_folded.rowAt(at);
        rows.push_back(quint32(row));
        // To the next title: one word of it is enough.
        at = size_t(m_folded[row].data() - all.data()) + m_folded[row].size();
    }
    return rows;
}

} // namespace dealscope::core
