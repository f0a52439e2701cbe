// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Enums.h"
#include "core/LedgerColumns.h"

#include <QByteArrayView>

#include <array>

/// From the bytes of a row to the numbers of a column, without a string between.
namespace dealscope::database {

/// Finds the value of a code: a vocabulary has a dozen of them at most, which differ in length or
/// in one of their letters, so that mostly one comparison is enough.
template<typename E>
class CodeBytes
{
public:
    CodeBytes()
    {
        for (const auto &entry : core::enumEntries<E>()) {
            quint8 &place = m_places[placeOf(bytesOf(entry.code))];
            if (place == core::NoCode) {
                place = quint8(&entry - core::enumEntries<E>().data());
            }
        }
    }

    /// NoCode for what is none of them.
    [[nodiscard]] quint8 valueOf(QByteArrayView code) const
    {
        const auto entries = core::enumEntries<E>();
        const quint8 likely = m_places[placeOf(code)];
        if (likely != core::NoCode && bytesOf(entries[likely].code) == code) {
            return quint8(entries[likely].value);
        }
        for (const auto &entry : entries) {
            if (bytesOf(entry.code) == code) {
                return quint8(entry.value);
            }
        }
        return core::NoCode;
    }

private:
    static QByteArrayView bytesOf(QLatin1StringView code) { return {code.data(), code.size()}; }
    static size_t placeOf(QByteArrayView code)
    {
        if (code.isEmpty()) {
            return 0;
        }
        return (size_t(code.size()) * 7 + quint8(code.front()) + quint8(code.back()) * 3)
            % std::tuple_size_v<decltype(m_places)>;
    }

    std::array<quint8, 64> m_places = filled();

    static constexpr std::array<quint8, 64> filled()
    {
        std::array<quint8, 64> places{};
        places.fill(core::NoCode);
        return places;
    }
};

/// "2026-01-31" as QDate::toJulianDay counts; NoDay for anything else. The arithmetic is that of
/// https://howardhinnant.github.io/date_algorithms.html#days_from_civil.
[[nodiscard]] inline qint32 dayOfIso(QByteArrayView text)
{
    constexpr std::array<qint32, 12> DaysOfMonth{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    constexpr qint32 JulianDayOfEpoch = 2440588; // 1970-01-01
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return core::NoDay;
    }
    qint32 parts[3] = {0, 0, 0};
    constexpr qsizetype Starts[] = {0, 5, 8};
    constexpr qsizetype Ends[] = {4, 7, 10};
    for (int part = 0; part < 3; ++part) {
        for (qsizetype i = Starts[part]; i < Ends[part]; ++i) {
            if (text[i] < '0' || text[i] > '9') {
                return core::NoDay;
            }
            parts[part] = parts[part] * 10 + (text[i] - '0');
        }
    }
    const auto [year, month, day] = parts;
    if (year < 1 || month < 1 || month > 12 || day < 1) {
        return core::NoDay;
    }
    const bool leaps = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (day > DaysOfMonth[size_t(month - 1)] + (month == 2 && leaps ? 1 : 0)) {
        return core::NoDay;
    }
    // Years that begin in March end with the leap day.
    const qint32 y = month <= 2 ? year - 1 : year;
    const qint32 era = y / 400;
    const qint32 yearOfEra = y - era * 400;
    const qint32 dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const qint32 dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468 + JulianDayOfEpoch;
}

} // namespace dealscope::database
