// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CrossFilterClauses.h"
#include "analysis/CrossFilterIndex.h"
#include "analysis/FacetFamilies.h"

namespace dealscope::analysis {

/// Which deals of an index fail which clauses, and the sums that follow. It carries out the moves
/// that CrossFilter decides on; deals that were replaced since are not counted here.
///
/// No mask is stored whole. Few-valued dimensions are answered by combination and days by
/// position, so that a change of either writes nothing for deals that it does not move; the other
/// dimensions have a bit a deal in the marks: set where the clause finds it.
class CrossFilterState
{
public:
    /// What a change did to the sums: moved single deals, or counted all facets but its own anew.
    enum class Way { Moved, Recounted };

    CrossFilterState() = default;
    /// Without a clause.
    explicit CrossFilterState(std::shared_ptr<const CrossFilterIndex> index);

    [[nodiscard]] const CrossFilterIndex &index() const { return *m_index; }
    [[nodiscard]] const std::shared_ptr<const CrossFilterIndex> &sharedIndex() const
    {
        return m_index;
    }
    [[nodiscard]] FacetSums &sums() { return m_sums; }
    [[nodiscard]] const FacetSums &sums() const { return m_sums; }

    /// The clauses that a deal fails, or FacetFamilies::Nowhere for one that was removed.
    [[nodiscard]] quint16 maskOf(size_t position) const
    {
        const quint16 mask = rawMask(position);
        return (m_marks[position] & Gone) != 0 ? FacetFamilies::Nowhere
                                               : quint16(mask & AllDimensions);
    }
    [[nodiscard]] bool isGone(size_t position) const { return (m_marks[position] & Gone) != 0; }

    // Clauses that have a bit a deal. Marks are set first, then the deals are counted.
    [[nodiscard]] bool isFound(core::Dimension dimension, quint32 position) const
    {
        return (m_marks[position] & bitOf(dimension)) != 0;
    }
    void setFound(core::Dimension dimension, quint32 position, bool isFound)
    {
        const quint16 others = m_marks[position] & quint16(~bitOf(dimension));
        m_marks[position] = isFound ? others | bitOf(dimension) : others;
    }
    void setAsked(core::Dimension dimension, bool isAsked);

    /// Counts deals whose answer to a clause has just turned over.
    void turnOver(std::span<const quint32> positions, core::Dimension own);
    /// Counts all facets but one anew; `positions` are the deals that pass its clause, each once.
    void recount(std::span<const quint32> positions, core::Dimension own);
    void recountAll(core::Dimension own);

    Way moveDays(const CrossFilterClauses::DayRange &days);
    /// `fails`: the few-valued dimensions whose clause a combination fails.
    Way moveCategories(std::vector<quint16> fails, core::Dimension own);

    /// Takes a deal out for good, with its whole family.
    void remove(quint32 position);

    /// The sums under a clause on days alone, to come back to when the last other clause goes.
    struct Kept {
        FacetSums sums;
        CrossFilterClauses::DayRange days;
        std::vector<quint16> counted;
    };
    [[nodiscard]] Kept keep() const { return {m_sums, m_days, m_families.counted()}; }
    /// Back to what was kept, with the range of days as it is now. All marks must be cleared.
    Way restore(const Kept &kept);

    /// Sets the bit of every deal that passes all clauses, by row of the figures.
    void markSelected(std::vector<quint64> &bits) const;
    /// The same for all clauses but some.
    void markPassing(quint16 but, std::vector<quint64> &bits) const;
    [[nodiscard]] size_t windowSize() const { return m_high - m_low; }
    [[nodiscard]] FacetFamilies::Layer families() const
    {
        return {m_index->families(), m_index->rows(), m_index->categories().all()};
    }
    /// The masks of a family's members.
    [[nodiscard]] std::span<const quint16> masksOf(size_t family) const;

private:
    static constexpr quint16 Direct = CrossFilterIndex::Direct;
    static constexpr quint16 ByPosition = CrossFilterIndex::ByPosition;
    static constexpr quint16 Gone = 1U << 15;

    /// Beside the dimensions: Direct where the deal is not counted by itself.
    [[nodiscard]] quint16 rawMask(size_t position) const
    {
        const quint16 marks = m_marks[position];
        quint16 mask = quint16((m_asked | Direct) & ~marks);
        if (m_someCategoryFails) {
            mask |= m_categoryFails[m_index->categoryAt()[position]];
        }
        const bool inDays = (marks & ByPosition) != 0
            ? position >= m_low && position < m_high
            : (marks & bitOf(core::Dimension::Dates)) != 0;
        return inDays ? mask : quint16(mask | bitOf(core::Dimension::Dates));
    }
    template<bool Add>
    void countWindow(size_t begin, size_t end, quint16 skipped);
    void countMonthsOutside();
    [[nodiscard]] bool canTakeMonths() const;
    template<bool Add>
    void takeMonths(const std::vector<quint8> &categories);
    void appendPositions(const std::vector<quint8> &categories, size_t begin, size_t end,
                         std::vector<quint32> &to) const;
    void turnRows(std::span<const quint32> positions, quint16 ownBit, quint16 skipped);
    void countSpans(quint16 skipped);
    void recountFamilies(core::Dimension own);
    void refreshTouched(core::Dimension own);
    void touchFamilyAt(size_t position);
    void turnSpans(const CrossFilterClauses::DayRange &days, std::vector<quint32> &turned);
    void moveWindow(size_t low, size_t high);

    std::shared_ptr<const CrossFilterIndex> m_index;
    FacetSums m_sums;
    FacetFamilies m_families;
    std::vector<quint16> m_marks;
    std::vector<quint16> m_categoryFails; ///< by combination
    bool m_someCategoryFails = false;
    quint16 m_asked = 0; ///< of the dimensions that have a bit a deal
    CrossFilterClauses::DayRange m_days;
    size_t m_low = 0; ///< positions within the range of days
    size_t m_high = 0;
    std::vector<quint32> m_gone; ///< deals that were counted by themselves, and are no more
    std::vector<quint32> m_touched; ///< families with a member whose mask has changed
    mutable std::vector<quint16> m_masks;
};

} // namespace dealscope::analysis
