// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/ClaimCsv.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace Qt::StringLiterals;
using io::ClaimCsv;
using Step = ReportReader::Step;

namespace {

constexpr const char *Needed = "deal,outlet,source";

QString text(QByteArrayView utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList texts(const std::vector<QByteArrayView> &views)
{
    QStringList all;
    for (const QByteArrayView view : views) {
        all.append(text(view));
    }
    return all;
}

ImportedDate date(const char *iso)
{
    const auto known = PartialDate::fromIso(QString::fromLatin1(iso));
    return known ? ImportedDate{known->first(), known->last()} : ImportedDate{};
}

} // namespace

class ClaimCsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headers_data();
    void headers();
    void aWholeReport();
    void emptyCellsStateNothing();
    void amounts_data();
    void amounts();
    void dates_data();
    void dates();
    void refusedCells_data();
    void refusedCells();
    void otherRowsAreStillRead();
    void filesAreMapped();
    void helpNamesEveryColumn();
};

void ClaimCsvTest::headers_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("part"); // of the refusal; empty: taken
    const auto row = [](const char *name, const QByteArray &header, const QString &part) {
        QTest::newRow(name) << header << part;
    };
    row("needed ones", "deal,outlet,source\n", {});
    row("an address instead of a title", "url,outlet,deal\n", {});
    row("capitals and blanks", " Deal , OUTLET,Source\n", {});
    row("empty file", "", u"f.csv is empty"_s);
    row("no deal", "outlet,source\n", u"line 1: the column “deal” is missing"_s);
    row("no outlet", "deal,source\n", u"the column “outlet” is missing"_s);
    row("no document", "deal,outlet\n", u"“source” or “url”"_s);
    row("twice", "deal,outlet,source,deal\n", u"“deal” stands there twice"_s);
    row("a slip", "deal,outlet,source,ammount,quot\n",
        u"no column \"quot\"; near it are “quote” or “"_s);
    row("a slip behind an empty line", "\n\ndeal,outlet,source,hapened_on\n",
        u"line 3: there is no column \"hapened_on\"; near it are “happened_on” or"_s);
    row("broken", "deal,\"outlet\n", u"never closed"_s);
}

void ClaimCsvTest::headers()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, part);
    const auto reader = ClaimCsv::fromBytes(header, u"f.csv"_s);
    QCOMPARE(reader.ok(), part.isEmpty());
    if (!reader) {
        QVERIFY2(reader.error().sentence.contains(part), qUtf8Printable(reader.error().sentence));
        QVERIFY(reader.error().kind == ErrorKind::Problem);
    }
}

