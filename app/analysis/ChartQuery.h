// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/FilterClause.h"

namespace dealscope::analysis {

using namespace core;

/// What a chart measures. Codes (core::toCode, core::fromCode): amount, firm, paid, count,
/// per_year.
enum class ChartMeasure {
    Amount, ///< the range of totals
    Firm, ///< the binding floor
    Paid, ///< the paid floor
    Count, ///< number of deals, those without amount too
    PerYear, ///< the range, spread over the years of each deal's term
};

/// What its bars, or the pieces of its bars, stand for. Codes: month, quarter, year, payer, payee,
/// kind, status, form, outlet.
enum class ChartDimension { Month, Quarter, Year, Payer, Payee, Kind, Status, Form, Outlet };

[[nodiscard]] constexpr bool isTime(ChartDimension dimension)
{
    return dimension == ChartDimension::Month || dimension == ChartDimension::Quarter
        || dimension == ChartDimension::Year;
}

[[nodiscard]] QList<Nature> everyNature();

/// What a chart is asked.
struct ChartQuery {
    ChartMeasure measure = ChartMeasure::Amount;
    ChartDimension by = ChartDimension::Payer;
    std::optional<ChartDimension> stack = ChartDimension::Kind;
    int top = 12; ///< bars a panel, the rest is folded into "others"; times are never folded
    QList<Nature> natures = everyNature();

    friend bool operator==(const ChartQuery &, const ChartQuery &) = default;
};

/// The question that can be answered: a measure per year is always by year (what it was asked by
/// becomes the stack), a dimension is not stacked by itself, `top` is at least 1.
[[nodiscard]] ChartQuery normalised(ChartQuery query);

} // namespace dealscope::analysis

namespace dealscope::core {

template<>
std::span<const EnumEntry<analysis::ChartMeasure>> enumEntries<analysis::ChartMeasure>();
template<>
std::span<const EnumEntry<analysis::ChartDimension>> enumEntries<analysis::ChartDimension>();

} // namespace dealscope::core
