// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CrossFilterBeside.h"
#include "analysis/CrossFilterState.h"
#include "analysis/Families.h"

namespace dealscope::analysis {

/// What the deals of one value of a facet come to: sumOf (see Families.h) of them.
struct FacetValue {
    /// The company, outlet, currency or tag as in FigureColumns; the number of the kind, nature,
    /// status or form; of dates year * 12 + month - 1 of the first day, 0: undated; of amounts
    /// amountBin.
    quint32 code = 0;
    int deals = 0; ///< all that have the value, those that add no money too
    Money floor;
    Money ceiling; ///< of the bounded part, as MoneySum::interval
    Money firm;
    int openEnded = 0;
    bool overflow = false; ///< a sum did not fit; the money is not to be shown

    friend bool operator==(const FacetValue &, const FacetValue &) = default;
};

/// The figures of what passes every clause, as Totals has them.
struct CrossTotals {
    int deals = 0;
    int claims = 0;
    MoneySum capital;
    MoneySum purchase;
};

/// A filter over all deals that keeps the facets of every dimension up to date: what a clause lets
/// in or out is added and taken off, the rest stays as it is. Its answers are those of selectDeals,
/// sumOf and totalsOf with the same clauses, each facet without its own.
///
/// A value: copies share the index. Not for several threads at once, but a copy may go to a worker.
class CrossFilter
{
public:
    CrossFilter() = default;
    /// Without a clause. The index is made on a worker as a rule (CrossFilterIndex::build).
    explicit CrossFilter(std::shared_ptr<const CrossFilterIndex> index);

    /// Rows in the figures.
    [[nodiscard]] size_t size() const { return m_figures ? m_figures->size() : 0; }
    [[nodiscard]] const std::shared_ptr<const FigureColumns> &figures() const { return m_figures; }
    [[nodiscard]] const std::shared_ptr<const CrossFilterIndex> &index() const
    {
        return m_state.sharedIndex();
    }
    [[nodiscard]] const Filter &filter() const { return m_clauses.filter(); }

    /// Sets or clears one clause. A clause on words also needs the rows that the search found (in
    /// any order); for others they are ignored.
    void setClause(const FilterClause &clause, std::span<const quint32> wordHits = {});
    /// Every clause of another filter.
    void setFilter(const Filter &filter, std::span<const quint32> wordHits = {});

    /// A later state of the same deals: `changed` are the rows that differ, new ones at the end
    /// included. Codes keep their meaning; lists of the context may be longer, but parents stay.
    /// Changed deals are kept beside the index, which is quick while they are few: then a worker
    /// makes a new index.
    void update(std::shared_ptr<const FigureColumns> figures,
                std::shared_ptr<const CrossFilterContext> context,
                std::span<const quint32> changed);
    /// How many deals lie beside the index.
    [[nodiscard]] size_t besideCount() const { return m_beside.deals().size(); }

    /// Rows that pass every clause, ascending.
    [[nodiscard]] std::vector<quint32> selectedRows() const;
    [[nodiscard]] int selectedCount() const;
    /// A bit a row, 64 a word: those that pass every clause but one.
    [[nodiscard]] std::vector<quint64> passingBut(Dimension dimension) const;
    /// Rows that no day is known of and that pass every clause but that on dates; ascending.
    [[nodiscard]] std::vector<quint32> undatedRows() const;
    /// passingBut as rows, ascending.
    [[nodiscard]] std::vector<quint32> rowsPassingBut(Dimension dimension) const;
    [[nodiscard]] CrossTotals totals() const;
    /// Every value that some deal has under all clauses but the facet's own, by code. Words have
    /// no values.
    [[nodiscard]] std::vector<FacetValue> values(Dimension facet) const;
    /// The first `count` of them, by floor, then ceiling (both descending), then code.
    [[nodiscard]] std::vector<FacetValue> top(Dimension facet, size_t count) const;

private:
    using Way = CrossFilterState::Way;

    [[nodiscard]] bool isPlain() const;
    Way apply(Dimension dimension, bool wasAsked, const std::vector<quint32> &codesBefore,
              const std::vector<quint32> &hitsBefore);
    void comeBack(Dimension dimension, const std::vector<quint32> &codesBefore);
    [[nodiscard]] std::vector<quint32> turnCodes(Dimension dimension,
                                                 const std::vector<quint32> &codesBefore);
    [[nodiscard]] std::vector<quint32> turnAmounts();
    [[nodiscard]] std::vector<quint32> turnWords(const std::vector<quint32> &hitsBefore);
    [[nodiscard]] std::vector<quint32> notFound(Dimension dimension) const;
    [[nodiscard]] std::vector<quint16> categoryFails() const;
    [[nodiscard]] bool sumsFit() const;
    template<typename OfRow, typename OfFamily>
    void scan(quint16 but, const OfRow &ofRow, const OfFamily &ofFamily) const;
    [[nodiscard]] std::vector<FacetValue> scannedValues(Dimension facet) const;
    [[nodiscard]] std::array<MoneySum, FacetSums::NatureCount> scannedTotals() const;
    template<typename Visit>
    void eachPosting(Dimension dimension, const std::vector<quint32> &codes,
                     const Visit &visit) const;

    std::shared_ptr<const FigureColumns> m_figures;
    std::shared_ptr<const CrossFilterContext> m_context;
    CrossFilterClauses m_clauses;
    CrossFilterState m_state;
    DealCategories m_categories; ///< those of the index, then those met since
    std::array<size_t, DimensionCount> m_foundCounts{};
    std::optional<CrossFilterState::Kept> m_kept;
    std::vector<quint16> m_keptBeside;
    CrossFilterBeside m_beside;
};

} // namespace dealscope::analysis
