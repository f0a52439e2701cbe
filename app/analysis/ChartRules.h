// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ChartCodes.h"
#include "analysis/ChartQuery.h"

#include <QHash>

namespace dealscope::analysis {

/// How each deal of a resolution stands in a chart, whatever else is selected: in which row and
/// which stack, as numbers. Numbers are given as deals come and stay; by one thread at a time.
class ChartRules
{
public:
    enum class Part : quint8 {
        Unknown,
        NotAsked, ///< of a nature that is not
        Nowhere, ///< in no bucket
        Undated, ///< of a measure per year: with money that is in no year
        Whole, ///< with all of its own money in one cell
        Special, ///< its family, its shares or its term must be looked at: ChartParts
    };
    struct Deal {
        quint32 cell = 0; ///< of a whole one
        Part part = Part::Unknown;
    };
    /// Where a row and a stack cross.
    struct Cell {
        quint32 row = 0;
        quint32 stack = 0; ///< a code; 0 where nothing is stacked
    };
    /// A bucket of one nature.
    struct Row {
        Nature nature = Nature::None;
        quint32 code = 0;
    };

    ChartRules(const Resolution &resolution, Currency currency, bool groups,
               const ChartQuery &query);

    /// Until the next call.
    [[nodiscard]] const Deal &at(int position);
    /// That this deal will be asked for soon.
    void prefetch(int position) const
    {
        __builtin_prefetch(m_deals.data() + position);
        m_money.prefetch(size_t(position));
    }
    [[nodiscard]] std::span<const Cell> cells() const { return m_cells; }
    [[nodiscard]] std::span<const Row> rows() const { return m_rows; }
    /// Its number; a new one if need be.
    [[nodiscard]] quint32 rowFor(Nature nature, quint32 code);

    [[nodiscard]] const Resolution &resolution() const { return m_resolution; }
    [[nodiscard]] const DealMoney &money() const { return m_money; }
    [[nodiscard]] const ChartQuery &query() const { return m_query; }
    [[nodiscard]] bool groups() const { return m_groups; }
    [[nodiscard]] Currency currency() const { return m_currency; }
    [[nodiscard]] ChartCodes &rowCodes() { return m_rowCodes; }
    [[nodiscard]] std::optional<ChartCodes> &stackCodes() { return m_stackCodes; }
    /// That a deal outside families adds money.
    [[nodiscard]] bool adds(int position) const
    {
        return m_query.measure != ChartMeasure::Count
            && m_money.leftOut(size_t(position)) == DealMoney::Adds;
    }
    /// Firm and paid: with an amount, but nothing of it is.
    [[nodiscard]] bool isNotBinding(int position) const;
    /// A whole without amount makes figures too: it opens the ceiling of its parts.
    [[nodiscard]] bool makesFigure(int position) const;

private:
    [[nodiscard]] Deal find(int position);
    [[nodiscard]] Part partOfYears(int position);
    [[nodiscard]] quint32 cellFor(quint32 row, quint32 stack);

    const Resolution &m_resolution;
    Currency m_currency;
    bool m_groups;
    ChartQuery m_query;
    DealMoney m_money;
    ChartCodes m_rowCodes;
    std::optional<ChartCodes> m_stackCodes;
    std::vector<Deal> m_deals; ///< by position
    std::vector<Row> m_rows;
    std::array<std::vector<qint32>, 3> m_rowOf; ///< by nature and code; -1: none
    std::vector<Cell> m_cells;
    QHash<quint64, quint32> m_cellOf;
};

} // namespace dealscope::analysis
