// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Conflicts.h"
#include "analysis/Schedule.h"
#include "io/RecordTable.h"
#include "session/DashboardState.h"

/// The figures of a state as rows, with the keys that the command line promises. Amounts are
/// integers in whole units, dates ISO texts cut to their precision, unknown and open are null.
namespace dealscope::session {

[[nodiscard]] io::RecordTable claimRecords(const DashboardState &state);
[[nodiscard]] io::RecordTable dealRecords(const DashboardState &state);
[[nodiscard]] io::RecordTable valuationRecords(const DashboardState &state);
/// Sources of the claims and valuations that the filter lets through; all without a filter.
[[nodiscard]] io::RecordTable sourceRecords(const DashboardState &state);
/// Companies of the selected deals; all without a filter.
[[nodiscard]] io::RecordTable companyRecords(const DashboardState &state);
/// One row with nested objects for the natures; per year: one row a year.
[[nodiscard]] io::RecordTable totalsRecords(const DashboardState &state);
/// The same without nesting, a row for each nature and for each reason of leaving out, for the
/// formats that have no objects.
[[nodiscard]] io::RecordTable flatTotalsRecords(const DashboardState &state);
/// A row for each lens and nature: the totals under that lens, and in `moved` the ids of the deals
/// of that nature whose amount, status or place in the filter differ from those under the default
/// lens.
[[nodiscard]] io::RecordTable lensRecords(const DashboardState &state);

/// Contradictions between the reports on the selected deals, by deal and rule; `quotes` are in the
/// order of `claims`, `settled` is null or says why.
[[nodiscard]] io::RecordTable conflictRecords(const DashboardState &state);
/// The same with the deal's title, for the formats that people read.
[[nodiscard]] io::RecordTable flatConflictRecords(const DashboardState &state);

/// The commitment schedule: a row for each party and year, for each year in which it has something
/// due or capital comes in; what is in no year has none. Of the query all but `groups` and `top`
/// is taken: groups are the perspective's, and no party is folded away.
[[nodiscard]] io::RecordTable scheduleRecords(const DashboardState &state,
                                              analysis::ScheduleQuery query = {});

/// An id list, a name list, an optional amount or date as a cell.
[[nodiscard]] QJsonValue cell(const std::optional<Money> &amount);
[[nodiscard]] QJsonValue cell(const std::optional<PartialDate> &date);
[[nodiscard]] QJsonArray nameCell(const QList<CompanyId> &companies, const Snapshot &snapshot);

} // namespace dealscope::session
