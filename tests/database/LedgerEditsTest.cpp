// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "tests/database/FullLedger.h"
#include "tests/database/RawDatabase.h"
#include "tests/support/TestRegistry.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using database::Ledger;

using Edit = std::function<Outcome(DealStore &)>;
Q_DECLARE_METATYPE(Edit)

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

Settlement settlement(QList<ClaimId> claims, SettlementId id = {})
{
    return {id, DealId(1), ConflictRule::Tie, std::move(claims), text("both “stay”")};
}

Edition edition(const char *name, EditionId id = {})
{
    const QByteArray figures("{\"figures\": []}");
    return {
        id, text(name), QDate(2026, 2, 3), QString::fromUtf8(figures),
        QString::fromLatin1(QCryptographicHash::hash(figures, QCryptographicHash::Sha256).toHex())};
}

/// What a Result of an id comes to.
template<typename Id>
Outcome asOutcome(const Result<Id> &result)
{
    return result ? Outcome(Done{}) : result.error();
}

} // namespace

/// Changes of single rows in a full ledger on disk.
class LedgerEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rankChangesOneRow_data();
    void rankChangesOneRow();
    void settledAndOpenedAgain();
    void editionsAreWrittenOnce();
    void refused_data();
    void refused();
    void readOnlyIsLeftAlone();

private:
    [[nodiscard]] std::unique_ptr<Ledger> open(Ledger::Access access = Ledger::Access::ReadWrite);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void LedgerEditsTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("a.deals"));
    QVERIFY((*Ledger::create(m_path))->append(fullLedger()));
}

std::unique_ptr<Ledger> LedgerEditsTest::open(Ledger::Access access)
{
    auto ledger = Ledger::open(m_path, access);
    return ledger ? std::move(ledger).value() : nullptr;
}

void LedgerEditsTest::rankChangesOneRow_data()
{
    QTest::addColumn<bool>("valuation");
    QTest::addColumn<Rank>("rank");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("stored");
    for (const bool valuation : {false, true}) {
        const char *of = valuation ? "valuation" : "claim";
        const QString why = text("the filing says so; '\"é");
        QTest::addRow("%s retained", of) << valuation << Rank::Preferred << why << why;
        QTest::addRow("%s set aside", of) << valuation << Rank::Deprecated << why << why;
        QTest::addRow("%s like the others", of) << valuation << Rank::Normal << why << QString();
        QTest::addRow("%s without reason", of)
            << valuation << Rank::Normal << QString() << QString();
    }
}

void LedgerEditsTest::rankChangesOneRow()
{
    QFETCH(bool, valuation);
    QFETCH(Rank, rank);
    QFETCH(QString, reason);
    QFETCH(QString, stored);
    LedgerData expected = asLoaded(fullLedger());
    Evidence &evidence = valuation ? expected.valuations[0].evidence : expected.claims[0].evidence;
    evidence.rank = rank;
    evidence.rankReason = stored;
    const auto ledger = open();
    const Outcome done = valuation ? ledger->setRank(ValuationId(1), rank, reason)
                                   : ledger->setRank(ClaimId(5), rank, reason);
    QVERIFY2(done, done ? "" : qPrintable(done.error().sentence + done.error().detail));
    QVERIFY(*ledger->load() == expected);
    // The row's seal is that of its new values.
    QCOMPARE(ledger->check().value(), QStringList());
}

void LedgerEditsTest::settledAndOpenedAgain()
{
    const QString before = RawDatabase(m_path).dump();
    const auto ledger = open();
    const auto id = ledger->settle(settlement({ClaimId(6), ClaimId(5)}));
    QVERIFY2(id, id ? "" : qPrintable(id.error().sentence));
    QCOMPARE(ledger->load()->settlements.last(), settlement({ClaimId(6), ClaimId(5)}, *id));
    QCOMPARE(ledger->check().value(), QStringList());
    QVERIFY(ledger->unsettle(*id));
    QCOMPARE(RawDatabase(m_path).dump(), before);
    // A free id that is wished for is kept, a taken one is not.
    QCOMPARE(ledger->settle(settlement({ClaimId(5)}, SettlementId(77))).value(), SettlementId(77));
    QCOMPARE(ledger->settle(settlement({ClaimId(5)}, SettlementId(77))).value(), SettlementId(78));
    QCOMPARE(ledger->settle(settlement({ClaimId(5)}, SettlementId(1))).value(), SettlementId(1));
    QCOMPARE(ledger->load()->settlements.first().id, SettlementId(1));
}

