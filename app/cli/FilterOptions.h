// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Schedule.h"
#include "cli/Arguments.h"
#include "cli/Services.h"

namespace dealscope::cli {

/// The options that filter and look, the same for every command that takes them.
[[nodiscard]] QList<OptionSpec> filterOptions();

/// Opens the ledger that the arguments name and applies their filter options. The store stays
/// with the caller, because the state may have come from a search in it.
struct LedgerView {
    OpenedLedger ledger;
    session::StatePtr state;
};
Result<LedgerView> openView(const QString &ledger, const Arguments &arguments,
                            const Services &services);

/// --by payer|payee and --fiscal-start MONTH of a commitment schedule.
Result<analysis::ScheduleQuery> readScheduleQuery(const Arguments &arguments);

} // namespace dealscope::cli
