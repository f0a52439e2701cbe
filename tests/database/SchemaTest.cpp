// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Enums.h"
#include "database/Ledger.h"
#include "tests/database/FullLedger.h"
#include "tests/database/RawDatabase.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using database::Ledger;

/// What the file itself refuses, whoever writes to it.
class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rowIsRefused_data();
    void rowIsRefused();
    void everyTableIsStrictAndSealed();
    void everyForeignKeyHasAnIndex();
    void codesAreThoseOfTheProgram_data();
    void codesAreThoseOfTheProgram();
    void deletingADealTakesItsRowsAlong();
    void whatIsCitedStays_data();
    void whatIsCitedStays();

private:
    // A full ledger for other programs to write to, with foreign keys on as in ours.
    [[nodiscard]] std::unique_ptr<RawDatabase> fullFile();
    std::unique_ptr<QTemporaryDir> m_folder;
};

void SchemaTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<RawDatabase> SchemaTest::fullFile()
{
    const QString path = m_folder->filePath(QStringLiteral("a.deals"));
    {
        const auto ledger = Ledger::create(path);
        if (!ledger || !(*ledger)->append(fullLedger())) {
            return nullptr;
        }
    }
    auto raw = std::make_unique<RawDatabase>(path);
    raw->run(QStringLiteral("PRAGMA foreign_keys = ON"));
    return raw;
}

