// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Arguments.h"
#include "cli/Commands.h"
#include "session/RateImport.h"

#include <QIODevice>

namespace dealscope::cli {

using namespace Qt::StringLiterals;

CommandResult runImport(const QStringList &rawArguments, const Services &services, QIODevice &out)
{
    const auto arguments
        = Arguments::parse(rawArguments, {{u"dry-run"_s, false}, {u"all-days"_s, false}});
    if (!arguments) {
        return arguments.error();
    }
    if (arguments->positional().size() != 2) {
        return usageError(
            u"Write “dealscope import LEDGER FILE”, with a deal file and the reference "
            "rates of the European Central Bank (eurofxref-hist.csv)."_s);
    }
    const QString ledger = arguments->positional().first();
    const QString path = arguments->positional().last();
    const bool dryRun = arguments->has(u"dry-run"_s);
    if (ledger == "--sample"_L1 && !dryRun) {
        return usageError(u"The sample is made anew each time and keeps nothing. Name a deal file, "
                          "or add --dry-run to see what would be imported."_s);
    }
    auto opened = dryRun ? services.openLedger(ledger) : services.openForWriting(ledger);
    if (!opened) {
        return opened.error();
    }
    const auto snapshot = opened->store->snapshot({});
    if (!snapshot) {
        return snapshot.error();
    }
    const auto import = session::readRateFile(**snapshot, path, arguments->has(u"all-days"_s));
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

} // namespace dealscope::cli
