// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/SampleServices.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope::tests;
using namespace Qt::StringLiterals;

class ListCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreThosePromised_data();
    void keysAreThosePromised();
    void filters_data();
    void filters();
    void totalsAreRanges();
    void theClockMovesTheFigures_data();
    void theClockMovesTheFigures();
    void perYearTotalsAddUp();
    void theScheduleSpreadsTheTerm();
    void theScheduleByPayeeInFiscalYears();
    void scheduleOptions_data();
    void scheduleOptions();
    void csvAndTablesHaveTheSameRows();
    void outWritesAFile();
    void whatTheDatesKeepOutIsListed();
    void theClockHidesTiesToo();
    void bothOrdersOfSampleWork();
    void lensesAreCompared();

private:
    QStringList sample(const QString &what, const QString &options = {})
    {
        return QStringList{u"list"_s, u"--sample"_s, what} + options.split(u'|', Qt::SkipEmptyParts)
            + QStringList{u"--format"_s, u"json"_s};
    }
    SampleServices m_services;
};

void ListCommandTest::keysAreThosePromised_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char *what, const char *keys) {
        QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(keys);
    };
    row("claims",
        "id deal_id kind payers payees partners beneficiaries floor ceiling ceiling_open headline "
        "bound approximate basis currency status form period_start period_end period_months "
        "quantity quantity_unit happened_on expected_on condition published_on published_inferred "
        "outlet origin source url locator quote note tags rank rank_reason counts");
    row("deals",
        "id title kind nature payers payees partners beneficiaries part_of relations floor ceiling "
        "ceiling_open firm_floor paid_floor headline basis currency status form date claims "
        "origins conflicts first_reported last_reported");
    row("conflicts", "deal_id rule sentence claims quotes settled");
    row("valuations",
        "id company floor ceiling ceiling_open headline bound approximate basis currency as_of "
        "condition deal_id outlet origin source quote published_on rank rank_reason counts");
    row("sources",
        "id outlet kind title url language published_on published_inferred claims "
        "valuations");
    row("companies", "id name aliases parent deals");
    row("totals", "deals claims capital purchase currency left_out");
    row("lenses",
        "lens nature headline floor ceiling open_ended firm_floor paid_floor currency moved");
    row("schedule",
        "year party side floor ceiling ceiling_open firm_floor paid_floor spread currency "
        "capital_in_floor capital_in_ceiling capital_in_open deals claims");
}

void ListCommandTest::keysAreThosePromised()
{
    QFETCH(QString, what);
    QFETCH(QString, keys);
    const Ran ran = m_services.run(sample(what));
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.err.isEmpty());
    QVERIFY(!ran.json().isEmpty());
    QStringList expected = keys.split(u' ');
    expected.sort();
    for (const QJsonValue &row : ran.json()) {
        QCOMPARE(row.toObject().keys(), expected);
    }
}

void ListCommandTest::filters_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("rows");
    const auto row = [](const char *name, const char *what, const char *options, int rows) {
        QTest::newRow(name) << QString::fromLatin1(what) << QString::fromUtf8(options) << rows;
    };
    row("all deals", "deals", "", 29);
    row("all claims", "claims", "", 69);
    row("all valuations", "valuations", "", 3);
    row("only Nvidia, by alias", "deals", "--company|nvidia", 2);
    row("payer", "deals", "--payer|Amazon", 2);
    row("AWS alone", "deals", "--payee|AWS", 3);
    row("AWS in its group", "deals", "--payee|Amazon|--groups", 4);
    row("two kinds", "deals", "--kind|equity|--kind|licence", 9);
    row("by 2023", "deals", "--to|2023", 4);
    row("one month", "deals", "--from|2023-09|--to|2023-09", 1);
    row("tens of billions", "deals", "--min|20bn|--max|90bn", 3);
    row("in talks", "deals", "--status|in_talks", 5);
    row("words without accents", "claims", "--text|CREDITS calcul", 1);
    row("nothing", "deals", "--text|zzzz", 0);
    row("before anything was published", "deals", "--published-by|2025-12-16", 0);
    row("nature", "deals", "--nature|none", 5);
    row("form", "deals", "--form|mixed", 1);
}

