// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/SinceOption.h"

namespace dealscope::cli {

using namespace Qt::StringLiterals;
using session::KnowledgePoint;

namespace {

Result<KnowledgePoint> pointOf(const QString &words, const Snapshot &snapshot)
{
    if (const auto date = PartialDate::fromIso(words)) {
        return KnowledgePoint{KnowledgePoint::Kind::Day, date->last(), {}};
    }
    QStringList names;
    for (const Edition &edition : snapshot.data().editions) {
        if (edition.name.compare(words, Qt::CaseInsensitive) == 0) {
            return KnowledgePoint{KnowledgePoint::Kind::Edition, {}, edition.id};
        }
        names.append(u"“%1”"_s.arg(edition.name));
    }
    return usageError(
        u"“%1” is neither a date (2025-12-17, 2025-12 or 2025) nor an edition of this deal file; "
        "it has %2."_s.arg(words, names.isEmpty() ? u"none"_s : names.join(u", "_s)));
}

} // namespace

Result<session::Comparison> comparisonSince(const Arguments &arguments,
                                            const session::DashboardState &state)
{
    if (!arguments.has(u"since"_s)) {
        return usageError(
            u"The list of changes needs --since with a date or the name of an edition."_s);
    }
    const auto point = pointOf(arguments.value(u"since"_s), *state.snapshot);
    if (!point) {
        return point.error();
    }
    const auto before = session::knowledgeAt(*point, state, std::nullopt);
    if (!before) {
        return before.error();
    }
    const auto now = session::knowledgeAt({KnowledgePoint::Kind::Now, {}, {}}, state, std::nullopt);
    if (!now) {
        return now.error();
    }
    return session::compare(*before, *now, state);
}

} // namespace dealscope::cli
