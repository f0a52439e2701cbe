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

QString publicationDate(const analysis::PublicationDay &day)
{
    const QString words = session::dateInWords(PartialDate::day(day.day));
    return day.isInferred ? u'~' + words : words;
}

QStringList outletsOfDay(const analysis::Publications &publications, int day,
                         const Snapshot &snapshot, qsizetype most)
{
    const LedgerColumns &columns = snapshot.columns();
    QStringList names;
    for (const quint32 source : publications.sources[size_t(day)]) {
        const quint32 outlet = columns.sources.outlet[source];
        const QString name = safeLine(snapshot.outletName(
            outlet == NoRow ? OutletId{} : OutletId{columns.outlets.idAt(outlet)}));
        if (!names.contains(name)) {
            names.append(name);
            if (names.size() == most) {
                break;
            }
        }
    }
    return names;
}

QString publicationDayInWords(const analysis::Publications &publications, int position,
                              const Snapshot &snapshot)
{
    const analysis::PublicationDay &day = publications.days[position];
    // Thousands of sources may have been published on one day; names beyond these are counted.
    constexpr qsizetype MostCounted = 200;
    QStringList outlets = outletsOfDay(publications, position, snapshot, MostCounted);
    if (outlets.size() > MostNames) {
        const qsizetype more = outlets.size() - MostNames;
        const bool all = outlets.size() < MostCounted;
        outlets = outlets.first(MostNames);
        outlets.append(all ? tr("%1 more").arg(more) : tr("many more"));
    }
    const QString reports = day.reports == 0
        ? tr("no report taken from it")
        : counted(day.reports, tr("1 report"), tr("%1 reports"));
    return publicationDate(day) + QStringLiteral(": ") + outlets.join(QStringLiteral(", "))
        + QStringLiteral(", ") + reports;
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
