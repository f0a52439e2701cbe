// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/FilterWords.h"
#include "session/FilterJson.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QJsonDocument>
#include <QTest>

using namespace dealscope::session;
using namespace dealscope::tests;

namespace {

LedgerBuilder ledger()
{
    LedgerBuilder b;
    b.deal("d", DealKind::Equity, {"Amazon", "Nvidia"}, {"OpenAI"});
    b.outlet("Reuters");
    return b;
}

Filter everyClause(const Snapshot &snapshot)
{
    Filter filter;
    const QList<CompanyId> companies{snapshot.companyNamed(QStringLiteral("OpenAI"))};
    filter.set({Dimension::Companies, companies});
    filter.set({Dimension::Payers, companies});
    filter.set({Dimension::Payees, companies});
    filter.set({Dimension::Kinds, QList<DealKind>{DealKind::ChipSupply}});
    filter.set({Dimension::Natures, QList<Nature>{Nature::Purchase}});
    filter.set({Dimension::Statuses, QList<Status>{Status::Signed, Status::Denied}});
    filter.set({Dimension::Forms, QList<Form>{Form::Credits}});
    filter.set(
        {Dimension::Outlets, QList<OutletId>{snapshot.outletNamed(QStringLiteral("Reuters"))}});
    filter.set({Dimension::Currencies, QList<Currency>{Currency::usd()}});
    filter.set({Dimension::Dates, DateRange{QDate(2025, 12, 1), QDate(2025, 12, 31)}});
    filter.set({Dimension::Amounts, AmountRange{Money{9'007'199'254'740'993}, {}}});
    filter.set({Dimension::Words, WordsQuery{QStringLiteral("puces"), true}});
    filter.set({Dimension::Tags, QStringList{QStringLiteral("a"), QStringLiteral("b")}});
    return filter;
}

} // namespace

class FilterWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clausesReadAsWords();
    void datesReadAsWords_data();
    void datesReadAsWords();
    void jsonGoesBothWays();
    void strangeJsonIsRefused_data();
    void strangeJsonIsRefused();
};

void FilterWordsTest::clausesReadAsWords()
{
    const auto b = ledger();
    const auto snapshot = b.snapshot();
    const Filter filter = everyClause(*snapshot);
    QCOMPARE(clauseInWords(filter, Dimension::Companies, *snapshot),
             QStringLiteral("Company: OpenAI"));
    QCOMPARE(clauseInWords(filter, Dimension::Dates, *snapshot), QStringLiteral("Date: Dec 2025"));
    QCOMPARE(clauseInWords(filter, Dimension::Statuses, *snapshot),
             QStringLiteral("Status: signed, denied"));
    QCOMPARE(filterInWords({}, *snapshot), QStringLiteral("all deals"));
    QCOMPARE(filterInWords(filter, *snapshot).count(QStringLiteral(" · ")), DimensionCount - 1);
    QCOMPARE(partyNames(snapshot->dealAt(0).companiesAs(Role::Payer), *snapshot),
             QStringLiteral("Amazon + Nvidia"));
    QCOMPARE(partyNames({}, *snapshot), QStringLiteral("not named"));
    Perspective perspective;
    perspective.publishedBy = QDate(2025, 12, 18);
    QCOMPARE(perspectiveInWords(perspective),
             QStringLiteral("latest report counts · what these sources had published "
                            "by 18 Dec 2025"));
}

void FilterWordsTest::datesReadAsWords_data()
{
    QTest::addColumn<QString>("iso");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *iso, const char *words) {
        QTest::newRow(iso) << QString::fromUtf8(iso) << QString::fromUtf8(words);
    };
    row("2025-12-17", "17 Dec 2025");
    row("2026-01", "Jan 2026");
    row("2026-Q1", "Q1 2026");
    row("2026", "2026");
    row("2030/2039", "2030 – 2039");
    row("2025-11/2026-01", "Nov 2025 – Jan 2026");
    row("2025-11-03/2025-11-05", "3 Nov 2025 – 5 Nov 2025");
}

void FilterWordsTest::datesReadAsWords()
{
    QFETCH(QString, iso);
    QFETCH(QString, expected);
    QCOMPARE(dateInWords(*PartialDate::fromIso(iso)), expected);
}

void FilterWordsTest::jsonGoesBothWays()
{
    const auto b = ledger();
    const auto snapshot = b.snapshot();
    Perspective perspective;
    perspective.publishedBy = QDate(2026, 1, 31);
    perspective.groups = true;
    perspective.lens = Lens::Corroborated;
    perspective.currency = *Currency::fromCode(u"EUR");
    perspective.perYear = true;
    const Filter filter = everyClause(*snapshot);
    const auto back = filterFromJson(toJson(filter, perspective, *snapshot), *snapshot);
    QVERIFY(back);
    QCOMPARE(back->perspective, perspective);
    for (int i = 0; i < DimensionCount; ++i) {
        QVERIFY2(back->filter.clause(Dimension(i)) == filter.clause(Dimension(i)),
                 qPrintable(dimensionName(Dimension(i))));
    }
}

void FilterWordsTest::strangeJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("clause") << QByteArray(R"({"filter":{"colours":["red"]}})");
    QTest::newRow("company") << QByteArray(R"({"filter":{"companies":["Nobody"]}})");
    QTest::newRow("kind") << QByteArray(R"({"filter":{"kinds":["bribe"]}})");
    QTest::newRow("lens") << QByteArray(R"({"lens":"loudest"})");
}

void FilterWordsTest::strangeJsonIsRefused()
{
    QFETCH(QByteArray, json);
    const auto b = ledger();
    const auto parsed = filterFromJson(QJsonDocument::fromJson(json).object(), *b.snapshot());
    QVERIFY(!parsed);
    QVERIFY(!parsed.error().sentence.isEmpty());
}

DEALSCOPE_TEST(FilterWordsTest)
#include "FilterWordsTest.moc"
