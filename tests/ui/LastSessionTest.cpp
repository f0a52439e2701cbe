// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changes/LastSession.h"
#include "tests/support/DisputedLedger.h"
#include "tests/support/MemoryStore.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using dealscope::ui::LastSession;

namespace {

/// A ledger in memory that says it lies in a file.
class NamedStore : public tests::MemoryStore
{
public:
    NamedStore(LedgerData data, const QString &path)
        : MemoryStore(std::move(data))
        , m_path(path)
    {
    }
    QString path() const override { return m_path; }

private:
    QString m_path;
};

} // namespace

class LastSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(QStringLiteral("deep/last-session"));
    }

    void whatWasKnownComesBack()
    {
        const QString ledger = QStringLiteral("/ledgers/a.deals");
        {
            session::LedgerSession session;
            LastSession last(session, m_folder);
            open(session, tests::windowLedger(), ledger);
            QVERIFY(!last.kept());
            // The window's own lens, clock and filter leave no trace.
            Perspective perspective;
            perspective.lens = Lens::Highest;
            perspective.publishedBy = QDate(2025, 12, 17);
            session.filters().setAll({}, perspective);
            last.save();
        }
        LedgerData more = tests::windowLedger();
        more.claims.removeLast();
        session::LedgerSession session;
        LastSession last(session, m_folder);
        open(session, more, ledger);
        QVERIFY(last.kept());
        QCOMPARE(last.kept()->savedOn, QDate::currentDate());
        QCOMPARE(last.kept()->figures.lens, Lens::Latest);
        QVERIFY(!last.kept()->figures.publishedBy);
        QCOMPARE(last.kept()->figures.deals, 5);
        // Saving does not change what this session compares with.
        last.save();
        QCOMPARE(last.kept()->figures.deals, 5);
    }

    void anotherLedgerKeepsTheOneBefore()
    {
        session::LedgerSession session;
        LastSession last(session, m_folder);
        const QString a = QStringLiteral("/ledgers/a.deals");
        open(session, tests::windowLedger(), a);
        open(session, {}, QStringLiteral("/ledgers/b.deals"));
        QVERIFY(!last.kept());
        const auto kept = LastSession::read(LastSession::fileFor(m_folder, a));
        QVERIFY(kept);
        QCOMPARE(kept->figures.deals, 5);
        open(session, tests::windowLedger(), a);
        QVERIFY(last.kept());
    }

    void aLedgerInMemoryLeavesNothing()
    {
        session::LedgerSession session;
        LastSession last(session, m_folder);
        open(session, tests::windowLedger(), {});
        last.save();
        QVERIFY(!QDir(m_folder).exists());
        QVERIFY(!last.kept());
    }

    void aDamagedFileIsNoLastSession_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("a figure") << QByteArray("50000000000") << QByteArray("60000000000");
        QTest::newRow("the day") << QByteArray("2026-11-26") << QByteArray("2026-11-27");
        QTest::newRow("a line more") << QByteArray("}\n") << QByteArray("}\n\n");
        QTest::newRow("no checksum") << QByteArray("\n2026") << QByteArray(" 2026");
    }
    void aDamagedFileIsNoLastSession()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        session::LedgerSession session;
        open(session, tests::windowLedger(), {});
        const QString path = LastSession::fileFor(m_folder, QStringLiteral("/x"));
        QVERIFY(LastSession::write(path, session::editionFiguresOf(*session.state()),
                                   QDate(2026, 11, 26)));
        QVERIFY(LastSession::read(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        const qsizetype at = bytes.indexOf(from);
        QVERIFY(at >= 0);
        bytes.replace(at, from.size(), to);
        file.resize(0);
        file.seek(0);
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        QVERIFY(!LastSession::read(path));
    }

    void manyDealsAreKeptInColumns()
    {
        session::LedgerSession session;
        open(session, tests::disputedLedger(1, 60), {});
        const session::EditionFigures figures = session::editionFiguresOf(*session.state());
        const QString path = LastSession::fileFor(m_folder, QStringLiteral("/x"));
        QVERIFY(LastSession::writeColumns(path, figures, QDate(2026, 11, 26)));
        const auto kept = LastSession::read(path);
        QVERIFY(kept);
        QCOMPARE(kept->savedOn, QDate(2026, 11, 26));
        QCOMPARE(kept->figures.lens, figures.lens);
        QCOMPARE(kept->figures.currency, figures.currency);
        QCOMPARE(kept->figures.figures.size(), figures.figures.size());
        QVERIFY(analysis::diffOf(kept->figures.figures, figures.figures).changes.isEmpty());
        for (int i = 0; i < figures.figures.size(); ++i) {
            analysis::DealFigures expected = figures.figures.at(i);
            expected.title.clear();
            QCOMPARE(kept->figures.figures.at(i), expected);
        }
        QVERIFY(LastSession::writeColumns(path, {}, QDate(2026, 11, 26)).ok());
    }

    void damagedColumnsAreNoLastSession()
    {
        session::LedgerSession session;
        open(session, tests::disputedLedger(2, 12), {});
        const QString path = LastSession::fileFor(m_folder, QStringLiteral("/x"));
        QVERIFY(LastSession::writeColumns(path, session::editionFiguresOf(*session.state()),
                                          QDate(2026, 11, 26)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        const auto readsAs = [&](const QByteArray &bytes) {
            QFile damaged(path);
            return damaged.open(QIODevice::WriteOnly) && damaged.write(bytes) == bytes.size()
                && (damaged.close(), LastSession::read(path).has_value());
        };
        QVERIFY(readsAs(whole));
        for (qsizetype at = 0; at < whole.size(); at += 7) {
            QByteArray bytes = whole;
            bytes[at] = char(bytes[at] ^ 0x10);
            QVERIFY(!readsAs(bytes));
            QVERIFY(!readsAs(whole.first(at)));
        }
        // A false checksum is not all that stands between a stranger's bytes and the figures.
        const qsizetype head = 20;
        const qsizetype sum = 32;
        int refused = 0;
        for (qsizetype at = head + sum; at < whole.size(); at += 5) {
            QByteArray body = whole.mid(head + sum);
            body[at - head - sum] = char(body[at - head - sum] ^ 0xff);
            refused += readsAs(whole.first(head)
                               + QCryptographicHash::hash(body, QCryptographicHash::Sha256) + body)
                ? 0
                : 1;
        }
        QVERIFY(refused > 30);
    }

    void filesThatAreNoneAreNone()
    {
        QVERIFY(!LastSession::read(m_dir->filePath(QStringLiteral("nothing"))));
        QVERIFY(!LastSession::read(m_dir->path()));
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        QFile blocker(m_dir->filePath(QStringLiteral("file")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        const auto written
            = LastSession::write(blocker.fileName() + QStringLiteral("/deep/x.json"), {}, {});
        QVERIFY(!written.ok());
        QCOMPARE(written.error().kind, ErrorKind::File);
    }

private:
    static void open(session::LedgerSession &session, LedgerData data, const QString &path)
    {
        const auto opened = session.open(std::make_unique<NamedStore>(std::move(data), path),
                                         QStringLiteral("test"));
        QVERIFY(opened.ok());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
};

DEALSCOPE_TEST(LastSessionTest)
#include "LastSessionTest.moc"
