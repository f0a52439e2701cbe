// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Arguments.h"
#include "cli/Commands.h"

#include <QIODevice>

namespace dealscope::cli {

using namespace Qt::StringLiterals;

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
    if (!problems->isEmpty()) {
        return 1;
    }
    out.write(u"%1: no problem found.\n"_s.arg(opened->displayName).toUtf8());
    return 0;
}

} // namespace dealscope::cli
