// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/LedgerChecker.h"

#include "database/Connection.h"
#include "database/FamilyRules.h"
#include "database/LedgerBackup.h"
#include "database/LedgerReader.h"
#include "database/RowRules.h"
#include "database/SearchText.h"
#include "database/SettlementRepository.h"
#include "database/SqlError.h"
#include "database/SqlStatement.h"

#include <QCryptographicHash>

namespace dealscope::database {

using core::Done;
using core::Outcome;

namespace {

struct SealedTable {
    const char *name;
    const char *select;
};

// Columns in the order of the table, as they were sealed. The first one is the row's own id, or
// for a list its owner's.
constexpr SealedTable SealedTables[] = {
    {QT_TRANSLATE_NOOP("LedgerChecker", "company"), "SELECT * FROM companies"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "other name of company"), "SELECT * FROM company_aliases"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "publisher"), "SELECT * FROM outlets"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "other name of publisher"), "SELECT * FROM outlet_aliases"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "source"), "SELECT * FROM sources"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "text of source"), "SELECT * FROM source_texts"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "deal"), "SELECT * FROM deals"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "party of deal"), "SELECT * FROM deal_parties"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "relation"), "SELECT * FROM relations"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "claim"), "SELECT * FROM claims"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "attribution of claim"),
     "SELECT * FROM claim_attributions"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "tag of claim"), "SELECT * FROM claim_tags"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "party of claim"), "SELECT * FROM claim_parties"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "schedule of claim"), "SELECT * FROM claim_installments"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "ramp of claim"), "SELECT * FROM claim_ramps"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "valuation"), "SELECT * FROM valuations"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "attribution of valuation"),
     "SELECT * FROM valuation_attributions"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "tag of valuation"), "SELECT * FROM valuation_tags"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "milestone"), "SELECT * FROM milestones"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "exchange rate"), "SELECT * FROM exchange_rates"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "settlement"), "SELECT * FROM settlements"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "report of settlement"), "SELECT * FROM settlement_claims"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "edition"), "SELECT * FROM editions"},
    {QT_TRANSLATE_NOOP("LedgerChecker", "saved view"), "SELECT * FROM saved_views"},
};

// For each index of words: the records it should have, less those it has, and the other way round.
QByteArray differingRecords(const char *records, const char *table, const char *columns)
{
    const QByteArray should = QByteArray("SELECT id, ") + columns + " FROM (" + records + ")";
    const QByteArray has = QByteArray("SELECT rowid, ") + columns + " FROM " + table;
    return "SELECT count(*) FROM (SELECT * FROM (" + should + " EXCEPT " + has
        + ") UNION ALL SELECT * FROM (" + has + " EXCEPT " + should + "))";
}

template<typename Row>
void addBrokenRules(const QList<Row> &rows, QStringList &problems)
{
    int found = 0;
    for (const Row &row : rows) {
        const QString problem = RowRules::problemOf(row);
        if (!problem.isEmpty() && ++found <= LedgerChecker::MaxFindings) {
            problems.append(QStringLiteral("%1: %2").arg(RowRules::nameOf(row), problem));
        }
    }
}

} // namespace

core::Result<QStringList> LedgerChecker::problems()
{
    m_problems.clear();
    using Check = Outcome (LedgerChecker::*)();
    for (const Check check :
         {&LedgerChecker::checkPages, &LedgerChecker::checkReferences, &LedgerChecker::checkSeals,
          &LedgerChecker::checkRows, &LedgerChecker::checkSettlements,
          &LedgerChecker::checkFamilies, &LedgerChecker::checkTexts, &LedgerChecker::checkRecords,
          &LedgerChecker::checkWordIndexes}) {
        const Outcome done = (this->*check)();
        if (done) {
            continue;
        }
        // Damage that stops one check is a finding, not a reason to skip the others.
        if (!SqlError::isDamage(m_connection.handle())
            && done.error().kind != core::ErrorKind::File) {
            return done.error();
        }
        const QString finding = done.error().detail.isEmpty()
            ? done.error().sentence
            : QStringLiteral("%1 (%2)").arg(done.error().sentence, done.error().detail);
        if (!m_problems.contains(finding)) {
            m_problems.append(finding);
        }
    }
    return m_problems;
}

Outcome LedgerChecker::checkPages()
{
    SqlStatement check(m_connection, "PRAGMA integrity_check(100)");
    while (check.next()) {
        QString finding;
        check >> finding;
        if (finding != QLatin1String("ok")) {
            m_problems.append(tr("The file is damaged: %1.").arg(finding));
        }
    }
    return check.outcome();
}

