// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Commands.h"

namespace dealscope::cli {

/// import LEDGER FILE.csv, where the file holds reports (io::ClaimCsv). Makes the ledger if there
/// is no file of that name, and takes it away again if nothing was imported. Shows progress on
/// stderr where that is a terminal; Ctrl+C ends it with nothing changed.
CommandResult importClaims(const QString &ledger, const QString &path, bool dryRun,
                           const Services &services, QIODevice &out);

/// "1,204 reports, with 730 deals, 1 company, 12 publishers and 1,190 sources that are new."
[[nodiscard]] QString inWords(const ImportSummary &summary);

} // namespace dealscope::cli
