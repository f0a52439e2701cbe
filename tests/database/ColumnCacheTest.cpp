// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/ColumnCache.h"
#include "database/Ledger.h"
#include "database/LedgerReader.h"
#include "database/Transaction.h"
#include "io/LedgerJsonReader.h"
#include "tests/database/FullLedger.h"
#include "tests/database/RawDatabase.h"
#include "tests/support/ColumnDifferences.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using database::Connection;
using database::Ledger;

Q_DECLARE_METATYPE(LedgerData)

/// The columns that lie in a ledger's file: they come back as they were, or not at all.
class ColumnCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void columnsComeBack_data();
    void columnsComeBack();
    void noColumnsFromNothing();
    void anyWriteMakesThemVoid_data();
    void anyWriteMakesThemVoid();
    void copiesOfPagesDoNotCount();
    void restoredBackup();
    void damageIsNeverRead_data();
    void damageIsNeverRead();
    void foreignPartsDoNotFit_data();
    void foreignPartsDoNotFit();
    void editsTakeThemAlong();
    void busyFileIsLeftAlone();
    void anEditEndsTheWriting();
    void stopEndsTheWriting();
    void readOnlyLedgerUsesThem();
    void checkIsContent();

private:
    [[nodiscard]] std::unique_ptr<Ledger> open(Ledger::Access access = Ledger::Access::ReadWrite);
    /// Reads the ledger and writes its columns; true if they were written.
    bool writeCache();
    /// What the file's columns are now; nothing if they do not count.
    [[nodiscard]] std::optional<LedgerColumns> cached();
    /// True if a new reader gets what the rows say.
    [[nodiscard]] bool isReadRight();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void ColumnCacheTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("a.deals"));
    QVERIFY((*Ledger::create(m_path))->append(fullLedger()));
}

std::unique_ptr<Ledger> ColumnCacheTest::open(Ledger::Access access)
{
    auto ledger = Ledger::open(m_path, access);
    if (!ledger) {
        return nullptr;
    }
    (*ledger)->setSmallClaims(0);
    return std::move(*ledger);
}

bool ColumnCacheTest::writeCache()
{
    const auto ledger = open();
    const auto snapshot = ledger ? ledger->snapshot({}) : Result<SnapshotPtr>(Error{});
    const Upkeep upkeep = snapshot ? ledger->upkeepFor(*snapshot) : Upkeep();
    return upkeep && upkeep(false);
}

std::optional<LedgerColumns> ColumnCacheTest::cached()
{
    const auto connection = Connection::open(m_path, Connection::Mode::ReadOnly);
    if (!connection) {
        return std::nullopt;
    }
    const database::Transaction transaction(**connection, database::Transaction::Kind::Read);
    const auto lists = database::LedgerReader(**connection).readLists();
    return lists ? database::ColumnCache(**connection).read(*lists) : std::nullopt;
}

bool ColumnCacheTest::isReadRight()
{
    const auto ledger = open(Ledger::Access::ReadOnly);
    const auto snapshot = ledger ? ledger->snapshot({}) : Result<SnapshotPtr>(Error{});
    return snapshot
        && columnDifferences((*snapshot)->columns(), LedgerColumns::of(*ledger->load())).isEmpty();
}

void ColumnCacheTest::columnsComeBack_data()
{
    QTest::addColumn<LedgerData>("data");
    QTest::newRow("empty") << LedgerData();
    QTest::newRow("everything") << fullLedger();
    QTest::newRow("sample") << *io::LedgerJsonReader::readSample();
    QTest::newRow("random") << randomLedger(1, 60);
    // More claims than a chunk of a column has.
    QTest::newRow("chunks") << randomLedger(2, 5000);
    LedgerData gaps = randomLedger(3, 60);
    gaps.claims.removeIf([](const Claim &claim) { return claim.id.value % 5 == 0; });
    QTest::newRow("gaps") << gaps;
}

void ColumnCacheTest::columnsComeBack()
{
    QFETCH(LedgerData, data);
    m_path = m_folder->filePath(QStringLiteral("other.deals"));
    QVERIFY((*Ledger::create(m_path))->append(data));
    QVERIFY(!cached());
    QVERIFY(writeCache());
    const auto columns = cached();
    QVERIFY(columns);
    const auto ledger = open();
    QCOMPARE(columnDifferences(*columns, LedgerColumns::of(*ledger->load())), QStringList());
    // What was written once is not written again.
    const auto snapshot = *ledger->snapshot({});
    QVERIFY(!ledger->upkeepFor(snapshot));
}