void LedgerEditsTest::editionsAreWrittenOnce()
{
    const QString before = RawDatabase(m_path).dump();
    const auto ledger = open();
    const auto id = ledger->saveEdition(edition("March"));
    QVERIFY2(id, id ? "" : qPrintable(id.error().sentence));
    QCOMPARE(ledger->load()->editions.last(), edition("March", *id));
    const auto again = ledger->saveEdition(edition("March"));
    QVERIFY(!again);
    QVERIFY2(again.error().sentence.contains(QStringLiteral("already an edition “March”")),
             qPrintable(again.error().sentence));
    QVERIFY(!ledger->saveEdition(edition("March", *id)));
    QCOMPARE(ledger->load()->editions.size(), 3);
    QVERIFY(ledger->removeEdition(*id));
    QCOMPARE(RawDatabase(m_path).dump(), before);
    QCOMPARE(ledger->saveEdition(edition("March", EditionId(3))).value(), EditionId(3));
    QCOMPARE(ledger->check().value(), QStringList());
}

void LedgerEditsTest::refused_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("damage"); // done to the file before
    QTest::addColumn<QString>("part"); // of the sentence
    const auto row = [](const char *name, const char *part, Edit edit, const char *damage = "") {
        QTest::newRow(name) << std::move(edit) << text(damage) << text(part);
    };
    row("retained without reason", "claim 6: it is retained or set aside without",
        [](DealStore &s) { return s.setRank(ClaimId(6), Rank::Preferred, text(" ")); });
    row("set aside without reason", "valuation 2: it is retained or set aside without",
        [](DealStore &s) { return s.setRank(ValuationId(2), Rank::Deprecated, {}); });
    row("reason too long", "longer than 10000",
        [](DealStore &s) { return s.setRank(ClaimId(6), Rank::Preferred, QString(10'001, u'x')); });
    row("unknown claim", "claim 999: it, or a row",
        [](DealStore &s) { return s.setRank(ClaimId(999), Rank::Normal, {}); });
    row("unknown valuation", "valuation 999: it, or a row",
        [](DealStore &s) { return s.setRank(ValuationId(999), Rank::Normal, {}); });
    row(
        "damaged claim", "claim 6: it is damaged",
        [](DealStore &s) { return s.setRank(ClaimId(6), Rank::Preferred, text("why")); },
        "UPDATE claims SET note = 'by hand' WHERE id = 6");
    row("settled without reason", "reason is empty", [](DealStore &s) {
        Settlement it = settlement({ClaimId(5)});
        it.reason.clear();
        return asOutcome(s.settle(it));
    });
    row("settled about nothing", "does not name the reports",
        [](DealStore &s) { return asOutcome(s.settle(settlement({}))); });
    row("settled with another deal's claim", "claim 20 is not one of its deal", [](DealStore &s) {
        return asOutcome(s.settle(settlement({ClaimId(5), ClaimId(20)})));
    });
    row("settled with an unknown claim", "does not exist",
        [](DealStore &s) { return asOutcome(s.settle(settlement({ClaimId(999)}))); });
    row("not settled", "not settled any more",
        [](DealStore &s) { return s.unsettle(SettlementId(999)); });
    row("edition of a name that is there", "never overwritten",
        [](DealStore &s) { return asOutcome(s.saveEdition(edition("Another"))); });
    row("edition without name", "name is empty",
        [](DealStore &s) { return asOutcome(s.saveEdition(edition(" "))); });
    row("edition of other figures", "checksum was made of", [](DealStore &s) {
        Edition it = edition("March");
        it.figuresJson += u' ';
        return asOutcome(s.saveEdition(it));
    });
    row("edition gone", "already been removed",
        [](DealStore &s) { return s.removeEdition(EditionId(999)); });
}

void LedgerEditsTest::refused()
{
    QFETCH(Edit, edit);
    QFETCH(QString, damage);
    QFETCH(QString, part);
    QCOMPARE(RawDatabase(m_path).run(damage), QString());
    const QByteArray hash = hashOfFile(m_path);
    const auto ledger = open();
    const Outcome done = edit(*ledger);
    QVERIFY(!done);
    QVERIFY2(done.error().sentence.contains(part), qPrintable(done.error().sentence));
    QCOMPARE(done.error().kind, ErrorKind::Problem);
    QCOMPARE(hashOfFile(m_path), hash);
}

void LedgerEditsTest::readOnlyIsLeftAlone()
{
    const QByteArray hash = hashOfFile(m_path);
    const auto ledger = open(Ledger::Access::ReadOnly);
    for (const Outcome &done :
         {ledger->setRank(ClaimId(6), Rank::Preferred, text("why")),
          ledger->setRank(ValuationId(2), Rank::Preferred, text("why")),
          asOutcome(ledger->settle(settlement({ClaimId(5)}))), ledger->unsettle(SettlementId(2)),
          asOutcome(ledger->saveEdition(edition("March"))), ledger->removeEdition(EditionId(1))}) {
        QVERIFY(!done);
        QVERIFY2(done.error().sentence.contains(QStringLiteral("can only be read")),
                 qPrintable(done.error().sentence));
        QCOMPARE(done.error().kind, ErrorKind::File);
    }
    QCOMPARE(hashOfFile(m_path), hash);
}

DEALSCOPE_TEST(LedgerEditsTest)
#include "LedgerEditsTest.moc"
