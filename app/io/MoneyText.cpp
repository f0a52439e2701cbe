// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/MoneyText.h"

#include <array>

namespace dealscope::io {

using namespace core;

namespace {

struct Scale {
    qint64 size;
    const char16_t *suffix;
};
constexpr std::array<Scale, 4> scales{
    {{1'000'000'000'000, u"tn"}, {1'000'000'000, u"bn"}, {1'000'000, u"m"}, {1'000, u"k"}}};

Scale scaleOf(qint64 units)
{
    const quint64 size = units < 0 ? quint64(-(units + 1)) + 1 : quint64(units);
    for (const Scale &scale : scales) {
        if (size >= quint64(scale.size)) {
            return scale;
        }
    }
    return {1, u""};
}

/// Four significant digits of units / size where they hold all of it, else three, trailing zeros
/// cut. What four cannot hold was computed, such as a conversion, and says more than it knows.
QString digits(qint64 units, qint64 size)
{
    const double value = double(units) / double(size);
    const double magnitude = std::abs(value);
    const int whole = magnitude >= 1000 ? 4 : magnitude >= 100 ? 3 : magnitude >= 10 ? 2 : 1;
    qint64 fourth = size / 1000; // what the fourth digit stands for
    for (int i = 1; i < whole; ++i) {
        fourth *= 10;
    }
    const bool fits = fourth == 0 || units % fourth == 0;
    const int decimals = std::max(0, (fits ? 4 : 3) - whole);
    QString text = QString::number(value, 'f', size == 1 ? 0 : decimals);
    if (text.contains(u'.')) {
        while (text.endsWith(u'0')) {
            text.chop(1);
        }
        if (text.endsWith(u'.')) {
            text.chop(1);
        }
    }
    return text;
}

QString symbolOf(Currency currency)
{
    const QString code = currency.code();
    if (code == QLatin1String("USD")) {
        return QStringLiteral("$");
    }
    if (code == QLatin1String("EUR")) {
        return QStringLiteral("€");
    }
    if (code == QLatin1String("GBP")) {
        return QStringLiteral("£");
    }
    return {};
}

QString withCurrency(const QString &number, Currency currency)
{
    const QString symbol = symbolOf(currency);
    if (!symbol.isEmpty()) {
        return symbol + number;
    }
    return currency.isEmpty() ? number : number + u' ' + currency.code();
}

QString withScale(const QString &number, const Scale &scale)
{
    // A no-break space keeps number and unit on one line.
    return scale.size == 1 ? number : number + QChar::Nbsp + QString::fromUtf16(scale.suffix);
}

} // namespace

QString shortNumber(qint64 units)
{
    const Scale scale = scaleOf(units);
    return withScale(digits(units, scale.size), scale);
}

QString shortMoney(Money amount, Currency currency)
{
    return withCurrency(shortNumber(amount.units), currency);
}

QString wholeMoney(Money amount, Currency currency)
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions); // the C locale leaves the commas out
    const QString number = locale.toString(amount.units);
    return currency.isEmpty() ? number : number + QChar::Nbsp + currency.code();
}

QString shortInterval(const Interval &interval, Currency currency)
{
    if (interval.isOpen()) {
        if (interval.floor.units == 0) {
            return QStringLiteral("0 or more");
        }
        return QStringLiteral("%1 or more").arg(shortMoney(interval.floor, currency));
    }
    if (interval.isPoint()) {
        return shortMoney(interval.floor, currency);
    }
    if (interval.floor.units == 0) {
        return QStringLiteral("up to %1").arg(shortMoney(*interval.ceiling, currency));
    }
    const Scale low = scaleOf(interval.floor.units);
    const Scale high = scaleOf(interval.ceiling->units);
    if (low.size == high.size) {
        return withCurrency(withScale(digits(interval.floor.units, low.size) + u'–'
                                          + digits(interval.ceiling->units, high.size),
                                      high),
                            currency);
    }
    return shortMoney(interval.floor, currency) + QStringLiteral(" – ")
        + shortMoney(*interval.ceiling, currency);
}

QString amountInWords(const Amount &amount)
{
    if (amount.bound == Bound::Undisclosed) {
        return QStringLiteral("undisclosed");
    }
    const QString about = amount.approximate ? QStringLiteral("~") : QString();
    QString words;
    switch (amount.bound) {
    case Bound::Exact:
        words = about + shortMoney(*amount.low, amount.currency);
        break;
    case Bound::UpTo:
        words = QStringLiteral("up to ") + about + shortMoney(*amount.high, amount.currency);
        break;
    case Bound::AtLeast:
        words = QStringLiteral("at least ") + about + shortMoney(*amount.low, amount.currency);
        break;
    case Bound::Between:
        words = about + shortInterval({*amount.low, amount.high}, amount.currency);
        break;
    case Bound::Undisclosed:
        break;
    }
    switch (amount.basis) {
    case Basis::PerYear:
        return words + QStringLiteral(" a year");
    case Basis::PerMonth:
        return words + QStringLiteral(" a month");
    case Basis::Cumulative:
        return words + QStringLiteral(" in all");
    case Basis::Total:
        break;
    }
    return words;
}

} // namespace dealscope::io
