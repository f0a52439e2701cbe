// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/LedgerJsonFields.h"

namespace dealscope::io {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

constexpr int MaxQuoteLength = 140;
constexpr int WholeSharePpm = 1'000'000;

std::optional<Money> readMoney(JsonRow &row, const QString &key)
{
    const auto units = row.integer(key, 0);
    return units ? std::optional(Money{*units}) : std::nullopt;
}

/// Takes one end; says so if the bound needs it and it is missing, or the other way round.
std::optional<Money> readEnd(JsonRow &row, const QString &key, Bound bound, bool needed)
{
    const auto money = readMoney(row, key);
    if (needed && !money) {
        row.fail(key, u"is missing, which the bound \"%1\" needs"_s.arg(toCode(bound)));
    } else if (!needed && money) {
        row.fail(key, u"does not go with the bound \"%1\""_s.arg(toCode(bound)));
    }
    return money;
}

Party readParty(JsonRow &row, const QString &key, const QJsonValue &value, Role role,
                const LedgerReferences &known)
{
    Party party;
    party.role = role;
    if (!value.isObject()) {
        party.company = known.companies.find(row, key, value, u"company"_s);
        return party;
    }
    JsonRow inner(u"%1, \"%2\""_s.arg(row.place(), key), value);
    party.company = known.companies.read(inner, u"company"_s, u"company"_s, Presence::Required);
    if (const auto share = inner.integer(u"share_ppm"_s, 0, WholeSharePpm)) {
        party.sharePpm = int(*share);
    }
    inner.finish();
    row.adopt(inner);
    return party;
}

void readRole(JsonRow &row, const QString &key, Role role, const LedgerReferences &known,
              QList<Party> *parties)
{
    QSet<CompanyId> seen;
    qint64 shares = 0;
    const QJsonArray values = row.list(key);
    for (const QJsonValue &value : values) {
        const Party party = readParty(row, key, value, role, known);
        if (!row.ok()) {
            return;
        }
        if (seen.contains(party.company)) {
            row.fail(key, u"names a company twice"_s);
        }
        seen.insert(party.company);
        shares += party.sharePpm.value_or(0);
        parties->append(party);
    }
    if (shares > WholeSharePpm) {
        row.fail(key, u"has shares of more than 1000000 millionths together"_s);
    }
}

} // namespace

std::optional<Amount> readAmount(JsonRow &row)
{
    auto inner = row.object(u"amount"_s);
    if (!inner) {
        return std::nullopt;
    }
    Amount amount;
    const auto bound = inner->code<Bound>(u"bound"_s);
    if (!bound) {
        inner->fail(u"bound"_s, u"is missing"_s);
    }
    amount.bound = bound.value_or(Bound::Undisclosed);
    const bool between = amount.bound == Bound::Between;
    const bool single = !between && amount.bound != Bound::Undisclosed;
    const auto value = readEnd(*inner, u"value"_s, amount.bound, single);
    amount.low = readEnd(*inner, u"low"_s, amount.bound, between);
    amount.high = readEnd(*inner, u"high"_s, amount.bound, between);
    if (amount.bound == Bound::Exact || amount.bound == Bound::AtLeast) {
        amount.low = value;
    }
    if (amount.bound == Bound::Exact || amount.bound == Bound::UpTo) {
        amount.high = value;
    }
    if (between && amount.low && amount.high && *amount.low > *amount.high) {
        inner->fail(u"low"_s, u"is more than \"high\""_s);
    }
    amount.approximate = inner->flag(u"approximate"_s, false);
    amount.basis = inner->code<Basis>(u"basis"_s).value_or(Basis::Total);
    if (inner->has(u"currency"_s) || amount.bound != Bound::Undisclosed) {
        amount.currency = readCurrency(*inner, u"currency"_s);
    }
    inner->finish();
    row.adopt(*inner);
    return amount;
}

std::optional<Period> readPeriod(JsonRow &row)
{
    auto inner = row.object(u"period"_s);
    if (!inner) {
        return std::nullopt;
    }
    Period period;
    period.start = inner->date(u"start"_s);
    period.end = inner->date(u"end"_s);
    if (const auto months = inner->integer(u"months"_s, 1, core::MaxPeriodMonths)) {
        period.months = int(*months);
    }
    inner->finish();
    row.adopt(*inner);
    if (!period.start && !period.end && !period.months) {
        row.fail(u"period"_s, u"has neither \"start\" nor \"end\" nor \"months\""_s);
    }
    if (period.start && period.end && period.start->first() > period.end->last()) {
        row.fail(u"period"_s, u"ends before it starts"_s);
    }
    return period;
}

