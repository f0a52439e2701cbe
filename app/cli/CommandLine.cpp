// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CommandLine.h"

#include "cli/Arguments.h"
#include "cli/Commands.h"
#include "io/ClaimCsv.h"

#include <QIODevice>

namespace dealscope::cli {

using namespace Qt::StringLiterals;

namespace {

struct Command {
    QLatin1StringView name;
    Mode mode;
    CommandResult (*run)(const QStringList &, const Services &, QIODevice &);
};

constexpr std::array<Command, 4> commands{{
    {"list"_L1, Mode::Text, runList},
    {"export"_L1, Mode::Picture, runExport},
    {"import"_L1, Mode::Text, runImport},
    {"check"_L1, Mode::Text, runCheck},
}};

const Command *commandNamed(const QStringList &arguments)
{
    if (arguments.isEmpty()) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(
        commands, [&](const Command &c) { return arguments.first() == c.name; });
    return found == commands.end() ? nullptr : &*found;
}

bool asksFor(const QStringList &arguments, QLatin1StringView option)
{
    return arguments.contains(option);
}

QString importHelpText()
{
    return QStringLiteral(
               R"(dealscope import LEDGER FILE [--dry-run] [--all-days]

FILE holds reports as comma-separated values, in UTF-8, a line each. All are imported or none: the
first 20 that cannot be are listed with their lines. LEDGER is made if there is no such file.
--dry-run only checks. Companies, publishers, sources and deals that LEDGER has already are used
again. The first line names the columns, in any order; an empty cell states nothing:

)") + io::ClaimCsv::columnHelp()
        + QStringLiteral(
               R"(
Or it holds the reference rates of the European Central Bank (eurofxref-hist.csv); --all-days takes
those of days before the oldest source too.
)");
}

} // namespace

Mode modeOf(const QStringList &arguments)
{
    if (asksFor(arguments, "--help"_L1) || asksFor(arguments, "-h"_L1)
        || asksFor(arguments, "--version"_L1)) {
        return Mode::Text;
    }
    if (const Command *command = commandNamed(arguments)) {
        return command->mode;
    }
    // What cannot be a window is an error, and an error needs no display.
    return windowOptions(arguments).ok() ? Mode::Window : Mode::Text;
}

Result<WindowOptions> windowOptions(const QStringList &arguments)
{
    constexpr auto FrameTimes = "--frame-times"_L1;
    WindowOptions options;
    QStringList rest;
    for (const QString &argument : arguments) {
        if (argument == FrameTimes) {
            options.frameTimes = QString();
        } else if (argument.startsWith(FrameTimes) && argument.at(FrameTimes.size()) == u'=') {
            options.frameTimes = argument.mid(FrameTimes.size() + 1);
        } else {
            rest.append(argument);
        }
    }
    if (rest.isEmpty()) {
        return options;
    }
    options.ledger = rest.first();
    if (options.ledger.startsWith(u'-') && options.ledger != "--sample"_L1) {
        return usageError(u"There is no option %1. Run “dealscope --help” for what there is."_s.arg(
            options.ledger));
    }
    if (rest.size() > 1) {
        return usageError(
            u"There is no command “%1”. Run “dealscope --help” for those there are."_s.arg(
                options.ledger));
    }
    return options;
}

int run(const QStringList &arguments, const Services &services, QIODevice &out, QIODevice &err)
{
    if (asksFor(arguments, "--help"_L1) || asksFor(arguments, "-h"_L1)) {
        const Command *asked = commandNamed(arguments);
        out.write((asked && asked->run == runImport ? importHelpText() : helpText()).toUtf8());
        return 0;
    }
    if (asksFor(arguments, "--version"_L1)) {
        out.write("dealscope " DEALSCOPE_VERSION "\n");
        return 0;
    }
    const Command *command = commandNamed(arguments);
    const CommandResult result = command ? command->run(arguments.mid(1), services, out)
                                         : CommandResult(windowOptions(arguments).error());
    if (result) {
        return *result;
    }
    const Error &error = result.error();
    err.write(u"dealscope: %1\n"_s.arg(error.sentence).toUtf8());
    return int(error.kind);
}

QString helpText()
{
    return QStringLiteral(
        R"(Dealscope: reported corporate deals, who pays whom, how much, and who says so.

dealscope [LEDGER] [--frame-times[=FILE]]
                              open the window [and log how long each gesture takes]
dealscope list   LEDGER {deals|claims|valuations|sources|companies|totals|lenses|conflicts|
                         schedule|changes}
                 [FILTER] [--format table|csv|tsv|json] [--out FILE]
                 schedule: [--by payer|payee] [--fiscal-start MONTH]
                 changes:  --since DATE|EDITION
dealscope export LEDGER --view {timeline|flow|chart|valuations|matrix|cash|schedule}
                 --out FILE.{png,svg,pdf} [FILTER] [--size WxH] [--scale N]
                 [--theme light|dark] [--measure M --by DIM --stack DIM | --saved-view NAME]
                 [--data FILE.csv]  schedule: [--by payer|payee] [--fiscal-start MONTH]
dealscope import LEDGER FILE [--dry-run] [--all-days]
                              reports as CSV, into a deal file that is made if need be (see
                              “dealscope import --help”), or exchange rates of the European
                              Central Bank (eurofxref-hist.csv)
dealscope check  LEDGER       integrity of the file, and reports that do not fit their quote

LEDGER   a deal file (*.deals), or --sample for the ledger made from the bundled data
M        amount, firm, paid, count, per_year
DIM      month, quarter, year, payer, payee, kind, status, form, outlet; with --view cash, --by
         payer, payee, deal, form
MONTH    the first of the year, 1 to 12; a year is named by the one that it ends in
FILTER   --company NAME  --payer NAME  --payee NAME   (each may be repeated)
         --from DATE --to DATE          2025, 2025-12 or 2025-12-17
         --kind K  --status S  --outlet NAME  --form F  --nature N  --tag T
         --min AMOUNT --max AMOUNT      10bn, 500m or whole units
         --text WORDS [--in-texts]      in titles, names and quotes [and source texts]
         --basis total|per_year
         --lens latest|filing_first|conservative|highest|corroborated|binding_only
                                        which reported figure counts
         --currency CUR                 of all totals, by the deal file's exchange rates
         --published-by DATE            only what had been published by that day
         --groups                       a company stands for all below it

Exit codes: 0 done, 1 a problem found, 2 wrong usage, 3 a file could not be read or written.
)");
}

} // namespace dealscope::cli
