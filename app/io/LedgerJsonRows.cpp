// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/LedgerJsonRows.h"

#include "io/LedgerJsonFields.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace dealscope::io {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

QString readMatching(JsonRow &row, const QString &key, const QString &pattern,
                     const QString &message)
{
    const QString text = row.text(key);
    if (!text.isEmpty() && !QRegularExpression(pattern).match(text).hasMatch()) {
        row.fail(key, message);
    }
    return text;
}

/// The rows of a deal that a milestone, a rate or a valuation belongs to.
DealId readDealReference(JsonRow &row, const LedgerReferences &known, Presence presence)
{
    return known.deals.read(row, u"deal"_s, u"deal"_s, presence);
}

} // namespace

Company readCompany(JsonRow &row)
{
    Company company;
    company.name = row.text(u"name"_s, Presence::Required);
    company.aliases = row.texts(u"aliases"_s);
    company.note = row.text(u"note"_s);
    return company;
}

Outlet readOutlet(JsonRow &row)
{
    Outlet outlet;
    outlet.name = row.text(u"name"_s, Presence::Required);
    outlet.named = row.flag(u"named"_s, true);
    outlet.aliases = row.texts(u"aliases"_s);
    outlet.homepage = row.text(u"homepage"_s);
    return outlet;
}

Source readSource(JsonRow &row, const LedgerReferences &known)
{
    Source source;
    source.key = row.text(u"key"_s);
    source.outlet = known.outlets.read(row, u"outlet"_s, u"outlet"_s, Presence::Required);
    source.kind = row.code<SourceKind>(u"kind"_s).value_or(SourceKind::Article);
    source.title = row.text(u"title"_s);
    source.url = row.text(u"url"_s);
    source.archivedUrl = row.text(u"archived_url"_s);
    source.language = readMatching(row, u"language"_s, u"^[a-z]{2}\\z"_s,
                                   u"must be a language code of two letters, such as \"en\""_s);
    source.published = row.date(u"published"_s);
    source.publishedInferred = row.flag(u"published_inferred"_s, false);
    if (source.publishedInferred && !source.published) {
        row.fail(u"published_inferred"_s, u"is true, but there is no date in \"published\""_s);
    }
    source.accessed = row.date(u"accessed"_s);
    source.fileName = row.text(u"file"_s);
    source.text = row.text(u"text"_s);
    source.hasText = !source.text.isEmpty();
    source.checksum = readMatching(row, u"checksum"_s, u"^[0-9a-f]{64}\\z"_s,
                                   u"must be a SHA-256 of 64 digits and letters a to f"_s);
    return source;
}

Deal readDeal(JsonRow &row, const LedgerReferences &known)
{
    Deal deal;
    deal.key = row.text(u"key"_s);
    deal.title = row.text(u"title"_s, Presence::Required);
    const auto kind = row.code<DealKind>(u"kind"_s);
    if (!kind) {
        row.fail(u"kind"_s, u"is missing"_s);
    }
    deal.kind = kind.value_or(DealKind::Other);
    deal.parties = readParties(row, known);
    deal.note = row.text(u"note"_s);
    return deal;
}

Claim readClaim(JsonRow &row, const LedgerReferences &known)
{
    Claim claim;
    claim.deal = readDealReference(row, known, Presence::Required);
    claim.evidence = readEvidence(row, known);
    claim.amount = readAmount(row);
    claim.status = row.code<Status>(u"status"_s);
    claim.form = row.code<Form>(u"form"_s);
    claim.period = readPeriod(row);
    claim.schedule = readSchedule(row);
    claim.fullBy = row.date(u"full_by"_s);
    claim.quantity = readQuantity(row);
    claim.happenedOn = row.date(u"happened_on"_s);
    claim.expectedOn = row.date(u"expected_on"_s);
    if (claim.happenedOn && claim.expectedOn) {
        row.fail(u"expected_on"_s, u"cannot stand beside \"happened_on\""_s);
    }
    claim.condition = row.text(u"condition"_s);
    claim.otherParties = readParties(row, known);
    claim.otherKind = row.code<DealKind>(u"kind"_s);
    return claim;
}

Valuation readValuation(JsonRow &row, const LedgerReferences &known)
{
    Valuation valuation;
    valuation.company = known.companies.read(row, u"company"_s, u"company"_s, Presence::Required);
    valuation.evidence = readEvidence(row, known);
    const auto amount = readAmount(row);
    if (!amount) {
        row.fail(u"amount"_s, u"is missing"_s);
    }
    valuation.amount = amount.value_or(Amount::undisclosed());
    valuation.basis = row.code<ValuationBasis>(u"basis"_s).value_or(ValuationBasis::Unspecified);
    valuation.asOf = row.date(u"as_of"_s);
    valuation.condition = row.text(u"condition"_s);
    valuation.deal = readDealReference(row, known, Presence::Optional);
    return valuation;
}

