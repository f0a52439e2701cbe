// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/SupportWords.h"

#include "ui/window/Counted.h"

#include <QCoreApplication>

namespace dealscope::ui {

using namespace core;
using analysis::ResolvedDeal;
using analysis::Support;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dealscope::ui::SupportWords", text);
}

QString namesOf(const QList<OutletId> &origins, const Snapshot &snapshot)
{
    QStringList names;
    for (const OutletId id : origins) {
        names.append(snapshot.outletName(id));
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

QString supportInWords(const Support &support, const Snapshot &snapshot)
{
    if (support.claims.isEmpty()) {
        return {};
    }
    const QString documents
        = counted(support.documents.size(), tr("1 document"), tr("%1 documents"));
    if (support.origins.isEmpty()) {
        return tr("%1, no original source that is named").arg(documents);
    }
    return tr("%1, %2: %3")
        .arg(documents,
             counted(support.origins.size(), tr("1 original source"), tr("%1 original sources")),
             namesOf(support.origins, snapshot));
}

QString supportWarning(const analysis::Resolution &resolution, const ResolvedDeal &deal)
{
    if (!deal.interval) {
        return {};
    }
    const Support support = analysis::supportOfAmount(resolution, deal);
    if (!support.restsOnOne()) {
        return {};
    }
    return support.origins.isEmpty() ? tr("No original source of this figure is named.")
                                     : tr("This figure rests on one original source: %1.")
                                           .arg(namesOf(support.origins, resolution.snapshot()));
}

OriginPips originPips(const analysis::Resolution &resolution, const ResolvedDeal &deal)
{
    const int all = int(deal.origins.size());
    const int supporting
        = deal.interval ? int(analysis::supportOfAmount(resolution, deal).origins.size()) : all;
    return {supporting, all - supporting};
}

} // namespace dealscope::ui