void ColumnCacheTest::noColumnsFromNothing()
{
    const auto connection = Connection::inMemory();
    const database::Transaction transaction(**connection, database::Transaction::Kind::Read);
    QVERIFY(!database::ColumnCache(**connection).isCurrent());
    QVERIFY(!database::ColumnCache(**connection).read({}));
}

void ColumnCacheTest::anyWriteMakesThemVoid_data()
{
    QTest::addColumn<QString>("sql");
    const auto row
        = [](const char *name, const char *sql) { QTest::newRow(name) << QString::fromUtf8(sql); };
    row("an update", "UPDATE claims SET status = 'denied' WHERE id = 6");
    row("an update to the same", "UPDATE claims SET status = status");
    row("a row gone", "DELETE FROM milestones");
    row("several", "UPDATE claims SET rank = 'normal'; UPDATE deals SET kind = 'other'");
    row("in WAL mode",
        "PRAGMA journal_mode = WAL; UPDATE claims SET status = 'denied' WHERE id = 6");
    row("in WAL mode and back",
        "PRAGMA journal_mode = WAL; UPDATE claims SET status = 'denied' WHERE id = 6;"
        " PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
    row("in exclusive mode",
        "PRAGMA locking_mode = EXCLUSIVE; UPDATE claims SET status = 'denied' WHERE id = 6;"
        " UPDATE claims SET form = 'cash'");
    row("in persistent mode",
        "PRAGMA journal_mode = PERSIST; UPDATE claims SET status = 'denied' WHERE id = 6");
    row("without a journal",
        "PRAGMA journal_mode = OFF; UPDATE claims SET status = 'denied' WHERE id = 6");
    row("vacuumed", "UPDATE claims SET status = 'denied' WHERE id = 6; VACUUM");
    row("analysed", "ANALYZE");
    row("older format", "UPDATE column_cache_stamp SET format = format - 2");
    row("newer format", "UPDATE column_cache_stamp SET format = format + 2");
}

void ColumnCacheTest::anyWriteMakesThemVoid()
{
    QFETCH(QString, sql);
    QVERIFY(writeCache());
    QVERIFY(cached());
    QCOMPARE(RawDatabase(m_path).run(sql), QString());
    QVERIFY(!cached());
    QVERIFY(isReadRight());
    // And they can be written again.
    QVERIFY(writeCache());
    QVERIFY(cached());
    QVERIFY(isReadRight());
}

void ColumnCacheTest::copiesOfPagesDoNotCount()
{
    QVERIFY(writeCache());
    const QString stale
        = QStringLiteral("UPDATE claims SET status = 'denied' WHERE id IN (6, 7, 8)");
    QCOMPARE(RawDatabase(m_path).run(stale), QString());
    const QString copy = m_folder->filePath(QStringLiteral("copy.deals"));
    QCOMPARE(RawDatabase(m_path).run(QStringLiteral("VACUUM INTO '%1'").arg(copy)), QString());
    // The copy counts its changes from the start, and comes by the number of the stamp.
    const qint64 wanted = RawDatabase(m_path)
                              .column(QStringLiteral("SELECT file_counter FROM column_cache_stamp"))
                              .first()
                              .toLongLong();
    m_path = copy;
    RawDatabase other(copy);
    for (qint64 i = 0; i < wanted + 2; ++i) {
        QVERIFY(!cached());
        QCOMPARE(other.run(QStringLiteral("UPDATE claims SET form = form")), QString());
    }
    QVERIFY(isReadRight());
}

void ColumnCacheTest::restoredBackup()
{
    const QString backup = m_folder->filePath(QStringLiteral("backup.deals"));
    const QString twin = m_folder->filePath(QStringLiteral("twin.deals"));
    QVERIFY(writeCache());
    QVERIFY(open()->backUp(backup));
    QVERIFY(QFile::copy(m_path, twin));
    {
        const auto ledger = open();
        QVERIFY(ledger->setRank(ClaimId(6), Rank::Preferred, QStringLiteral("why")));
        QVERIFY(ledger->setRank(ClaimId(7), Rank::Preferred, QStringLiteral("why")));
    }
    // A copy of all bytes has its columns with it; one of all pages has none that count.
    for (const auto &[from, counts] : {std::pair(backup, false), std::pair(twin, true)}) {
        QVERIFY(QFile::remove(m_path));
        QVERIFY(QFile::copy(from, m_path));
        QCOMPARE(cached().has_value(), counts);
        QVERIFY(isReadRight());
    }
}

void ColumnCacheTest::damageIsNeverRead_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("change");
    // As if the bytes on the disk had changed: the file's counter stays.
    for (const char *name : {"claims.rank", "claims.low", "deals.party_codes", "claims.currencies",
                             "sources.range", "claims.flags"}) {
        const QString where = QStringLiteral(" WHERE name = '%1'").arg(QLatin1StringView(name));
        QTest::newRow(qPrintable(QStringLiteral("a bit of %1").arg(QLatin1StringView(name))))
            << QByteArray(name) << QStringLiteral("flip");
        QTest::newRow(qPrintable(QStringLiteral("%1 cut").arg(QLatin1StringView(name))))
            << QByteArray(name)
            << QStringLiteral("UPDATE column_cache SET body = substr(body, 2)") + where;
        QTest::newRow(qPrintable(QStringLiteral("%1 emptied").arg(QLatin1StringView(name))))
            << QByteArray(name) << QStringLiteral("UPDATE column_cache SET body = x''") + where;
        QTest::newRow(qPrintable(QStringLiteral("%1 gone").arg(QLatin1StringView(name))))
            << QByteArray(name) << QStringLiteral("DELETE FROM column_cache") + where;
        QTest::newRow(qPrintable(QStringLiteral("%1 twice").arg(QLatin1StringView(name))))
            << QByteArray(name)
            << QStringLiteral("INSERT INTO column_cache (name, part, body, seal)"
                              " SELECT name, 1, body, seal FROM column_cache")
                + where;
        QTest::newRow(qPrintable(QStringLiteral("%1 renamed").arg(QLatin1StringView(name))))
            << QByteArray(name) << QStringLiteral("UPDATE column_cache SET name = 'x'") + where;
        QTest::newRow(qPrintable(QStringLiteral("seal of %1").arg(QLatin1StringView(name))))
            << QByteArray(name)
            << QStringLiteral("UPDATE column_cache SET seal = seal + 1") + where;
    }
    QTest::newRow("stamp of another writing")
        << QByteArray() << QStringLiteral("UPDATE column_cache_stamp SET writing = writing + 1");
    QTest::newRow("no stamp") << QByteArray() << QStringLiteral("DELETE FROM column_cache_stamp");
}