void ClaimCsvTest::aWholeReport()
{
    const QByteArray bytes
        = "deal,title,kind,payers,payees,partners,beneficiaries,part_of,bound,low,high,approximate,"
          "basis,currency,status,form,period_start,period_end,period_months,quantity,quantity_unit,"
          "happened_on,expected_on,condition,source,source_kind,outlet,url,language,published_on,"
          "published_inferred,attribution,locator,quote,note,tags,rank,rank_reason\n"
          "a-b,\"A, B\",equity,A | B ,C, D|,E,whole,between,10,20,true,per_year,eur,signed,cash,"
          "2026,2030-06,54,100000,chips,2025-12-17,2026-Q1/2026-Q2,if it closes,T,filing,R,"
          "https://r.example/1,en,2025-12,true,S | T,line 4,\"he said \"\"yes\"\"\",n,ai|cloud,"
          "preferred,closest\n";
    const auto reader = ClaimCsv::fromBytes(bytes, u"f.csv"_s);
    QVERIFY(reader);
    ImportedReport r;
    QCOMPARE((*reader)->next(r), Step::Report);
    QCOMPARE(r.line, qint64(2));
    QCOMPARE(text(r.dealKey), u"a-b"_s);
    QCOMPARE(text(r.dealTitle), u"A, B"_s);
    QCOMPARE(*r.dealKind, DealKind::Equity);
    QStringList parties;
    for (const ImportedParty &party : r.parties) {
        parties.append(text(party.name) + u' ' + QString(toCode(party.role)));
    }
    QCOMPARE(parties,
             QStringList(
                 {u"A payer"_s, u"B payer"_s, u"C payee"_s, u"D partner"_s, u"E beneficiary"_s}));
    QCOMPARE(text(r.partOf), u"whole"_s);
    QCOMPARE(r.amount->bound, Bound::Between);
    QCOMPARE(r.amount->low->units, qint64(10));
    QCOMPARE(r.amount->high->units, qint64(20));
    QVERIFY(r.amount->approximate);
    QCOMPARE(r.amount->basis, Basis::PerYear);
    QCOMPARE(r.amount->currency.code(), u"EUR"_s);
    QCOMPARE(*r.status, Status::Signed);
    QCOMPARE(*r.form, Form::Cash);
    QCOMPARE(r.periodStart, date("2026"));
    QCOMPARE(r.periodEnd, date("2030-06"));
    QCOMPARE(*r.periodMonths, 54);
    QCOMPARE(*r.quantity, qint64(100'000));
    QCOMPARE(text(r.quantityUnit), u"chips"_s);
    QCOMPARE(r.happenedOn, date("2025-12-17"));
    QCOMPARE(r.expectedOn, date("2026-Q1/2026-Q2"));
    QCOMPARE(text(r.condition), u"if it closes"_s);
    QCOMPARE(text(r.sourceTitle), u"T"_s);
    QCOMPARE(r.sourceKind, SourceKind::Filing);
    QCOMPARE(text(r.outlet), u"R"_s);
    QCOMPARE(text(r.sourceUrl), u"https://r.example/1"_s);
    QCOMPARE(text(r.sourceLanguage), u"en"_s);
    QCOMPARE(r.published, date("2025-12"));
    QVERIFY(r.publishedInferred);
    QCOMPARE(texts(r.attribution), QStringList({u"S"_s, u"T"_s}));
    QCOMPARE(text(r.locator), u"line 4"_s);
    QCOMPARE(text(r.quote), u"he said \"yes\""_s);
    QCOMPARE(text(r.note), u"n"_s);
    QCOMPARE(texts(r.tags), QStringList({u"ai"_s, u"cloud"_s}));
    QCOMPARE(r.rank, Rank::Preferred);
    QCOMPARE(text(r.rankReason), u"closest"_s);
    QCOMPARE((*reader)->next(r), Step::End);
    QCOMPARE((*reader)->position(), (*reader)->size());
}

void ClaimCsvTest::emptyCellsStateNothing()
{
    // The second row must not keep what the first one said.
    const QByteArray bytes
        = "deal,outlet,source,kind,payers,bound,low,high,currency,status,happened_on,period_months,"
          "quantity,tags,attribution,rank,rank_reason,published_on\n"
          "d,o,s,debt,A,exact,1,1,USD,signed,2025,3,4,t,p,preferred,why,2025\n"
          "d,o,s, ,,,,,,, ,,,,,,,\n";
    const auto reader = ClaimCsv::fromBytes(bytes, u"f.csv"_s);
    ImportedReport r;
    QCOMPARE((*reader)->next(r), Step::Report);
    QCOMPARE((*reader)->next(r), Step::Report);
    QVERIFY(!r.dealKind && !r.amount && !r.status && !r.periodMonths && !r.quantity);
    QVERIFY(r.parties.empty() && r.tags.empty() && r.attribution.empty());
    QVERIFY(!r.happenedOn.isSet() && !r.published.isSet());
    QCOMPARE(r.rank, Rank::Normal);
    QCOMPARE(r.sourceKind, SourceKind::Article);
    QVERIFY(r.rankReason.isEmpty());
}

void ClaimCsvTest::amounts_data()
{
    QTest::addColumn<QByteArray>("cells"); // bound, low, high
    QTest::addColumn<qint64>("low"); // -1: none
    QTest::addColumn<qint64>("high");
    QTest::newRow("exact, once") << QByteArray("exact,5,") << qint64(5) << qint64(5);
    QTest::newRow("exact, the other once") << QByteArray("exact,,5") << qint64(5) << qint64(5);
    QTest::newRow("exact, twice") << QByteArray("exact,5,5") << qint64(5) << qint64(5);
    QTest::newRow("up to") << QByteArray("up_to,,5") << qint64(-1) << qint64(5);
    QTest::newRow("at least") << QByteArray("at_least,5,") << qint64(5) << qint64(-1);
    QTest::newRow("largest") << QByteArray("at_least,9223372036854775807,")
                             << std::numeric_limits<qint64>::max() << qint64(-1);
    QTest::newRow("undisclosed") << QByteArray("undisclosed,,") << qint64(-1) << qint64(-1);
}

void ClaimCsvTest::amounts()
{
    QFETCH(QByteArray, cells);
    QFETCH(qint64, low);
    QFETCH(qint64, high);
    const QByteArray bytes = QByteArray(Needed) + ",bound,low,high\nd,o,s," + cells + '\n';
    const auto reader = ClaimCsv::fromBytes(bytes, u"f.csv"_s);
    ImportedReport r;
    QCOMPARE((*reader)->next(r), Step::Report);
    QCOMPARE(r.amount->low ? r.amount->low->units : -1, low);
    QCOMPARE(r.amount->high ? r.amount->high->units : -1, high);
    QCOMPARE(r.amount->basis, Basis::Total);
}

void ClaimCsvTest::dates_data()
{
    QTest::addColumn<QByteArray>("cell");
    for (const char *iso : {"2026", "2026-02", "2024-02-29", "2026-Q4", "2030/2039", "0001-01-01",
                            "9999-12-31", "2025-12-17/2026-01"}) {
        QTest::newRow(iso) << QByteArray(iso);
    }
}

void ClaimCsvTest::dates()
{
    QFETCH(QByteArray, cell);
    const QByteArray bytes = QByteArray(Needed) + ",happened_on\nd,o,s, " + cell + " \n";
    const auto reader = ClaimCsv::fromBytes(bytes, u"f.csv"_s);
    ImportedReport r;
    QCOMPARE((*reader)->next(r), Step::Report);
    QVERIFY(r.happenedOn.isSet());
    QCOMPARE(r.happenedOn, date(cell.constData()));
}

void ClaimCsvTest::refusedCells_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *column, const char *cell, const QString &part) {
        QTest::addRow("%s %s", column, cell) << QByteArray(column) << QByteArray(cell) << part;
    };
    row("status", "sogned", u"“status” is \"sogned\"; known are rumoured, in_talks"_s);
    row("kind", "Equity", u"“kind” is \"Equity\"; known are equity, debt"_s);
    row("rank", "best", u"known are preferred, normal, deprecated"_s);
    row("low", "1.5", u"“low” is \"1.5\"; a whole number in digits alone is needed."_s);
    row("low", "-1", u"a whole number"_s);
    row("low", "1e9", u"a whole number"_s);
    row("low", "9223372036854775808", u"a whole number"_s);
    row("low", "5", u"an amount without a bound"_s);
    row("approximate", "yes", u"“approximate” is \"yes\"; write true or false."_s);
    row("currency", "$", u"a code of three letters"_s);
    row("happened_on", "17.12.2025", u"write 2026, 2026-Q1"_s);
    row("happened_on", "2025-02-30", u"“happened_on” is \"2025-02-30\""_s);
    row("happened_on", "0000", u"“happened_on”"_s);
    row("happened_on", "2026-13", u"“happened_on”"_s);
    row("happened_on", "2027/2026", u"“happened_on”"_s);
    row("quote", "a,b", u"it has 5 cells; the first line names 4 columns."_s);
}

