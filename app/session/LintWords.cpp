// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/LintWords.h"

#include "io/MoneyText.h"
#include "session/ConflictWords.h"
#include "session/FilterWords.h"

#include <QCoreApplication>

namespace dealscope::session {

using analysis::Finding;
using analysis::FindingRule;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Words", text);
}

Amount amountOf(const Finding &finding, const Snapshot &snapshot)
{
    const quint32 row = snapshot.columns().claims.ids.rowOf(finding.claim.value);
    if (row != NoRow) {
        return snapshot.columns().claimFacts(row).amount.value_or(Amount{});
    }
    const Valuation *valuation = snapshot.valuation(finding.valuation);
    return valuation ? valuation->amount : Amount{};
}

QString dateText(const std::optional<PartialDate> &date)
{
    return date ? dateInWords(*date) : QString();
}

QString basisInWords(const Finding &finding, const Amount &amount)
{
    const QString figure = io::amountInWords(amount);
    switch (finding.spoken.value_or(Basis::Total)) {
    case Basis::PerYear:
        return words("The quote speaks of an amount per year, the report’s is “%1”.").arg(figure);
    case Basis::PerMonth:
        return words("The quote speaks of an amount per month, the report’s is “%1”.").arg(figure);
    case Basis::Total:
    case Basis::Cumulative:
        break;
    }
    return amount.basis == Basis::PerMonth
        ? words("The report’s amount is “%1”, but its quote says nothing of months.").arg(figure)
        : words("The report’s amount is “%1”, but its quote says nothing of years.").arg(figure);
}

} // namespace

QString findingInWords(const Finding &finding, const Snapshot &snapshot)
{
    const Amount amount = amountOf(finding, snapshot);
    switch (finding.rule) {
    case FindingRule::Slip:
        return finding.slip ? conflictInWords(*finding.slip, snapshot) : QString();
    case FindingRule::Scale:
        return words("The quote says “%1” (%2), the amount is “%3”.")
            .arg(finding.words, io::shortMoney(finding.quoted.value_or(Money{}), amount.currency),
                 io::amountInWords(amount));
    case FindingRule::Basis:
        return basisInWords(finding, amount);
    case FindingRule::Valuation:
        return words("In the quote “%1” is what a company is worth, not the amount of the deal.")
            .arg(finding.words);
    case FindingRule::Investment:
        return words("The quote speaks of an investment, not of what the company is worth.");
    case FindingRule::OldDate:
        return words("%1 is more than 5 years before every other date of %2; the next is %3.")
            .arg(dateText(finding.date), snapshot.companyName(finding.company),
                 dateText(finding.other));
    case FindingRule::AfterReport:
        return words("The event is dated %1, after its own report of %2.")
            .arg(dateText(finding.date), dateText(finding.other));
    case FindingRule::OtherCurrency: {
        QStringList codes;
        for (const Currency currency : finding.currencies) {
            codes.append(currency.code());
        }
        return words("The quote names %1, the amount is in %2.")
            .arg(codes.join(QStringLiteral(", ")), amount.currency.code());
    }
    }
    return {};
}

QString findingSubject(const Finding &finding, const Snapshot &snapshot)
{
    const LedgerColumns &columns = snapshot.columns();
    if (const quint32 row = columns.claims.ids.rowOf(finding.claim.value); row != NoRow) {
        const int deal = snapshot.dealIndex(finding.deal);
        const quint32 source = columns.claims.source[row];
        const quint32 outlet = source == NoRow ? NoRow : columns.sources.outlet[source];
        return words("report %1 (%2, %3)")
            .arg(finding.claim.value)
            .arg(deal < 0 ? QString() : snapshot.readDeal(deal).title,
                 source == NoRow
                     ? QString()
                     : snapshot.outletName(
                         outlet == NoRow ? OutletId{} : OutletId{columns.outlets.idAt(outlet)}));
    }
    const Valuation *valuation = snapshot.valuation(finding.valuation);
    if (!valuation) {
        return {};
    }
    const Source *source = snapshot.source(valuation->evidence.source);
    return words("valuation %1 (%2, %3)")
        .arg(finding.valuation.value)
        .arg(snapshot.companyName(valuation->company),
             source ? snapshot.outletName(source->outlet) : QString());
}

} // namespace dealscope::session
