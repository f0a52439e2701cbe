// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <span>
#include <vector>

namespace dealscope::core {

/// A list of names in the order of the reader's language, without regard to case and accents, and
/// ready to be searched. Rows are positions in the list that it was made of.
class NameOrder
{
public:
    NameOrder() = default;
    explicit NameOrder(const QStringList &names);

    [[nodiscard]] size_t size() const { return m_places.size(); }
    /// Where a name stands: odd, equal for names that differ only in case and accents.
    [[nodiscard]] quint32 placeOf(quint32 row) const { return m_places[row]; }
    /// The same for words that need not be in the list: the place of an equal name, else an even
    /// number between its neighbours'.
    [[nodiscard]] quint32 placeOf(const QString &name) const;
    [[nodiscard]] quint32 placeCount() const { return quint32(2 * m_places.size() + 1); }

    /// As of foldedForSearch.
    [[nodiscard]] const QString &folded(quint32 row) const { return m_folded[row]; }
    /// All rows, in order.
    [[nodiscard]] std::span<const quint32> rows() const { return m_rows; }
    /// One bit of a place for each name that begins with these folded letters.
    [[nodiscard]] std::vector<bool> placesStartingWith(const QString &folded) const;

private:
    std::vector<QString> m_folded;
    std::vector<quint32> m_rows; ///< by place
    std::vector<quint32> m_places; ///< by row
};

/// True if the folded text has the folded words, each at the beginning of one of its own words.
[[nodiscard]] bool hasWordsStartingWith(const QString &text, const QStringList &words);

} // namespace dealscope::core
