// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PictureWords.h"

#include "io/PlainText.h"
#include "session/FilterWords.h"
#include "ui/views/View.h"

#include <QCoreApplication>

#include <algorithm>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr int ShownChecksumLength = 12;

QString words(const char *text)
{
    return QCoreApplication::translate("PictureWords", text);
}

QString sourceLine(int number, const Source &source, const Snapshot &snapshot)
{
    QString date = words(QT_TRANSLATE_NOOP("PictureWords", "undated"));
    if (source.published) {
        date = session::dateInWords(*source.published);
        if (source.publishedInferred) {
            date += words(QT_TRANSLATE_NOOP("PictureWords", " (inferred)"));
        }
    }
    return QStringLiteral("%1 %2, %3")
        .arg(QString::number(number), io::plainText(snapshot.outletName(source.outlet)), date);
}

QString undatedLine(int deals)
{
    return QCoreApplication::translate(
        "PictureWords", "Kept out by the dates: %n deals without a date.", nullptr, deals);
}

} // namespace

PictureWords PictureWords::of(View &view, const PictureOptions &options)
{
    PictureWords all;
    const session::StatePtr &state = view.state();
    if (options.title) {
        all.title = io::plainText(view.pictureTitle());
    }
    if (options.leftOut) {
        all.leftOut = io::plainText(view.leftOutLine());
        const auto undated = view.state() ? view.state()->leftOutUndated() : analysis::DealList();
        if (!undated.isEmpty()) {
            all.leftOut = (all.leftOut + u' ' + undatedLine(int(undated.size()))).trimmed();
        }
    }
    if (options.footer) {
        all.program = QStringLiteral("Dealscope " DEALSCOPE_VERSION);
    }
    if (!state || !state->snapshot) {
        return all;
    }
    if (options.filter) {
        all.filter = io::plainText(session::filterInWords(state->filter, *state->snapshot));
    }
    if (options.perspective) {
        all.perspective = io::plainText(session::perspectiveInWords(state->perspective));
    }
    if (options.sources) {
        const QList<SourceId> shown = view.sourcesShown();
        all.moreSources = std::max<qsizetype>(shown.size() - MostSources, 0);
        for (const SourceId id : shown.first(shown.size() - all.moreSources)) {
            if (const Source *source = state->snapshot->source(id)) {
                all.sources.append(
                    sourceLine(int(all.sources.size()) + 1, *source, *state->snapshot));
            }
        }
    }
    if (options.footer) {
        all.ledger = io::plainText(state->ledgerName);
        if (const QString checksum = state->ledgerChecksum(); !checksum.isEmpty()) {
            all.ledger += words(QT_TRANSLATE_NOOP("PictureWords", " · checksum "))
                + checksum.left(ShownChecksumLength);
        }
    }
    return all;
}

QString PictureWords::description() const
{
    QStringList named = sources;
    if (moreSources > 0) {
        named.append(andMore(moreSources));
    }
    QStringList parts{filter, perspective, leftOut, named.join(QStringLiteral(" · ")),
                      ledger, program};
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QString PictureWords::andMore(qsizetype count)
{
    return words(QT_TRANSLATE_NOOP("PictureWords", "and %1 more")).arg(count);
}

} // namespace dealscope::ui
