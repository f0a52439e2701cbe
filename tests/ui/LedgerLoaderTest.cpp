// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/LedgerLoader.h"
#include "tests/support/LedgerBuilder.h"
#include "tests/support/MemoryStore.h"
#include "tests/support/TestRegistry.h"
#include "ui/window/RecentFiles.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::core;
using namespace dealscope::ui;

/// Large files are read on a worker, also before they are asked for.
class LedgerLoaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_opened = 0;
        m_session = std::make_unique<session::LedgerSession>();
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
        m_recent = std::make_unique<RecentFiles>(m_settings.get());
        WindowServices services;
        services.openLedger = [this](const QString &path) -> StoreResult {
            ++m_opened;
            if (path.contains(QStringLiteral("broken"))) {
                return Error{QStringLiteral("It is damaged."), {}, ErrorKind::File};
            }
            tests::LedgerBuilder b;
            b.claim(b.deal("one", DealKind::Equity, {"A"}, {"B"}), b.source("X", "2026-01"));
            return std::unique_ptr<DealStore>(std::make_unique<tests::MemoryStore>(b.data()));
        };
        m_loader = std::make_unique<LedgerLoader>(*m_session, services, m_recent.get());
    }
    void cleanup() { m_loader.reset(); }

    void whatIsReadAheadIsReadOnce()
    {
        const QString path = largeFile("a.deals");
        m_loader->readAhead(path);
        QSignalSpy started(m_loader.get(), &LedgerLoader::loadingStarted);
        bool isThere = false;
        QVERIFY(m_loader->openFile(path, [&isThere] { isThere = true; }));
        QCOMPARE(started.size(), 1);
        QVERIFY(!m_session->isOpen());
        QTRY_VERIFY(isThere);
        QCOMPARE(m_session->state()->snapshot->dealCount(), 1);
        QCOMPARE(m_opened.load(), 1);
        // Once: the next time the file may be another.
        isThere = false;
        QVERIFY(m_loader->openFile(path, [&isThere] { isThere = true; }));
        QTRY_VERIFY(isThere);
        QCOMPARE(m_opened.load(), 2);
    }

    void anotherFileIsReadInstead()
    {
        m_loader->readAhead(largeFile("a.deals"));
        bool isThere = false;
        const QString other = largeFile("b.deals");
        QVERIFY(m_loader->openFile(other, [&isThere] { isThere = true; }));
        QTRY_VERIFY(isThere);
        QCOMPARE(m_opened.load(), 2);
        QCOMPARE(m_session->displayName(), QStringLiteral("b.deals"));
    }

    void aSmallFileIsNotReadAhead()
    {
        QFile file(m_folder.filePath(QStringLiteral("small.deals")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        m_loader->readAhead(file.fileName());
        m_loader->readAhead(m_folder.filePath(QStringLiteral("not there.deals")));
        m_loader->readAhead({});
        QCOMPARE(m_opened.load(), 0);
        QVERIFY(m_loader->openFile(file.fileName()));
        QCOMPARE(m_opened.load(), 1);
    }

    void whatFailsAheadIsToldWhenItIsAskedFor()
    {
        const QString path = largeFile("broken.deals");
        QSignalSpy failed(m_loader.get(), &LedgerLoader::failed);
        m_loader->readAhead(path);
        QTest::qWait(30);
        QCOMPARE(failed.size(), 0);
        QVERIFY(m_loader->openFile(path));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!m_session->isOpen());
        QVERIFY(!m_loader->isLoading());
    }

    void whatNobodyAsksForIsGivenUp()
    {
        m_loader->readAhead(largeFile("a.deals"));
        m_loader.reset();
        QVERIFY(!m_session->isOpen());
    }

private:
    /// A file of the size from which on workers read, without a byte in it.
    [[nodiscard]] QString largeFile(const char *name) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.resize(LedgerLoader::LargeFile)
            ? file.fileName()
            : QString();
    }

    QTemporaryDir m_folder;
    std::atomic<int> m_opened = 0;
    std::unique_ptr<session::LedgerSession> m_session;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<RecentFiles> m_recent;
    std::unique_ptr<LedgerLoader> m_loader;
};

DEALSCOPE_TEST(LedgerLoaderTest)
#include "LedgerLoaderTest.moc"
