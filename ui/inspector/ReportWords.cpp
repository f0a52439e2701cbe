// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/ReportWords.h"

#include "session/FilterWords.h"
#include "ui/window/Counted.h"

#include <QCoreApplication>

namespace dealscope::ui {

using namespace core;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dealscope::ui::ReportWords", text);
}

} // namespace

QString publicationWords(const Source *source)
{
    if (!source || !source->published) {
        return tr("undated");
    }
    const QString date = session::dateInWords(*source->published);
    return source->publishedInferred ? tr("%1 (inferred)").arg(date) : date;
}

QString reportName(const Evidence &evidence, const Snapshot &snapshot)
{
    const Source *source = snapshot.source(evidence.source);
    const QString outlet = source ? snapshot.outletName(source->outlet) : QString();
    return outlet + QStringLiteral(", ") + publicationWords(source);
}

QString originWords(const Evidence &evidence, const Snapshot &snapshot)
{
    const Source *source = snapshot.source(evidence.source);
    QString words = source ? snapshot.outletName(source->outlet) : QString();
    if (evidence.attribution.isEmpty()) {
        return words;
    }
    words += tr(" · original source %1").arg(snapshot.outletName(evidence.attribution.last()));
    if (evidence.attribution.size() > 1) {
        QStringList via;
        for (qsizetype i = 0; i + 1 < evidence.attribution.size(); ++i) {
            via.append(snapshot.outletName(evidence.attribution[i]));
        }
        words += tr(", via %1").arg(via.join(QStringLiteral(", ")));
    }
    return words;
}

QString periodWords(const Period &period)
{
    QStringList parts;
    if (period.start && period.end) {
        parts.append(session::dateInWords(*period.start) + QStringLiteral(" – ")
                     + session::dateInWords(*period.end));
    } else if (period.start) {
        parts.append(tr("from %1").arg(session::dateInWords(*period.start)));
    } else if (period.end) {
        parts.append(tr("until %1").arg(session::dateInWords(*period.end)));
    }
    if (period.months) {
        parts.append(*period.months % 12 == 0
                         ? counted(*period.months / 12, tr("1 year"), tr("%1 years"))
                         : counted(*period.months, tr("1 month"), tr("%1 months")));
    }
    return parts.join(QStringLiteral(", "));
}

QString valuationBasisName(ValuationBasis basis)
{
    switch (basis) {
    case ValuationBasis::PreMoney:
        return tr("before the money");
    case ValuationBasis::PostMoney:
        return tr("after the money");
    case ValuationBasis::MarketCap:
        return tr("market value");
    case ValuationBasis::Implied:
        return tr("implied");
    case ValuationBasis::Unspecified:
        break;
    }
    return tr("basis not stated");
}

bool isPublishedBefore(const Source *a, const Source *b, bool tie)
{
    const bool aDated = a && a->published;
    const bool bDated = b && b->published;
    if (aDated != bDated) {
        return aDated;
    }
    if (!aDated) {
        return tie;
    }
    if (a->published->last() != b->published->last()) {
        return a->published->last() < b->published->last();
    }
    if (a->published->first() != b->published->first()) {
        return a->published->first() < b->published->first();
    }
    return tie;
}

} // namespace dealscope::ui
