// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/IncludeRules.h"
#include "tests/support/TestRegistry.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using dealscope::tests::IncludeRules;

namespace {

const QString root = QStringLiteral(DEALSCOPE_SOURCE_DIR);

/// Paths of all sources, relative to the root.
QStringList sources()
{
    QStringList paths;
    for (const char *folder : {"app", "ui", "database", "tests"}) {
        QDirIterator it(root + u'/' + QLatin1String(folder),
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            paths.append(QDir(root).relativeFilePath(it.next()));
        }
    }
    paths.sort();
    return paths;
}

QString contentOf(const QString &path)
{
    QFile file(root + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString fileIn(const QString &folder)
{
    return folder + QStringLiteral("/Planted.cpp");
}

/// How a file of that folder is included: "app/core" -> "core/Money.h".
QString includeOf(const QString &folder)
{
    const QString name = folder.startsWith(QLatin1String("app/")) ? folder.mid(4) : folder;
    return QStringLiteral("#include \"%1/Something.h\"\n").arg(name);
}

} // namespace

class IncludeDirectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void noFolderSeesWhatItMustNot()
    {
        const QStringList paths = sources();
        QVERIFY(paths.size() > 50);
        QStringList breaches;
        for (const QString &path : paths) {
            breaches += IncludeRules::breaches(path, contentOf(path));
        }
        QVERIFY2(breaches.isEmpty(), qPrintable(u'\n' + breaches.join(u'\n')));
    }

    /// Every pair of folders, so that no rule can be loosened without this table noticing.
    void plantedIncludes_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("allowed");
        const QStringList columns{QStringLiteral("app/core"),    QStringLiteral("app/analysis"),
                                  QStringLiteral("app/layout"),  QStringLiteral("app/io"),
                                  QStringLiteral("app/session"), QStringLiteral("app/cli"),
                                  QStringLiteral("database"),    QStringLiteral("ui"),
                                  QStringLiteral("tests")};
        const QList<QPair<QString, const char *>> table{
            // who may see      core analysis layout io session cli database ui tests
            {QStringLiteral("app/core"), "x........"},
            {QStringLiteral("app/analysis"), "xx......."},
            {QStringLiteral("app/layout"), "x.x......"},
            {QStringLiteral("app/io"), "x..x....."},
            {QStringLiteral("app/session"), "xx.xx...."},
            {QStringLiteral("app/cli"), "xxxxxx..."},
            {QStringLiteral("database"), "x.....x.."},
            {QStringLiteral("ui"), "xxxxx..x."},
            {QStringLiteral("app"), "xxxxxxxx."},
            {QStringLiteral("tests"), "xxxxxxxxx"},
        };
        for (const auto &[from, marks] : table) {
            for (qsizetype i = 0; i < columns.size(); ++i) {
                QTest::addRow("%s -> %s", qPrintable(from), qPrintable(columns[i]))
                    << from << columns[i] << (marks[i] == 'x');
            }
        }
    }
    void plantedIncludes()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const bool, allowed);
        const QString path
            = from == QLatin1String("app") ? QStringLiteral("app/main.cpp") : fileIn(from);
        QCOMPARE(IncludeRules::breaches(path, includeOf(to)).isEmpty(), allowed);
    }

    void plantedSpellings_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *name, const char *path, const char *line, bool allowed) {
            QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(line)
                                << allowed;
        };
        row("upwards", "ui/a/B.cpp", "#include \"../../database/Ledger.h\"", false);
        row("beside", "app/core/B.cpp", "#include \"Money.h\"", false);
        row("unknown folder", "ui/B.cpp", "#include \"views/View.h\"", false);
        row("angle brackets", "ui/B.cpp", "#include <database/Ledger.h>", false);
        row("spaces", "app/core/B.cpp", "  #  include   \"io/MoneyText.h\"", false);
        row("moc", "app/core/B.cpp", "#include \"B.moc\"", true);
        row("standard", "app/core/B.cpp", "#include <algorithm>", true);
        row("boost", "app/analysis/B.cpp", "#include <boost/graph/adjacency_list.hpp>", true);
        row("comment", "app/core/B.cpp", "// #include \"ui/theme/Theme.h\"", true);
        row("core, widgets", "app/core/B.h", "#include <QWidget>", false);
        row("layout, painter", "app/layout/B.h", "#include <QtGui/QPainter>", false);
        row("layout, points", "app/layout/B.h", "#include <QPointF>", true);
        row("session, sql", "app/session/B.h", "#include <QSqlQuery>", false);
        row("ui, sql", "ui/B.h", "#include <QtSql/QSqlQuery>", false);
        row("ui, sqlite", "ui/B.h", "#include <sqlite3.h>", false);
        row("ui, widgets", "ui/B.h", "#include <QWidget>", true);
        row("database, sql", "database/B.h", "#include <QSqlQuery>", true);
        row("database, widgets", "database/B.h", "#include <QMainWindow>", false);
        row("tests, anything", "tests/ui/B.cpp", "#include <QSqlQuery>", true);
    }
    void plantedSpellings()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, line);
        QFETCH(const bool, allowed);
        QCOMPARE(IncludeRules::breaches(path, line).isEmpty(), allowed);
        // Nothing hides behind a harmless first line.
        QCOMPARE(
            IncludeRules::breaches(path, QStringLiteral("#include <vector>\n") + line).isEmpty(),
            allowed);
    }

    void filesAreInOrder()
    {
        QStringList wrong;
        for (const QString &path : sources()) {
            const QString content = contentOf(path);
            if (!content.startsWith(
                    QLatin1String("// SPDX-License-Identifier: GPL-3.0-or-later\n"))) {
                wrong.append(path + QStringLiteral(": the licence is not in the first line"));
            }
            if (path.endsWith(QLatin1String(".h"))
                && !content.contains(QLatin1String("\n#pragma once\n"))) {
                wrong.append(path + QStringLiteral(": no #pragma once"));
            }
            if (content.count(u'\n') > 600) {
                wrong.append(path + QStringLiteral(": more than 600 lines"));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
    }
};

DEALSCOPE_TEST(IncludeDirectionTest)
#include "IncludeDirectionTest.moc"
