// SPDX-License-Identifier: GPL-3.0-or-later
#include "database/Ledger.h"
#include "session/LedgerSession.h"
#include "session/UpkeepWorker.h"
#include "tests/support/ColumnDifferences.h"
#include "tests/support/RandomLedger.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::tests;
using namespace std::chrono_literals;
using database::Ledger;
using session::LedgerSession;
using session::OpenedLedger;
using session::UpkeepWorker;

/// Work in the file of an open ledger that nobody waits for, and edits of a large ledger.
class UpkeepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runsAndEnds();
    void stopComesBeforeThePauseIsOver();
    void triesAgain();
    void aSessionKeepsTheColumns();
    void editsOfALargeLedger();
    void rowsReadElsewhere();

private:
    [[nodiscard]] std::unique_ptr<Ledger> open();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void UpkeepTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("a.deals"));
    QVERIFY((*Ledger::create(m_path))->append(randomLedger(1, 60)));
}

std::unique_ptr<Ledger> UpkeepTest::open()
{
    auto ledger = Ledger::open(m_path).value();
    ledger->setSmallClaims(0);
    return ledger;
}

void UpkeepTest::runsAndEnds()
{
    std::atomic<int> runs = 0;
    std::atomic<bool> wasStopped = false;
    {
        UpkeepWorker worker;
        worker.start({});
        worker.start(
            [&](const std::atomic<bool> &) {
                ++runs;
                return true;
            },
            0ms);
        QTRY_COMPARE(runs.load(), 1);
        // Another takes its place, and is told to stop when the worker goes.
        worker.start(
            [&](const std::atomic<bool> &stop) {
                ++runs;
                while (!stop) {
                    std::this_thread::yield();
                }
                wasStopped = true;
                return false;
            },
            0ms);
        QTRY_COMPARE(runs.load(), 2);
    }
    QVERIFY(wasStopped);
}

void UpkeepTest::stopComesBeforeThePauseIsOver()
{
    UpkeepWorker worker;
    bool ran = false;
    worker.start(
        [&](const std::atomic<bool> &) {
            ran = true;
            return true;
        },
        24h);
    worker.stop();
    QVERIFY(!ran);
}

void UpkeepTest::triesAgain()
{
    std::atomic<int> runs = 0;
    UpkeepWorker worker;
    worker.start([&](const std::atomic<bool> &) { return ++runs == 3; }, 0ms);
    QTRY_COMPARE(runs.load(), 3);
    worker.stop();
    QCOMPARE(runs.load(), 3);
    // Not for ever.
    runs = 10;
    worker.start(
        [&](const std::atomic<bool> &) {
            ++runs;
            return false;
        },
        0ms);
    QTRY_COMPARE(runs.load(), 10 + UpkeepWorker::MostTries);
}

void UpkeepTest::aSessionKeepsTheColumns()
{
    {
        LedgerSession session;
        QVERIFY(session.open(open(), QStringLiteral("a")));
        QVERIFY(!session.edits().canUndo());
        const auto isKept = [this] {
            const auto other = open();
            return !other->upkeepFor(*other->snapshot({}));
        };
        // Looked at now and then only: who reads the file keeps others from writing to it.
        bool found = false;
        for (int looks = 0; looks < 10 && !found; ++looks) {
            QTest::qWait(looks < 2 ? 1500 : 3000);
            found = isKept();
        }
        QVERIFY(found);
        QVERIFY(!session.edits().canUndo());
    }
    const auto ledger = open();
    const auto snapshot = *ledger->snapshot({});
    QCOMPARE(columnDifferences(snapshot->columns(), LedgerColumns::of(*ledger->load())),
             QStringList());
}

void UpkeepTest::editsOfALargeLedger()
{
    LedgerSession session;
    QVERIFY(session.open(open(), QStringLiteral("a")));
    const auto before = session.state()->snapshot;
    QVERIFY(session.setRank(ClaimId(3), Rank::Preferred, QStringLiteral("why")));
    const auto after = session.state()->snapshot;
    QVERIFY(after->data().companies.isSharedWith(before->data().companies));
    QCOMPARE(after->claim(ClaimId(3))->evidence.rank, Rank::Preferred);
    QCOMPARE(after->claim(ClaimId(3))->evidence.rankReason, QStringLiteral("why"));
    const auto rows = *open()->load();
    QCOMPARE(columnDifferences(after->columns(), LedgerColumns::of(rows)), QStringList());
    session.edits().undo();
    QCOMPARE(columnDifferences(session.state()->snapshot->columns(), before->columns()),
             QStringList());
    session.edits().redo();
    QCOMPARE(columnDifferences(session.state()->snapshot->columns(), after->columns()),
             QStringList());
}

void UpkeepTest::rowsReadElsewhere()
{
    auto ledger = open();
    std::optional<Result<OpenedLedger>> read;
    std::thread worker([&] { read = LedgerSession::read(std::move(ledger), QStringLiteral("a")); });
    worker.join();
    QVERIFY(*read);
    const SnapshotPtr snapshot = (**read).state->snapshot;
    LedgerSession session;
    QSignalSpy changes(&session, &LedgerSession::stateChanged);
    session.adopt(std::move(*read).value());
    QCOMPARE(changes.size(), 1);
    QCOMPARE(session.state()->snapshot, snapshot);
    // What has been read elsewhere is what an edit goes on from.
    QVERIFY(session.setRank(ClaimId(3), Rank::Deprecated, QStringLiteral("why")));
    QVERIFY(session.state()->snapshot->data().companies.isSharedWith(snapshot->data().companies));
}

DEALSCOPE_TEST(UpkeepTest)
#include "UpkeepTest.moc"
