// SPDX-License-Identifier: GPL-3.0-or-later
// One file of reports (bench_generate), brought in three ways in one run, so that the figures can
// be read as ratios: by the sqlite3 shell into one flat table (.import), by the shell into the
// schema of a ledger (fill-schema.sql), and by the program into a ledger. All three with the same
// journal and flushes (journal_mode=DELETE, synchronous=FULL). Prints JSON.
//     bench_import reports.csv [--runs N] [--without flat,schema]
#include "database/Ledger.h"
#include "io/ClaimCsv.h"
#include "tests/benchmarks/Timing.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

#include <sqlite3.h>
#include <sys/resource.h>

using namespace dealscope;
using namespace dealscope::benchmarks;
using namespace Qt::StringLiterals;

namespace {

/// Milliseconds of a run of the shell over a script; -1 where it failed.
double shell(const QString &database, const QString &script)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    const double time = millisecondsOf([&] {
        process.start(u"sqlite3"_s, {u"-bail"_s, database});
        process.write(script.toUtf8());
        process.closeWriteChannel();
        process.waitForFinished(-1);
    });
    const QByteArray said = process.readAll();
    if (process.exitCode() != 0 || said.contains("rror")) {
        std::fprintf(stderr, "%s\n", said.constData());
        return -1;
    }
    return time;
}

QString flatScript(const QString &csv)
{
    return u".mode csv\n.import '%1' flat\n"_s.arg(csv);
}

QString schemaScript(const QString &csv)
{
    const QString sql = QStringLiteral(DEALSCOPE_SOURCE_DIR "/database/sql/%1");
    return u".read '%1'\n.read '%2'\n.mode csv\n.import --schema temp '%3' staging\n.read '%4'\n"_s
        .arg(sql.arg(u"001-schema.sql"_s), sql.arg(u"002-rules.sql"_s), csv,
             QStringLiteral(DEALSCOPE_SOURCE_DIR "/tests/benchmarks/fill-schema.sql"));
}

/// Milliseconds of the program's own import into a new ledger, opening and closing included.
double own(const QString &database, const QString &csv, qint64 &rows)
{
    core::Result<core::ImportSummary> summary = core::ImportSummary();
    const double time = millisecondsOf([&] {
        auto reader = io::ClaimCsv::open(csv);
        auto ledger = database::Ledger::create(database);
        summary = !reader ? reader.error()
            : !ledger     ? ledger.error()
                          : (*ledger)->importReports(**reader, {});
    });
    if (!summary || summary->isRefused()) {
        std::fprintf(stderr, "%s\n",
                     summary ? "rows were refused" : qUtf8Printable(summary.error().sentence));
        return -1;
    }
    rows = summary->claims;
    return time;
}

QJsonObject figures(const QList<double> &times, qint64 rows)
{
    QJsonObject summary = summaryOf(times);
    summary[u"rows_per_second"_s] = qint64(double(rows) * 1000 / medianOf(times));
    return summary;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"csv"_s, u"Made by bench_generate."_s);
    parser.addOption({u"runs"_s, u"How often each is done."_s, u"N"_s, u"3"_s});
    parser.addOption({u"without"_s, u"Leave out flat, schema or both."_s, u"NAMES"_s});
    parser.addHelpOption();
    parser.process(application);
    const QString csv = QFileInfo(parser.positionalArguments().value(0)).absoluteFilePath();
    if (!QFileInfo(csv).isFile()) {
        parser.showHelp(2);
    }
    const QTemporaryDir folder(QFileInfo(csv).absolutePath() + u"/bench_import.XXXXXX"_s);
    QList<double> flat;
    QList<double> schema;
    QList<double> ledger;
    qint64 rows = 0;
    qint64 bytes = 0;
    for (int run = 0; run < std::max(1, parser.value(u"runs"_s).toInt()); ++run) {
        const auto path = [&](const QString &name) {
            QFile::remove(folder.filePath(name));
            return folder.filePath(name);
        };
        ledger.append(own(path(u"own.deals"_s), csv, rows));
        bytes = QFileInfo(folder.filePath(u"own.deals"_s)).size();
        if (!parser.value(u"without"_s).contains(u"flat"_s)) {
            flat.append(shell(path(u"flat.db"_s), flatScript(csv)));
        }
        if (!parser.value(u"without"_s).contains(u"schema"_s)) {
            schema.append(shell(path(u"schema.db"_s), schemaScript(csv)));
        }
    }
    if (flat.contains(-1) || schema.contains(-1) || ledger.contains(-1)) {
        return 1;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    QJsonObject result{{u"sqlite"_s, QString::fromLatin1(sqlite3_libversion())},
                       {u"rows"_s, rows},
                       {u"csv_bytes"_s, QFileInfo(csv).size()},
                       {u"ledger_bytes"_s, bytes},
                       {u"peak_mb"_s, qint64(usage.ru_maxrss / 1024)},
                       {u"import_into_ledger"_s, figures(ledger, rows)}};
    if (!flat.isEmpty()) {
        result[u"shell_flat_table"_s] = figures(flat, rows);
        result[u"speed_to_flat_table"_s] = medianOf(flat) / medianOf(ledger);
    }
    if (!schema.isEmpty()) {
        result[u"shell_our_schema"_s] = figures(schema, rows);
        result[u"speed_to_shell_in_our_schema"_s] = medianOf(schema) / medianOf(ledger);
    }
    std::fputs(QJsonDocument(result).toJson().constData(), stdout);
    return 0;
}
