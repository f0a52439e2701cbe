// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CrossFilterRows.h"
#include "analysis/FacetSums.h"
#include "analysis/FamilySet.h"

#include <limits>
#include <memory>

namespace dealscope::analysis {

/// The positions at which each code occurs, ascending.
class PostingLists
{
public:
    [[nodiscard]] std::span<const quint32> operator[](quint32 code) const
    {
        if (size_t(code) + 1 >= m_begins.size()) {
            return {};
        }
        return {m_positions.data() + m_begins[code], m_begins[code + 1] - m_begins[code]};
    }

    // Built in two rounds over all positions, ascending: count each code, then place each.
    void start(size_t codes) { m_begins.assign(codes + 2, 0); }
    void count(quint32 code) { ++m_begins[code + 2]; }
    void startPlacing()
    {
        for (size_t code = 2; code < m_begins.size(); ++code) {
            m_begins[code] += m_begins[code - 1];
        }
        m_positions.resize(m_begins.back());
    }
    void place(quint32 code, quint32 position) { m_positions[m_begins[code + 1]++] = position; }
    void finish() { m_begins.pop_back(); }

private:
    std::vector<quint32> m_begins;
    std::vector<quint32> m_positions;
};

/// Deals as a filter goes through them: physically in the order of their first day, undated ones
/// first, so that a range of days is a range of positions. Immutable; made on a worker and shared.
class CrossFilterIndex
{
public:
    /// Bits of `marks` beyond the dimensions.
    static constexpr quint16 Direct = 1U << 13; ///< counted by itself, not in a family
    static constexpr quint16 ByPosition = 1U << 14; ///< of one day: in a range by its position

    /// A deal whose date is not one day; in a range of days if the two meet.
    struct Span {
        quint32 position = 0;
        qint32 first = 0;
        qint32 last = 0;
    };

    /// Codes in `figures` must lie below the sizes of the context's lists. Families are not
    /// circular (as Resolution promises).
    [[nodiscard]] static std::shared_ptr<const CrossFilterIndex> build(
        std::shared_ptr<const FigureColumns> figures,
        std::shared_ptr<const CrossFilterContext> context);

    [[nodiscard]] size_t size() const { return m_rows.rows.size(); }
    [[nodiscard]] const std::shared_ptr<const FigureColumns> &figures() const { return m_figures; }
    [[nodiscard]] const std::shared_ptr<const CrossFilterContext> &context() const
    {
        return m_context;
    }
    [[nodiscard]] const CrossFilterRows &rows() const { return m_rows; }
    [[nodiscard]] const DealCategories &categories() const { return m_categories; }
    /// Of each position; beside the rows for those who look at nothing else.
    [[nodiscard]] const std::vector<quint32> &categoryAt() const { return m_categoryAt; }
    [[nodiscard]] const std::vector<quint32> &categorySizes() const { return m_categorySizes; }
    /// Direct, ByPosition, and the bit of dates of deals that are not ByPosition (no date clause).
    [[nodiscard]] const std::vector<quint16> &marks() const { return m_marks; }
    /// Row in the figures, and back.
    [[nodiscard]] quint32 dealAt(size_t position) const { return m_dealAt[position]; }
    [[nodiscard]] quint32 positionOf(size_t deal) const { return m_positionOf[deal]; }

    /// The first position whose first day is not before `day`; undated ones lie before all.
    [[nodiscard]] size_t lowerBound(qint32 day) const;
    [[nodiscard]] size_t datedBegin() const { return m_datedBegin; }
    [[nodiscard]] const std::vector<Span> &spans() const { return m_spans; } ///< by first day
    [[nodiscard]] const std::vector<Span> &spansByLast() const { return m_spansByLast; }

    /// What the deals of a month and a combination add (those marked Direct), month by month, from
    /// that of the undated on: months under clauses on few-valued dimensions alone are added up of
    /// it. Empty where it would be large; positions as in FacetSums.
    [[nodiscard]] const std::vector<FacetCell> &byMonth() const { return m_byMonth; }

    /// Of Payers, Payees, Outlets and Tags; of Companies only where neither side has the code.
    [[nodiscard]] const PostingLists &postings(core::Dimension dimension) const
    {
        return m_postings[size_t(dimension)];
    }

    [[nodiscard]] const FamilySet &families() const { return m_families; }
    /// The family of a position, or FamilySet::None.
    [[nodiscard]] quint32 familyAt(size_t position) const
    {
        return m_familyAt.empty() ? FamilySet::None : m_familyAt[position];
    }
    /// False if some sum of all deals exceeds 63 bits; sums modulo 2^64 say nothing then.
    [[nodiscard]] bool sumsFit() const { return m_largestSum <= quint64(MostUnits); }
    /// The largest of the sums of all deals: ends, firm, headlines, paid; capped above 63 bits.
    [[nodiscard]] quint64 largestSum() const { return m_largestSum; }
    static constexpr qint64 MostUnits = std::numeric_limits<qint64>::max();
    [[nodiscard]] const FacetSums::Sizes &sizes() const { return m_sizes; }

private:
    CrossFilterIndex() = default;
    void sortByDay();
    void fillRows();
    struct Part;
    /// Rows of the deals from `from` up to, but not at, `to`; beside the rows, into `part`.
    void fillPart(size_t from, size_t to, Part &part);
    void numberCategories();
    void gatherSpans();
    void gatherFamilies();
    void gatherPostings(std::span<const core::Dimension> dimensions);
    void gatherMonths();

    std::shared_ptr<const FigureColumns> m_figures;
    std::shared_ptr<const CrossFilterContext> m_context;
    CrossFilterRows m_rows;
    DealCategories m_categories;
    std::vector<quint32> m_categoryAt;
    std::vector<quint32> m_categorySizes;
    std::vector<quint16> m_marks;
    std::vector<quint32> m_dealAt;
    std::vector<quint32> m_positionOf;
    std::vector<qint32> m_days; ///< days that occur, ascending
    std::vector<quint32> m_dayBegins; ///< where each begins
    size_t m_datedBegin = 0;
    std::vector<Span> m_spans;
    std::vector<Span> m_spansByLast;
    std::array<PostingLists, core::DimensionCount> m_postings;
    FamilySet m_families;
    std::vector<quint32> m_familyAt;
    std::vector<FacetCell> m_byMonth;
    FacetSums::Sizes m_sizes;
    quint64 m_largestSum = 0;
};

} // namespace dealscope::analysis
