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

/// So many significant digits; the rest rounded away.
Money roundedTo(Money money, int digits)
{
    qint64 step = 1;
    for (qint64 rest = money.units; rest >= 10; rest /= 10) {
        step *= 10;
    }
    for (int i = 1; i < digits && step > 1; ++i) {
        step /= 10;
    }
    const auto rounded = checkedScale(money, 1, step);
    return checkedMultiply(rounded.value_or(money), step).value_or(money);
}

int significantDigits(Money money)
{
    qint64 rest = money.units;
    while (rest != 0 && rest % 10 == 0) {
        rest /= 10;
    }
    int digits = 0;
    for (; rest != 0; rest /= 10) {
        ++digits;
    }
    return digits;
}

/// A conversion has no more digits than its source, but two: 10 bn dollars are 8.5 bn euros.
Amount convertedForReading(const Amount &amount, const analysis::ResolvedDeal &deal)
{
    Amount shown = amount;
    shown.currency = deal.currency;
    shown.approximate = false; // "≈" says it already
    for (std::optional<Money> *end : {&shown.low, &shown.high}) {
        if (*end) {
            const auto money = converted(**end, *deal.conversion);
            *end = roundedTo(money.value_or(Money{}), std::max(2, significantDigits(**end)));
        }
    }
    return shown;
}

} // namespace

QString dealConversion(const analysis::ResolvedDeal &deal, const Snapshot &snapshot)
{
    const Claim *claim = snapshot.claim(deal.amountClaim);
    if (!deal.conversion || !claim || !claim->amount) {
        return {};
    }
    const QString reported = io::amountInWords(*claim->amount);
    if (deal.conversion->ofDeal) {
        return QCoreApplication::translate("dealscope::ui::DealWords",
                                           "reported as %1; converted as the article itself does")
            .arg(reported);
    }
    if (!deal.conversion->date) {
        return QCoreApplication::translate("dealscope::ui::DealWords",
                                           "reported as %1; converted by an undated rate")
            .arg(reported);
    }
    return QCoreApplication::translate("dealscope::ui::DealWords",
                                       "reported as %1; converted by the rate of %2")
        .arg(reported, session::dateInWords(*deal.conversion->date));
}

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
    const QString about = deal.conversion ? QStringLiteral("≈\u00a0") : QString();
    if (claim && claim->amount && !deal.computedTotal) {
        return about
            + io::amountInWords(deal.conversion ? convertedForReading(*claim->amount, deal)
                                                : *claim->amount);
    }
    if (deal.interval) {
        return about + io::shortInterval(*deal.interval, deal.currency);
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