namespace {

/// Runs a change and gives the file the counter that it had, as if it were not a write.
bool changeUnseen(const QString &path, const QString &sql)
{
    QFile before(path);
    if (!before.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray header = before.read(100);
    before.close();
    if (!RawDatabase(path).run(sql).isEmpty()) {
        return false;
    }
    QFile after(path);
    return after.open(QIODevice::ReadWrite) && after.seek(24) && after.write(header.mid(24, 4)) == 4
        && after.seek(92) && after.write(header.mid(92, 4)) == 4;
}

} // namespace

void ColumnCacheTest::damageIsNeverRead()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, change);
    QVERIFY(writeCache());
    if (change == u"flip") {
        // Each bit of the part's first bytes in turn.
        RawDatabase raw(m_path);
        const QString where = QStringLiteral(" FROM column_cache WHERE name = '%1'")
                                  .arg(QString::fromLatin1(before));
        const QString hex = raw.column(QStringLiteral("SELECT hex(body)") + where).first();
        const QByteArray body = QByteArray::fromHex(hex.toLatin1());
        for (int bit = 0; bit < 8 * std::min<int>(8, int(body.size())); ++bit) {
            QByteArray flipped = body;
            flipped[bit / 8] = char(flipped[bit / 8] ^ (1 << (bit % 8)));
            QVERIFY(changeUnseen(
                m_path,
                QStringLiteral("UPDATE column_cache SET body = x'%1' WHERE name = '%2'")
                    .arg(QString::fromLatin1(flipped.toHex()), QString::fromLatin1(before))));
            QVERIFY(!cached());
        }
        QVERIFY(
            changeUnseen(m_path,
                         QStringLiteral("UPDATE column_cache SET body = x'%1' WHERE name = '%2'")
                             .arg(hex, QString::fromLatin1(before))));
        QVERIFY(cached());
        return;
    }
    QVERIFY(changeUnseen(m_path, change));
    QVERIFY(!cached());
    QVERIFY(isReadRight());
    QVERIFY(writeCache());
    QVERIFY(cached());
}

