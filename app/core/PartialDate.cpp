// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/PartialDate.h"

#include <QRegularExpression>

namespace dealscope::core {

namespace {

QDate lastDayOfMonth(int year, int month)
{
    const QDate first(year, month, 1);
    return {year, month, first.daysInMonth()};
}

std::optional<PartialDate> singleFromIso(QStringView text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{4})(?:-(?:Q([1-4])|(\\d{2})(?:-(\\d{2}))?))?\\z"));
    const auto match = pattern.match(text.toString());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const int year = match.capturedView(1).toInt();
    if (year < 1) {
        return std::nullopt;
    }
    if (match.hasCaptured(2)) {
        const int firstMonth = match.capturedView(2).toInt() * 3 - 2;
        return PartialDate(QDate(year, firstMonth, 1), lastDayOfMonth(year, firstMonth + 2));
    }
    if (!match.hasCaptured(3)) {
        return PartialDate(QDate(year, 1, 1), QDate(year, 12, 31));
    }
    const int month = match.capturedView(3).toInt();
    if (month < 1 || month > 12) {
        return std::nullopt;
    }
    if (!match.hasCaptured(4)) {
        return PartialDate(QDate(year, month, 1), lastDayOfMonth(year, month));
    }
    const QDate day(year, month, match.capturedView(4).toInt());
    return day.isValid() ? std::optional(PartialDate::day(day)) : std::nullopt;
}

QString yearText(QDate date)
{
    return QStringLiteral("%1").arg(date.year(), 4, 10, QLatin1Char('0'));
}

QString monthText(QDate date)
{
    return QStringLiteral("%1-%2").arg(yearText(date)).arg(date.month(), 2, 10, QLatin1Char('0'));
}

bool startsYear(QDate date)
{
    return date.month() == 1 && date.day() == 1;
}

bool endsYear(QDate date)
{
    return date.month() == 12 && date.day() == 31;
}

bool endsMonth(QDate date)
{
    return date.day() == date.daysInMonth();
}

} // namespace

PartialDate::PartialDate(QDate first, QDate last, QString words)
    : m_first(first)
    , m_last(last)
    , m_words(std::move(words))
{
}

PartialDate PartialDate::day(QDate date)
{
    return {date, date};
}

std::optional<PartialDate> PartialDate::fromIso(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0) {
        return singleFromIso(text);
    }
    const auto from = singleFromIso(text.left(slash));
    const auto to = singleFromIso(text.mid(slash + 1));
    if (!from || !to || from->first() > to->last()) {
        return std::nullopt;
    }
    return PartialDate(from->first(), to->last());
}

DatePrecision PartialDate::precision() const
{
    if (m_first == m_last) {
        return DatePrecision::Day;
    }
    if (m_first.year() == m_last.year()) {
        if (startsYear(m_first) && endsYear(m_last)) {
            return DatePrecision::Year;
        }
        if (m_first.day() == 1 && endsMonth(m_last)) {
            if (m_first.month() == m_last.month()) {
                return DatePrecision::Month;
            }
            if (m_first.month() % 3 == 1 && m_last.month() == m_first.month() + 2) {
                return DatePrecision::Quarter;
            }
        }
    }
    return DatePrecision::Range;
}

QString PartialDate::toIso() const
{
    switch (precision()) {
    case DatePrecision::Day:
        return m_first.toString(Qt::ISODate);
    case DatePrecision::Month:
        return monthText(m_first);
    case DatePrecision::Quarter:
        return QStringLiteral("%1-Q%2").arg(yearText(m_first)).arg((m_first.month() + 2) / 3);
    case DatePrecision::Year:
        return yearText(m_first);
    case DatePrecision::Range:
        break;
    }
    if (startsYear(m_first) && endsYear(m_last)) {
        return yearText(m_first) + u'/' + yearText(m_last);
    }
    if (m_first.day() == 1 && endsMonth(m_last)) {
        return monthText(m_first) + u'/' + monthText(m_last);
    }
    return m_first.toString(Qt::ISODate) + u'/' + m_last.toString(Qt::ISODate);
}

bool PartialDate::isValid() const
{
    return m_first.isValid() && m_last.isValid() && m_first <= m_last;
}

bool PartialDate::meets(const PartialDate &other) const
{
    return m_first <= other.m_last && other.m_first <= m_last;
}

} // namespace dealscope::core
