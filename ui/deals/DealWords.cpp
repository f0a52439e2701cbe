// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deals/DealWords.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"

#include <QCoreApplication>

namespace dealscope::ui {

using namespace core;

namespace {

QString undated()
{
    return QCoreApplication::translate("dealscope::ui::DealWords", "undated");
}

} // namespace

QString dealParties(const analysis::ResolvedDeal &deal, const Snapshot &snapshot)
{
    if (deal.payers.isEmpty() && deal.payees.isEmpty() && !deal.partners.isEmpty()) {
        QStringList names;
        for (const CompanyId id : deal.partners) {
            names.append(snapshot.companyName(id));
        }
        return names.join(QStringLiteral(" ↔ "));
    }
    QString words = session::partyNames(deal.payers, snapshot) + QStringLiteral(" → ")
        + session::partyNames(deal.payees, snapshot);
    if (deal.payees.isEmpty() && !deal.beneficiaries.isEmpty()) {
        words += QCoreApplication::translate("dealscope::ui::DealWords", " (for %1)")
                     .arg(session::partyNames(deal.beneficiaries, snapshot));
    }
    return words;
}

QString dealAmount(const analysis::ResolvedDeal &deal, const Snapshot &snapshot)
{
    const Claim *claim = snapshot.claim(deal.amountClaim);
    if (claim && claim->amount && !deal.computedTotal) {
        return io::amountInWords(*claim->amount);
    }
    if (deal.interval) {
        return io::shortInterval(*deal.interval, deal.currency);
    }
    return deal.nature == Nature::None ? QStringLiteral("–") : io::amountInWords(Amount{});
}

QString dealBinding(const analysis::ResolvedDeal &deal)
{
    if (!deal.interval) {
        return QStringLiteral("–");
    }
    return deal.firmFloor.units == 0 ? QStringLiteral("0")
                                     : io::shortMoney(deal.firmFloor, deal.currency);
}

QString dealReported(const analysis::ResolvedDeal &deal)
{
    if (!deal.firstReported) {
        return undated();
    }
    const QString first = session::dateInWords(*deal.firstReported);
    const QString last = deal.lastReported ? session::dateInWords(*deal.lastReported) : first;
    return first == last ? first : first + QStringLiteral(" – ") + last;
}

QString dealDate(const analysis::ResolvedDeal &deal)
{
    return deal.date ? session::dateInWords(*deal.date) : undated();
}

} // namespace dealscope::ui
