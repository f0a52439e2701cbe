// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// What is added up of each deal, side by side in one cache line: a picture of some deals would
/// else fetch a line of each column for each of them. By position; made of the figures once.
class MoneyRows
{
public:
    struct alignas(64) Row {
        qint64 floor = 0;
        qint64 ceiling = 0; ///< of an open one the floor
        qint64 stated = 0; ///< the headline, else the ceiling, else the floor
        qint64 firm = 0;
        qint64 paid = 0;
        qint32 firstDay = FigureColumns::NoDay;
        qint32 whole = -1;
        quint8 kind = 0;
        quint8 leftOut = FigureColumns::Unstated;
        quint8 flags = 0;
        bool isOpen = false;
        Nature nature = Nature::None;
    };

    explicit MoneyRows(const FigureColumns &figures);
    [[nodiscard]] static std::shared_ptr<const MoneyRows> of(const Resolution &resolution);
    /// Those of the resolution before, if they are there, with other rows for some positions.
    static void follow(const Resolution &before, const Resolution &next,
                       std::span<const quint32> changed);

    [[nodiscard]] const Row &operator[](size_t position) const { return m_rows[position]; }

private:
    core::Column<Row> m_rows;
};

} // namespace dealscope::analysis