void SchemaTest::rowIsRefused_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("rule");
    const auto claim = [](const char *set, const char *rule) {
        QTest::newRow(qPrintable(QStringLiteral("claim: ") + QString::fromUtf8(set)))
            << QStringLiteral("UPDATE claims SET %1 WHERE id = 6").arg(QString::fromUtf8(set))
            << QString::fromUtf8(rule);
    };
    // Claim 6 is exactly 0 dollars and nothing else.
    claim("low = 1", "amount fits its bound");
    claim("low = NULL, high = NULL", "amount fits its bound");
    claim("bound = 'up_to'", "amount fits its bound");
    claim("bound = 'at_least'", "amount fits its bound");
    claim("bound = 'between', low = 2, high = 1", "amount fits its bound");
    claim("bound = 'undisclosed'", "amount fits its bound");
    claim("low = -1, high = -1", "low >= 0");
    claim("currency = NULL", "amount has a currency");
    claim("currency = 'usd'", "currency GLOB");
    claim("currency = 'US'", "currency GLOB");
    claim("basis = NULL", "amount is whole or absent");
    claim("approximate = NULL", "amount is whole or absent");
    claim("approximate = 2", "approximate IN");
    claim("bound = NULL", "amount fits its bound");
    claim("bound = NULL, low = NULL, high = NULL", "amount is whole or absent");
    claim("low = 1.5, high = 1.5", "cannot store REAL value");
    claim("low = 'much', high = 'much'", "cannot store TEXT value");
    claim("status = 'maybe'", "status IN");
    claim("status = ''", "status IN");
    claim("form = 'gold'", "form IN");
    claim("basis = 'per_day'", "basis IN");
    claim("rank = 'first'", "rank IN");
    claim("sourcing = 'secret'", "sourcing IN");
    claim("other_kind = 'gift'", "other_kind IN");
    claim("rank = 'preferred'", "rank has its reason");
    claim("rank = 'deprecated', rank_reason = '  '", "rank has its reason");
    claim("quote = printf('%1001d', 1)", "length(quote)");
    claim("quote = NULL", "NOT NULL");
    claim("happened_on_first = '2026-01-01'", "happened on: first day not after last day");
    claim("happened_on_last = '2026-01-01'", "happened on: first day not after last day");
    claim("happened_on_words = 'soon'", "happened on: first day not after last day");
    claim("happened_on_first = '2026-01-02', happened_on_last = '2026-01-01'",
          "happened on: first day not after last day");
    claim("expected_on_first = '2026-02-30', expected_on_last = '2026-12-31'", "expected_on_first");
    claim("expected_on_first = '2026-1-1', expected_on_last = '2026-12-31'", "expected_on_first");
    claim("expected_on_first = 'soon', expected_on_last = 'soon'", "expected_on");
    claim("expected_on_first = '2026-01-01 12:00', expected_on_last = '2026-12-31'",
          "expected_on_first");
    claim("expected_on_first = '-001-01-01', expected_on_last = '2026-12-31'", "expected_on_first");
    claim("expected_on_first = '0000-01-01', expected_on_last = '2026-12-31'", "expected_on_first");
    claim("expected_on_first = '2026-01-01', expected_on_last = '10000-01-01'", "expected_on_last");
    claim("period_months = 0", "period_months > 0");
    claim("period_start_first = '2026-01-01', period_start_last = '2026-01-01',"
          " period_end_first = '2025-01-01', period_end_last = '2025-12-31'",
          "period does not end before it starts");
    claim("quantity_number = -1, quantity_unit = 'chips'", "quantity_number >= 0");
    claim("quantity_number = 1", "quantity has a number or words");
    claim("quantity_unit = ''", "quantity has a number or words");
    claim("deal_id = 99", "FOREIGN KEY");
    claim("source_id = 99", "FOREIGN KEY");
    claim("id = 0", "id > 0");
    claim("seal = NULL", "NOT NULL");

    const auto row = [](const char *sql, const char *rule) {
        QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(rule);
    };
    row("UPDATE companies SET name = 'Amazon' WHERE id = 2", "UNIQUE");
    row("UPDATE companies SET name = ' ' WHERE id = 2", "trim(name)");
    row("UPDATE companies SET parent_id = id WHERE id = 2", "not its own parent");
    row("UPDATE companies SET parent_id = 99 WHERE id = 2", "FOREIGN KEY");
    row("UPDATE company_aliases SET alias = 'Amazon''s cloud'", "UNIQUE");
    row("UPDATE company_aliases SET position = -1", "position >= 0");
    row("UPDATE outlets SET named = 2", "named IN");
    row("UPDATE sources SET kind = 'rumour'", "kind IN");
    row("UPDATE sources SET key = 'reuters-1' WHERE id = 2", "UNIQUE");
    row("UPDATE sources SET key = ''", "trim(key)");
    row("UPDATE sources SET checksum = printf('%064d', 0) || '0'", "checksum is SHA-256");
    row("UPDATE sources SET checksum = printf('%064X', -1)", "checksum is SHA-256");
    row("UPDATE sources SET published_first = '2026-01-01', published_last = '2025-01-01'",
        "published: first day not after last day");
    row("UPDATE source_texts SET body = ''", "body <> ''");
    row("UPDATE source_texts SET body = x'00'", "cannot store BLOB value");
    row("UPDATE deals SET kind = 'gift'", "kind IN");
    row("UPDATE deals SET title = ''", "trim(title)");
    row("UPDATE deal_parties SET role = 'witness'", "role IN");
    row("UPDATE deal_parties SET share_ppm = 1000001", "share_ppm BETWEEN");
    row("UPDATE deal_parties SET company_id = 3, role = 'payer' WHERE deal_id = 1", "UNIQUE");
    row("UPDATE relations SET kind = 'like'", "kind IN");
    row("UPDATE relations SET to_deal_id = from_deal_id", "not related to itself");
    row("UPDATE relations SET kind = 'part_of', to_deal_id = 2", "UNIQUE");
    row("UPDATE relations SET claim_id = 99", "FOREIGN KEY");
    row("UPDATE claim_tags SET tag = 'z'", "UNIQUE");
    row("UPDATE claim_attributions SET outlet_id = 99", "FOREIGN KEY");
    row("UPDATE claim_parties SET role = 'witness'", "role IN");
    row("UPDATE valuations SET bound = 'exact' WHERE id = 1", "amount fits its bound");
    row("UPDATE valuations SET bound = NULL WHERE id = 1", "NOT NULL");
    row("UPDATE valuations SET currency = NULL WHERE id = 1", "amount has a currency");
    row("UPDATE valuations SET value_basis = 'guess'", "value_basis IN");
    row("UPDATE valuations SET rank = 'preferred' WHERE id = 2", "rank has its reason");
    row("UPDATE valuations SET as_of_last = NULL WHERE id = 1", "as of: first day");
    row("UPDATE milestones SET date_first = NULL, date_last = NULL", "NOT NULL");
    row("UPDATE milestones SET date_last = '0001-01-01' WHERE id = 1", "date: first day");
    row("UPDATE milestones SET expected = 2", "expected IN");
    row("UPDATE milestones SET label = ''", "trim(label)");
    row("UPDATE exchange_rates SET from_units = 0", "from_units > 0");
    row("UPDATE exchange_rates SET to_currency = 'euro'", "to_currency GLOB");
    row("UPDATE exchange_rates SET from_currency = 'EUR', to_currency = 'EUR'", "two currencies");
    row("UPDATE exchange_rates SET date_last = NULL WHERE id = 1", "date: first day");
    const auto installment = [](const char *set, const char *rule) {
        QTest::newRow(qPrintable(QStringLiteral("installment: ") + QString::fromUtf8(set)))
            << QStringLiteral("UPDATE claim_installments SET %1 WHERE position = 0")
                   .arg(QString::fromUtf8(set))
            << QString::fromUtf8(rule);
    };
    // The first one is exactly 1 dollar in 2026.
    installment("claim_id = 99", "FOREIGN KEY");
    installment("position = 1", "UNIQUE");
    installment("position = -1", "position BETWEEN");
    installment("position = 1200", "position BETWEEN");
    installment("when_first = NULL", "NOT NULL");
    installment("when_first = '2026-02-30'", "when_first");
    installment("when_last = '10000-01-01'", "when_last");
    installment("when_last = '2025-12-31'", "when: first day not after last day");
    installment("when_words = printf('%501d', 1)", "length(when_words)");
    installment("bound = NULL", "NOT NULL");
    installment("bound = 'some'", "bound IN");
    installment("bound = 'up_to'", "amount fits its bound");
    installment("high = 2", "amount fits its bound");
    installment("low = -1, high = -1", "low >= 0");
    installment("approximate = 2", "approximate IN");
    installment("basis = 'per_year'", "basis = 'total'");
    installment("basis = NULL", "NOT NULL");
    installment("currency = NULL", "amount has a currency");
    installment("currency = 'usd'", "currency GLOB");
    installment("seal = NULL", "NOT NULL");
    row("UPDATE claim_ramps SET claim_id = 99 WHERE claim_id = 5", "FOREIGN KEY");
    row("INSERT INTO claim_ramps VALUES (5, '2026-01-01', '2026-01-01', '', 0)", "UNIQUE");
    row("UPDATE claim_ramps SET full_by_first = NULL", "NOT NULL");
    row("UPDATE claim_ramps SET full_by_first = 'soon', full_by_last = 'soon'", "full_by_first");
    row("UPDATE claim_ramps SET full_by_last = '2026-2-1'", "full_by_last");
    row("UPDATE claim_ramps SET full_by_last = '2025-12-31'", "full by: first day");
    row("UPDATE claim_ramps SET full_by_words = printf('%501d', 1)", "length(full_by_words)");
    row("UPDATE settlements SET id = 0 WHERE id = 2", "id > 0");
    row("UPDATE settlements SET deal_id = 99", "FOREIGN KEY");
    row("UPDATE settlements SET rule = 'feeling'", "rule IN");
    row("UPDATE settlements SET reason = ' '", "trim(reason)");
    row("UPDATE settlements SET reason = printf('%10001d', 1)", "length(reason)");
    row("UPDATE settlement_claims SET claim_id = 99 WHERE position = 0", "FOREIGN KEY");
    row("UPDATE settlement_claims SET settlement_id = 99 WHERE settlement_id = 2", "FOREIGN KEY");
    row("UPDATE settlement_claims SET position = -1", "position >= 0");
    row("UPDATE settlement_claims SET claim_id = 5 WHERE settlement_id = 2", "UNIQUE");
    row("UPDATE editions SET id = 0 WHERE id = 1", "id > 0");
    row("UPDATE editions SET name = 'Another'", "UNIQUE");
    row("UPDATE editions SET name = ' ' WHERE id = 1", "trim(name)");
    row("UPDATE editions SET made_on = '2026-02-30'", "made_on");
    row("UPDATE editions SET made_on = '2026-02'", "made_on");
    row("UPDATE editions SET figures_json = ''", "figures_json <> ''");
    row("UPDATE editions SET figures_json = printf('%16000001d', 1)", "length(figures_json)");
    row("UPDATE editions SET checksum = 'abc'", "checksum is SHA-256");
    row("UPDATE editions SET checksum = printf('%064X', -1)", "checksum is SHA-256");
    row("UPDATE saved_views SET name = 'Empty'", "UNIQUE");
    row("UPDATE saved_views SET filter_json = printf('%1000001d', 1)", "length(filter_json)");
}

