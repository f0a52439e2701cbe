// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/IncludeRules.h"

#include <QRegularExpression>

namespace dealscope::tests {

namespace {

const QStringList appFolders{QStringLiteral("core"),    QStringLiteral("analysis"),
                             QStringLiteral("layout"),  QStringLiteral("io"),
                             QStringLiteral("session"), QStringLiteral("cli")};

/// The folder whose rules hold for a file; empty for app/main.cpp and the tests, which see all.
QString folderOf(const QString &path)
{
    for (const QString &folder : IncludeRules::allowed().keys()) {
        if (path.startsWith(folder + u'/')) {
            return folder;
        }
    }
    return {};
}

/// The folder that an include names: "core/Money.h" -> "app/core".
QString targetOf(const QString &include)
{
    const QString first = include.section(u'/', 0, 0);
    if (!include.contains(u'/')) {
        return {};
    }
    return appFolders.contains(first) ? QStringLiteral("app/") + first : first;
}

/// Qt modules that a folder must not see: what has no window has no painter either.
QRegularExpression forbiddenSystem(const QString &folder)
{
    const QString window = QStringLiteral(
        "Qt(Gui|Widgets|Charts|Svg|SvgWidgets|OpenGL)/|Q(Widget|Application|GuiApplication|Painter|"
        "Image|Pixmap|Color|Font|Dialog|MainWindow|SvgGenerator|PdfWriter)$|QtCharts");
    const QString sql = QStringLiteral("QtSql|QSql|sqlite3\\.h");
    if (folder == QLatin1String("database")) {
        return QRegularExpression(window);
    }
    if (folder == QLatin1String("ui")) {
        return QRegularExpression(sql);
    }
    return QRegularExpression(window + u'|' + sql);
}

} // namespace

const QMap<QString, QStringList> &IncludeRules::allowed()
{
    const QString core = QStringLiteral("app/core");
    const QString analysis = QStringLiteral("app/analysis");
    const QString layout = QStringLiteral("app/layout");
    const QString io = QStringLiteral("app/io");
    const QString session = QStringLiteral("app/session");
    static const QMap<QString, QStringList> rules{
        {core, {}},
        {analysis, {core}},
        {layout, {core}},
        {io, {core}},
        {session, {core, analysis, io}},
        {QStringLiteral("app/cli"), {core, analysis, layout, io, session}},
        {QStringLiteral("database"), {core}},
        {QStringLiteral("ui"), {core, analysis, layout, io, session}},
    };
    return rules;
}

QStringList IncludeRules::breaches(const QString &path, const QString &content)
{
    static const QRegularExpression include(
        QStringLiteral("^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)[>\"]"),
        QRegularExpression::MultilineOption);
    QStringList found;
    const QString folder = folderOf(path);
    const bool isTest = path.startsWith(QLatin1String("tests/"));
    for (const QRegularExpressionMatch &match : include.globalMatch(content)) {
        const QString name = match.captured(2);
        const auto breach = [&](const QString &why) {
            found.append(QStringLiteral("%1 includes %2: %3").arg(path, name, why));
        };
        if (name.contains(QLatin1String("../")) || name.contains(QLatin1String("./"))) {
            breach(QStringLiteral("name files from the root, not from here"));
            continue;
        }
        if (match.captured(1) == QLatin1String("<")) {
            if (!folder.isEmpty() && name.contains(forbiddenSystem(folder))) {
                breach(QStringLiteral("%1 does not use this part of Qt").arg(folder));
            }
            const QString target = targetOf(name);
            if (allowed().contains(target)) {
                breach(QStringLiteral("our own files stand in quotes"));
            }
            continue;
        }
        const QString target = targetOf(name);
        if (target.isEmpty()) {
            if (!name.endsWith(QLatin1String(".moc")) && !name.startsWith(QLatin1String("ui_"))) {
                breach(QStringLiteral("name the folder too"));
            }
            continue;
        }
        if (isTest || target == folder) {
            continue;
        }
        if (target == QLatin1String("tests")) {
            breach(QStringLiteral("only tests see tests"));
        } else if (!allowed().contains(target)) {
            breach(QStringLiteral("no such folder"));
        } else if (!folder.isEmpty() && !allowed()[folder].contains(target)) {
            breach(QStringLiteral("%1 may not see %2").arg(folder, target));
        }
    }
    return found;
}

} // namespace dealscope::tests
