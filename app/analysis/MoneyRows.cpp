// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/MoneyRows.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

MoneyRows::Row rowOf(const FigureColumns &figures, size_t position)
{
    MoneyRows::Row row;
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
    return row;
}

} // namespace

MoneyRows::MoneyRows(const FigureColumns &figures)
{
    constexpr size_t ChunkRows = Column<Row>::ChunkRows;
    for (size_t begin = 0; begin < figures.size(); begin += ChunkRows) {
        std::vector<Row> rows(std::min(ChunkRows, figures.size() - begin));
        for (size_t i = 0; i < rows.size(); ++i) {
            rows[i] = rowOf(figures, begin + i);
        }
        m_rows.appendChunk(std::move(rows));
    }
}

void MoneyRows::follow(const Resolution &before, const Resolution &next,
                       std::span<const quint32> changed)
{
    next.derived().follow<MoneyRows>(before.derived(), [&](const auto &old) {
        auto rows = std::make_shared<MoneyRows>(*old);
        for (const quint32 position : changed) {
            rows->m_rows.set(position, rowOf(next.figures(), position));
        }
        return rows;
    });
}

std::shared_ptr<const MoneyRows> MoneyRows::of(const Resolution &resolution)
{
    return resolution.derived().get<MoneyRows>([&] { return MoneyRows(resolution.figures()); });
}

} // namespace dealscope::analysis
