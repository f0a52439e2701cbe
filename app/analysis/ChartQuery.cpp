// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartQuery.h"

#include <algorithm>
#include <array>

namespace dealscope::analysis {

QList<Nature> everyNature()
{
    QList<Nature> natures;
    for (const auto &entry : core::enumEntries<Nature>()) {
        natures.append(entry.value);
    }
    return natures;
}

ChartQuery normalised(ChartQuery query)
{
    query.top = std::max(query.top, 1);
    if (query.measure == ChartMeasure::PerYear && query.by != ChartDimension::Year) {
        if (!isTime(query.by)) {
            query.stack = query.by;
        }
        query.by = ChartDimension::Year;
    }
    if (query.stack == query.by
        || (query.measure == ChartMeasure::PerYear && query.stack && isTime(*query.stack))) {
        query.stack.reset();
    }
    return query;
}

} // namespace dealscope::analysis

namespace dealscope::core {

using namespace Qt::StringLiterals;

template<>
std::span<const EnumEntry<analysis::ChartMeasure>> enumEntries<analysis::ChartMeasure>()
{
    using enum analysis::ChartMeasure;
    static constexpr auto entries
        = std::to_array<EnumEntry<analysis::ChartMeasure>>({{Amount, "amount"_L1},
                                                            {Firm, "firm"_L1},
                                                            {Paid, "paid"_L1},
                                                            {Count, "count"_L1},
                                                            {PerYear, "per_year"_L1}});
    return entries;
}

template<>
std::span<const EnumEntry<analysis::ChartDimension>> enumEntries<analysis::ChartDimension>()
{
    using enum analysis::ChartDimension;
    static constexpr auto entries
        = std::to_array<EnumEntry<analysis::ChartDimension>>({{Month, "month"_L1},
                                                              {Quarter, "quarter"_L1},
                                                              {Year, "year"_L1},
                                                              {Payer, "payer"_L1},
                                                              {Payee, "payee"_L1},
                                                              {Kind, "kind"_L1},
                                                              {Status, "status"_L1},
                                                              {Form, "form"_L1},
                                                              {Outlet, "outlet"_L1}});
    return entries;
}

} // namespace dealscope::core
