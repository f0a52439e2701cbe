// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ReportRules.h"

#include "database/Ledger.h"
#include "tests/database/ListedReports.h"
#include "tests/database/ReportFixture.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace Qt::StringLiterals;
using database::Ledger;

using Change = std::function<void(ImportedReport &)>;
Q_DECLARE_METATYPE(Change)

class ReportRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refused_data();
    void refused();
    void whatIsPlainlyRightIsRight();
};

void ReportRulesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void ReportRulesTest::refused_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("part"); // of the sentence
    const auto row = [](const char *name, const char *part, const Change &change) {
        QTest::newRow(name) << change << QString::fromUtf8(part);
    };
    static const QByteArray nul("a\0b", 3);
    static const QByteArray torn("caf\xC3");
    static const QByteArray half("\xED\xA0\x80"); // half of a surrogate pair
    static const QByteArray long201(201, 'x');
    static const QByteArray long501(501, 'x');
    static const QByteArray long1001(1001, 'x');
    static const QByteArray long4001(4001, 'x');
    static const QByteArray long10001(10'001, 'x');
    using R = ImportedReport;
    row("no deal", "which deal", [](R &r) { r.dealKey = {}; });
    row("blank key", "the deal: its key is empty", [](R &r) { r.dealKey = "\u00a0"; });
    row("long key", "key is longer than 200", [](R &r) { r.dealKey = long201; });
    row("no title", "has no title", [](R &r) { r.dealTitle = {}; });
    row("blank title", "the deal: its title is empty", [](R &r) { r.dealTitle = " "; });
    row("long title", "title is longer than 1000", [](R &r) { r.dealTitle = long1001; });
    row("no kind", "has no kind", [](R &r) { r.dealKind = {}; });
    row("part of itself", "part of itself", [](R &r) { r.partOf = r.dealKey; });
    row("part of nothing", "no deal “x”", [](R &r) { r.partOf = "x"; });
    row("long company", "a company: its name is longer", [](R &r) { r.parties[0].name = long501; });
    row("blank company", "a company: its name is empty", [](R &r) { r.parties[0].name = "\t"; });
    row("company twice", "same company twice",
        [](R &r) { r.parties.push_back(r.parties.front()); });
    row("no outlet", "who published", [](R &r) { r.outlet = {}; });
    row("long outlet", "the publisher: its name is longer", [](R &r) { r.outlet = long501; });
    row("long cited outlet", "a publisher that is cited: its name",
        [](R &r) { r.attribution = {long501}; });
    row("no source", "which document", [](R &r) { r.sourceTitle = {}; });
    row("long source title", "the source: its title", [](R &r) { r.sourceTitle = long1001; });
    row("long address", "the source: its address", [](R &r) { r.sourceUrl = long4001; });
    row("long language", "its language", [](R &r) { r.sourceLanguage = long201; });
    row("source after 9999", "its day of publication",
        [](R &r) { r.published.last = QDate(10'000, 1, 1); });
    row("long locator", "its place in the source", [](R &r) { r.locator = long501; });
    row("long quote", "the claim: its quote is longer than 1000", [](R &r) { r.quote = long1001; });
    row("NUL in the quote", "its quote holds a NUL", [](R &r) { r.quote = nul; });
    row("torn UTF-8", "not valid UTF-8", [](R &r) { r.quote = torn; });
    row("surrogates in UTF-8", "not valid UTF-8", [](R &r) { r.parties[0].name = half; });
    row("long note", "its note", [](R &r) { r.note = long10001; });
    row("long tag", "its tag", [](R &r) { r.tags = {long201}; });
    row("blank tag", "its tag is empty", [](R &r) { r.tags = {" "}; });
    row("tag twice", "same tag twice", [](R &r) { r.tags = {"a", "b", "a"}; });
    row("rank without reason", "without a written reason", [](R &r) { r.rank = Rank::Deprecated; });
    row("rank with a blank reason", "without a written reason", [](R &r) {
        r.rank = Rank::Preferred;
        r.rankReason = " \n";
    });
    row("amount without currency", "its amount", [](R &r) { r.amount->currency = {}; });
    row("negative amount", "its amount", [](R &r) { r.amount->high = Money{-1}; });
    row("amount against its bound", "its amount", [](R &r) { r.amount->low = Money{1}; });
    row("ends the wrong way round", "its amount",
        [](R &r) { r.amount = Amount::between(Money{2}, Money{1}, Currency::usd()); });
    row("no months", "1 to 1200 months", [](R &r) { r.periodMonths = 0; });
    row("a thousand years", "1 to 1200 months", [](R &r) { r.periodMonths = 12'000; });
    row("term backwards", "ends before it starts", [](R &r) {
        r.periodStart = span("2027");
        r.periodEnd = span("2026");
    });
    row("negative quantity", "quantity is negative", [](R &r) { r.quantity = -1; });
    row("date backwards", "its day it happened", [](R &r) {
        r.happenedOn = {QDate(2026, 2, 1), QDate(2026, 1, 1)};
    });
    row("date before year 1", "its day it is expected", [](R &r) {
        r.expectedOn = {QDate(-5, 1, 1), QDate(2026, 1, 1)};
    });
    row("long condition", "its condition", [](R &r) { r.condition = long10001; });
}

void ReportRulesTest::refused()
{
    QFETCH(Change, change);
    QFETCH(QString, part);
    ImportedReport report = plainReport();
    change(report);
    // What is not plainly right is right, or refused by the rules of every row.
    QVERIFY(!database::ReportRules::isPlainlyRight(report)
            || database::ReportRules::problemOnCloseLook(report).isEmpty());
    const auto ledger = Ledger::inMemory();
    ListedReports reader({report});
    const auto summary = (*ledger)->importReports(reader, {});
    QVERIFY(summary);
    QCOMPARE(summary->refusedRows, qint64(1));
    QCOMPARE(summary->problems.first().line, qint64(2));
    QVERIFY2(summary->problems.first().sentence.contains(part),
             qUtf8Printable(summary->problems.first().sentence));
    QCOMPARE(*(*ledger)->load(), LedgerData());
}

void ReportRulesTest::whatIsPlainlyRightIsRight()
{
    // The longest of everything, and letters beyond ASCII: taken, and left whole.
    static const QByteArray long200(200, 'x');
    static const QByteArray long500(500, 'x');
    static const QByteArray long1000 = QByteArray("é").repeated(1000); // 2000 bytes
    static const QByteArray long10000(10'000, 'x');
    ImportedReport longest = plainReport();
    longest.dealKey = long200;
    longest.dealTitle = longest.sourceTitle = longest.quote = long1000;
    longest.parties = {{long500, Role::Payer}, {"中国", Role::Payer}, {"中国", Role::Payee}};
    longest.outlet = long500;
    longest.attribution = {"Ὅμηρος", "𝔘"};
    longest.tags = {long200, "b"};
    longest.note = longest.condition = longest.rankReason = long10000;
    longest.amount = Amount::atLeast(Money{std::numeric_limits<qint64>::max()}, Currency::usd());
    longest.happenedOn = {QDate(1, 1, 1), QDate(9999, 12, 31)};
    longest.quote = long1000;
    QVERIFY(!database::ReportRules::isPlainlyRight(longest)); // 2000 bytes may be too long
    QCOMPARE(database::ReportRules::problemOf(longest), QString());
    for (const ImportedReport &report : reports()) {
        QVERIFY(database::ReportRules::isPlainlyRight(report));
        QCOMPARE(database::ReportRules::problemOnCloseLook(report), QString());
    }
    const QTemporaryDir folder;
    auto created = Ledger::create(folder.filePath(u"a.deals"_s));
    const std::unique_ptr<Ledger> ledger = std::move(created).value();
    ListedReports reader({longest});
    QVERIFY(!ledger->importReports(reader, {})->isRefused());
    QCOMPARE(*ledger->check(), QStringList());
    const LedgerData data = *ledger->load();
    QCOMPARE(data.claims[0].evidence.quote, QString::fromUtf8(long1000));
    QCOMPARE(data.companies[1].name, u"中国"_s);
    QCOMPARE(data.claims[0].happenedOn->first(), QDate(1, 1, 1));
    // CHECKs were not asked while it was loaded, and hold all the same.
    QVERIFY(Ledger::open(ledger->path()));
}

DEALSCOPE_TEST(ReportRulesTest)
#include "ReportRulesTest.moc"
