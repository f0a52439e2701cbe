// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include <array>

namespace dealscope::analysis {

/// The calendar year and month of a Julian day, from a table: quicker than a calendar where there
/// are hundreds of thousands of days.
class YearOfDay
{
public:
    static constexpr int First = 1970;
    static constexpr int Count = 100; ///< years in the table; others are worked out

    [[nodiscard]] static int of(qint32 julianDay)
    {
        const qint32 month = monthOf(julianDay);
        return month >= 0 ? month / 12 : (month - 11) / 12;
    }

    /// Months are counted through all years: year * 12 + month - 1.
    [[nodiscard]] static qint32 monthOf(qint32 julianDay)
    {
        static const YearOfDay table;
        const qint32 place = julianDay - table.m_firstDay;
        return place >= 0 && place < Days ? First * 12 + table.m_months[size_t(place)]
                                          : monthOf(QDate::fromJulianDay(julianDay));
    }

private:
    static constexpr qint32 Days = Count * 36525 / 100;

    [[nodiscard]] static qint32 monthOf(QDate day) { return day.year() * 12 + day.month() - 1; }

    YearOfDay()
        : m_firstDay(qint32(QDate(First, 1, 1).toJulianDay()))
    {
        for (qint32 place = 0; place < Days; ++place) {
            m_months[size_t(place)]
                = quint16(monthOf(QDate::fromJulianDay(m_firstDay + place)) - First * 12);
        }
    }

    qint32 m_firstDay;
    std::array<quint16, size_t(Days)> m_months{};
};

} // namespace dealscope::analysis
