// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "io/LedgerJsonReader.h"
#include "tests/cli/SampleServices.h"
#include "tests/support/TestRegistry.h"

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope::core;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;

/// `list conflicts` and `check` on the sample. What the five documents contradict each other in was
/// read out of them by hand:
/// - Amazon in OpenAI (deal 1). Document 000 has up to 10 billion (claim 1), 003 has 10 (2), 004 at
///   least about 10 (4) and, in its headline, 10 (5), Handelsblatt as 004 cites it more than 10
///   (8), 002 up to 50 (9, 10) and, further down, 50 (11).
/// - Amazon in Anthropic (deal 14). 002's table has 4 billion (44); 004 has up to 80 (46), which
/// the
///   ledger sets aside as a slip.
/// Nothing else: all of 001, 003 and 004 give 38 billion for the AWS contract; the 13 billion of
/// Microsoft are a running total, the 10 of 2023 a part of it; that the exclusivity has ended and
/// that Azure goes on are two rights; and the valuations all say more than 500 billion.
class ConflictListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSamplesContradictions_data();
    void theSamplesContradictions();
    void nothingElseIsOne();
    void sentencesNameFiguresAndSources();
    void theClockAndTheFilterApply_data();
    void theClockAndTheFilterApply();
    void dealsCountTheOpenOnes();
    void tablesAreForPeople();
    void checkFindsTheSlipAsSettled();
    void checkFailsOnWhatNobodySettled();

private:
    QJsonArray conflicts(const QStringList &options = {})
    {
        const Ran ran = m_services.run(QStringList{u"list"_s, u"--sample"_s, u"conflicts"_s}
                                       + options + QStringList{u"--format"_s, u"json"_s});
        return ran.code == 0 ? ran.json() : QJsonArray{ran.code};
    }

    SampleServices m_services;
};

void ConflictListTest::theSamplesContradictions_data()
{
    QTest::addColumn<int>("deal");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("claims");
    QTest::addColumn<bool>("settled");
    // Claim 11's 50 lies above all of [0, 10] (1) and of [10, 10] (2, 5); the intervals of the
    // others, at least 10 (4, 8) and up to 50 (9, 10), hold it or one of these.
    QTest::newRow("10 or 50") << 1 << u"amounts_apart"_s << u"1,2,5,11"_s << false;
    QTest::newRow("five reports of 10, three of 50")
        << 1 << u"headlines_apart"_s << u"1,2,4,5,8,9,10,11"_s << false;
    QTest::newRow("10 as maximum and as minimum")
        << 1 << u"opposite_bounds"_s << u"1,4,8"_s << false;
    // 002 is the newest document and gives both.
    QTest::newRow("up to 50 or 50") << 1 << u"tie"_s << u"9,10,11"_s << false;
    QTest::newRow("4 and 80") << 14 << u"headlines_apart"_s << u"44,46"_s << true;
    QTest::newRow("80 milliards") << 14 << u"slip"_s << u"44,46"_s << true;
}

void ConflictListTest::theSamplesContradictions()
{
    QFETCH(int, deal);
    QFETCH(QString, rule);
    QFETCH(QString, claims);
    QFETCH(bool, settled);
    for (const QJsonValue &value : conflicts()) {
        const QJsonObject row = value.toObject();
        if (row[u"deal_id"_s].toInt() != deal || row[u"rule"_s].toString() != rule) {
            continue;
        }
        QStringList ids;
        for (const QJsonValue &id : row[u"claims"_s].toArray()) {
            ids.append(QString::number(id.toInteger()));
        }
        QCOMPARE(ids.join(u','), claims);
        QCOMPARE(row[u"quotes"_s].toArray().size(), ids.size());
        QCOMPARE(!row[u"settled"_s].isNull(), settled);
        return;
    }
    QFAIL("not found");
}

void ConflictListTest::nothingElseIsOne()
{
    const QJsonArray rows = conflicts();
    QCOMPARE(rows.size(), 6);
    for (const QJsonValue &row : rows) {
        QCOMPARE(row.toObject().keys(),
                 (QStringList{u"claims"_s, u"deal_id"_s, u"quotes"_s, u"rule"_s, u"sentence"_s,
                              u"settled"_s}));
    }
}

