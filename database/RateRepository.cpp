// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/RateRepository.h"

#include "database/RowRules.h"
#include "database/RowValues.h"
#include "database/SqlError.h"

namespace dealscope::database {

using core::ExchangeRate;
using core::Outcome;
using core::Result;

namespace {

constexpr const char *InsertRate = R"sql(
    INSERT INTO exchange_rates (id, from_currency, to_currency, from_units, to_units,
                                date_first, date_last, date_words, source_id, deal_id, quote, seal)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";
constexpr const char *SelectRates = R"sql(
    SELECT id, from_currency, to_currency, from_units, to_units, date_first, date_last, date_words,
           coalesce(source_id, 0), coalesce(deal_id, 0), quote
    FROM exchange_rates ORDER BY id
)sql";

} // namespace

Outcome RateRepository::append(const QList<ExchangeRate> &rates)
{
    SqlStatement insert(m_connection, InsertRate);
    for (const ExchangeRate &rate : rates) {
        insert << rate.id << rate.from << rate.to << rate.fromUnits << rate.toUnits << rate.date
               << rate.source << rate.deal << rate.quote;
        if (auto done = insert.sealAndRun(); !done) {
            return SqlError::inRow(RowRules::nameOf(rate), done.error());
        }
    }
    return core::Done{};
}

Result<QList<ExchangeRate>> RateRepository::readAll()
{
    QList<ExchangeRate> rates;
    SqlStatement select(m_connection, SelectRates);
    while (select.next()) {
        ExchangeRate rate;
        select >> rate.id >> rate.from >> rate.to >> rate.fromUnits >> rate.toUnits >> rate.date
            >> rate.source >> rate.deal >> rate.quote;
        rates.append(rate);
    }
    if (auto done = select.outcome(); !done) {
        return done.error();
    }
    return rates;
}

} // namespace dealscope::database
