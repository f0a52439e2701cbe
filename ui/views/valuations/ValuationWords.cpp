// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/valuations/ValuationWords.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"

#include <QCoreApplication>

namespace dealscope::ui {

using namespace analysis;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Valuations", text);
}

} // namespace

QString basisName(ValuationBasis basis)
{
    switch (basis) {
    case ValuationBasis::PreMoney:
        return tr("pre-money");
    case ValuationBasis::PostMoney:
        return tr("post-money");
    case ValuationBasis::MarketCap:
        return tr("market capitalisation");
    case ValuationBasis::Implied:
        return tr("implied");
    case ValuationBasis::Unspecified:
        return tr("basis not stated");
    }
    return {};
}

QString lineName(const ValuationLine &line, const Snapshot &snapshot)
{
    const QString company = snapshot.companyName(line.company);
    return line.basis == ValuationBasis::Unspecified
        ? company
        : QStringLiteral("%1 · %2").arg(company, basisName(line.basis));
}

QString whenInWords(const ValuationPoint &point)
{
    if (!point.date) {
        return tr("undated");
    }
    const QString date = session::dateInWords(*point.date);
    if (point.isAsOf) {
        return tr("as of %1").arg(date);
    }
    return point.inferred ? tr("%1 (date inferred)").arg(date) : date;
}

QString originInWords(ValuationId id, const Snapshot &snapshot)
{
    const Valuation *valuation = snapshot.valuation(id);
    if (!valuation) {
        return {};
    }
    const QString origin = snapshot.outletName(snapshot.originOf(valuation->evidence));
    return valuation->evidence.attribution.isEmpty() ? origin : tr("origin %1").arg(origin);
}

QStringList pointInWords(const ValuationPoint &point, const Snapshot &snapshot)
{
    const Valuation *valuation = snapshot.valuation(point.id);
    if (!valuation) {
        return {};
    }
    QStringList lines{io::amountInWords(valuation->amount)};
    if (!valuation->condition.isEmpty()) {
        lines.append(valuation->condition);
    }
    lines.append(
        QStringLiteral("%1 · %2").arg(originInWords(point.id, snapshot), whenInWords(point)));
    if (point.setAside) {
        lines.append(tr("set aside"));
    }
    return lines;
}

QString leftOutInWords(const ValuationSeries &series)
{
    QStringList reasons;
    if (!series.withoutAmount.isEmpty()) {
        reasons.append(tr("%1 without a number").arg(series.withoutAmount.size()));
    }
    if (!series.otherCurrency.isEmpty()) {
        reasons.append(tr("%1 in another currency").arg(series.otherCurrency.size()));
    }
    return reasons.isEmpty() ? QString()
                             : tr("Left out: %1.").arg(reasons.join(QStringLiteral(", ")));
}

} // namespace dealscope::ui