Outcome LedgerChecker::checkReferences()
{
    SqlStatement check(m_connection, "PRAGMA foreign_key_check");
    for (int found = 0; found < MaxFindings && check.next(); ++found) {
        QString table;
        std::optional<qint64> row;
        QString target;
        check >> table >> row >> target;
        m_problems.append(tr("A row of %1 (%2) refers to one of %3 that does not exist.")
                              .arg(table)
                              .arg(row.value_or(0))
                              .arg(target));
    }
    return check.outcome();
}

Outcome LedgerChecker::checkSeals()
{
    for (const SealedTable &table : SealedTables) {
        SqlStatement select(m_connection, table.select);
        int found = 0;
        while (select.next()) {
            if (!select.sealHolds() && ++found <= MaxFindings) {
                qint64 id = 0;
                select >> id;
                m_problems.append(tr("%1 %2: it is damaged, or was changed outside of Dealscope.")
                                      .arg(tr(table.name))
                                      .arg(id));
            }
        }
        if (auto done = select.outcome(); !done) {
            return done;
        }
    }
    return Done{};
}

Outcome LedgerChecker::checkRows()
{
    const auto data = LedgerReader(m_connection).readAll();
    if (!data) {
        return data.error();
    }
    addBrokenRules(data->companies, m_problems);
    addBrokenRules(data->outlets, m_problems);
    addBrokenRules(data->sources, m_problems);
    addBrokenRules(data->deals, m_problems);
    addBrokenRules(data->relations, m_problems);
    addBrokenRules(data->claims, m_problems);
    addBrokenRules(data->valuations, m_problems);
    addBrokenRules(data->milestones, m_problems);
    addBrokenRules(data->rates, m_problems);
    addBrokenRules(data->settlements, m_problems);
    addBrokenRules(data->editions, m_problems);
    addBrokenRules(data->savedViews, m_problems);
    return Done{};
}

Outcome LedgerChecker::checkSettlements()
{
    const auto strangers = SettlementRepository(m_connection).strangers(MaxFindings);
    if (!strangers) {
        return strangers.error();
    }
    m_problems.append(*strangers);
    return Done{};
}

Outcome LedgerChecker::checkFamilies()
{
    const auto circles = FamilyRules(m_connection).problems();
    if (!circles) {
        return circles.error();
    }
    m_problems.append(*circles);
    return Done{};
}

Outcome LedgerChecker::checkTexts()
{
    SqlStatement select(m_connection,
                        "SELECT s.id, s.checksum, t.body FROM sources s"
                        " JOIN source_texts t ON t.source_id = s.id ORDER BY s.id");
    while (select.next()) {
        core::Source source;
        select >> source.id >> source.checksum;
        const QByteArrayView body = select.utf8();
        const QString problem = RowRules::problemOfDocument(
            QByteArray::fromRawData(body.data(), body.size()), source.checksum);
        if (!problem.isEmpty()) {
            m_problems.append(QStringLiteral("%1: %2").arg(RowRules::nameOf(source), problem));
        }
    }
    return select.outcome();
}

Outcome LedgerChecker::checkRecords()
{
    for (const QByteArray &query : {
             differingRecords(DealRecords, "deal_words", "title, names"),
             differingRecords(ClaimRecords, "claim_words", "quote"),
             differingRecords(ValuationRecords, "valuation_words", "quote, names"),
             differingRecords(SourceRecords, "source_words", "title, body"),
         }) {
        const auto different = m_connection.integer(query.constData());
        if (!different) {
            return different.error();
        }
        if (*different > 0) {
            m_problems.append(
                tr("An index of words is not that of the rows: searches may miss something."));
            return Done{};
        }
    }
    return Done{};
}

Outcome LedgerChecker::checkWordIndexes()
{
    if (!m_readOnly) {
        return checkWordIndexesOf(m_connection);
    }
    // FTS5 takes the command for a write, so that a file which cannot be written is copied.
    const auto copy = Connection::inMemory();
    if (!copy) {
        return copy.error();
    }
    if (auto done = LedgerBackup::copy(m_connection, **copy); !done) {
        return done;
    }
    return checkWordIndexesOf(**copy);
}

Outcome LedgerChecker::checkWordIndexesOf(Connection &connection)
{
    for (const char *command : {
             "INSERT INTO deal_words (deal_words) VALUES ('integrity-check')",
             "INSERT INTO claim_words (claim_words) VALUES ('integrity-check')",
             "INSERT INTO valuation_words (valuation_words) VALUES ('integrity-check')",
             "INSERT INTO source_words (source_words) VALUES ('integrity-check')",
         }) {
        if (auto done = connection.execute(command); !done) {
            if (!SqlError::isDamage(connection.handle())) {
                return done;
            }
            m_problems.append(tr("An index of words is damaged: searches may miss something."));
            return Done{};
        }
    }
    return Done{};
}

} // namespace dealscope::database
