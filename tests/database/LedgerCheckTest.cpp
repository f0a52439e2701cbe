// SPDX-License-Identifier: GPL-3.0-or-later
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

class LedgerCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void changesNothing();
};

void LedgerCheckTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void LedgerCheckTest::findsWhatIsWrong_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("findings");
    const auto row = [](const char *name, const char *sql, QList<const char *> findings) {
        QStringList texts;
        for (const char *finding : findings) {
            texts.append(QString::fromUtf8(finding));
        }
        QTest::newRow(name) << QString::fromUtf8(sql) << texts;
    };
    constexpr const char *Words = "index of words is not that of the rows";
    row("figure changed by hand", "UPDATE claims SET low = 1, high = 1 WHERE id = 6",
        {"claim 6: it is damaged, or was changed outside"});
    row("tag changed by hand", "UPDATE claim_tags SET tag = 'x' WHERE position = 1",
        {"tag of claim 5: "});
    row("parent changed by hand", "UPDATE companies SET parent_id = 2 WHERE id = 7",
        {"company 7: it is damaged"});
    row("quote changed by hand", "UPDATE claims SET quote = 'other' WHERE id = 6",
        {"claim 6: it is damaged", Words});
    row("text changed by hand", "UPDATE source_texts SET body = 'other'",
        {"text of source 1: ", "source 1: its text is not the document", Words});
    row("record of words gone", "DELETE FROM claim_words WHERE rowid = 5", {Words});
    row("record of words too many", "INSERT INTO deal_words (rowid, title) VALUES (999, 'x')",
        {Words});
    row("names of a party", "UPDATE deal_words SET names = 'x' WHERE rowid = 1", {Words});
    row("index of words damaged", "DELETE FROM source_words_data WHERE id > 10",
        {"index of words is damaged"});
    row("parents in a circle", "UPDATE companies SET parent_id = 1 WHERE id = 3",
        {"company 3: it is damaged", "company 1: its chain of parents leads back to itself"});
    row("parts in a circle",
        "INSERT INTO relations VALUES (90, 3, 4, 'part_of', NULL, 0),"
        " (91, 4, 3, 'part_of', NULL, 0)",
        {"relation 90: ", "relation 91: ", "deal 3: it is a part of a part of itself"});
    row("NUL in a text", "UPDATE deals SET note = 'a' || char(0) || 'b' WHERE id = 2",
        {"deal 2: it is damaged", "deal 2: its note holds a NUL"});
    row("span of a schedule changed by hand",
        "UPDATE claim_installments SET low = 2, high = 2 WHERE position = 0",
        {"schedule of claim 5: it is damaged"});
    row("spans out of order",
        "UPDATE claim_installments SET when_last = '2099-12-31',"
        " when_first = '2099-01-01' WHERE position = 0",
        {"schedule of claim 5: it is damaged", "claim 5: its schedule is not in the order"});
    row("ramp changed by hand", "UPDATE claim_ramps SET full_by_words = 'x' WHERE claim_id = 5",
        {"ramp of claim 5: it is damaged"});
    row("settlement changed by hand", "UPDATE settlements SET reason = 'x' WHERE id = 3",
        {"settlement 3: it is damaged"});
    row("settlement of another deal", "UPDATE settlements SET deal_id = 2 WHERE id = 9",
        {"settlement 9: it is damaged", "settlement 9: claim 7 is not one of its deal"});
    row("settlement without reports", "DELETE FROM settlement_claims WHERE settlement_id = 9",
        {"settlement 9: it does not name the reports"});
    row("figures changed by hand", "UPDATE editions SET figures_json = '[1]' WHERE id = 5",
        {"edition 5: it is damaged", "edition 5: its figures are not those"});
    row("name of white space", "UPDATE deals SET title = char(9) WHERE id = 2",
        {"deal 2: it is damaged", "deal 2: its title is empty", Words});
}

void LedgerCheckTest::findsWhatIsWrong()
{
    QFETCH(QString, sql);
    QFETCH(QStringList, findings);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.deals"));
    QVERIFY((*Ledger::create(path))->append(fullLedger()));
    QCOMPARE(RawDatabase(path).run(sql), QString());
    for (const auto access : {Ledger::Access::ReadWrite, Ledger::Access::ReadOnly}) {
        const auto ledger = Ledger::open(path, access);
        QVERIFY2(ledger, ledger ? "" : qPrintable(ledger.error().sentence));
        const auto problems = (*ledger)->check();
        QVERIFY(problems);
        const QString all = problems->join(u'\n');
        for (const QString &finding : findings) {
            QVERIFY2(all.contains(finding), qPrintable(all));
        }
        QVERIFY2(problems->size() == findings.size(), qPrintable(all));
    }
}

void LedgerCheckTest::changesNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.deals"));
    QVERIFY((*Ledger::create(path))->append(fullLedger()));
    const QByteArray hash = hashOfFile(path);
    for (const auto access : {Ledger::Access::ReadWrite, Ledger::Access::ReadOnly}) {
        const auto ledger = Ledger::open(path, access);
        QCOMPARE((*ledger)->check().value(), QStringList());
        QCOMPARE(hashOfFile(path), hash);
    }
}

DEALSCOPE_TEST(LedgerCheckTest)
#include "LedgerCheckTest.moc"
