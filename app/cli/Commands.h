// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Services.h"

class QIODevice;

namespace dealscope::cli {

/// Each command gets the arguments behind its name and writes its result to `out`.
/// Gives 0 or 1 as the exit code, or the error.
using CommandResult = Result<int>;

/// list LEDGER WHAT [FILTER] [--format] [--out] [--by] [--fiscal-start]; WHAT is one of deals,
/// claims, valuations, sources, companies, totals, lenses, conflicts, schedule.
CommandResult runList(const QStringList &arguments, const Services &services, QIODevice &out);
/// export LEDGER --view VIEW --out FILE [FILTER] [...]
CommandResult runExport(const QStringList &arguments, const Services &services, QIODevice &out);
/// import LEDGER FILE [--dry-run] [--all-days]; FILE holds reports (see ClaimImport) or rates.
CommandResult runImport(const QStringList &arguments, const Services &services, QIODevice &out);
/// check LEDGER; exit code 1 with a sentence for each problem of the file and each finding on a
/// report that nobody has settled; settled ones are printed as such.
CommandResult runCheck(const QStringList &arguments, const Services &services, QIODevice &out);

} // namespace dealscope::cli
