// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/CellReader.h"

#include "io/JsonRow.h"

#include <charconv>

namespace dealscope::io {

using namespace core;

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// The digits of a fixed place, or -1.
int digitsAt(QByteArrayView text, qsizetype first, qsizetype count)
{
    int value = 0;
    for (qsizetype i = first; i < first + count; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return -1;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// 2026-01-31, 2026-01 and 2026, nearly all that there is, without a detour through UTF-16.
ImportedDate commonDate(QByteArrayView text)
{
    const qsizetype size = text.size();
    if ((size != 10 && size != 7 && size != 4) || (size > 4 && text[4] != '-')
        || (size > 7 && text[7] != '-')) {
        return {};
    }
    const int year = digitsAt(text, 0, 4);
    const int month = size > 4 ? digitsAt(text, 5, 2) : 1;
    const int day = size > 7 ? digitsAt(text, 8, 2) : 1;
    const QDate first(year, month, day);
    if (year < 1 || !first.isValid()) {
        return {};
    }
    switch (size) {
    case 10:
        return {first, first};
    case 7:
        return {first, first.addDays(first.daysInMonth() - 1)};
    default:
        return {first, QDate(year, 12, 31)};
    }
}

} // namespace

QByteArrayView CellReader::trimmed(QByteArrayView cell)
{
    while (!cell.isEmpty() && isBlank(cell.front())) {
        cell = cell.sliced(1);
    }
    while (!cell.isEmpty() && isBlank(cell.back())) {
        cell.chop(1);
    }
    return cell;
}

void CellReader::names(QByteArrayView cell, std::vector<QByteArrayView> &names)
{
    while (!cell.isEmpty()) {
        const qsizetype bar = cell.indexOf('|');
        const QByteArrayView name = trimmed(bar < 0 ? cell : cell.first(bar));
        if (!name.isEmpty()) {
            names.push_back(name);
        }
        cell = bar < 0 ? QByteArrayView() : cell.sliced(bar + 1);
    }
}

std::optional<qint64> CellReader::number(QByteArrayView cell, const char *column)
{
    const QByteArrayView text = trimmed(cell);
    if (text.isEmpty()) {
        return std::nullopt;
    }
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    if (error != std::errc() || end != text.end() || text.front() == '-') {
        fail(column, cell, QStringLiteral("a whole number in digits alone is needed"));
        return std::nullopt;
    }
    return value;
}

bool CellReader::flag(QByteArrayView cell, const char *column)
{
    const QByteArrayView text = trimmed(cell);
    if (text.isEmpty() || text == QByteArrayView("false")) {
        return false;
    }
    if (text != QByteArrayView("true")) {
        fail(column, cell, QStringLiteral("write true or false"));
    }
    return true;
}

ImportedDate CellReader::date(QByteArrayView cell, const char *column)
{
    const QByteArrayView text = trimmed(cell);
    if (text.isEmpty()) {
        return {};
    }
    if (const ImportedDate common = commonDate(text); common.isSet()) {
        return common;
    }
    const auto date = PartialDate::fromIso(QString::fromUtf8(text));
    if (!date) {
        fail(column, cell,
             QStringLiteral("write 2026, 2026-Q1, 2026-01, 2026-01-31, or two of these with a "
                            "slash between"));
        return {};
    }
    return {date->first(), date->last()};
}

std::optional<Currency> CellReader::currency(QByteArrayView cell, const char *column)
{
    const QByteArrayView text = trimmed(cell);
    if (text.isEmpty()) {
        return std::nullopt;
    }
    // One currency follows the other for thousands of rows.
    if (m_lastCurrency && text == m_lastCurrencyCode) {
        return m_lastCurrency;
    }
    const auto known = Currency::fromCode(QString::fromUtf8(text));
    if (!known) {
        fail(column, cell, QStringLiteral("write a code of three letters, such as USD"));
        return std::nullopt;
    }
    m_lastCurrency = known;
    m_lastCurrencyCode = text.toByteArray();
    return known;
}

void CellReader::fail(const QString &sentence)
{
    if (m_problem.isEmpty()) {
        m_problem = sentence;
    }
}

void CellReader::fail(const char *column, QByteArrayView cell, const QString &hint)
{
    fail(QStringLiteral("“%1” is %2; %3.")
             .arg(QString::fromLatin1(column), quotedForSentence(QString::fromUtf8(cell)), hint));
}

} // namespace dealscope::io
