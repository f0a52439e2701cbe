// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/LensWords.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"
#include "ui/deals/DealWords.h"
#include "ui/inspector/ReportWords.h"

#include <QCoreApplication>

namespace dealscope::ui {

using namespace core;
using analysis::MoneySum;
using analysis::SumDifference;
using analysis::Totals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("dealscope::ui::LensWords", text);
}

/// What differs, as "+$46 bn maximum", the most telling first.
QStringList parts(const SumDifference &difference, Currency currency)
{
    if (difference.overflow) {
        return {tr("too large to compare")};
    }
    QStringList words;
    const auto add = [&](Money amount, const QString &name) {
        if (amount.units != 0) {
            words.append(signedMoney(amount, currency) + u' ' + name);
        }
    };
    add(difference.ceiling, tr("maximum"));
    if (difference.openEnded != 0) {
        const QString sign = difference.openEnded > 0 ? QStringLiteral("+") : QStringLiteral("−");
        words.append(tr("%1 open-ended").arg(sign + QString::number(qAbs(difference.openEnded))));
    }
    add(difference.floor, tr("minimum"));
    add(difference.firm, tr("binding"));
    add(difference.paid, tr("paid"));
    add(difference.headline, tr("headline"));
    return words;
}

QString against()
{
    return session::lensName(analysis::DefaultLens);
}

} // namespace

QString signedMoney(Money amount, Currency currency)
{
    if (amount.units == 0) {
        return QStringLiteral("±0");
    }
    return amount.units > 0 ? u'+' + io::shortMoney(amount, currency)
                            : QStringLiteral("−") + io::shortMoney(Money{-amount.units}, currency);
}

QString differenceInWords(const Totals &totals, const Totals &byDefault)
{
    QStringList natures;
    const auto add = [&](const QString &name, const MoneySum &sum, const MoneySum &from) {
        const QStringList words = parts(differenceOf(sum, from), totals.currency);
        if (!words.isEmpty()) {
            natures.append(name + u' ' + words.first());
        }
    };
    add(tr("capital"), totals.capital, byDefault.capital);
    add(tr("purchases"), totals.purchase, byDefault.purchase);
    return natures.isEmpty()
        ? tr("same totals as %1").arg(against())
        : tr("%1 against %2").arg(natures.join(QStringLiteral(", ")), against());
}

QString differenceInFull(const Totals &totals, const Totals &byDefault)
{
    QStringList lines;
    const auto add = [&](const QString &name, const MoneySum &sum, const MoneySum &from) {
        const QStringList words = parts(differenceOf(sum, from), totals.currency);
        if (!words.isEmpty()) {
            lines.append(tr("%1: %2").arg(name, words.join(QStringLiteral(", "))));
        }
    };
    add(tr("Capital"), totals.capital, byDefault.capital);
    add(tr("Purchases"), totals.purchase, byDefault.purchase);
    if (totals.deals != byDefault.deals) {
        lines.append(tr("%1 deals pass the filter, %2 by %3")
                         .arg(totals.deals)
                         .arg(byDefault.deals)
                         .arg(against()));
    }
    return lines.join(u'\n');
}

QString movedFigure(const analysis::MovedDeal &moved, bool after, const Snapshot &snapshot)
{
    const analysis::ResolvedDeal &deal = after ? moved.after : moved.before;
    const analysis::ResolvedDeal &other = after ? moved.before : moved.after;
    QString words = dealAmount(deal, snapshot);
    if (deal.status) {
        words += QStringLiteral(", ") + session::statusShortName(*deal.status);
    }
    if (deal.firmFloor != other.firmFloor && deal.interval) {
        words += QStringLiteral(", ") + tr("binding %1").arg(dealBinding(deal));
    }
    if (!(after ? moved.isSelected : moved.wasSelected)) {
        words += QStringLiteral(" · ") + tr("does not pass the filter");
    }
    return words;
}

QString movedReason(const analysis::MovedDeal &moved, const Snapshot &snapshot)
{
    const Claim *claim = snapshot.claim(moved.claim);
    if (!claim) {
        return tr("no report counts");
    }
    const QString name = reportName(claim->evidence, snapshot);
    return claim->evidence.quote.isEmpty()
        ? name
        : name + QStringLiteral(": “%1”").arg(claim->evidence.quote);
}

} // namespace dealscope::ui
