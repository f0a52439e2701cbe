// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clock/ClockWords.h"

#include "session/FilterWords.h"
#include "ui/window/Counted.h"
#include "ui/window/SafeText.h"

#include <QCoreApplication>

namespace dealscope::ui {

using namespace core;

namespace {

constexpr qsizetype MostNames = 4;

QString tr(const char *text)
{
    return QCoreApplication::translate("dealscope::ui::ClockWords", text);
}

} // namespace

QString publicationDate(const analysis::PublicationDay &day, const Snapshot &snapshot)
{
    const QString words = session::dateInWords(PartialDate::day(day.day));
    return day.isInferred(snapshot) ? u'~' + words : words;
}

QString publicationDayInWords(const analysis::PublicationDay &day, const Snapshot &snapshot)
{
    QStringList outlets;
    for (const SourceId id : day.sources) {
        const QString name = safeLine(snapshot.outletName(snapshot.source(id)->outlet));
        if (!outlets.contains(name)) {
            outlets.append(name);
        }
    }
    if (outlets.size() > MostNames) {
        const qsizetype more = outlets.size() - MostNames;
        outlets = outlets.first(MostNames);
        outlets.append(tr("%1 more").arg(more));
    }
    const QString reports = day.reports == 0
        ? tr("no report taken from it")
        : counted(day.reports, tr("1 report"), tr("%1 reports"));
    return publicationDate(day, snapshot) + QStringLiteral(": ")
        + outlets.join(QStringLiteral(", ")) + QStringLiteral(", ") + reports;
}

QString undatedInWords(const analysis::Publications &publications)
{
    if (publications.undatedSources == 0) {
        return {};
    }
    return counted(publications.undatedReports, tr("1 undated, only without a set day"),
                   tr("%1 undated, only without a set day"));
}

} // namespace dealscope::ui