void ConflictListTest::sentencesNameFiguresAndSources()
{
    const QJsonArray rows = conflicts();
    const auto text = [&](int row, const QString &key) {
        return rows[row].toObject()[key].toString().replace(QChar::Nbsp, u' ');
    };
    QCOMPARE(
        text(0, u"sentence"_s),
        u"Reports give “up to $10 bn” (Reuters), “$10 bn” (Financial Times, ukiyo journal) and "
        "“$50 bn” (Creati.ai): they cannot all be true."_s);
    QCOMPARE(text(5, u"sentence"_s),
             u"“up to $80 bn” (CNBC, set aside) looks like a slip beside “~$4 bn” (Creati.ai)."_s);
    QVERIFY(text(5, u"settled"_s).startsWith(u"Set aside: An obvious slip"_s));
    QCOMPARE(rows[5].toObject()[u"quotes"_s].toArray()[1].toString(),
             u"Amazon a investi jusqu'à 80 milliards de dollars dans Anthropic"_s);
}

void ConflictListTest::theClockAndTheFilterApply_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("rules");
    QTest::newRow("one company") << u"--company|Anthropic"_s << u"headlines_apart slip"_s;
    QTest::newRow("no deal") << u"--company|Etsy"_s << QString();
    QTest::newRow("17 December: one report") << u"--published-by|2025-12-17"_s << QString();
    // 19 December: at least about 10 and, in the headline, 10; Reuters had up to 10 two days
    // before.
    QTest::newRow("19 December") << u"--published-by|2025-12-19"_s << u"opposite_bounds tie"_s;
    // The lowest ceiling is the 10 of undated 003 and of 004; they have an order of days.
    QTest::newRow("another lens")
        << u"--lens|conservative|--company|Amazon"_s
        << u"amounts_apart headlines_apart opposite_bounds headlines_apart slip"_s;
}

void ConflictListTest::theClockAndTheFilterApply()
{
    QFETCH(QString, options);
    QFETCH(QString, rules);
    QStringList found;
    for (const QJsonValue &row : conflicts(options.split(u'|'))) {
        found.append(row.toObject()[u"rule"_s].toString());
    }
    QCOMPARE(found.join(u' '), rules);
}

void ConflictListTest::dealsCountTheOpenOnes()
{
    const Ran ran
        = m_services.run({u"list"_s, u"--sample"_s, u"deals"_s, u"--format"_s, u"json"_s});
    for (const QJsonValue &value : ran.json()) {
        const QJsonObject deal = value.toObject();
        QVERIFY(deal[u"conflicts"_s].isDouble());
        // The two of Amazon and Anthropic are settled.
        QCOMPARE(deal[u"conflicts"_s].toInt(), deal[u"id"_s].toInt() == 1 ? 4 : 0);
    }
}

void ConflictListTest::tablesAreForPeople()
{
    const Ran table = m_services.run({u"list"_s, u"--sample"_s, u"conflicts"_s});
    QCOMPARE(table.code, 0);
    QVERIFY(table.out.startsWith("deal "));
    QVERIFY(table.out.contains("Amazon invests in OpenAI"));
    QCOMPARE(table.out.count("opposite_bounds"), 1);
    const Ran csv = m_services.run({u"list"_s, u"--sample"_s, u"conflicts"_s, u"--format=csv"_s});
    QVERIFY(csv.out.startsWith("deal_id,deal,rule,sentence,claims,quotes,settled"));
    QVERIFY(csv.out.contains("\"1; 2; 5; 11\""));
}

void ConflictListTest::checkFindsTheSlipAsSettled()
{
    const Ran ran = m_services.run({u"check"_s, u"--sample"_s});
    QCOMPARE(ran.code, 0);
    const QList<QByteArray> lines = ran.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(
        lines[0].startsWith("settled: report 46 (Amazon invests in Anthropic, ukiyo journal): "));
    QVERIFY(lines[0].contains("An obvious slip"));
    QVERIFY(lines[1].contains("no problem found"));
}

void ConflictListTest::checkFailsOnWhatNobodySettled()
{
    auto rows = dealscope::io::LedgerJsonReader::readSample();
    QVERIFY(rows.ok());
    for (Claim &claim : rows->claims) {
        if (claim.id == ClaimId(46)) {
            claim.evidence.rank = Rank::Normal;
            claim.evidence.rankReason.clear();
        }
    }
    QTemporaryDir folder;
    const QString path = folder.filePath(u"open.deals"_s);
    {
        auto ledger = dealscope::database::Ledger::create(path);
        QVERIFY(ledger.ok());
        QVERIFY((*ledger)->append(*rows).ok());
    }
    const Ran ran = m_services.run({u"check"_s, path});
    QCOMPARE(ran.code, 1);
    QCOMPARE(ran.out.count('\n'), 1);
    QVERIFY(ran.out.startsWith("report 46 "));
    const Ran list = m_services.run({u"list"_s, path, u"conflicts"_s, u"--format=json"_s});
    QCOMPARE(list.json().size(), 6);
    QVERIFY(list.json()[5].toObject()[u"settled"_s].isNull());
}

DEALSCOPE_TEST(ConflictListTest)
#include "ConflictListTest.moc"
