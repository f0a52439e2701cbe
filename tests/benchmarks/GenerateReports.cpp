// SPDX-License-Identifier: GPL-3.0-or-later
// Makes up a large file of reports, and a ledger of them by the program's own import:
//     bench_generate 1000000 FOLDER --csv --ledger --upkeep --seed 1
#include "database/Ledger.h"
#include "io/ClaimCsv.h"
#include "tests/benchmarks/ReportGenerator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <atomic>
#include <cstdio>

using namespace dealscope;
using namespace Qt::StringLiterals;

namespace {

int fail(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(sentence));
    return 1;
}

/// Euros have a price from 1995 on, so that what is paid in them counts.
core::Outcome addRates(core::DealStore &ledger)
{
    core::LedgerData rows;
    for (int year = 1995; year <= 2026; ++year) {
        core::ExchangeRate rate;
        rate.id = core::RateId(year - 1994);
        rate.from = *core::Currency::fromCode(u"EUR");
        rate.to = core::Currency::usd();
        rate.fromUnits = 100;
        rate.toUnits = 100 + (year * 7) % 30;
        rate.date = core::PartialDate::day(QDate(year, 1, 1));
        rows.rates.append(rate);
    }
    return ledger.append(rows);
}

/// What an open window leaves in the file for the next reading.
bool keepUp(core::DealStore &ledger)
{
    const auto snapshot = ledger.snapshot({});
    if (!snapshot) {
        return false;
    }
    const core::Upkeep upkeep = ledger.upkeepFor(*snapshot);
    const std::atomic<bool> stop = false;
    return !upkeep || upkeep(stop);
}

bool writeCsv(QFile &file, qint64 count, quint64 seed)
{
    constexpr qsizetype ChunkBytes = 1 << 20;
    benchmarks::ReportGenerator generator(seed);
    QByteArray chunk = benchmarks::ReportGenerator::header();
    for (qint64 i = 0; i < count; ++i) {
        generator.addReport(chunk);
        if (chunk.size() > ChunkBytes) {
            if (file.write(chunk) != chunk.size()) {
                return false;
            }
            chunk.clear();
        }
    }
    return file.write(chunk) == chunk.size() && file.flush();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(u"count"_s, u"How many reports."_s);
    parser.addPositionalArgument(u"folder"_s, u"Where reports_COUNT.csv and .deals go."_s);
    parser.addOption({u"seed"_s, u"The same seed, the same bytes."_s, u"N"_s, u"1"_s});
    parser.addOption({u"csv"_s, u"Keep the comma-separated values."_s});
    parser.addOption({u"ledger"_s, u"Make a ledger of them."_s});
    parser.addOption({u"upkeep"_s, u"A ledger that a window has had open before."_s});
    parser.addHelpOption();
    parser.process(application);
    const QStringList arguments = parser.positionalArguments();
    bool isNumber = false;
    const qint64 count = arguments.value(0).toLongLong(&isNumber);
    if (arguments.size() != 2 || !isNumber || count < 1 || !QDir().mkpath(arguments[1])) {
        return fail(
            u"Write bench_generate COUNT FOLDER [--seed N] [--csv] [--ledger] [--upkeep]."_s);
    }
    const QString name = QDir(arguments[1]).filePath(u"reports_%1"_s.arg(count));
    QFile csv(name + u".csv"_s);
    if (!csv.open(QIODevice::WriteOnly)
        || !writeCsv(csv, count, parser.value(u"seed"_s).toULongLong())) {
        return fail(csv.fileName() + u": "_s + csv.errorString());
    }
    csv.close();
    if (parser.isSet(u"ledger"_s)) {
        QFile::remove(name + u".deals"_s);
        auto reader = io::ClaimCsv::open(csv.fileName());
        auto ledger = database::Ledger::create(name + u".deals"_s);
        if (!reader || !ledger) {
            return fail(reader ? ledger.error().sentence : reader.error().sentence);
        }
        const auto summary = (*ledger)->importReports(**reader, {});
        if (!summary) {
            return fail(summary.error().sentence + u' ' + summary.error().detail);
        }
        for (const core::RowProblem &problem : summary->problems) {
            std::fprintf(stderr, "line %lld: %s\n", problem.line, qUtf8Printable(problem.sentence));
        }
        std::printf("%lld reports, %lld deals, %lld companies, %lld outlets, %lld sources, "
                    "%lld refused\n",
                    summary->claims, summary->deals, summary->companies, summary->outlets,
                    summary->sources, summary->refusedRows);
        if (summary->isRefused()) {
            return 1;
        }
        if (const auto done = addRates(**ledger); !done) {
            return fail(done.error().sentence);
        }
        if (parser.isSet(u"upkeep"_s) && !keepUp(**ledger)) {
            return fail(u"The columns could not be kept in the ledger."_s);
        }
    }
    if (!parser.isSet(u"csv"_s) && !csv.remove()) {
        return fail(csv.errorString());
    }
    return 0;
}
