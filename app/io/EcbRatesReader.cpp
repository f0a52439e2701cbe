// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/EcbRatesReader.h"

#include "io/JsonRow.h"
#include "io/JsonText.h"

#include <QIODevice>
#include <QLocale>

#include <algorithm>

namespace dealscope::io {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MaxLineBytes = 64 * 1024;
constexpr qsizetype MaxColumns = 200;
constexpr int MaxDecimals = 9;

QByteArrayList cellsOf(const QByteArray &line)
{
    QByteArrayList cells = line.split(',');
    for (QByteArray &cell : cells) {
        cell = cell.trimmed();
    }
    return cells;
}

/// "1.0823" is 10823 for 10000.
bool takeQuotient(const QByteArray &text, ExchangeRate &rate)
{
    const qsizetype point = text.indexOf('.');
    const QByteArray digits = point < 0 ? text : text.left(point) + text.mid(point + 1);
    const qsizetype decimals = point < 0 ? 0 : text.size() - point - 1;
    if (digits.isEmpty() || digits.size() > 15 || decimals > MaxDecimals
        || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) {
        return false;
    }
    rate.toUnits = digits.toLongLong();
    rate.fromUnits = 1;
    for (qsizetype i = 0; i < decimals; ++i) {
        rate.fromUnits *= 10;
    }
    return rate.toUnits > 0;
}

QDate dayOf(const QByteArray &text)
{
    const QString cell = QString::fromLatin1(text);
    QDate day = QDate::fromString(cell, Qt::ISODate);
    if (!day.isValid()) {
        // The one-day file writes "26 November 2026".
        day = QLocale::c().toDate(cell, u"d MMMM yyyy"_s);
    }
    return day;
}

Error problem(const QString &fileName, int line, const QString &words)
{
    return {u"%1, line %2: %3"_s.arg(fileName).arg(line).arg(words), {}, ErrorKind::Problem};
}

} // namespace

bool EcbRatesReader::recognises(const QByteArray &firstLine)
{
    const QByteArrayList cells = cellsOf(firstLine);
    return cells.size() >= 2 && cells.first() == "Date"
        && Currency::fromCode(QString::fromLatin1(cells[1])).has_value();
}

Result<QList<ExchangeRate>> EcbRatesReader::read(QIODevice &device, const QString &fileName,
                                                 const Options &options)
{
    const QByteArray head = device.readLine(MaxLineBytes);
    if (!recognises(head)) {
        return problem(fileName, 1,
                       u"this is not a list of the European Central Bank's reference rates. Its "
                       "first line must begin with “Date,” and currency codes."_s);
    }
    const QByteArrayList names = cellsOf(head);
    if (names.size() > MaxColumns) {
        return problem(fileName, 1, u"there are more than %1 columns."_s.arg(MaxColumns));
    }
    QList<Currency> columns;
    for (qsizetype i = 1; i < names.size(); ++i) {
        const auto currency = Currency::fromCode(QString::fromLatin1(names[i]));
        if (!currency && !names[i].isEmpty()) {
            return problem(fileName, 1,
                           u"column %1 is headed %2, which is no currency code."_s.arg(i + 1).arg(
                               quotedForSentence(QString::fromLatin1(names[i].left(20)))));
        }
        if (currency && columns.contains(*currency)) {
            return problem(fileName, 1,
                           u"the currency %1 stands there twice."_s.arg(currency->code()));
        }
        columns.append(currency.value_or(Currency()));
    }
    const Currency euro = *Currency::fromCode(u"EUR");
    QList<ExchangeRate> rates;
    QSet<QDate> seen;
    qint64 bytes = head.size();
    for (int line = 2; !device.atEnd(); ++line) {
        const QByteArray text = device.readLine(MaxLineBytes);
        bytes += text.size();
        if (text.isEmpty() && !device.atEnd()) {
            return Error{u"%1 could not be read: %2."_s.arg(fileName, device.errorString()),
                         {},
                         ErrorKind::File};
        }
        if (text.size() >= MaxLineBytes - 1 || bytes > MaxJsonBytes) {
            return problem(fileName, line, u"the line or the file is too long."_s);
        }
        if (text.trimmed().isEmpty()) {
            continue;
        }
        const QByteArrayList cells = cellsOf(text);
        const QDate day = dayOf(cells.first());
        if (!day.isValid() || day.year() < 1) {
            return problem(fileName, line,
                           u"%1 is not a day such as 2025-12-17."_s.arg(
                               quotedForSentence(QString::fromLatin1(cells.first().left(40)))));
        }
        if (seen.contains(day)) {
            return problem(fileName, line,
                           u"the day %1 stands there twice."_s.arg(day.toString(Qt::ISODate)));
        }
        seen.insert(day);
        if (cells.size() > names.size() + 1) {
            return problem(fileName, line, u"there are more cells than columns."_s);
        }
        if (options.from && day < *options.from) {
            continue;
        }
        for (qsizetype i = 1; i < cells.size(); ++i) {
            const QByteArray &cell = cells[i];
            if (cell.isEmpty() || cell == "N/A") {
                continue;
            }
            const Currency currency = columns.value(i - 1);
            ExchangeRate rate;
            if (currency.isEmpty() || !takeQuotient(cell, rate)) {
                return problem(fileName, line,
                               u"column %1 holds %2, which is no rate."_s.arg(i + 1).arg(
                                   quotedForSentence(QString::fromLatin1(cell.left(40)))));
            }
            if (currency == euro
                || (!options.currencies.isEmpty() && !options.currencies.contains(currency))) {
                continue;
            }
            rate.from = euro;
            rate.to = currency;
            rate.date = PartialDate::day(day);
            rates.append(rate);
        }
    }
    std::ranges::stable_sort(rates, {}, [](const ExchangeRate &r) { return r.date->first(); });
    return rates;
}

} // namespace dealscope::io
