// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/MoneyRows.h"

namespace dealscope::analysis {

MoneyRows::MoneyRows(const FigureColumns &figures)
    : m_rows(figures.size())
{
    for (size_t position = 0; position < m_rows.size(); ++position) {
        Row &row = m_rows[position];
        row.floor = figures.floor[position];
        row.ceiling = figures.ceiling[position];
        row.isOpen = row.ceiling == FigureColumns::Open;
        row.ceiling = row.isOpen ? row.floor : row.ceiling;
        const qint64 headline = figures.headline[position];
        row.stated = headline == FigureColumns::None ? row.ceiling : headline;
        row.firm = figures.firm[position];
        row.paid = figures.paid[position];
        row.firstDay = figures.firstDay[position];
        row.whole = figures.whole[position];
        row.kind = figures.kind[position];
        row.leftOut = figures.leftOut[position];
        row.flags = figures.flags[position];
        row.nature = natureOf(DealKind(row.kind));
    }
}

std::shared_ptr<const MoneyRows> MoneyRows::of(const Resolution &resolution)
{
    return resolution.derived().get<MoneyRows>([&] { return MoneyRows(resolution.figures()); });
}

} // namespace dealscope::analysis
