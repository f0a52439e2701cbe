// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CrossFilterRows.h"
#include "core/FilterClause.h"

#include <bit>
#include <span>

namespace dealscope::analysis {

/// What is kept for one value of a facet. Sums are kept modulo 2^64, so that taking off is adding
/// backwards; CrossFilterIndex says when they can be trusted.
struct alignas(32) FacetCell {
    quint64 counts = 0; ///< deals; in the upper half those that add money without an upper end
    quint64 floor = 0;
    quint64 ceiling = 0;
    quint64 firm = 0;

    static constexpr quint64 OneOpen = quint64(1) << 32;
    [[nodiscard]] int deals() const { return int(quint32(counts)); }
    [[nodiscard]] int openEnded() const { return int(quint32(counts >> 32)); }

    template<bool Add>
    void count(const FacetCell &other)
    {
        counts = Add ? counts + other.counts : counts - other.counts;
        floor = Add ? floor + other.floor : floor - other.floor;
        ceiling = Add ? ceiling + other.ceiling : ceiling - other.ceiling;
        firm = Add ? firm + other.firm : firm - other.firm;
    }
};

/// What totals hold beside a FacetCell.
struct alignas(32) TotalsCell {
    quint64 headline = 0;
    quint64 paid = 0;
    quint64 adding = 0; ///< deals that added something
    quint64 claims = 0;

    template<bool Add>
    void count(const TotalsCell &other)
    {
        headline = Add ? headline + other.headline : headline - other.headline;
        paid = Add ? paid + other.paid : paid - other.paid;
        adding = Add ? adding + other.adding : adding - other.adding;
        claims = Add ? claims + other.claims : claims - other.claims;
    }
};

[[nodiscard]] inline FacetCell cellOf(const CrossFilterRow &row)
{
    return {1 + row.open * FacetCell::OneOpen, row.floor, row.ceiling, row.firm};
}

/// One bit a dimension, as in the masks of clauses that a deal fails.
[[nodiscard]] constexpr quint16 bitOf(core::Dimension dimension)
{
    return quint16(1U << int(dimension));
}
/// Dimensions that DealCategory answers.
inline constexpr quint16 CategoryBits = bitOf(core::Dimension::Kinds)
    | bitOf(core::Dimension::Natures) | bitOf(core::Dimension::Statuses)
    | bitOf(core::Dimension::Forms) | bitOf(core::Dimension::Currencies);
inline constexpr quint16 AllDimensions = (1U << core::DimensionCount) - 1;
/// All but words, which no picture counts.
inline constexpr quint16 FacetBits = AllDimensions & quint16(~bitOf(core::Dimension::Words));

/// The sums of every facet: for each value of a dimension the deals that pass every clause but the
/// dimension's own. Codes: as in FigureColumns; dates: year * 12 + month - 1 (0: undated); amounts:
/// amountBin.
///
/// The facets of few-valued attributes share one table: deals that pass everything are added once,
/// by their combination, and beside it each facet has what fails its own clause alone.
class FacetSums
{
public:
    static constexpr size_t NatureCount = 3;

    FacetSums() = default;
    /// Sizes of tables. Rows that are counted have codes below them; families may have higher ones.
    struct Sizes {
        quint32 firstMonth = 1;
        quint32 lastMonth = 1;
        size_t categories = 0;
        size_t companies = 0;
        size_t outlets = 0;
        size_t tags = 0;
    };
    explicit FacetSums(const Sizes &sizes);

    /// Adds a row, or takes it off, where `failing` says that it counts: in every facet but `own`
    /// if it fails nothing, in the one facet whose clause it fails alone. `failing` may have bits
    /// beyond the dimensions; such a row counts nowhere.
    template<bool Add>
    [[gnu::always_inline]] void count(const CrossFilterRows &rows, const CrossFilterRow &row,
                                      quint16 failing, quint16 own)
    {
        if (failing == 0) {
            countPassing<Add>(rows, row, own);
        } else if ((failing & (failing - 1)) == 0 && (failing & FacetBits & ~own) != 0) {
            countIn<Add>(rows, row, core::Dimension(std::countr_zero(failing)));
        }
    }
    template<bool Add>
    void countMonth(quint32 code, const FacetCell &cell)
    {
        month(code).template count<Add>(cell);
    }

    /// The cell of a value for what is counted by families; for facets of few-valued attributes
    /// the code is the attribute's own.
    [[nodiscard]] FacetCell &familyCell(core::Dimension facet, quint32 code);
    [[nodiscard]] FacetCell &familyTotals(core::Nature nature)
    {
        return m_familyTotals[size_t(nature)];
    }
    [[nodiscard]] TotalsCell &totals(core::Nature nature) { return m_totals[size_t(nature)]; }