void ListCommandTest::filters()
{
    QFETCH(QString, what);
    QFETCH(QString, options);
    QFETCH(int, rows);
    const Ran ran = m_services.run(sample(what, options));
    QVERIFY2(ran.code == 0, ran.err.constData());
    QCOMPARE(ran.json().size(), rows);
}

void ListCommandTest::totalsAreRanges()
{
    const QJsonObject totals = m_services.run(sample(u"totals"_s)).json().first().toObject();
    const QJsonObject capital = totals[u"capital"_s].toObject();
    // Round 100 (Amazon's part inside it) + Microsoft 13 or more + 4 + 2 + 1.3.
    QCOMPARE(capital[u"floor"_s].toInteger(), 120'300'000'000);
    QCOMPARE(capital[u"ceiling"_s].toInteger(), 120'300'000'000);
    QCOMPARE(capital[u"open_ended"_s].toInteger(), 1);
    QCOMPARE(capital[u"firm_floor"_s].toInteger(), 20'300'000'000);
    // AWS 38, SoftBank and Oracle 400.
    const QJsonObject purchase = totals[u"purchase"_s].toObject();
    QCOMPARE(purchase[u"floor"_s].toInteger(), 438'000'000'000);
    QCOMPARE(purchase[u"firm_floor"_s].toInteger(), 38'000'000'000);
    QCOMPARE(totals[u"currency"_s].toString(), u"USD"_s);
    QCOMPARE(totals[u"left_out"_s].toArray().first().toObject()[u"reason"_s].toString(),
             u"no_amount"_s);
}

void ListCommandTest::theClockMovesTheFigures_data()
{
    QTest::addColumn<QString>("day");
    QTest::addColumn<qint64>("floor");
    QTest::addColumn<qint64>("ceiling");
    QTest::addColumn<bool>("open");
    QTest::newRow("up to 10") << u"2025-12-17"_s << 0LL << 10'000'000'000LL << false;
    QTest::newRow("at least about 10") << u"2025-12-19"_s << 10'000'000'000LL << 0LL << true;
    QTest::newRow("January has not ended") << u"2026-01-30"_s << 10'000'000'000LL << 0LL << true;
    QTest::newRow("up to 50") << u"2026-01"_s << 0LL << 50'000'000'000LL << false;
}

void ListCommandTest::theClockMovesTheFigures()
{
    QFETCH(QString, day);
    QFETCH(qint64, floor);
    QFETCH(qint64, ceiling);
    QFETCH(bool, open);
    const Ran ran = m_services.run(
        sample(u"deals"_s, u"--payer|Amazon|--payee|OpenAI|--published-by|"_s + day));
    QCOMPARE(ran.json().size(), 1);
    const QJsonObject deal = ran.json().first().toObject();
    QCOMPARE(deal[u"floor"_s].toInteger(), floor);
    QCOMPARE(deal[u"ceiling"_s].toInteger(), ceiling);
    QCOMPARE(deal[u"ceiling"_s].isNull(), open);
    QCOMPARE(deal[u"ceiling_open"_s].toBool(), open);
}

void ListCommandTest::perYearTotalsAddUp()
{
    const Ran ran = m_services.run(sample(u"totals"_s, u"--payee|AWS|--basis|per_year"_s));
    QCOMPARE(ran.code, 0);
    qint64 sum = 0;
    for (const QJsonValue &row : ran.json()) {
        QVERIFY(row.toObject()[u"year"_s].toInteger() >= 2025);
        sum += row.toObject()[u"purchase"_s].toObject()[u"floor"_s].toInteger();
    }
    QCOMPARE(sum, 38'000'000'000);
    QVERIFY(ran.json().size() >= 7);
}

void ListCommandTest::theScheduleSpreadsTheTerm()
{
    const QJsonArray rows = m_services.run(sample(u"schedule"_s)).json();
    qint64 floors = 0;
    QList<int> years;
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        QCOMPARE(row[u"party"_s].toString(), u"OpenAI"_s);
        QCOMPARE(row[u"side"_s].toString(), u"payer"_s);
        if (row[u"floor"_s].isNull()) {
            continue; // only capital came in
        }
        years.append(row[u"year"_s].toInt());
        floors += row[u"floor"_s].toInteger();
        QCOMPARE(row[u"ceiling"_s], row[u"floor"_s]);
        // "Full deployment by the end of 2026".
        QCOMPARE(row[u"spread"_s].toString(), u"ramp"_s);
        QVERIFY(row[u"deals"_s].toArray().contains(3));
    }
    QCOMPARE(years, (QList{2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032}));
    QCOMPARE(floors, 38'000'000'000);
    // Microsoft's 10 of January 2023, long before anything is due.
    const QJsonObject first = rows.first().toObject();
    QCOMPARE(first[u"year"_s].toInt(), 2023);
    QCOMPARE(first[u"capital_in_floor"_s].toInteger(), 10'000'000'000);
    QVERIFY(first[u"ceiling"_s].isNull());
}

void ListCommandTest::theScheduleByPayeeInFiscalYears()
{
    const QJsonArray rows
        = m_services.run(sample(u"schedule"_s, u"--by|payee|--fiscal-start|7"_s)).json();
    QCOMPARE(rows.size(), 8);
    const QJsonObject first = rows.first().toObject();
    QCOMPARE(first[u"party"_s].toString(), u"AWS"_s);
    QCOMPARE(first[u"side"_s].toString(), u"payee"_s);
    // 84 months from December 2025, the first 13 of them a ramp of 1/13 ... 13/13: 7 + 71 = 78 full
    // months. Up to June 2026 there are 1/13 ... 7/13 = 28/13: 38 bn x 28 / 13 / 78.
    QCOMPARE(first[u"year"_s].toInt(), 2026);
    QCOMPARE(first[u"floor"_s].toInteger(), 1'049'309'665);
    QVERIFY(first[u"capital_in_floor"_s].isNull());
    QCOMPARE(rows.last().toObject()[u"year"_s].toInt(), 2033);
    const Ran table = m_services.run({u"list"_s, u"--sample"_s, u"schedule"_s});
    QVERIFY(table.out.contains("5,846,153,846")); // 12 full months: 38 bn x 12 / 78
}

void ListCommandTest::scheduleOptions_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("options");
    QTest::newRow("no such side") << u"schedule"_s << u"--by|partner"_s;
    QTest::newRow("no month") << u"schedule"_s << u"--fiscal-start|0"_s;
    QTest::newRow("after December") << u"schedule"_s << u"--fiscal-start|13"_s;
    QTest::newRow("a word") << u"schedule"_s << u"--fiscal-start|July"_s;
    QTest::newRow("another list") << u"deals"_s << u"--by|payee"_s;
}

void ListCommandTest::scheduleOptions()
{
    QFETCH(QString, what);
    QFETCH(QString, options);
    const Ran ran = m_services.run(sample(what, options));
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.out.isEmpty());
    QCOMPARE(ran.err.count('\n'), 1);
}

void ListCommandTest::csvAndTablesHaveTheSameRows()
{
    const Ran csv = m_services.run({u"list"_s, u"--sample"_s, u"deals"_s, u"--format=csv"_s});
    QCOMPARE(csv.out.count("\r\n"), 30);
    const Ran table = m_services.run({u"list"_s, u"--sample"_s, u"deals"_s});
    QCOMPARE(table.out.count('\n'), 31);
    const Ran totals = m_services.run({u"list"_s, u"--sample"_s, u"totals"_s});
    QVERIFY(totals.out.contains("120,300,000,000"));
    QVERIFY(totals.out.contains("without amount"));
}

void ListCommandTest::outWritesAFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"deals.json"_s);
    Ran ran = m_services.run(sample(u"deals"_s, u"--out|"_s + path));
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), m_services.run(sample(u"deals"_s)).out);
    ran = m_services.run(sample(u"deals"_s, u"--out|"_s + folder.filePath(u"no/such/f.json"_s)));
    QCOMPARE(ran.code, 3);
    QCOMPARE(ran.err.count('\n'), 1);
}

void ListCommandTest::whatTheDatesKeepOutIsListed()
{
    const QJsonObject totals
        = m_services.run(sample(u"totals"_s, u"--from|2020"_s)).json().first().toObject();
    const QJsonObject last = totals[u"left_out"_s].toArray().last().toObject();
    QCOMPARE(last[u"reason"_s].toString(), u"no_date"_s);
    // SoftBank's and Oracle's 400 billion are in no document's calendar.
    QVERIFY(last[u"deal_ids"_s].toArray().contains(18));
}

void ListCommandTest::theClockHidesTiesToo()
{
    const QString amazon = u"--payer|Amazon|--payee|OpenAI"_s;
    QJsonObject deal = m_services.run(sample(u"deals"_s, amazon)).json().first().toObject();
    QCOMPARE(deal[u"part_of"_s].toInteger(), 2);
    deal = m_services.run(sample(u"deals"_s, amazon + u"|--published-by|2025-12-18"_s))
               .json()
               .first()
               .toObject();
    QVERIFY(deal[u"part_of"_s].isNull());
    QVERIFY(deal[u"relations"_s].toArray().isEmpty());
}

void ListCommandTest::bothOrdersOfSampleWork()
{
    QCOMPARE(m_services.run({u"list"_s, u"deals"_s, u"--sample"_s}).out,
             m_services.run({u"list"_s, u"--sample"_s, u"deals"_s}).out);
}

void ListCommandTest::lensesAreCompared()
{
    const Ran ran = m_services.run(sample(u"lenses"_s));
    QVERIFY2(ran.code == 0, ran.err.constData());
    QCOMPARE(ran.json().size(), 12); // six lenses, two natures
    const auto row = [&ran](const QString &lens, const QString &nature) {
        for (const QJsonValue &value : ran.json()) {
            const QJsonObject object = value.toObject();
            if (object[u"lens"_s] == lens && object[u"nature"_s] == nature) {
                return object;
            }
        }
        return QJsonObject();
    };
    const QJsonObject latest = row(u"latest"_s, u"capital"_s);
    QVERIFY(latest[u"moved"_s].toArray().isEmpty());
    const QJsonObject totals = m_services.run(sample(u"totals"_s)).json().first().toObject();
    for (const QString &key : {u"floor"_s, u"ceiling"_s, u"open_ended"_s, u"firm_floor"_s}) {
        QCOMPARE(latest[key], totals[u"capital"_s][key]);
    }
    // Of the purchases with an amount only the 38 bn of compute are signed.
    const QJsonObject binding = row(u"binding_only"_s, u"purchase"_s);
    QCOMPARE(binding[u"headline"_s].toInteger(), 38'000'000'000);
    QCOMPARE(binding[u"ceiling"_s].toInteger(), 38'000'000'000);
    QVERIFY(!binding[u"moved"_s].toArray().isEmpty());
    // Under a filter only its deals are compared.
    const Ran one = m_services.run(sample(u"lenses"_s, u"--payer|Amazon|--payee|OpenAI"_s));
    QCOMPARE(one.json()[0][u"headline"_s].toInteger(), 50'000'000'000);
    QCOMPARE(one.json()[4][u"lens"_s].toString(), u"conservative"_s);
    QCOMPARE(one.json()[4][u"headline"_s].toInteger(), 10'000'000'000);
    QCOMPARE(one.json()[4][u"moved"_s].toArray(), QJsonArray{1});
}

DEALSCOPE_TEST(ListCommandTest)
#include "ListCommandTest.moc"