QList<Installment> readSchedule(JsonRow &row)
{
    QList<Installment> schedule;
    const QJsonArray values = row.list(u"schedule"_s);
    if (values.size() > MaxInstallments) {
        row.fail(u"schedule"_s,
                 u"has %1 spans; %2 are the most"_s.arg(values.size()).arg(MaxInstallments));
    }
    for (qsizetype i = 0; i < values.size() && row.ok(); ++i) {
        JsonRow inner(u"%1, \"schedule\", %2"_s.arg(row.place()).arg(i + 1), values.at(i));
        const auto when = inner.date(u"when"_s);
        if (!when) {
            inner.fail(u"when"_s, u"is missing"_s);
        }
        const auto amount = readAmount(inner);
        if (!amount) {
            inner.fail(u"amount"_s, u"is missing"_s);
        } else if (amount->basis != Basis::Total) {
            inner.fail(u"amount"_s,
                       u"has the basis \"%1\"; a span is given as its \"total\""_s.arg(
                           toCode(amount->basis)));
        }
        inner.finish();
        row.adopt(inner);
        if (!row.ok()) {
            break;
        }
        if (!schedule.isEmpty() && when->first() < schedule.last().when.first()) {
            row.fail(u"schedule"_s, u"is not in the order of its spans"_s);
        }
        schedule.append({*when, *amount});
    }
    return schedule;
}

std::optional<Quantity> readQuantity(JsonRow &row)
{
    auto inner = row.object(u"quantity"_s);
    if (!inner) {
        return std::nullopt;
    }
    Quantity quantity;
    quantity.number = inner->integer(u"number"_s, 0);
    quantity.unit = inner->text(u"unit"_s, Presence::Required);
    inner->finish();
    row.adopt(*inner);
    return quantity;
}

QList<Party> readParties(JsonRow &row, const LedgerReferences &known)
{
    QList<Party> parties;
    readRole(row, u"payers"_s, Role::Payer, known, &parties);
    readRole(row, u"payees"_s, Role::Payee, known, &parties);
    readRole(row, u"partners"_s, Role::Partner, known, &parties);
    readRole(row, u"beneficiaries"_s, Role::Beneficiary, known, &parties);
    return parties;
}

Evidence readEvidence(JsonRow &row, const LedgerReferences &known)
{
    Evidence evidence;
    evidence.source = known.sources.read(row, u"source"_s, u"source"_s, Presence::Required);
    evidence.locator = row.text(u"locator"_s);
    evidence.quote = readQuote(row);
    const QJsonArray outlets = row.list(u"attribution"_s);
    for (const QJsonValue &outlet : outlets) {
        evidence.attribution.append(known.outlets.find(row, u"attribution"_s, outlet, u"outlet"_s));
    }
    evidence.sourcing = row.code<Sourcing>(u"sourcing"_s);
    evidence.note = row.text(u"note"_s);
    evidence.tags = row.texts(u"tags"_s);
    evidence.checkedBy = row.text(u"checked_by"_s);
    evidence.checkedOn = row.date(u"checked_on"_s);
    evidence.rank = row.code<Rank>(u"rank"_s).value_or(Rank::Normal);
    evidence.rankReason = row.text(u"rank_reason"_s);
    if (evidence.rank != Rank::Normal && evidence.rankReason.trimmed().isEmpty()) {
        row.fail(u"rank_reason"_s,
                 u"is missing; the rank \"%1\" needs a reason"_s.arg(toCode(evidence.rank)));
    }
    return evidence;
}

QString readQuote(JsonRow &row)
{
    const QString quote = row.text(u"quote"_s);
    const qsizetype length = quote.toUcs4().size();
    if (length > MaxQuoteLength) {
        row.fail(u"quote"_s,
                 u"has %1 characters; %2 are the most"_s.arg(length).arg(MaxQuoteLength));
    }
    return quote;
}

Currency readCurrency(JsonRow &row, const QString &key)
{
    const QString code = row.text(key, Presence::Required);
    const auto currency = Currency::fromCode(code);
    if (!currency) {
        row.fail(key,
                 u"is %1, which is no currency code such as USD"_s.arg(quotedForSentence(code)));
    }
    return currency.value_or(Currency());
}

} // namespace dealscope::io
