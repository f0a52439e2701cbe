// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/ConflictWords.h"

#include "io/MoneyText.h"
#include "session/FilterWords.h"

#include <QCoreApplication>

namespace dealscope::session {

using analysis::Conflict;
using analysis::ConflictSide;
using analysis::DateAspect;
using analysis::Settled;

namespace {

/// More than this is counted, not listed.
constexpr qsizetype ListedOrigins = 3;
constexpr qsizetype ListedSides = 4;

QString words(const char *text)
{
    return QCoreApplication::translate("Words", text);
}

/// "a, b and c".
QString joined(const QStringList &parts)
{
    if (parts.size() < 2) {
        return parts.join(QString());
    }
    return words("%1 and %2")
        .arg(parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")), parts.last());
}

QString amountOfSide(const ConflictSide &side, ConflictRule rule)
{
    if (!side.amount) {
        return {};
    }
    if (rule == ConflictRule::HeadlinesApart && side.amount->headline()) {
        // The number stated, whatever its bound: that is what lies apart.
        Amount headline = Amount::exact(*side.amount->headline(), side.amount->currency);
        headline.basis = side.amount->basis;
        return io::amountInWords(headline);
    }
    return io::amountInWords(*side.amount);
}

QString partiesInWords(const ConflictSide &side, const Snapshot &snapshot)
{
    const QList<CompanyId> payers = companiesAs(side.parties, Role::Payer);
    const QList<CompanyId> payees = companiesAs(side.parties, Role::Payee);
    const QList<CompanyId> partners = companiesAs(side.parties, Role::Partner);
    const QList<CompanyId> beneficiaries = companiesAs(side.parties, Role::Beneficiary);
    QString text;
    if (payers.isEmpty() && payees.isEmpty() && !partners.isEmpty()) {
        QStringList names;
        for (const CompanyId id : partners) {
            names.append(snapshot.companyName(id));
        }
        text = names.join(QStringLiteral(" ↔ "));
    } else {
        text = partyNames(payers, snapshot) + QStringLiteral(" → ") + partyNames(payees, snapshot);
        if (!partners.isEmpty()) {
            text += words(" with %1").arg(partyNames(partners, snapshot));
        }
    }
    if (!beneficiaries.isEmpty()) {
        text += words(" (for %1)").arg(partyNames(beneficiaries, snapshot));
    }
    return side.kind ? text + QStringLiteral(", ") + kindName(*side.kind) : text;
}

QString dateOfSide(const ConflictSide &side)
{
    const QString date = side.date ? dateInWords(*side.date) : QString();
    switch (side.aspect) {
    case DateAspect::Happened:
        return words("took place %1").arg(date);
    case DateAspect::Expected:
        return words("expected %1").arg(date);
    case DateAspect::TermStart:
        return words("term from %1").arg(date);
    case DateAspect::TermEnd:
        return words("term until %1").arg(date);
    case DateAspect::TermLength: {
        const int months = side.months.value_or(0);
        if (months % 12 != 0) {
            return months == 1 ? words("term of 1 month") : words("term of %1 months").arg(months);
        }
        return months == 12 ? words("term of 1 year") : words("term of %1 years").arg(months / 12);
    }
    }
    return {};
}

QString quoted(const QString &text)
{
    return QStringLiteral("“%1”").arg(text);
}

/// "“up to $10 bn” (Reuters)".
QString sideWithOrigins(const ConflictSide &side, ConflictRule rule, const Snapshot &snapshot)
{
    const QString origins = originsInWords(side.claims, snapshot);
    const QString text = quoted(sideInWords(side, rule, snapshot));
    if (origins.isEmpty()) {
        return text;
    }
    return text + QStringLiteral(" (")
        + (side.setAside ? words("%1, set aside").arg(origins) : origins) + u')';
}

QStringList sidesWithOrigins(const QList<ConflictSide> &sides, ConflictRule rule,
                             const Snapshot &snapshot)
{
    QStringList texts;
    for (const ConflictSide &side : sides) {
        texts.append(sideWithOrigins(side, rule, snapshot));
    }
    if (texts.size() > ListedSides) {
        const qsizetype more = texts.size() - ListedSides + 1;
        texts.resize(ListedSides - 1);
        texts.append(words("%1 more").arg(more));
    }
    return texts;
}

QString slipInWords(const Conflict &conflict, const Snapshot &snapshot)
{
    QList<ConflictSide> suspicious;
    QList<ConflictSide> others;
    for (const ConflictSide &side : conflict.sides) {
        (side.suspicious ? suspicious : others).append(side);
    }
    const QString slips = joined(sidesWithOrigins(suspicious, conflict.rule, snapshot));
    const QString rest = joined(sidesWithOrigins(others, conflict.rule, snapshot));
    return suspicious.size() == 1 ? words("%1 looks like a slip beside %2.").arg(slips, rest)
                                  : words("%1 look like slips beside %2.").arg(slips, rest);
}

} // namespace

QString conflictRuleName(ConflictRule rule)
{
    switch (rule) {
    case ConflictRule::AmountsApart:
        return words("amounts that exclude each other");
    case ConflictRule::HeadlinesApart:
        return words("figures far apart");
    case ConflictRule::OppositeBounds:
        return words("maximum or minimum");
    case ConflictRule::Slip:
        return words("possible slip");
    case ConflictRule::StatusBackwards:
        return words("status goes backwards");
    case ConflictRule::OtherParties:
        return words("other parties or kind");
    case ConflictRule::DatesApart:
        return words("dates that do not fit");
    case ConflictRule::Tie:
        return words("tie");
    }
    return {};
}

QString conflictRuleInWords(ConflictRule rule)
{
    switch (rule) {
    case ConflictRule::AmountsApart:
        return words("No amount fits all of these reports.");
    case ConflictRule::HeadlinesApart:
        return words("The figures stated are more than 25 % of the smaller one apart.");
    case ConflictRule::OppositeBounds:
        return words("One figure is reported both as “up to” and as “at least”.");
    case ConflictRule::Slip:
        return words("A figure is at least 8 times what others report for these parties, or has "
                     "their digits with more or fewer zeros.");
    case ConflictRule::StatusBackwards:
        return words("A later report says less than an earlier one did.");
    case ConflictRule::OtherParties:
        return words("A report names other parties, another direction or another kind of deal.");
    case ConflictRule::DatesApart:
        return words("Reports give dates or terms that do not meet.");
    case ConflictRule::Tie:
        return words("The present choice of figure cannot tell these reports apart; the lower "
                     "minimum counts.");
    }
    return {};
}

QString originsInWords(const QList<ClaimId> &claims, const Snapshot &snapshot)
{
    QStringList names;
    for (const ClaimId id : claims) {
        if (snapshot.columns().claims.ids.rowOf(id.value) != NoRow) {
            const QString name = snapshot.outletName(snapshot.originOf(id));
            if (!names.contains(name)) {
                names.append(name);
            }
        }
    }
    if (names.size() > ListedOrigins + 1) {
        const qsizetype more = names.size() - ListedOrigins;
        names.resize(ListedOrigins);
        return words("%1 and %2 more").arg(names.join(QStringLiteral(", ")), QString::number(more));
    }
    return names.join(QStringLiteral(", "));
}

QString sideInWords(const ConflictSide &side, ConflictRule rule, const Snapshot &snapshot)
{
    switch (rule) {
    case ConflictRule::StatusBackwards:
        return side.status ? statusName(*side.status) : QString();
    case ConflictRule::OtherParties:
        return partiesInWords(side, snapshot);
    case ConflictRule::DatesApart:
        return dateOfSide(side);
    case ConflictRule::AmountsApart:
    case ConflictRule::HeadlinesApart:
    case ConflictRule::OppositeBounds:
    case ConflictRule::Slip:
    case ConflictRule::Tie:
        break;
    }
    return amountOfSide(side, rule);
}

QString conflictInWords(const Conflict &conflict, const Snapshot &snapshot)
{
    if (conflict.rule == ConflictRule::Slip) {
        return slipInWords(conflict, snapshot);
    }
    const QStringList sides = sidesWithOrigins(conflict.sides, conflict.rule, snapshot);
    switch (conflict.rule) {
    case ConflictRule::AmountsApart:
        return sides.size() == 2
            ? words("Reports give %1: the two cannot both be true.").arg(joined(sides))
            : words("Reports give %1: they cannot all be true.").arg(joined(sides));
    case ConflictRule::HeadlinesApart:
        return words("The figures stated lie more than 25 % apart: %1.").arg(joined(sides));
    case ConflictRule::OppositeBounds:
        return words("The same figure is reported as a maximum and as a minimum: %1.")
            .arg(joined(sides));
    case ConflictRule::StatusBackwards:
        return words("Later reports say less than earlier ones: %1.")
            .arg(sides.join(words(", then ")));
    case ConflictRule::OtherParties: {
        const QList<ConflictSide> others = conflict.sides.mid(1);
        const QString text = joined(sidesWithOrigins(others, conflict.rule, snapshot));
        const QString record = quoted(sideInWords(conflict.sides.first(), conflict.rule, snapshot));
        return words("Reports speak of %1, while the deal is recorded as %2.").arg(text, record);
    }
    case ConflictRule::DatesApart:
        return words("Reports give dates that do not fit together: %1.").arg(joined(sides));
    case ConflictRule::Tie:
        return words("Nothing but the tie rule, the lower minimum, chooses %1 over %2.")
            .arg(sides.first(), joined(sides.mid(1)));
    case ConflictRule::Slip:
        break;
    }
    return {};
}

QString settledInWords(const Settled &settled, const Snapshot &snapshot)
{
    switch (settled.by) {
    case Settled::By::SetAside:
        return words("Set aside: %1").arg(settled.reason);
    case Settled::By::Retained: {
        const ClaimId id = settled.claims.isEmpty() ? ClaimId{} : settled.claims.first();
        const quint32 row = snapshot.columns().claims.ids.rowOf(id.value);
        if (row != NoRow) {
            if (const auto amount = snapshot.columns().claimFacts(row).amount) {
                return words("Retained, “%1” (%2): %3")
                    .arg(io::amountInWords(*amount), originsInWords({id}, snapshot),
                         settled.reason);
            }
        }
        return words("Retained (%1): %2")
            .arg(originsInWords(settled.claims, snapshot), settled.reason);
    }
    case Settled::By::Kept:
        return words("Both kept: %1").arg(settled.reason);
    }
    return {};
}

} // namespace dealscope::session