void SchemaTest::rowIsRefused()
{
    QFETCH(QString, sql);
    QFETCH(QString, rule);
    const auto raw = fullFile();
    QVERIFY(raw);
    const QString message = raw->run(sql);
    QVERIFY2(message.contains(rule), qPrintable(QStringLiteral("said: ") + message));
}

void SchemaTest::everyTableIsStrictAndSealed()
{
    const auto raw = fullFile();
    const QStringList tables
        = raw->column(QStringLiteral("SELECT name FROM pragma_table_list WHERE schema = 'main'"
                                     " AND type = 'table' AND name NOT LIKE 'sqlite_%'"));
    QCOMPARE(tables.size(), 26);
    for (const QString &table : tables) {
        QCOMPARE(
            raw->column(QStringLiteral("SELECT strict FROM pragma_table_list('%1')").arg(table)),
            QStringList{QStringLiteral("1")});
        QCOMPARE(raw->column(QStringLiteral("SELECT name FROM pragma_table_info('%1')"
                                            " ORDER BY cid DESC LIMIT 1")
                                 .arg(table)),
                 QStringList{QStringLiteral("seal")});
    }
}

void SchemaTest::everyForeignKeyHasAnIndex()
{
    const auto raw = fullFile();
    const QStringList missing = raw->column(
        QStringLiteral("SELECT t.name || '.' || k.\"from\" FROM pragma_table_list t, "
                       "pragma_foreign_key_list(t.name) k"
                       " WHERE t.schema = 'main' AND NOT EXISTS ("
                       "   SELECT 1 FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c"
                       "   WHERE c.seqno = 0 AND c.name = k.\"from\")"
                       " AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) c"
                       "   WHERE c.name = k.\"from\" AND c.pk = 1)"));
    QCOMPARE(missing, QStringList());
    QVERIFY(raw->column(QStringLiteral("SELECT count(*) FROM pragma_foreign_key_list('claims')"))
            != QStringList{QStringLiteral("0")});
}