void ColumnCacheTest::foreignPartsDoNotFit_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << QByteArray(name) << bytes;
    };
    const auto claims = qsizetype(fullLedger().claims.size());
    const auto deals = qsizetype(fullLedger().deals.size());
    const auto sources = qsizetype(fullLedger().sources.size());
    row("claims.rank", QByteArray(claims, char(3)));
    row("claims.bound", QByteArray(claims, char(5)));
    row("claims.basis", QByteArray(claims, char(4)));
    row("claims.currency", QByteArray(claims * 2, char(0x7f)));
    row("claims.low", QByteArray(claims * 8, char(0x7f)));
    row("claims.status", QByteArray(claims, char(7)));
    row("claims.form", QByteArray(claims, char(6)));
    row("claims.flags", QByteArray(claims, char(0x7f)));
    row("claims.deal", QByteArray(claims * 4, char(1)));
    row("claims.source", QByteArray(claims * 4, char(1)));
    row("claims.first_day", QByteArray(claims * 4, char(0)));
    row("sources.kind", QByteArray(sources, char(5)));
    row("sources.outlet", QByteArray(sources * 4, char(1)));
    row("deals.kind", QByteArray(deals, char(10)));
    row("deals.party_codes", QByteArray(40, char(0x7f)));
    row("deals.party_ends", QByteArray(deals * 4, char(0x7f)));
    row("claims.period_rows", QByteArray(4, char(0x7f)));
    row("claims.tag_codes", QByteArray(4, char(0x7f)));
    row("claims.currencies",
        QByteArray("\0\0\0"
                   "12$",
                   6));
    row("claims.range", QByteArray(16, char(0x7f)));
}

void ColumnCacheTest::foreignPartsDoNotFit()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, bytes);
    QVERIFY(writeCache());
    // Sealed as the program seals, so that only what the bytes say is wrong.
    {
        const auto connection = Connection::open(m_path, Connection::Mode::ReadWrite);
        database::ColumnCache cache(**connection);
        database::Transaction write(**connection, database::Transaction::Kind::Write);
        const auto before = database::FileStamp::committed(**connection);
        const qint64 writing = *(*connection)->integer("SELECT writing FROM column_cache_stamp");
        const qint64 parts = *(*connection)->integer("SELECT parts FROM column_cache_stamp");
        QVERIFY((*connection)->execute("DELETE FROM column_cache WHERE name = '" + name + "'"));
        QVERIFY(cache.add({name.constData(), 0, bytes}, writing));
        QVERIFY(cache.seal(**before, parts, writing));
        QVERIFY(write.commit());
    }
    QVERIFY(!cached());
    QVERIFY(isReadRight());
}

