// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/RowValues.h"

namespace dealscope::database {

using core::Amount;
using core::PartialDate;
using core::Period;
using core::Quantity;

SqlStatement &operator<<(SqlStatement &statement, const PartialDate &date)
{
    return statement << date.first().toString(Qt::ISODate) << date.last().toString(Qt::ISODate)
                     << date.words();
}

SqlStatement &operator>>(SqlStatement &statement, PartialDate &date)
{
    QString first;
    QString last;
    QString words;
    statement >> first >> last >> words;
    date = PartialDate(QDate::fromString(first, Qt::ISODate), QDate::fromString(last, Qt::ISODate),
                       words);
    return statement;
}

SqlStatement &operator<<(SqlStatement &statement, const std::optional<PartialDate> &date)
{
    return date ? statement << *date : statement << std::nullopt << std::nullopt << QString();
}

SqlStatement &operator>>(SqlStatement &statement, std::optional<PartialDate> &date)
{
    std::optional<QString> first;
    std::optional<QString> last;
    QString words;
    statement >> first >> last >> words;
    date = std::nullopt;
    if (first || last) {
        date.emplace(QDate::fromString(first.value_or(QString()), Qt::ISODate),
                     QDate::fromString(last.value_or(QString()), Qt::ISODate), words);
    }
    return statement;
}

SqlStatement &operator<<(SqlStatement &statement, const Amount &amount)
{
    return statement << amount.bound << amount.low << amount.high << amount.approximate
                     << amount.basis << amount.currency;
}

SqlStatement &operator>>(SqlStatement &statement, Amount &amount)
{
    return statement >> amount.bound >> amount.low >> amount.high >> amount.approximate
        >> amount.basis >> amount.currency;
}

SqlStatement &operator<<(SqlStatement &statement, const std::optional<Amount> &amount)
{
    if (amount) {
        return statement << *amount;
    }
    return statement << std::nullopt << std::nullopt << std::nullopt << std::nullopt << std::nullopt
                     << std::nullopt;
}

SqlStatement &operator>>(SqlStatement &statement, std::optional<Amount> &amount)
{
    std::optional<core::Bound> bound;
    std::optional<core::Basis> basis;
    std::optional<bool> approximate;
    Amount read;
    statement >> bound >> read.low >> read.high >> approximate >> basis >> read.currency;
    amount = std::nullopt;
    if (bound) {
        read.bound = *bound;
        read.basis = basis.value_or(core::Basis::Total);
        read.approximate = approximate.value_or(false);
        amount = read;
    }
    return statement;
}

SqlStatement &operator<<(SqlStatement &statement, const std::optional<Period> &period)
{
    if (period) {
        return statement << period->start << period->end << period->months;
    }
    const std::optional<PartialDate> noDate;
    return statement << noDate << noDate << std::nullopt;
}

SqlStatement &operator>>(SqlStatement &statement, std::optional<Period> &period)
{
    Period read;
    statement >> read.start >> read.end >> read.months;
    period = std::nullopt;
    if (read.start || read.end || read.months) {
        period = read;
    }
    return statement;
}

SqlStatement &operator<<(SqlStatement &statement, const std::optional<Quantity> &quantity)
{
    return quantity ? statement << quantity->number << quantity->unit
                    : statement << std::nullopt << std::nullopt;
}

SqlStatement &operator>>(SqlStatement &statement, std::optional<Quantity> &quantity)
{
    std::optional<qint64> number;
    std::optional<QString> unit;
    statement >> number >> unit;
    quantity = std::nullopt;
    if (number || unit) {
        quantity = Quantity{number, unit.value_or(QString())};
    }
    return statement;
}

SqlStatement &operator<<(SqlStatement &statement, const core::Party &party)
{
    return statement << party.company << party.role << party.sharePpm;
}

SqlStatement &operator>>(SqlStatement &statement, core::Party &party)
{
    return statement >> party.company >> party.role >> party.sharePpm;
}

SqlStatement &operator<<(SqlStatement &statement, const core::Installment &installment)
{
    return statement << installment.when << installment.amount;
}

SqlStatement &operator>>(SqlStatement &statement, core::Installment &installment)
{
    return statement >> installment.when >> installment.amount;
}

std::optional<QString> textOrNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace dealscope::database
