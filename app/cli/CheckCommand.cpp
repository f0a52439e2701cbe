// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Linter.h"
#include "cli/Arguments.h"
#include "cli/Commands.h"
#include "io/PlainText.h"
#include "session/ConflictWords.h"
#include "session/LintWords.h"

#include <QIODevice>

namespace dealscope::cli {

using namespace Qt::StringLiterals;

namespace {

/// Prints what does not fit its quote or its company; gives the number of unsettled findings.
Result<int> lintLedger(DealStore &store, QIODevice &out)
{
    const auto read = store.snapshot({});
    if (!read) {
        return read.error();
    }
    const SnapshotPtr &snapshot = *read;
    const auto resolution = analysis::Resolver::resolve(snapshot, Lens::Latest, {});
    int unsettled = 0;
    WorkControl work;
    analysis::Linter(*resolution).lintAll(work, [&](const analysis::Finding &finding) {
        QString line = u"%1: %2"_s.arg(session::findingSubject(finding, *snapshot),
                                       session::findingInWords(finding, *snapshot));
        if (finding.isSettled()) {
            line = u"settled: %1 %2"_s.arg(line,
                                           session::settledInWords(*finding.settledBy, *snapshot));
        } else {
            ++unsettled;
        }
        out.write(io::plainText(line).toUtf8() + '\n');
    });
    return unsettled;
}

} // namespace

CommandResult runCheck(const QStringList &rawArguments, const Services &services, QIODevice &out)
{
    const auto arguments = Arguments::parse(rawArguments, {});
    if (!arguments) {
        return arguments.error();
    }
    if (arguments->positional().size() != 1) {
        return usageError(u"Write “dealscope check LEDGER”, with a deal file or --sample."_s);
    }
    const auto opened = services.openLedger(arguments->positional().first());
    if (!opened) {
        return opened.error();
    }
    const auto problems = opened->store->check();
    if (!problems) {
        return problems.error();
    }
    for (const QString &problem : *problems) {
        out.write(problem.toUtf8() + '\n');
    }
    const auto unsettled = lintLedger(*opened->store, out);
    if (!unsettled) {
        return unsettled.error();
    }
    if (!problems->isEmpty() || *unsettled > 0) {
        return 1;
    }
    out.write(u"%1: no problem found.\n"_s.arg(opened->displayName).toUtf8());
    return 0;
}

} // namespace dealscope::cli
