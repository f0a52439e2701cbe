// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Snapshot.h"
#include "database/ColumnBytes.h"
#include "database/Ledger.h"
#include "io/LedgerJsonReader.h"
#include "tests/database/FullLedger.h"
#include "tests/database/RawDatabase.h"
#include "tests/support/ColumnDifferences.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <thread>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using database::Ledger;

using Edit = std::function<Outcome(DealStore &)>;
Q_DECLARE_METATYPE(Edit)
Q_DECLARE_METATYPE(LedgerData)

/// A ledger that is read as columns, as large ones are.
class LedgerColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void daysOfBytes_data();
    void daysOfBytes();
    void codesOfBytes();
    void columnsAreThoseOfTheRows_data();
    void columnsAreThoseOfTheRows();
    void wholeRowsAreFetched();
    void rowsFromManyThreads();
    void smallLedgersAreReadWhole();
    void inMemoryIsReadWhole();
    void readingCanBeEnded();
    void nextStateAfterAnEdit_data();
    void nextStateAfterAnEdit();
    void nextStateSharesItsChunks();
    void foreignEditsAreSeen();
    void olderFileIsReadAsItIs();

private:
    [[nodiscard]] std::unique_ptr<Ledger> open(Ledger::Access access = Ledger::Access::ReadWrite);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

namespace {

/// Ids with gaps, as those of a ledger that rows were removed from.
LedgerData withGaps(LedgerData data)
{
    const auto spread = [](auto id) { return id.value > 3 ? decltype(id)(id.value * 2 + 7) : id; };
    for (Source &source : data.sources) {
        source.id = spread(source.id);
    }
    for (Deal &deal : data.deals) {
        deal.id = spread(deal.id);
    }
    for (Relation &relation : data.relations) {
        relation.from = spread(relation.from);
        relation.to = spread(relation.to);
    }
    for (Claim &claim : data.claims) {
        claim.id = spread(claim.id);
        claim.deal = spread(claim.deal);
        claim.evidence.source = spread(claim.evidence.source);
    }
    return data;
}

LedgerData withListsOfClaims(LedgerData data)
{
    for (Claim &claim : data.claims) {
        const qint64 id = claim.id.value;
        if (id % 3 == 0) {
            claim.evidence.tags = {QStringLiteral("tag %1").arg(id % 7), QStringLiteral("é €")};
        }
        if (id % 4 == 0) {
            claim.expectedOn = PartialDate::fromIso(u"2030-Q1");
        }
        if (id % 5 == 0) {
            claim.evidence.attribution = {OutletId(2), OutletId(1 + id % 6)};
        }
        if (id % 6 == 0 && claim.happenedOn) {
            claim.happenedOn->setWords(QStringLiteral("that day"));
        }
    }
    return data;
}

Outcome asOutcome(const Result<SettlementId> &result)
{
    return result ? Outcome(Done{}) : result.error();
}

} // namespace

void LedgerColumnsTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("été 100%?#.deals"));
    QVERIFY((*Ledger::create(m_path))->append(fullLedger()));
}

std::unique_ptr<Ledger> LedgerColumnsTest::open(Ledger::Access access)
{
    auto ledger = Ledger::open(m_path, access);
    if (!ledger) {
        return nullptr;
    }
    (*ledger)->setSmallClaims(0);
    return std::move(*ledger);
}

void LedgerColumnsTest::daysOfBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"0001-01-01", "1582-10-15", "1899-12-31", "1900-02-28", "1970-01-01", "2000-02-29",
          "2024-02-29", "2025-12-31", "2026-01-01", "9999-12-31"}) {
        QTest::newRow(text) << QByteArray(text);
    }
    for (const char *text :
         {"", "2026", "2026-1-1", "2026-13-01", "2026-00-10", "2026-02-29", "1900-02-29",
          "2026-04-31", "0000-01-01", "2026/01/01", "2026-01-1x", "2026-01-01 ", "+026-01-01"}) {
        QTest::newRow(qPrintable(QStringLiteral("none: “%1”").arg(QLatin1StringView(text))))
            << QByteArray(text);
    }
}

void LedgerColumnsTest::daysOfBytes()
{
    QFETCH(QByteArray, text);
    const QDate day = QString::fromLatin1(QTest::currentDataTag()).startsWith(u"none")
        ? QDate()
        : QDate::fromString(QString::fromLatin1(text), Qt::ISODate);
    QCOMPARE(database::dayOfIso(text), dayNumber(day));
}

