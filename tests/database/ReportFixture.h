// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/LedgerData.h"
#include "core/ReportImport.h"

namespace dealscope::tests {

[[nodiscard]] core::ImportedDate span(const char *iso);
[[nodiscard]] core::Party party(int company, core::Role role);

/// The first report of a deal, with an amount.
[[nodiscard]] core::ImportedReport plainReport();
/// Four reports on two deals, in which everything that a report can state is stated somewhere.
[[nodiscard]] std::vector<core::ImportedReport> reports();
/// What reports() come to, written by hand.
[[nodiscard]] core::LedgerData rowsOfReports();

} // namespace dealscope::tests
