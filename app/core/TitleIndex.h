// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/TextColumn.h"

#include <span>

namespace dealscope::core {

/// The titles of all deals, folded (see foldedForSearch), sorted and ready to be searched. Rows are
/// those of the snapshot's deals.
class TitleIndex
{
public:
    TitleIndex() = default;
    explicit TitleIndex(const TextColumn &titles);

    [[nodiscard]] size_t size() const { return m_folded.size(); }
    /// Where a title stands among all, from 0; equal for titles that differ only in case and
    /// accents. By code points.
    [[nodiscard]] quint32 placeOf(size_t row) const { return m_places[row]; }
    [[nodiscard]] std::string_view folded(size_t row) const { return m_folded[row]; }
    /// The first place of a title that is not before these folded letters, and the first of one
    /// that is behind all titles that begin with them.
    struct Places {
        quint32 begin = 0;
        quint32 end = 0;
    };
    [[nodiscard]] Places startingWith(std::string_view folded) const;
    /// Rows in whose titles a word begins with these folded letters, ascending.
    [[nodiscard]] std::vector<quint32> rowsWithWord(std::string_view folded) const;

private:
    TextColumn m_folded;
    std::vector<quint32> m_places; ///< by row
    std::vector<quint32> m_rows; ///< by title
};

} // namespace dealscope::core
