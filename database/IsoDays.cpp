// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/IsoDays.h"

namespace dealscope::database {

QByteArrayView IsoDays::of(QDate day)
{
    const qint64 number = day.toJulianDay();
    if (number < First || number >= First + Count) {
        const auto [place, isNew] = m_others.try_emplace(number);
        if (isNew) {
            place->second = written(day);
        }
        return {place->second.data(), qsizetype(place->second.size())};
    }
    Text &text = m_common[size_t(number - First)];
    if (text[0] == 0) {
        text = written(day);
    }
    return {text.data(), qsizetype(text.size())};
}

IsoDays::Text IsoDays::written(QDate day)
{
    Text text{};
    const auto put = [&](int value, size_t first, size_t count) {
        for (size_t i = first + count; i > first; value /= 10) {
            text[--i] = char('0' + value % 10);
        }
    };
    put(day.year(), 0, 4);
    put(day.month(), 5, 2);
    put(day.day(), 8, 2);
    text[4] = text[7] = '-';
    return text;
}

} // namespace dealscope::database