void ColumnCacheTest::editsTakeThemAlong()
{
    QVERIFY(writeCache());
    const auto ledger = open();
    auto snapshot = *ledger->snapshot({});
    const auto next = [&] {
        snapshot = *ledger->snapshot({snapshot, {}});
        const auto columns = cached();
        return columns && columnDifferences(*columns, LedgerColumns::of(*ledger->load())).isEmpty()
            && columnDifferences(*columns, snapshot->columns()).isEmpty()
            && !ledger->upkeepFor(snapshot);
    };
    QVERIFY(ledger->setRank(ClaimId(6), Rank::Preferred, QStringLiteral("why")));
    QVERIFY(next());
    QVERIFY(ledger->setRank(ClaimId(6), Rank::Normal, {}));
    QVERIFY(ledger->setRank(ValuationId(1), Rank::Deprecated, QStringLiteral("why")));
    QVERIFY(next());
    QVERIFY(ledger->settle({{}, DealId(1), ConflictRule::Tie, {ClaimId(5)}, QStringLiteral("x")}));
    QVERIFY(next());
    QVERIFY(ledger->saveView({{}, QStringLiteral("v"), QString(50'000, u'x'), {}}));
    QVERIFY(next());
    QVERIFY(ledger->setSourceText(SourceId(2), QByteArray(100'000, 'x')));
    QVERIFY(next());
    // A refused edit leaves them as they are.
    QVERIFY(!ledger->unsettle(SettlementId(999)));
    QVERIFY(!ledger->setRank(ClaimId(999), Rank::Preferred, QStringLiteral("why")));
    QVERIFY(next());
    // Rows that are added do not.
    LedgerData more;
    more.companies.append({CompanyId(500), QStringLiteral("one more"), {}, {}, {}});
    QVERIFY(ledger->append(more));
    QVERIFY(!cached());
    snapshot = *ledger->snapshot({snapshot, {}});
    QVERIFY(ledger->upkeepFor(snapshot)(false));
    QVERIFY(cached());
    // The ledger knows who has written.
    QVERIFY(ledger->setRank(ClaimId(6), Rank::Preferred, QStringLiteral("why")));
    QVERIFY(next());
}

void ColumnCacheTest::busyFileIsLeftAlone()
{
    const auto ledger = open();
    const auto snapshot = *ledger->snapshot({});
    const Upkeep upkeep = ledger->upkeepFor(snapshot);
    RawDatabase other(m_path);
    QCOMPARE(other.run(QStringLiteral("BEGIN IMMEDIATE")), QString());
    QVERIFY(!upkeep(false));
    QCOMPARE(other.run(QStringLiteral("ROLLBACK")), QString());
    QVERIFY(!cached());
    QVERIFY(upkeep(false));
    QVERIFY(cached());
}

void ColumnCacheTest::anEditEndsTheWriting()
{
    const auto ledger = open();
    const auto snapshot = *ledger->snapshot({});
    const Upkeep upkeep = ledger->upkeepFor(snapshot);
    QVERIFY(ledger->setRank(ClaimId(6), Rank::Preferred, QStringLiteral("why")));
    QVERIFY(!upkeep(false));
    QVERIFY(!cached());
    QVERIFY(isReadRight());
    // At any moment of the writing.
    std::atomic<bool> edited = false;
    for (int round = 0; round < 20; ++round) {
        const auto last = *ledger->snapshot({});
        const Upkeep work = ledger->upkeepFor(last);
        std::thread writer([&] {
            if (work) {
                (void)work(edited);
            }
        });
        const Rank rank = round % 2 == 0 ? Rank::Deprecated : Rank::Normal;
        const Outcome done = ledger->setRank(ClaimId(7), rank, QStringLiteral("why"));
        writer.join();
        QVERIFY(done);
        const auto columns = cached();
        QVERIFY(!columns
                || columnDifferences(*columns, LedgerColumns::of(*ledger->load())).isEmpty());
        const auto after = *ledger->snapshot({last, {}});
        QCOMPARE(columnDifferences(after->columns(), LedgerColumns::of(*ledger->load())),
                 QStringList());
    }
}

void ColumnCacheTest::stopEndsTheWriting()
{
    const auto ledger = open();
    const auto snapshot = *ledger->snapshot({});
    const QByteArray hash = hashOfFile(m_path);
    QVERIFY(!ledger->upkeepFor(snapshot)(true));
    QCOMPARE(hashOfFile(m_path), hash);
}

void ColumnCacheTest::readOnlyLedgerUsesThem()
{
    QVERIFY(writeCache());
    const QByteArray hash = hashOfFile(m_path);
    {
        const auto ledger = open(Ledger::Access::ReadOnly);
        QVERIFY(cached());
        QVERIFY(isReadRight());
        // Without them it can be read too, but not written.
        QCOMPARE(RawDatabase(m_path).run(QStringLiteral("DELETE FROM column_cache_stamp")),
                 QString());
        const auto snapshot = *ledger->snapshot({});
        QVERIFY(!ledger->upkeepFor(snapshot));
        QVERIFY(!cached());
    }
    QVERIFY(hashOfFile(m_path) != hash);
}

void ColumnCacheTest::checkIsContent()
{
    QVERIFY(writeCache());
    QCOMPARE(open()->check().value(), QStringList());
    QCOMPARE(RawDatabase(m_path).run(QStringLiteral("UPDATE column_cache SET body = x'00'")),
             QString());
    QCOMPARE(open()->check().value(), QStringList());
}

DEALSCOPE_TEST(ColumnCacheTest)
#include "ColumnCacheTest.moc"