template<typename E>
void everyCodeIsFound()
{
    const database::CodeBytes<E> codes;
    for (const auto &entry : enumEntries<E>()) {
        QCOMPARE(codes.valueOf(QByteArrayView(entry.code.data(), entry.code.size())),
                 quint8(entry.value));
        QCOMPARE(codes.valueOf(QByteArray(entry.code.data(), entry.code.size()) + 's'), NoCode);
        QCOMPARE(codes.valueOf(QByteArray(entry.code.data(), entry.code.size() - 1)), NoCode);
    }
    QCOMPARE(codes.valueOf(""), NoCode);
}

void LedgerColumnsTest::codesOfBytes()
{
    everyCodeIsFound<DealKind>();
    everyCodeIsFound<SourceKind>();
    everyCodeIsFound<Role>();
    everyCodeIsFound<Rank>();
    everyCodeIsFound<Bound>();
    everyCodeIsFound<Basis>();
    everyCodeIsFound<Status>();
    everyCodeIsFound<Form>();
}

void LedgerColumnsTest::columnsAreThoseOfTheRows_data()
{
    QTest::addColumn<LedgerData>("data");
    QTest::newRow("empty") << LedgerData();
    QTest::newRow("everything") << fullLedger();
    QTest::newRow("sample") << *io::LedgerJsonReader::readSample();
    for (quint32 seed = 1; seed <= 4; ++seed) {
        QTest::addRow("random %u", seed) << withListsOfClaims(randomLedger(seed, 60));
    }
    QTest::newRow("gaps") << withGaps(withListsOfClaims(randomLedger(5, 60)));
    // More claims than a chunk of a column has.
    QTest::newRow("chunks") << withListsOfClaims(randomLedger(6, 5000));
}

void LedgerColumnsTest::columnsAreThoseOfTheRows()
{
    QFETCH(LedgerData, data);
    const QString path = m_folder->filePath(QStringLiteral("other.deals"));
    auto ledger = Ledger::create(path).value();
    QVERIFY(ledger->append(data));
    ledger->setSmallClaims(0);
    const auto snapshot = ledger->snapshot({});
    QVERIFY2(snapshot, snapshot ? "" : qPrintable(snapshot.error().sentence));
    const auto rows = ledger->load();
    QVERIFY(rows);
    QCOMPARE((*snapshot)->claimCount(), int(data.claims.size()));
    QCOMPARE(columnDifferences((*snapshot)->columns(), LedgerColumns::of(*rows)), QStringList());
    QVERIFY((*snapshot)->data() == static_cast<const LedgerLists &>(*rows));
    QVERIFY(*(*snapshot)->everything() == *rows);
    const auto whole = Snapshot::make(*rows);
    QCOMPARE((*snapshot)->checksum(), whole->checksum());
    QCOMPARE((*snapshot)->mainCurrency(), whole->mainCurrency());
}

void LedgerColumnsTest::wholeRowsAreFetched()
{
    const auto ledger = open(Ledger::Access::ReadOnly);
    const auto snapshot = *ledger->snapshot({});
    const LedgerData rows = asLoaded(fullLedger());
    for (const Source &source : rows.sources) {
        QVERIFY(*snapshot->source(source.id) == source);
    }
    for (const Deal &deal : rows.deals) {
        QVERIFY(*snapshot->deal(deal.id) == deal);
    }
    for (const Claim &claim : rows.claims) {
        QVERIFY(*snapshot->claim(claim.id) == claim);
    }
    QVERIFY(!snapshot->claim(ClaimId(4711)));
}

void LedgerColumnsTest::rowsFromManyThreads()
{
    const LedgerData data = withListsOfClaims(randomLedger(7, 100));
    const QString path = m_folder->filePath(QStringLiteral("other.deals"));
    auto ledger = Ledger::create(path).value();
    QVERIFY(ledger->append(data));
    ledger->setSmallClaims(0);
    const auto snapshot = *ledger->snapshot({});
    std::atomic<int> wrong = 0;
    const auto readAll = [&](int step) {
        const auto count = int(data.claims.size());
        for (int i = 0; i < count; ++i) {
            const Claim &claim = data.claims[(i * step) % count];
            wrong += *snapshot->claim(claim.id) == claim ? 0 : 1;
            wrong += snapshot->source(claim.evidence.source)->title.isEmpty() ? 1 : 0;
            wrong += snapshot->deal(claim.deal)->title.isEmpty() ? 1 : 0;
            wrong += snapshot->claimsFrom(claim.evidence.source).contains(claim.id) ? 0 : 1;
        }
    };
    std::vector<std::thread> threads;
    for (const int step : {1, 3, 7, 11}) {
        threads.emplace_back(readAll, step);
    }
    // And somebody writes meanwhile.
    const auto edited = ledger->saveView({{}, QStringLiteral("view"), {}, {}});
    for (std::thread &thread : threads) {
        thread.join();
    }
    QVERIFY(edited);
    QCOMPARE(wrong.load(), 0);
}

