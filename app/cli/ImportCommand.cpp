// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Arguments.h"
#include "cli/ClaimImport.h"
#include "cli/Commands.h"
#include "io/ClaimCsv.h"
#include "io/EcbRatesReader.h"
#include "session/RateImport.h"

#include <QFile>
#include <QIODevice>

namespace dealscope::cli {

using namespace Qt::StringLiterals;

namespace {

enum class Contents { Rates, Claims };

/// What a file holds, by its first line.
Result<Contents> contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{
            u"%1 could not be opened: %2."_s.arg(path, file.errorString()), {}, ErrorKind::File};
    }
    const QByteArray firstLine = file.readLine(64 * 1024);
    if (io::EcbRatesReader::recognises(firstLine)) {
        return Contents::Rates;
    }
    if (io::ClaimCsv::recognises(firstLine)) {
        return Contents::Claims;
    }
    return Error{
        u"%1 holds neither reports, whose first line names columns such as “deal” and "
        "“outlet” (see “dealscope import --help”), nor the reference rates of the European "
        "Central Bank, whose first line begins with “Date,”."_s.arg(path),
        {},
        ErrorKind::Problem};
}

CommandResult importRates(const QString &ledger, const QString &path, bool dryRun, bool allDays,
                          const Services &services, QIODevice &out)
{
    auto opened = dryRun ? services.openLedger(ledger) : services.openForWriting(ledger);
    if (!opened) {
        return opened.error();
    }
    const auto snapshot = opened->store->snapshot({});
    if (!snapshot) {
        return snapshot.error();
    }
    const auto import = session::readRateFile(**snapshot, path, allDays);
    if (!import) {
        return import.error();
    }
    if (!dryRun && import->added > 0) {
        if (auto done = opened->store->append(import->rows); !done) {
            return done.error();
        }
    }
    out.write((dryRun ? u"Nothing was written. It would be: %1\n"_s : u"%1\n"_s)
                  .arg(session::inWords(*import))
                  .toUtf8());
    return 0;
}

} // namespace

CommandResult runImport(const QStringList &rawArguments, const Services &services, QIODevice &out)
{
    const auto arguments
        = Arguments::parse(rawArguments, {{u"dry-run"_s, false}, {u"all-days"_s, false}});
    if (!arguments) {
        return arguments.error();
    }
    if (arguments->positional().size() != 2) {
        return usageError(
            u"Write “dealscope import LEDGER FILE”, with a deal file and a file of reports, or the "
            "reference rates of the European Central Bank (eurofxref-hist.csv)."_s);
    }
    const QString ledger = arguments->positional().first();
    const QString path = arguments->positional().last();
    const bool dryRun = arguments->has(u"dry-run"_s);
    if (ledger == "--sample"_L1 && !dryRun) {
        return usageError(u"The sample is made anew each time and keeps nothing. Name a deal file, "
                          "or add --dry-run to see what would be imported."_s);
    }
    const auto contents = contentsOf(path);
    if (!contents) {
        return contents.error();
    }
    return *contents == Contents::Claims
        ? importClaims(ledger, path, dryRun, services, out)
        : importRates(ledger, path, dryRun, arguments->has(u"all-days"_s), services, out);
}

} // namespace dealscope::cli
