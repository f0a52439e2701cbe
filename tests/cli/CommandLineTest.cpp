// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/SampleServices.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace dealscope::tests;
using namespace dealscope;
using namespace Qt::StringLiterals;

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modes_data();
    void modes();
    void usageErrorsAreOneSentence_data();
    void usageErrorsAreOneSentence();
    void filesThatAreNoLedgersAreRefused();
    void exportPassesItsOptions();
    void checkFindsTheSampleSound();
    void helpAndVersion();

private:
    SampleServices m_services;
};

void CommandLineTest::modes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("mode");
    QTest::newRow("nothing") << QStringList{} << int(cli::Mode::Window);
    QTest::newRow("a file") << QStringList{u"a.deals"_s} << int(cli::Mode::Window);
    QTest::newRow("sample") << QStringList{u"--sample"_s} << int(cli::Mode::Window);
    QTest::newRow("list") << QStringList{u"list"_s} << int(cli::Mode::Text);
    QTest::newRow("export") << QStringList{u"export"_s} << int(cli::Mode::Picture);
    QTest::newRow("help wins") << QStringList{u"export"_s, u"--help"_s} << int(cli::Mode::Text);
    QTest::newRow("nonsense") << QStringList{u"--nonsense"_s} << int(cli::Mode::Text);
    QTest::newRow("too much") << QStringList{u"a"_s, u"b"_s} << int(cli::Mode::Text);
}

void CommandLineTest::modes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, mode);
    QCOMPARE(int(cli::modeOf(arguments)), mode);
}

void CommandLineTest::usageErrorsAreOneSentence_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"list",
                             "list --sample",
                             "list --sample rumours",
                             "list --sample circuits",
                             "list --sample partners",
                             "export --sample --view schedule --out s.png --by kind",
                             "export --sample --view schedule --out s.png --fiscal-start 13",
                             "export --sample --view matrix --out s.png --fiscal-start 7",
                             "list --sample deals more",
                             "list --sample deals --nonsense",
                             "list --sample deals --kind bribe",
                             "list --sample deals --company Nobody",
                             "list --sample deals --outlet Nobody",
                             "list --sample deals --from 2025-13",
                             "list --sample deals --from 2026 --to 2025",
                             "list --sample deals --min lots",
                             "list --sample deals --min 2bn --max 1bn",
                             "list --sample deals --lens loudest",
                             "list --sample deals --currency euros",
                             "list --sample deals --basis weekly",
                             "list --sample deals --format xml",
                             "list --sample deals --from",
                             "list --sample deals --from 2025 --from 2026",
                             "list --sample deals --in-texts",
                             "list --sample deals --groups=yes",
                             "export --sample --view pie --out a.png",
                             "export --sample --view flow",
                             "export --sample --view flow --out a.gif",
                             "export --sample --view flow --out a.png --size big",
                             "export --sample --view flow --out a.png --scale 0",
                             "export --sample --view flow --out a.png --theme pink",
                             "export --sample --view flow --out a.png --measure firm",
                             "export --sample --view flow --out a.png --saved-view none",
                             "check",
                             "import a",
                             "--nonsense"}) {
        QTest::newRow(line) << QString::fromLatin1(line);
    }
}

void CommandLineTest::usageErrorsAreOneSentence()
{
    QFETCH(QString, line);
    const Ran ran = m_services.run(line.split(u' '));
    QCOMPARE(ran.code, 2);
    QVERIFY(ran.out.isEmpty());
    QVERIFY(ran.err.startsWith("dealscope: "));
    QCOMPARE(ran.err.count('\n'), 1);
    QVERIFY(ran.err.trimmed().endsWith('.'));
}

void CommandLineTest::filesThatAreNoLedgersAreRefused()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a.deals"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a deal file");
    file.close();
    for (const QString &path : {file.fileName(), folder.filePath(u"missing.deals"_s)}) {
        const Ran ran = m_services.run({u"list"_s, path, u"deals"_s});
        QVERIFY(ran.code == 1 || ran.code == 3);
        QCOMPARE(ran.err.count('\n'), 1);
    }
    QVERIFY(!QFile::exists(folder.filePath(u"missing.deals"_s)));
}

void CommandLineTest::exportPassesItsOptions()
{
    const Ran ran = m_services.run(
        {u"export"_s,         u"--sample"_s,  u"--view"_s, u"chart"_s,   u"--out"_s, u"c.svg"_s,
         u"--size=800x600"_s, u"--scale"_s,   u"2"_s,      u"--theme"_s, u"dark"_s,  u"--measure"_s,
         u"firm"_s,           u"--by"_s,      u"payee"_s,  u"--stack"_s, u"kind"_s,  u"--data"_s,
         u"c.csv"_s,          u"--company"_s, u"OpenAI"_s});
    QVERIFY2(ran.code == 0, ran.err.constData());
    QCOMPARE(m_services.picture.view, u"chart"_s);
    QCOMPARE(m_services.picture.size, std::optional(QSize(800, 600)));
    QCOMPARE(m_services.picture.scale, 2.0);
    QVERIFY(m_services.picture.dark);
    QCOMPARE(m_services.picture.settings[u"measure"_s].toString(), u"firm"_s);
    QCOMPARE(m_services.picture.settings[u"by"_s].toString(), u"payee"_s);
    QCOMPARE(m_services.picture.dataPath, u"c.csv"_s);
    QCOMPARE(m_services.pictureState->selected.size(), 24);
    const Ran schedule = m_services.run(
        u"export --sample --view schedule --out s.png --by payee --fiscal-start 7"_s.split(u' '));
    QCOMPARE(schedule.code, 0);
    QCOMPARE(m_services.picture.view, u"schedule"_s);
    QCOMPARE(m_services.picture.settings,
             (QJsonObject{{u"by"_s, u"payee"_s}, {u"fiscal_start"_s, 7}}));
}

void CommandLineTest::checkFindsTheSampleSound()
{
    const Ran ran = m_services.run({u"check"_s, u"--sample"_s});
    QVERIFY2(ran.code == 0, ran.out.constData());
    QVERIFY(ran.out.contains("no problem found"));
}

void CommandLineTest::helpAndVersion()
{
    const Ran help = m_services.run({u"--help"_s});
    QCOMPARE(help.code, 0);
    for (const char *word : {"list", "export", "check", "--published-by", "--saved-view"}) {
        QVERIFY2(help.out.contains(word), word);
    }
    QVERIFY(m_services.run({u"--version"_s}).out.startsWith("dealscope "));
}

DEALSCOPE_TEST(CommandLineTest)
#include "CommandLineTest.moc"