void LedgerColumnsTest::smallLedgersAreReadWhole()
{
    const auto ledger = Ledger::open(m_path).value();
    const auto snapshot = *ledger->snapshot({});
    // The rows are there although the file's have changed.
    QCOMPARE(RawDatabase(m_path).run(QStringLiteral("UPDATE deals SET title = 'changed'")),
             QString());
    QCOMPARE(snapshot->deal(DealId(1))->title, QStringLiteral("Amazon in OpenAI"));
    QVERIFY(!ledger->upkeepFor(snapshot));
}

void LedgerColumnsTest::inMemoryIsReadWhole()
{
    const auto ledger = Ledger::inMemory().value();
    QVERIFY(ledger->append(fullLedger()));
    ledger->setSmallClaims(0);
    const auto snapshot = *ledger->snapshot({});
    QVERIFY(*snapshot->everything() == asLoaded(fullLedger()));
    QVERIFY(!ledger->upkeepFor(snapshot));
    QVERIFY(ledger->setRank(ClaimId(6), Rank::Preferred, QStringLiteral("why")));
    QCOMPARE((*ledger->snapshot({snapshot, {}}))->claim(ClaimId(6))->evidence.rank,
             Rank::Preferred);
}

void LedgerColumnsTest::readingCanBeEnded()
{
    const QString path = m_folder->filePath(QStringLiteral("other.deals"));
    auto ledger = Ledger::create(path).value();
    QVERIFY(ledger->append(randomLedger(6, 5000)));
    ledger->setSmallClaims(0);
    QList<qint64> told;
    qint64 most = 0;
    SnapshotRequest request;
    request.progress = [&](qint64 done, qint64 all) {
        told.append(done);
        most = all;
        return true;
    };
    QVERIFY(ledger->snapshot(request));
    QVERIFY(!told.isEmpty());
    QVERIFY(std::ranges::is_sorted(told));
    QVERIFY(told.last() <= most);
    const qsizetype before = told.size();
    request.progress = [&](qint64 done, qint64) {
        told.append(done);
        return false;
    };
    const auto ended = ledger->snapshot(request);
    QVERIFY(!ended);
    QCOMPARE(told.size(), before + 1);
    QVERIFY(ledger->snapshot({}));
}

void LedgerColumnsTest::nextStateAfterAnEdit_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::newRow("nothing") << Edit([](DealStore &) -> Outcome { return Done{}; });
    QTest::newRow("rank of a claim") << Edit(
        [](DealStore &s) { return s.setRank(ClaimId(6), Rank::Preferred, QStringLiteral("why")); });
    QTest::newRow("rank of a valuation") << Edit([](DealStore &s) {
        return s.setRank(ValuationId(1), Rank::Deprecated, QStringLiteral("why"));
    });
    QTest::newRow("settlement") << Edit([](DealStore &s) {
        return asOutcome(
            s.settle({{}, DealId(1), ConflictRule::Tie, {ClaimId(5)}, QStringLiteral("both")}));
    });
    QTest::newRow("settlement gone")
        << Edit([](DealStore &s) { return s.unsettle(fullLedger().settlements.first().id); });
    QTest::newRow("saved view") << Edit([](DealStore &s) -> Outcome {
        const auto id = s.saveView({{}, QStringLiteral("another"), {}, {}});
        return id ? Outcome(Done{}) : id.error();
    });
    QTest::newRow("edition gone") << Edit(
        [](DealStore &s) { return s.removeEdition(EditionId(1)); });
    QTest::newRow("text of a source") << Edit(
        [](DealStore &s) { return s.setSourceText(SourceId(2), QByteArray("a document")); });
    QTest::newRow("more rows") << Edit([](DealStore &s) {
        LedgerData more;
        Deal deal;
        deal.id = DealId(1000);
        deal.title = QStringLiteral("another");
        more.deals = {deal};
        return s.append(more);
    });
    QTest::newRow("two edits") << Edit([](DealStore &s) -> Outcome {
        if (auto done = s.setRank(ClaimId(6), Rank::Preferred, QStringLiteral("why")); !done) {
            return done;
        }
        return s.setRank(ClaimId(7), Rank::Deprecated, QStringLiteral("why not"));
    });
}

