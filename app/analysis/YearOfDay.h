// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include <array>

namespace dealscope::analysis {

/// The calendar year of a Julian day, from a table: quicker than a calendar where there are
/// hundreds of thousands of days.
class YearOfDay
{
public:
    static constexpr int First = 1970;
    static constexpr int Count = 100; ///< years in the table; others are worked out

    [[nodiscard]] static int of(qint32 julianDay)
    {
        static const YearOfDay table;
        const qint32 place = julianDay - table.m_firstDay;
        return place >= 0 && place < Days ? First + table.m_years[size_t(place)]
                                          : QDate::fromJulianDay(julianDay).year();
    }

private:
    static constexpr qint32 Days = Count * 36525 / 100;

    YearOfDay()
        : m_firstDay(qint32(QDate(First, 1, 1).toJulianDay()))
    {
        for (qint32 place = 0; place < Days; ++place) {
            m_years[size_t(place)]
                = quint8(QDate::fromJulianDay(m_firstDay + place).year() - First);
        }
    }

    qint32 m_firstDay;
    std::array<quint8, size_t(Days)> m_years{};
};

} // namespace dealscope::analysis
