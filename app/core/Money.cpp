// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Money.h"

#include <QHashFunctions>

#include <limits>

namespace dealscope::core {

std::optional<Money> checkedAdd(Money a, Money b)
{
    Money sum;
    if (__builtin_add_overflow(a.units, b.units, &sum.units)) {
        return std::nullopt;
    }
    return sum;
}

std::optional<Money> checkedSubtract(Money a, Money b)
{
    Money difference;
    if (__builtin_sub_overflow(a.units, b.units, &difference.units)) {
        return std::nullopt;
    }
    return difference;
}

std::optional<Money> checkedMultiply(Money a, qint64 factor)
{
    Money product;
    if (__builtin_mul_overflow(a.units, factor, &product.units)) {
        return std::nullopt;
    }
    return product;
}

std::optional<Money> checkedScale(Money a, qint64 numerator, qint64 denominator)
{
    if (denominator == 0) {
        return std::nullopt;
    }
    // 128 bits hold any product of two 64-bit numbers, so only the quotient can be too large.
    __extension__ using Wide = __int128;
    const Wide product = Wide(a.units) * numerator;
    Wide quotient = product / denominator;
    Wide remainder = product % denominator;
    const Wide size = denominator < 0 ? -Wide(denominator) : Wide(denominator);
    const bool negative = (product < 0) != (denominator < 0);
    if (remainder < 0) {
        remainder = -remainder;
    }
    if (remainder * 2 >= size) {
        quotient += negative ? -1 : 1;
    }
    if (quotient > std::numeric_limits<qint64>::max()
        || quotient < std::numeric_limits<qint64>::min()) {
        return std::nullopt;
    }
    return Money{qint64(quotient)};
}

std::optional<Currency> Currency::fromCode(QStringView code)
{
    if (code.size() != 3) {
        return std::nullopt;
    }
    Currency currency;
    for (qsizetype i = 0; i < 3; ++i) {
        const char16_t letter = code[i].toUpper().unicode();
        if (letter < u'A' || letter > u'Z') {
            return std::nullopt;
        }
        currency.m_code[size_t(i)] = char(letter);
    }
    return currency;
}

Currency Currency::usd()
{
    return *fromCode(u"USD");
}

QString Currency::code() const
{
    return isEmpty() ? QString() : QString::fromLatin1(m_code.data(), 3);
}

size_t qHash(const Currency &currency, size_t seed) noexcept
{
    return ::qHash(currency.code(), seed);
}

} // namespace dealscope::core