    /// Cells by position, see codeAt.
    [[nodiscard]] std::span<const FacetCell> cells(core::Dimension facet,
                                                   const std::vector<DealCategory> &categories,
                                                   std::vector<FacetCell> &scratch) const;
    [[nodiscard]] quint32 codeAt(core::Dimension facet, size_t position) const
    {
        return facet != core::Dimension::Dates || position == 0
            ? quint32(position)
            : quint32(position) - 1 + m_firstMonth;
    }
    /// What passes everything.
    [[nodiscard]] FacetCell passing(core::Nature nature,
                                    const std::vector<DealCategory> &categories) const;
    [[nodiscard]] const TotalsCell &totals(core::Nature nature) const
    {
        return m_totals[size_t(nature)];
    }

    /// Around a change of one clause, whose own facet does not change: what passes everything is
    /// shared by facets, and would take the facet's sums along.
    void beginChange(core::Dimension own);
    void endChange(core::Dimension own);
    /// Between the two: empties all but the own facet, to be counted anew.
    void clearAllBut(core::Dimension own);

private:
    template<bool Add>
    [[gnu::always_inline]] void countPassing(const CrossFilterRows &rows, const CrossFilterRow &row,
                                             quint16 own)
    {
        using core::Dimension;
        const FacetCell cell = cellOf(row);
        m_categories[row.category].template count<Add>(cell);
        m_totals[row.nature].template count<Add>({row.headline, row.paid, row.adds, row.claims});
        if ((own & bitOf(Dimension::Amounts)) == 0) {
            m_own[size_t(Dimension::Amounts)][row.bin].template count<Add>(cell);
        }
        if ((own & bitOf(Dimension::Dates)) == 0) {
            month(row.month).template count<Add>(cell);
        }
        if (row.hasLists) {
            countList<Add>(rows, row, cell, own);
            return;
        }
        // Most deals: one code each, or none.
        countCode<Add>(Dimension::Payers, row.payer, cell, own);
        countCode<Add>(Dimension::Payees, row.payee, cell, own);
        countCode<Add>(Dimension::Companies, row.payer, cell, own);
        countCode<Add>(Dimension::Companies, row.payee, cell, own);
        countCode<Add>(Dimension::Outlets, row.outlet, cell, own);
    }

    template<bool Add>
    void countCode(core::Dimension facet, quint32 code, const FacetCell &cell, quint16 own)
    {
        if (code != CrossFilterRow::NoCode && (own & bitOf(facet)) == 0) {
            m_own[size_t(facet)][code].template count<Add>(cell);
        }
    }

    template<bool Add>
    void countList(const CrossFilterRows &rows, const CrossFilterRow &row, const FacetCell &cell,
                   quint16 own)
    {
        using core::Dimension;
        const auto in = [&](Dimension facet) {
            return [&table = m_own[size_t(facet)], &cell](quint32 code) {
                table[code].template count<Add>(cell);
            };
        };
        if ((own & bitOf(Dimension::Payers)) == 0) {
            rows.eachPayer(row, in(Dimension::Payers));
        }
        if ((own & bitOf(Dimension::Payees)) == 0) {
            rows.eachPayee(row, in(Dimension::Payees));
        }
        if ((own & bitOf(Dimension::Companies)) == 0) {
            rows.eachCompany(row, in(Dimension::Companies));
        }
        if ((own & bitOf(Dimension::Outlets)) == 0) {
            rows.eachOutlet(row, in(Dimension::Outlets));
        }
        if (row.hasLists && (own & bitOf(Dimension::Tags)) == 0) {
            rows.eachTag(row, in(Dimension::Tags));
        }
    }

    template<bool Add>
    void countIn(const CrossFilterRows &rows, const CrossFilterRow &row, core::Dimension facet)
    {
        using core::Dimension;
        const FacetCell cell = cellOf(row);
        if ((bitOf(facet) & CategoryBits) != 0) {
            m_own[size_t(facet)][row.category].template count<Add>(cell);
        } else if (facet == Dimension::Dates) {
            month(row.month).template count<Add>(cell);
        } else if (facet == Dimension::Amounts) {
            m_own[size_t(facet)][row.bin].template count<Add>(cell);
        } else {
            countList<Add>(rows, row, cell, quint16(~bitOf(facet)));
        }
    }

    [[nodiscard]] FacetCell &month(quint32 value)
    {
        return m_own[size_t(core::Dimension::Dates)][value == 0 ? 0 : value - m_firstMonth + 1];
    }

    /// By code; of few-valued attributes by combination, and only what fails their clause alone.
    std::array<std::vector<FacetCell>, core::DimensionCount> m_own;
    std::vector<FacetCell> m_categories; ///< what passes everything, but for families
    std::array<std::vector<FacetCell>, core::DimensionCount> m_families; ///< few-valued ones only
    std::array<FacetCell, NatureCount> m_familyTotals{};
    std::array<TotalsCell, NatureCount> m_totals{};
    quint32 m_firstMonth = 0;
};

} // namespace dealscope::analysis