Milestone readMilestone(JsonRow &row, const LedgerReferences &known)
{
    Milestone milestone;
    milestone.deal = readDealReference(row, known, Presence::Required);
    milestone.source = known.sources.read(row, u"source"_s, u"source"_s, Presence::Required);
    milestone.label = row.text(u"label"_s, Presence::Required);
    const auto date = row.date(u"date"_s);
    if (!date) {
        row.fail(u"date"_s, u"is missing"_s);
    }
    milestone.date = date.value_or(PartialDate());
    milestone.expected = row.flag(u"expected"_s, false);
    milestone.quote = readQuote(row);
    return milestone;
}

ExchangeRate readRate(JsonRow &row, const LedgerReferences &known)
{
    ExchangeRate rate;
    rate.from = readCurrency(row, u"from"_s);
    rate.to = readCurrency(row, u"to"_s);
    if (rate.from == rate.to) {
        row.fail(u"to"_s, u"is the same currency as \"from\""_s);
    }
    const auto fromUnits = row.integer(u"from_units"_s, 1);
    const auto toUnits = row.integer(u"to_units"_s, 1);
    if (!fromUnits || !toUnits) {
        row.fail(fromUnits ? u"to_units"_s : u"from_units"_s, u"is missing"_s);
    }
    rate.fromUnits = fromUnits.value_or(1);
    rate.toUnits = toUnits.value_or(1);
    rate.date = row.date(u"date"_s);
    rate.source = known.sources.read(row, u"source"_s, u"source"_s);
    rate.deal = readDealReference(row, known, Presence::Optional);
    rate.quote = readQuote(row);
    return rate;
}

Settlement readSettlement(JsonRow &row, const LedgerReferences &known)
{
    Settlement settlement;
    settlement.deal = readDealReference(row, known, Presence::Required);
    const auto rule = row.code<ConflictRule>(u"rule"_s);
    if (!rule) {
        row.fail(u"rule"_s, u"is missing"_s);
    }
    settlement.rule = rule.value_or(ConflictRule::AmountsApart);
    const QJsonArray claims = row.list(u"claims"_s);
    if (claims.isEmpty()) {
        row.fail(u"claims"_s, u"names no claim"_s);
    }
    for (const QJsonValue &claim : claims) {
        const ClaimId id = known.claims.find(row, u"claims"_s, claim, u"claim"_s);
        if (id.isValid() && settlement.claims.contains(id)) {
            row.fail(u"claims"_s, u"names a claim twice"_s);
        }
        settlement.claims.append(id);
    }
    settlement.reason = row.text(u"reason"_s, Presence::Required);
    return settlement;
}

Edition readEdition(JsonRow &row)
{
    Edition edition;
    edition.name = row.text(u"name"_s, Presence::Required);
    const auto madeOn = row.date(u"made_on"_s);
    if (!madeOn || madeOn->precision() != DatePrecision::Day) {
        row.fail(u"made_on"_s, madeOn ? u"must be one day"_s : u"is missing"_s);
    }
    edition.madeOn = madeOn.value_or(PartialDate()).first();
    edition.figuresJson = row.text(u"figures"_s, Presence::Required);
    edition.checksum = row.text(u"checksum"_s, Presence::Required);
    if (edition.checksum.toLatin1()
        != QCryptographicHash::hash(edition.figuresJson.toUtf8(), QCryptographicHash::Sha256)
               .toHex()) {
        row.fail(u"checksum"_s, u"is not the SHA-256 of \"figures\""_s);
    }
    return edition;
}

SavedView readSavedView(JsonRow &row)
{
    SavedView view;
    view.name = row.text(u"name"_s, Presence::Required);
    view.filterJson = row.text(u"filter"_s);
    view.layoutJson = row.text(u"layout"_s);
    return view;
}

Relation readRelation(JsonRow &row, DealId from, const LedgerReferences &known)
{
    Relation relation;
    relation.from = from;
    const auto kind = row.code<RelationKind>(u"kind"_s);
    if (!kind) {
        row.fail(u"kind"_s, u"is missing"_s);
    }
    relation.kind = kind.value_or(RelationKind::PartOf);
    relation.to = known.deals.read(row, u"to"_s, u"deal"_s, Presence::Required);
    if (relation.to == from) {
        row.fail(u"to"_s, u"is the deal itself"_s);
    }
    relation.claim = known.claims.read(row, u"claim"_s, u"claim"_s);
    row.finish();
    return relation;
}

} // namespace dealscope::io
