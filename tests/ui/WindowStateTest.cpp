// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/WindowState.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WindowLedger.h"
#include "ui/window/FuzzyMatch.h"
#include "ui/window/RecentFiles.h"

#include <QFile>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>

using namespace dealscope;
using namespace dealscope::ui;

class WindowStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        tests::failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
    }

    void givesBackWhatWasSaved()
    {
        WindowState state(m_settings.get());
        QVERIFY(!state.layout());
        state.saveLayout({"geometry", QByteArray("docks\0bytes", 11)});
        const auto layout = state.layout();
        QVERIFY(layout);
        QCOMPARE(layout->geometry, QByteArray("geometry"));
        QCOMPARE(layout->docks, QByteArray("docks\0bytes", 11));
    }

    void damagedBytesAreNotGivenBack_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("docks") << "window/docks";
        QTest::newRow("geometry") << "window/geometry";
        QTest::newRow("checksum") << "window/checksum";
    }
    void damagedBytesAreNotGivenBack()
    {
        QFETCH(QString, key);
        WindowState state(m_settings.get());
        state.saveLayout({"geometry", "docks"});
        m_settings->setValue(key, QByteArray("other"));
        QVERIFY(!state.layout());
    }

    void aStartThatDidNotFinishIsRemembered()
    {
        WindowState state(m_settings.get());
        QVERIFY(state.beginStart());
        QVERIFY(!state.beginStart());
        state.finishStart();
        QVERIFY(state.beginStart());
    }

    void theUnfinishedStartIsOnDisk()
    {
        WindowState(m_settings.get()).beginStart();
        QSettings again(m_folder->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        QVERIFY(!WindowState(&again).beginStart());
    }

    void recentFilesAreTenAndOnce()
    {
        RecentFiles recent(m_settings.get());
        for (int i = 0; i < 12; ++i) {
            recent.add(QStringLiteral("/nowhere/%1.deals").arg(i));
        }
        recent.add(QStringLiteral("/nowhere/5.deals"));
        QCOMPARE(recent.paths().size(), 10);
        QCOMPARE(recent.paths().first(), QStringLiteral("/nowhere/5.deals"));
        QCOMPARE(recent.paths().count(QStringLiteral("/nowhere/5.deals")), 1);
    }

    void missingRecentFilesAreGreyed()
    {
        QFile file(m_folder->filePath(QStringLiteral("here.deals")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        RecentFiles recent(m_settings.get());
        recent.add(file.fileName());
        recent.add(QStringLiteral("/nowhere/gone.deals"));
        QMenu menu;
        recent.attachTo(&menu);
        QVERIFY(!menu.actions().at(0)->isEnabled());
        QVERIFY(menu.actions().at(1)->isEnabled());
    }

    void fuzzyPrefersWordsToScatteredLetters()
    {
        QVERIFY(!fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Reset layout")));
        QVERIFY(fuzzyScore(QStringLiteral("rl"), QStringLiteral("Reset layout")));
        QVERIFY(*fuzzyScore(QStringLiteral("open"), QStringLiteral("OpenAI"))
                > *fuzzyScore(QStringLiteral("open"), QStringLiteral("Microsoft → OpenAI")));
        QVERIFY(*fuzzyScore(QStringLiteral("lay"), QStringLiteral("Reset layout"))
                > *fuzzyScore(QStringLiteral("lay"), QStringLiteral("a long play")));
        QVERIFY(fuzzyScore(QStringLiteral("societe"), QStringLiteral("Société")));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
};

DEALSCOPE_TEST(WindowStateTest)
#include "WindowStateTest.moc"
