// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CrossFilterRows.h"
#include "analysis/FacetSums.h"
#include "core/FilterClause.h"

#include <QHash>

#include <limits>
#include <memory>
#include <optional>
#include <span>

namespace dealscope::analysis {

/// The clauses of a filter in the codes of a FigureColumns, as Selection asks them.
class CrossFilterClauses
{
public:
    /// Days, both ends included. Undated deals lie in no range, but pass where none is asked.
    struct DayRange {
        bool isSet = false;
        qint32 from = std::numeric_limits<qint32>::min() + 1; ///< after NoDay
        qint32 to = std::numeric_limits<qint32>::max();

        [[nodiscard]] bool meets(qint32 first, qint32 last) const
        {
            return first <= to && last >= from;
        }
        friend bool operator==(const DayRange &, const DayRange &) = default;
    };

    CrossFilterClauses() = default;
    CrossFilterClauses(std::shared_ptr<const FigureColumns> figures,
                       std::shared_ptr<const CrossFilterContext> context);

    /// Other figures or names for the same codes; the clauses stay.
    void setFigures(std::shared_ptr<const FigureColumns> figures,
                    std::shared_ptr<const CrossFilterContext> context);
    /// `wordHits`: rows of the deals that a clause on words finds, in any order.
    void set(const core::FilterClause &clause, std::span<const quint32> wordHits);

    [[nodiscard]] const core::Filter &filter() const { return m_filter; }
    /// The dimensions that something is asked of.
    [[nodiscard]] quint16 asked() const { return m_asked; }
    [[nodiscard]] DayRange days() const { return m_days; }
    /// Of Companies, Payers, Payees, Outlets and Tags: the codes asked for, ascending.
    [[nodiscard]] const std::vector<quint32> &codes(core::Dimension dimension) const
    {
        return m_codes[size_t(dimension)];
    }
    [[nodiscard]] const std::vector<quint32> &wordHits() const { return m_wordHits; }

    /// The bits of few-valued dimensions whose clause the combination fails.
    [[nodiscard]] quint16 failsOf(const DealCategory &category) const;
    /// True if the row has a code that the clause asks for.
    [[nodiscard]] bool hasCode(core::Dimension dimension, const CrossFilterRows &rows,
                               const CrossFilterRow &row) const;
    [[nodiscard]] bool meetsAmounts(const FigureColumns &figures, size_t deal) const;
    /// All clauses that a deal fails.
    [[nodiscard]] quint16 failsOf(const CrossFilterRows &rows, const CrossFilterRow &row,
                                  const DealCategory &category, size_t deal) const;

private:
    void compile(core::Dimension dimension);
    void setCodes(core::Dimension dimension, std::vector<quint32> codes, size_t count);

    std::shared_ptr<const FigureColumns> m_figures;
    std::shared_ptr<const CrossFilterContext> m_context;
    QHash<core::CompanyId, quint32> m_companies;
    QHash<core::OutletId, quint32> m_outlets;
    core::Filter m_filter;
    quint16 m_asked = 0;
    DayRange m_days;
    qint64 m_least = 0;
    std::optional<qint64> m_most;
    std::array<std::vector<quint32>, core::DimensionCount> m_codes;
    std::array<std::vector<quint8>, core::DimensionCount> m_isAsked; ///< by code
    std::vector<quint32> m_wordHits;
};

} // namespace dealscope::analysis