void LedgerColumnsTest::nextStateAfterAnEdit()
{
    QFETCH(Edit, edit);
    const auto ledger = open();
    auto snapshot = *ledger->snapshot({});
    for (int round = 0; round < 2; ++round) {
        const Outcome done = edit(*ledger);
        // The second time some find nothing left to do, which must not confuse what follows.
        QVERIFY2(done || round > 0, done ? "" : qPrintable(done.error().sentence));
        const auto next = ledger->snapshot({snapshot, {}});
        QVERIFY(next);
        snapshot = *next;
        const LedgerData rows = *ledger->load();
        QCOMPARE(columnDifferences(snapshot->columns(), LedgerColumns::of(rows)), QStringList());
        QVERIFY(snapshot->data() == static_cast<const LedgerLists &>(rows));
        for (const Claim &claim : rows.claims) {
            QVERIFY(*snapshot->claim(claim.id) == claim);
        }
        QCOMPARE(snapshot->checksum(), Snapshot::make(rows)->checksum());
    }
}

void LedgerColumnsTest::nextStateSharesItsChunks()
{
    const QString path = m_folder->filePath(QStringLiteral("other.deals"));
    auto ledger = Ledger::create(path).value();
    QVERIFY(ledger->append(randomLedger(6, 5000)));
    ledger->setSmallClaims(0);
    const auto before = *ledger->snapshot({});
    QVERIFY(before->columns().claims.rank.chunkCount() > 1);
    QVERIFY(ledger->setRank(ClaimId(1), Rank::Preferred, QStringLiteral("why")));
    const auto after = *ledger->snapshot({before, {}});
    const auto &one = before->columns().claims;
    const auto &two = after->columns().claims;
    QCOMPARE(two.low.chunk(0).data(), one.low.chunk(0).data());
    QCOMPARE(two.rank.chunk(1).data(), one.rank.chunk(1).data());
    QVERIFY(two.rank.chunk(0).data() != one.rank.chunk(0).data());
    QCOMPARE(Rank(two.rank[0]), Rank::Preferred);
    QVERIFY(after->data().companies.isSharedWith(before->data().companies));
    // Another snapshot than the last one lends nothing.
    const auto anew = *ledger->snapshot({before, {}});
    QVERIFY(anew->columns().claims.low.chunk(0).data() != one.low.chunk(0).data());
}

void LedgerColumnsTest::foreignEditsAreSeen()
{
    const auto ledger = open();
    const auto before = *ledger->snapshot({});
    RawDatabase other(m_path);
    QCOMPARE(other.run(QStringLiteral("UPDATE claims SET status = 'denied' WHERE id = 6")),
             QString());
    QVERIFY(ledger->setRank(ClaimId(7), Rank::Deprecated, QStringLiteral("why not")));
    const auto after = *ledger->snapshot({before, {}});
    QCOMPARE(columnDifferences(after->columns(), LedgerColumns::of(*ledger->load())),
             QStringList());
    QCOMPARE(after->claim(ClaimId(6))->status, std::optional(Status::Denied));
    // Between two edits that are read together.
    QVERIFY(ledger->setRank(ClaimId(7), Rank::Normal, {}));
    QCOMPARE(other.run(QStringLiteral("UPDATE claims SET status = 'ended' WHERE id = 6")),
             QString());
    QVERIFY(ledger->setRank(ClaimId(7), Rank::Deprecated, QStringLiteral("why not")));
    const auto last = *ledger->snapshot({after, {}});
    QCOMPARE(columnDifferences(last->columns(), LedgerColumns::of(*ledger->load())), QStringList());
}

void LedgerColumnsTest::olderFileIsReadAsItIs()
{
    // As a program of version 2 wrote it: all but the place for columns.
    QCOMPARE(
        RawDatabase(m_path).run(QStringLiteral(
            "DROP TABLE column_cache; DROP TABLE column_cache_stamp; PRAGMA user_version = 2")),
        QString());
    const QByteArray hash = hashOfFile(m_path);
    {
        const auto ledger = open(Ledger::Access::ReadOnly);
        QVERIFY(ledger);
        const auto snapshot = *ledger->snapshot({});
        QCOMPARE(columnDifferences(snapshot->columns(), LedgerColumns::of(*ledger->load())),
                 QStringList());
        // Not a copy in memory, which only small ledgers could afford.
        for (const Claim &claim : asLoaded(fullLedger()).claims) {
            QVERIFY(*snapshot->claim(claim.id) == claim);
        }
        QVERIFY(!ledger->upkeepFor(snapshot));
        QCOMPARE(ledger->check().value(), QStringList());
    }
    QCOMPARE(hashOfFile(m_path), hash);
}

DEALSCOPE_TEST(LedgerColumnsTest)
#include "LedgerColumnsTest.moc"
