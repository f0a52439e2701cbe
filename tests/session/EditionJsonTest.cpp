// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/EditionJson.h"
#include "session/LedgerSession.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace dealscope::core;
using namespace dealscope::session;
using namespace dealscope::tests;

namespace {

StatePtr stateAt(const std::optional<QDate> &day, Lens lens = Lens::Latest)
{
    LedgerBuilder b;
    const auto early = b.source("Reuters", "2025-12-17");
    const auto late = b.source("Creati.ai", "2026-01");
    const auto amazon = b.deal("Amazon « in » OpenAI", DealKind::Equity, {"Amazon"}, {"OpenAI"});
    b.claim(amazon, early, upToBn(10), Status::InTalks);
    b.claim(amazon, late, upToBn(50), Status::InTalks);
    const auto open = b.deal("Microsoft", DealKind::Equity, {"Microsoft"}, {"OpenAI"});
    b.claim(open, early, atLeastBn(13), Status::Completed);
    const auto chips = b.deal("Chips", DealKind::ChipSupply, {"OpenAI"}, {"Nvidia"});
    b.claim(chips, early);
    const auto aws = b.deal("AWS", DealKind::Compute, {"OpenAI"}, {"AWS"});
    b.claim(aws, late, exactBn(38), Status::Signed);
    Perspective perspective;
    perspective.publishedBy = day;
    perspective.lens = lens;
    return *makeState(b.snapshot(), {}, perspective, nullptr, QStringLiteral("test"));
}

} // namespace

class EditionJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresComeBack()
    {
        const StatePtr state = stateAt(QDate(2026, 2, 1), Lens::Highest);
        const EditionFigures figures = editionFiguresOf(*state);
        const QString json = toJson(figures);
        const auto read = editionFiguresFromJson(json, QStringLiteral("A"));
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().sentence));
        QCOMPARE(read->figures, figures.figures);
        QCOMPARE(read->lens, Lens::Highest);
        QCOMPARE(read->publishedBy, std::optional(QDate(2026, 2, 1)));
        QCOMPARE(read->currency, Currency::usd());
        QCOMPARE(read->ledgerChecksum, state->ledgerChecksum());
        QCOMPARE(read->deals, 4);
        QCOMPARE(read->claims, 5);
        // Up to 50 bn, and the 13 bn that are sure of the open-ended one.
        QCOMPARE(read->capital.interval.ceiling, std::optional(bn(63)));
        QCOMPARE(read->capital.openEnded, 1);
        QCOMPARE(read->capital.firm, bn(13));
        QCOMPARE(read->purchase.interval.floor, bn(38));
        QCOMPARE(toJson(*read), json);
        QVERIFY(!json.contains(u'\n'));
    }

    void aFilterLeavesNoDealOut()
    {
        const StatePtr state = stateAt({});
        DashboardState filtered = *state;
        filtered.selected = {};
        QCOMPARE(toJson(editionFiguresOf(filtered)), toJson(editionFiguresOf(*state)));
    }

    void theLargestAmountComesBack()
    {
        EditionFigures figures = editionFiguresOf(*stateAt({}));
        const Money most{std::numeric_limits<qint64>::max()};
        dealscope::analysis::DealFigures largest = figures.figures.at(0);
        largest.interval = Interval{most, most};
        largest.headline = most;
        figures.figures = {};
        figures.figures.append(largest);
        const auto read = editionFiguresFromJson(toJson(figures), QStringLiteral("A"));
        QVERIFY(read.ok());
        QCOMPARE(read->figures.at(0).interval->floor, most);
    }

    void sumsThatDidNotFitComeBackAsSuch()
    {
        EditionFigures figures = editionFiguresOf(*stateAt({}));
        figures.capital.overflow = true;
        figures.capital.interval.floor = Money{-5};
        const auto read = editionFiguresFromJson(toJson(figures), QStringLiteral("A"));
        QVERIFY(read.ok());
        QVERIFY(read->capital.overflow);
        QCOMPARE(read->capital.interval.floor, Money{});
    }

    void anEditionIsSealed()
    {
        const Edition edition
            = makeEdition(*stateAt({}), QStringLiteral("  First edition "), QDate(2026, 11, 26));
        QCOMPARE(edition.name, QStringLiteral("First edition"));
        QCOMPARE(edition.madeOn, QDate(2026, 11, 26));
        QVERIFY(!edition.id.isValid());
        QCOMPARE(edition.checksum.size(), 64);
        QCOMPARE(edition.checksum, checksumOfJson(edition.figuresJson));
        QVERIFY(readEdition(edition).ok());
    }

    void aChangedByteIsDamage()
    {
        Edition edition = makeEdition(*stateAt({}), QStringLiteral("First"), QDate(2026, 11, 26));
        edition.figuresJson.replace(QStringLiteral("50000000000"), QStringLiteral("60000000000"));
        const auto read = readEdition(edition);
        QVERIFY(!read.ok());
        QVERIFY(read.error().sentence.contains(QStringLiteral("“First” is damaged")));
    }

    void knownChecksum()
    {
        QCOMPARE(
            checksumOfJson(QStringLiteral("abc")),
            QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void strangeFiguresAreRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char *name, const char *from, const char *to) {
            QTest::newRow(name) << QString::fromUtf8(from) << QString::fromUtf8(to);
        };
        row("no JSON", "{", "[[");
        row("newer", "\"format\":1", "\"format\":2");
        row("no format", "\"format\":1,", "");
        row("unknown lens", "\"lens\":\"latest\"", "\"lens\":\"kind\"");
        row("no lens", "\"lens\":\"latest\",", "");
        row("unknown status", "\"in_talks\"", "\"talking\"");
        row("negative amount", "\"floor\":38000000000", "\"floor\":-38000000000");
        row("fraction", "\"floor\":38000000000", "\"floor\":0.5");
        row("text for a number", "\"floor\":38000000000", "\"floor\":\"38\"");
        row("ends swapped", "\"ceiling\":38000000000", "\"ceiling\":37");
        row("too much bound", "\"firm\":38000000000", "\"firm\":39000000000");
        row("no such currency", "\"currency\":\"USD\"", "\"currency\":\"usd\"");
        row("a key twice", "\"id\":1,", "\"id\":1,\"id\":1,");
        row("deals out of order", "\"id\":2,", "\"id\":1,");
        row("claims out of order", "[1,2]", "[2,1]");
        row("claims that are no ids", "[1,2]", "[\"1\"]");
        row("an unknown field", "\"id\":1,", "\"id\":1,\"x\":1,");
        row("a deal that is none", "\"figures\":[", "\"figures\":[7,");
        row("figures that are no list", "\"figures\":[", "\"figures\":1,\"more\":[");
    }
    void strangeFiguresAreRefused()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QString json = toJson(editionFiguresOf(*stateAt({})));
        const qsizetype at = json.indexOf(from);
        QVERIFY2(at >= 0, qPrintable(json));
        json.replace(at, from.size(), to);
        const auto read = editionFiguresFromJson(json, QStringLiteral("The edition “A”"));
        QVERIFY(!read.ok());
        QVERIFY2(read.error().sentence.contains(QStringLiteral("The edition “A”")),
                 qPrintable(read.error().sentence));
        QVERIFY(read.error().sentence.endsWith(u'.'));
    }
};

DEALSCOPE_TEST(EditionJsonTest)
#include "EditionJsonTest.moc"
