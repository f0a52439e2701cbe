// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/FilterOptions.h"
#include "session/FilterJson.h"
#include "session/LedgerSession.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

namespace dealscope::cli {

using namespace Qt::StringLiterals;

namespace {

const QStringList viewNames{u"timeline"_s, u"flow"_s, u"chart"_s,   u"valuations"_s,
                            u"matrix"_s,   u"cash"_s, u"schedule"_s};

Result<std::optional<QSize>> sizeOf(const Arguments &arguments)
{
    if (!arguments.has(u"size"_s)) {
        return std::optional<QSize>();
    }
    static const QRegularExpression pattern(u"\\A(\\d{2,5})x(\\d{2,5})\\z"_s);
    const auto match = pattern.match(arguments.value(u"size"_s));
    if (!match.hasMatch()) {
        return usageError(u"“%1” is not a size. Write --size as 1200x675, in pixels."_s.arg(
            arguments.value(u"size"_s)));
    }
    return std::optional(QSize(match.captured(1).toInt(), match.captured(2).toInt()));
}

Result<qreal> scaleOf(const Arguments &arguments)
{
    if (!arguments.has(u"scale"_s)) {
        return 1.0;
    }
    bool ok = false;
    const qreal scale = arguments.value(u"scale"_s).toDouble(&ok);
    if (!ok || !(scale >= 0.5 && scale <= 8)) {
        return usageError(u"The scale is a number from 0.5 to 8."_s);
    }
    return scale;
}

Outcome checkFormat(const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending != "png"_L1 && ending != "svg"_L1 && ending != "pdf"_L1) {
        return usageError(u"The name of the picture ends in .png, .svg or .pdf."_s);
    }
    return Done{};
}

/// --by and --fiscal-start of the schedule as its settings, true when --by is taken by them.
Result<bool> readScheduleSettings(const Arguments &arguments, PictureRequest &request)
{
    const bool asked = arguments.has(u"fiscal-start"_s)
        || (request.view == "schedule"_L1 && arguments.has(u"by"_s));
    if (!asked) {
        return false;
    }
    if (request.view != "schedule"_L1 || arguments.has(u"saved-view"_s)) {
        return usageError(
            u"The option --fiscal-start goes with --view schedule, and not with --saved-view."_s);
    }
    const auto query = readScheduleQuery(arguments);
    if (!query) {
        return query.error();
    }
    request.settings[u"by"_s]
        = query->by == analysis::ScheduleSide::Payer ? u"payer"_s : u"payee"_s;
    request.settings[u"fiscal_start"_s] = query->firstMonth;
    return true;
}

/// The settings of a view and, for a saved view, the state it asks for.
Outcome applySavedView(const Arguments &arguments, LedgerView &view, PictureRequest &request)
{
    const QString name = arguments.value(u"saved-view"_s);
    for (const SavedView &saved : view.state->snapshot->data().savedViews) {
        if (saved.name != name) {
            continue;
        }
        const auto json = QJsonDocument::fromJson(saved.filterJson.toUtf8());
        if (!json.isObject()) {
            return Error{u"The saved view “%1” cannot be read; save it anew."_s.arg(name), {}};
        }
        const auto parsed = session::filterFromJson(json.object(), *view.state->snapshot);
        if (!parsed) {
            return parsed.error();
        }
        const auto state
            = session::makeState(view.state->snapshot, parsed->filter, parsed->perspective,
                                 view.ledger.store.get(), view.ledger.displayName);
        if (!state) {
            return state.error();
        }
        view.state = *state;
        const auto layout = QJsonDocument::fromJson(saved.layoutJson.toUtf8()).object();
        request.settings = layout[u"views"_s].toObject()[request.view].toObject();
        return Done{};
    }
    QStringList names;
    for (const SavedView &saved : view.state->snapshot->data().savedViews) {
        names.append(saved.name);
    }
    return usageError(names.isEmpty() ? u"This deal file has no saved views."_s
                                      : u"This deal file has no saved view “%1”. It has: %2."_s.arg(
                                          name, names.join(u", "_s)));
}

} // namespace

CommandResult runExport(const QStringList &rawArguments, const Services &services, QIODevice &)
{
    QList<OptionSpec> options = filterOptions();
    options += {{u"view"_s},       {u"out"_s},     {u"size"_s},        {u"scale"_s},
                {u"theme"_s},      {u"measure"_s}, {u"by"_s},          {u"stack"_s},
                {u"saved-view"_s}, {u"data"_s},    {u"fiscal-start"_s}};
    const auto arguments = Arguments::parse(rawArguments, options);
    if (!arguments) {
        return arguments.error();
    }
    if (arguments->positional().size() != 1) {
        return usageError(
            u"Write “dealscope export LEDGER --view VIEW --out FILE”, with a deal file or --sample."_s);
    }
    PictureRequest request;
    request.view = arguments->value(u"view"_s);
    if (!viewNames.contains(request.view)) {
        return usageError(u"Say which picture with --view: %1."_s.arg(viewNames.join(u", "_s)));
    }
    request.path = arguments->value(u"out"_s);
    if (request.path.isEmpty()) {
        return usageError(u"Say where the picture goes with --out FILE."_s);
    }
    if (const Outcome checked = checkFormat(request.path); !checked) {
        return checked.error();
    }
    const auto size = sizeOf(*arguments);
    if (!size) {
        return size.error();
    }
    request.size = *size;
    const auto scale = scaleOf(*arguments);
    if (!scale) {
        return scale.error();
    }
    request.scale = *scale;
    const QString theme = arguments->has(u"theme"_s) ? arguments->value(u"theme"_s) : u"light"_s;
    if (theme != "light"_L1 && theme != "dark"_L1) {
        return usageError(u"The theme is light or dark."_s);
    }
    request.dark = theme == "dark"_L1;
    request.dataPath = arguments->value(u"data"_s);
    const auto schedule = readScheduleSettings(*arguments, request);
    if (!schedule) {
        return schedule.error();
    }
    for (const QString &key : {u"measure"_s, u"by"_s, u"stack"_s}) {
        if (!arguments->has(key) || (key == "by"_L1 && *schedule)) {
            continue;
        }
        const bool byCash = request.view == "cash"_L1 && key == "by"_L1;
        if ((request.view != "chart"_L1 && !byCash) || arguments->has(u"saved-view"_s)) {
            return usageError(
                u"The option --%1 goes with --view %2, and not with --saved-view."_s.arg(
                    key, key == "by"_L1 ? u"chart or cash"_s : u"chart"_s));
        }
        request.settings[key] = arguments->value(key);
    }
    if (!request.dataPath.isEmpty()
        && QFileInfo(request.dataPath).absoluteFilePath()
            == QFileInfo(request.path).absoluteFilePath()) {
        return usageError(u"The picture and its figures need a file each."_s);
    }
    auto view = openView(arguments->positional().first(), *arguments, services);
    if (!view) {
        return view.error();
    }
    if (arguments->has(u"saved-view"_s)) {
        for (const OptionSpec &option : filterOptions()) {
            if (arguments->has(option.name)) {
                return usageError(
                    u"A saved view brings its own filter; leave --%1 or --saved-view out."_s.arg(
                        option.name));
            }
        }
        if (const Outcome applied = applySavedView(*arguments, *view, request); !applied) {
            return applied.error();
        }
    }
    if (const Outcome made = services.makePicture(request, view->state); !made) {
        return made.error();
    }
    return 0;
}

} // namespace dealscope::cli
