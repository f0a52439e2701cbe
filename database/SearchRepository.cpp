// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/SearchRepository.h"

#include "database/RowRules.h"
#include "database/SearchText.h"
#include "database/SqlError.h"
#include "database/SqlStatement.h"

namespace dealscope::database {

using namespace core;

namespace {

const QByteArray InsertDeal
    = QByteArray("INSERT INTO deal_words (rowid, title, names) ") + DealRecords + " WHERE d.id = ?";
const QByteArray InsertClaim
    = QByteArray("INSERT INTO claim_words (rowid, quote) ") + ClaimRecords + " WHERE c.id = ?";
const QByteArray InsertValuation = QByteArray("INSERT INTO valuation_words (rowid, quote, names) ")
    + ValuationRecords + " WHERE v.id = ?";
const QByteArray InsertSource = QByteArray("INSERT INTO source_words (rowid, title, body) ")
    + SourceRecords + " WHERE s.id = ?";
constexpr const char *DeleteSource = "DELETE FROM source_words WHERE rowid = ?";

constexpr const char *SearchDeals = "SELECT rowid FROM deal_words WHERE deal_words MATCH ?";
constexpr const char *SearchClaims = "SELECT rowid FROM claim_words WHERE claim_words MATCH ?";
constexpr const char *SearchValuations
    = "SELECT rowid FROM valuation_words WHERE valuation_words MATCH ?";
constexpr const char *SearchSources = "SELECT rowid FROM source_words WHERE source_words MATCH ?";
constexpr const char *SearchClaimsOfSources
    = "SELECT id FROM claims WHERE source_id IN"
      " (SELECT rowid FROM source_words WHERE source_words MATCH ?)";

// What unicode61 keeps in a token: letters, numbers, private use, and marks on them.
bool isWordPart(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Other_PrivateUse:
        return true;
    default:
        return false;
    }
}

QString withoutSigns(const QString &words)
{
    QString kept;
    for (const char32_t c : words.toUcs4()) {
        kept += isWordPart(c) ? QString::fromUcs4(&c, 1) : QStringLiteral(" ");
    }
    return kept.simplified();
}

} // namespace

QString SearchRepository::queryFor(const QString &words)
{
    QStringList tokens;
    // What is written together ("l'accord", "$1.3bn") is looked for together, as a phrase.
    for (const QString &word : words.split(QChar::Space, Qt::SkipEmptyParts)) {
        const QString phrase = withoutSigns(word);
        if (!phrase.isEmpty()) {
            tokens.append(QStringLiteral("\"%1\" *").arg(phrase));
        }
    }
    return tokens.join(QStringLiteral(" AND "));
}

template<typename Row>
Outcome SearchRepository::addAll(const char *insert, const QList<Row> &rows)
{
    SqlStatement statement(m_connection, insert);
    for (const Row &row : rows) {
        statement << row.id;
        if (auto done = statement.run(); !done) {
            return SqlError::inRow(RowRules::nameOf(row), done.error());
        }
    }
    return Done{};
}

Outcome SearchRepository::add(const QList<Deal> &deals)
{
    return addAll(InsertDeal.constData(), deals);
}

Outcome SearchRepository::add(const QList<Claim> &claims)
{
    return addAll(InsertClaim.constData(), claims);
}

Outcome SearchRepository::add(const QList<Valuation> &valuations)
{
    return addAll(InsertValuation.constData(), valuations);
}

Outcome SearchRepository::add(const QList<Source> &sources)
{
    return addAll(InsertSource.constData(), sources);
}

Outcome SearchRepository::refresh(SourceId source)
{
    SqlStatement removal(m_connection, DeleteSource);
    removal << source;
    if (auto done = removal.run(); !done) {
        return done;
    }
    SqlStatement insert(m_connection, InsertSource.constData());
    insert << source;
    return insert.run();
}

template<typename Id>
Outcome SearchRepository::collect(const char *select, const QString &query, QSet<Id> &ids)
{
    SqlStatement statement(m_connection, select);
    statement << query;
    while (statement.next()) {
        Id id;
        statement >> id;
        ids.insert(id);
    }
    return statement.outcome();
}

Result<TextHits> SearchRepository::search(const QString &words, bool inTexts)
{
    TextHits hits;
    const QString query = queryFor(words);
    if (query.isEmpty()) {
        return hits;
    }
    Outcome done = collect(SearchDeals, query, hits.deals);
    if (done) {
        done = collect(SearchClaims, query, hits.claims);
    }
    if (done) {
        done = collect(SearchValuations, query, hits.valuations);
    }
    if (done && inTexts) {
        done = collect(SearchSources, query, hits.sources);
    }
    if (done && inTexts) {
        done = collect(SearchClaimsOfSources, query, hits.claims);
    }
    if (!done) {
        return done.error();
    }
    return hits;
}

} // namespace dealscope::database
