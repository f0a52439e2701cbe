// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/FilterOptions.h"
#include "cli/SinceOption.h"
#include "io/RecordWriter.h"
#include "session/ChangeRecords.h"
#include "session/Records.h"

namespace dealscope::cli {

using namespace Qt::StringLiterals;
using io::RecordFormat;
using session::DashboardState;

namespace {

/// The list that compares two states instead of reading one.
constexpr QLatin1StringView Changes = "changes"_L1;

struct ListKind {
    QLatin1StringView name;
    /// Null for changes.
    io::RecordTable (*records)(const DashboardState &);
    /// For formats without objects; mostly the same.
    io::RecordTable (*flatRecords)(const DashboardState &);
    /// What fits on a terminal; all columns when empty.
    QStringList terminalColumns;
};

io::RecordTable calendarSchedule(const DashboardState &state)
{
    return session::scheduleRecords(state);
}

const QList<ListKind> &listKinds()
{
    static const QList<ListKind> kinds{
        {"deals"_L1,
         session::dealRecords,
         session::dealRecords,
         {u"id"_s, u"title"_s, u"kind"_s, u"status"_s, u"floor"_s, u"ceiling"_s, u"ceiling_open"_s,
          u"firm_floor"_s, u"currency"_s, u"date"_s, u"claims"_s, u"origins"_s}},
        {"claims"_L1,
         session::claimRecords,
         session::claimRecords,
         {u"id"_s, u"deal_id"_s, u"payers"_s, u"payees"_s, u"kind"_s, u"status"_s, u"bound"_s,
          u"floor"_s, u"ceiling"_s, u"currency"_s, u"published_on"_s, u"origin"_s, u"source"_s,
          u"counts"_s, u"quote"_s}},
        {"valuations"_L1,
         session::valuationRecords,
         session::valuationRecords,
         {u"id"_s, u"company"_s, u"bound"_s, u"floor"_s, u"ceiling"_s, u"currency"_s,
          u"condition"_s, u"published_on"_s, u"origin"_s, u"source"_s, u"quote"_s}},
        {"sources"_L1, session::sourceRecords, session::sourceRecords, {}},
        {"companies"_L1, session::companyRecords, session::companyRecords, {}},
        {"conflicts"_L1,
         session::conflictRecords,
         session::flatConflictRecords,
         {u"deal"_s, u"rule"_s, u"sentence"_s, u"settled"_s}},
        {"totals"_L1, session::totalsRecords, session::flatTotalsRecords, {}},
        {"lenses"_L1, session::lensRecords, session::lensRecords, {}},
        {"schedule"_L1,
         calendarSchedule,
         calendarSchedule,
         {u"year"_s, u"party"_s, u"floor"_s, u"ceiling"_s, u"ceiling_open"_s, u"firm_floor"_s,
          u"spread"_s, u"currency"_s, u"capital_in_floor"_s, u"capital_in_ceiling"_s,
          u"capital_in_open"_s, u"deals"_s}},
        {Changes, nullptr, nullptr, {}},
    };
    return kinds;
}

Result<const ListKind *> findKind(const QString &name)
{
    QStringList names;
    for (const ListKind &kind : listKinds()) {
        if (name == kind.name) {
            return &kind;
        }
        names.append(QString(kind.name));
    }
    return usageError(
        u"There is no list of “%1”. Choose one of %2."_s.arg(name, names.join(u", "_s)));
}

Result<RecordFormat> formatOf(const Arguments &arguments)
{
    const QString code = arguments.has(u"format"_s) ? arguments.value(u"format"_s) : u"table"_s;
    const auto format = io::RecordWriter::formatFromCode(code);
    if (!format) {
        return usageError(
            u"“%1” is not a value of --format. Choose table, csv, tsv or json."_s.arg(code));
    }
    return *format;
}

Result<io::RecordTable> tableOf(const ListKind &kind, bool objects, const Arguments &arguments,
                                const DashboardState &state)
{
    if (kind.name != Changes) {
        return objects ? kind.records(state) : kind.flatRecords(state);
    }
    const auto comparison = comparisonSince(arguments, state);
    if (!comparison) {
        return comparison.error();
    }
    return objects ? session::changeRecords(*comparison, state)
                   : session::flatChangeRecords(*comparison, state);
}

/// What --by and --fiscal-start ask; nothing when neither is given.
Result<std::optional<analysis::ScheduleQuery>> scheduleQueryOf(const Arguments &arguments,
                                                               const ListKind &kind)
{
    if (!arguments.has(u"by"_s) && !arguments.has(u"fiscal-start"_s)) {
        return std::optional<analysis::ScheduleQuery>();
    }
    if (kind.name != "schedule"_L1) {
        return usageError(u"The options --by and --fiscal-start go with the list schedule."_s);
    }
    const auto query = readScheduleQuery(arguments);
    if (!query) {
        return query.error();
    }
    return std::optional(*query);
}

} // namespace

CommandResult runList(const QStringList &rawArguments, const Services &services, QIODevice &out)
{
    QList<OptionSpec> options = filterOptions();
    options += {{u"format"_s}, {u"out"_s}, {u"since"_s}, {u"by"_s}, {u"fiscal-start"_s}};
    const auto arguments = Arguments::parse(rawArguments, options);
    if (!arguments) {
        return arguments.error();
    }
    if (arguments->positional().size() != 2) {
        return usageError(
            u"Write “dealscope list LEDGER WHAT”, with a deal file or --sample, and deals, claims, "
            "valuations, sources, companies, totals, lenses, conflicts, schedule or changes."_s);
    }
    // "list deals --sample" is as clear as "list --sample deals".
    QStringList positional = arguments->positional();
    if (positional[1] == "--sample"_L1) {
        positional.swapItemsAt(0, 1);
    }
    const auto kind = findKind(positional[1]);
    if (!kind) {
        return kind.error();
    }
    const auto format = formatOf(*arguments);
    if (!format) {
        return format.error();
    }
    if (arguments->has(u"since"_s) && (*kind)->name != Changes) {
        return usageError(u"The option --since goes with the list of changes."_s);
    }
    const auto schedule = scheduleQueryOf(*arguments, **kind);
    if (!schedule) {
        return schedule.error();
    }
    const auto view = openView(positional[0], *arguments, services);
    if (!view) {
        return view.error();
    }
    auto read = tableOf(**kind, *format == RecordFormat::Json, *arguments, *view->state);
    if (!read) {
        return read.error();
    }
    io::RecordTable table = std::move(read).value();
    if (*schedule) {
        table = session::scheduleRecords(*view->state, **schedule);
    }
    if (*format == RecordFormat::Text && !(*kind)->terminalColumns.isEmpty()) {
        table.columns = (*kind)->terminalColumns;
    }
    const Outcome written = arguments->has(u"out"_s)
        ? io::RecordWriter::writeFile(table, *format, arguments->value(u"out"_s))
        : io::RecordWriter::write(table, *format, out);
    if (!written) {
        return written.error();
    }
    return 0;
}

} // namespace dealscope::cli