void ClaimCsvTest::refusedCells()
{
    QFETCH(QByteArray, column);
    QFETCH(QByteArray, cell);
    QFETCH(QString, part);
    const QByteArray bytes = QByteArray(Needed) + ',' + column + "\nd,o,s," + cell + '\n';
    const auto reader = ClaimCsv::fromBytes(bytes, u"f.csv"_s);
    ImportedReport r;
    QCOMPARE((*reader)->next(r), Step::Refused);
    QCOMPARE((*reader)->line(), qint64(2));
    QVERIFY2((*reader)->problem().contains(part), qUtf8Printable((*reader)->problem()));
    QCOMPARE((*reader)->next(r), Step::End);
}

void ClaimCsvTest::otherRowsAreStillRead()
{
    const QByteArray bytes
        = QByteArray(Needed) + ",status\nd,o,s,x\nd,o,\"s\"s,\nd,o,s,signed\nd,o,\"s,signed\n";
    const auto reader = ClaimCsv::fromBytes(bytes, u"f.csv"_s);
    ImportedReport r;
    QCOMPARE((*reader)->next(r), Step::Refused);
    QCOMPARE((*reader)->next(r), Step::Refused);
    QVERIFY((*reader)->problem().contains(u"closing quotation mark"_s));
    QCOMPARE((*reader)->next(r), Step::Report);
    QCOMPARE((*reader)->line(), qint64(4));
    QCOMPARE((*reader)->next(r), Step::Failed);
    QCOMPARE((*reader)->line(), qint64(5));
    QVERIFY((*reader)->problem().contains(u"never closed"_s));
}

void ClaimCsvTest::filesAreMapped()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("deal,outlet,source\nd,o,s\n");
    file.close();
    const auto reader = ClaimCsv::open(path);
    QVERIFY(reader);
    ImportedReport r;
    QCOMPARE((*reader)->next(r), Step::Report);
    QCOMPARE(text(r.outlet), u"o"_s);
    const auto missing = ClaimCsv::open(folder.filePath(u"b.csv"_s));
    QVERIFY(!missing);
    QVERIFY(missing.error().kind == ErrorKind::File);
}

void ClaimCsvTest::helpNamesEveryColumn()
{
    const QString help = u'\n' + ClaimCsv::columnHelp();
    for (const ClaimCsv::Column &column : ClaimCsv::columns()) {
        QVERIFY(help.contains(u"\n  %1 "_s.arg(QLatin1StringView(column.name), -18)));
    }
    for (const QString &line : help.split(u'\n')) {
        QVERIFY2(line.size() <= 80, qUtf8Printable(line));
    }
}

DEALSCOPE_TEST(ClaimCsvTest)
#include "ClaimCsvTest.moc"