void SchemaTest::codesAreThoseOfTheProgram_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QStringList>("codes");
    const auto row = []<typename E>(const char *table, const char *column, E) {
        QStringList codes;
        for (const auto &entry : enumEntries<E>()) {
            codes.append(entry.code);
        }
        QTest::addRow("%s.%s", table, column)
            << QString::fromUtf8(table) << QString::fromUtf8(column) << codes;
    };
    row("deals", "kind", DealKind());
    row("claims", "other_kind", DealKind());
    row("claims", "status", Status());
    row("claims", "form", Form());
    row("claims", "bound", Bound());
    row("claims", "basis", Basis());
    row("claims", "rank", Rank());
    row("claims", "sourcing", Sourcing());
    row("claim_installments", "bound", Bound());
    row("settlements", "rule", ConflictRule());
    row("valuations", "bound", Bound());
    row("valuations", "value_basis", ValuationBasis());
    row("deal_parties", "role", Role());
    row("claim_parties", "role", Role());
    row("relations", "kind", RelationKind());
    row("sources", "kind", SourceKind());
}

void SchemaTest::codesAreThoseOfTheProgram()
{
    QFETCH(QString, table);
    QFETCH(QString, column);
    QFETCH(QStringList, codes);
    // The list between "column IN (" and ")" holds these codes and no others.
    const auto raw = fullFile();
    const QString sql
        = raw->column(QStringLiteral("SELECT sql FROM sqlite_schema WHERE name = '%1'").arg(table))
              .value(0);
    QString list
        = sql.section(QStringLiteral("CHECK (%1 IN").arg(column), 1, 1).section(u')', 0, 0);
    list.remove(u'(').remove(u'\'').remove(u'\n').remove(u' ');
    QCOMPARE(list.split(u','), codes);
}

void SchemaTest::deletingADealTakesItsRowsAlong()
{
    const auto raw = fullFile();
    QCOMPARE(raw->run(QStringLiteral("DELETE FROM deals WHERE id IN (1, 2)")),
             QStringLiteral("FOREIGN KEY constraint failed")); // a valuation hangs on it
    QCOMPARE(raw->run(QStringLiteral("DELETE FROM valuations WHERE deal_id = 1")), QString());
    QCOMPARE(raw->run(QStringLiteral("DELETE FROM deals WHERE id IN (1, 2)")), QString());
    for (const auto *table : {"claims", "deal_parties", "claim_tags", "claim_attributions",
                              "claim_parties", "claim_installments", "claim_ramps", "relations",
                              "milestones", "settlements", "settlement_claims"}) {
        QCOMPARE(raw->column(QStringLiteral("SELECT count(*) FROM ") + QLatin1StringView(table)),
                 QStringList{QStringLiteral("0")});
    }
    QCOMPARE(raw->column(QStringLiteral("PRAGMA foreign_key_check")), QStringList());
}

void SchemaTest::whatIsCitedStays_data()
{
    QTest::addColumn<QString>("table");
    QTest::newRow("company") << QStringLiteral("companies WHERE id = 7");
    QTest::newRow("parent") << QStringLiteral("companies WHERE id = 3");
    QTest::newRow("outlet") << QStringLiteral("outlets WHERE id = 1");
    QTest::newRow("source") << QStringLiteral("sources WHERE id = 1");
    QTest::newRow("claim of a relation") << QStringLiteral("claims WHERE id = 5");
    QTest::newRow("claim of a settlement") << QStringLiteral("claims WHERE id = 7");
}

void SchemaTest::whatIsCitedStays()
{
    QFETCH(QString, table);
    const auto raw = fullFile();
    QCOMPARE(raw->run(QStringLiteral("DELETE FROM ") + table),
             QStringLiteral("FOREIGN KEY constraint failed"));
}

DEALSCOPE_TEST(SchemaTest)
#include "SchemaTest.moc"
