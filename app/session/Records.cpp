// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Records.h"

#include "analysis/Review.h"

#include <algorithm>

namespace dealscope::session {

using namespace Qt::StringLiterals;

namespace {

template<typename Tag>
QJsonValue cell(StrongId<Tag> id)
{
    return id.isValid() ? QJsonValue(id.value) : QJsonValue();
}

template<typename E>
requires std::is_enum_v<E> QJsonValue cell(E value)
{
    return QString(toCode(value));
}

template<typename E>
requires std::is_enum_v<E> QJsonValue cell(const std::optional<E> &value)
{
    return value ? cell(*value) : QJsonValue();
}

QJsonValue cell(const std::optional<int> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue cell(const std::optional<qint64> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue textCell(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// An interval's three keys.
void insertInterval(QJsonObject &row, const std::optional<Interval> &interval)
{
    row[u"floor"_s] = interval ? QJsonValue(interval->floor.units) : QJsonValue();
    row[u"ceiling"_s] = interval ? session::cell(interval->ceiling) : QJsonValue();
    row[u"ceiling_open"_s] = interval && interval->isOpen();
}

QJsonValue sourceName(const Source &source)
{
    return source.key.isEmpty() ? QJsonValue(source.title) : QJsonValue(source.key);
}

/// What claims and valuations say of their source.
void insertEvidence(QJsonObject &row, const Evidence &evidence, const Snapshot &snapshot)
{
    const Source *source = snapshot.source(evidence.source);
    const OutletId origin = snapshot.originOf(evidence);
    row[u"published_on"_s] = source ? session::cell(source->published) : QJsonValue();
    row[u"published_inferred"_s] = source && source->publishedInferred;
    row[u"outlet"_s] = source ? QJsonValue(snapshot.outletName(source->outlet)) : QJsonValue();
    row[u"origin"_s] = snapshot.outletName(origin);
    row[u"source"_s] = source ? sourceName(*source) : QJsonValue();
    row[u"url"_s] = source ? textCell(source->url) : QJsonValue();
    row[u"locator"_s] = textCell(evidence.locator);
    row[u"quote"_s] = textCell(evidence.quote);
    row[u"note"_s] = textCell(evidence.note);
    row[u"tags"_s] = QJsonArray::fromStringList(evidence.tags);
    row[u"rank"_s] = cell(evidence.rank);
    row[u"rank_reason"_s] = textCell(evidence.rankReason);
}

void insertAmount(QJsonObject &row, const std::optional<Amount> &amount)
{
    insertInterval(row, amount ? amount->interval() : std::nullopt);
    row[u"headline"_s] = amount ? session::cell(amount->headline()) : QJsonValue();
    row[u"bound"_s] = amount ? cell(amount->bound) : QJsonValue();
    row[u"approximate"_s] = amount && amount->approximate;
    row[u"basis"_s] = amount && amount->interval() ? cell(amount->basis) : QJsonValue();
    row[u"currency"_s] = amount ? textCell(amount->currency.code()) : QJsonValue();
}

QJsonObject claimRow(const Claim &claim, const DashboardState &state)
{
    const Snapshot &snapshot = *state.snapshot;
    const Deal &deal = *snapshot.deal(claim.deal);
    const QList<Party> &parties = claim.otherParties.isEmpty() ? deal.parties : claim.otherParties;
    QJsonObject row;
    row[u"id"_s] = cell(claim.id);
    row[u"deal_id"_s] = cell(claim.deal);
    row[u"kind"_s] = cell(claim.otherKind.value_or(deal.kind));
    row[u"payers"_s] = nameCell(companiesAs(parties, Role::Payer), snapshot);
    row[u"payees"_s] = nameCell(companiesAs(parties, Role::Payee), snapshot);
    row[u"partners"_s] = nameCell(companiesAs(parties, Role::Partner), snapshot);
    row[u"beneficiaries"_s] = nameCell(companiesAs(parties, Role::Beneficiary), snapshot);
    insertAmount(row, claim.amount);
    row[u"status"_s] = cell(claim.status);
    row[u"form"_s] = cell(claim.form);
    const Period period = claim.period.value_or(Period{});
    row[u"period_start"_s] = session::cell(period.start);
    row[u"period_end"_s] = session::cell(period.end);
    row[u"period_months"_s] = cell(period.months);
    const Quantity quantity = claim.quantity.value_or(Quantity{});
    row[u"quantity"_s] = cell(quantity.number);
    row[u"quantity_unit"_s] = textCell(quantity.unit);
    row[u"happened_on"_s] = session::cell(claim.happenedOn);
    row[u"expected_on"_s] = session::cell(claim.expectedOn);
    row[u"condition"_s] = textCell(claim.condition);
    insertEvidence(row, claim.evidence, snapshot);
    row[u"counts"_s] = state.resolution->counts(claim.id);
    return row;
}

QJsonObject dealRow(const analysis::ResolvedDeal &deal, const DashboardState &state)
{
    const Snapshot &snapshot = *state.snapshot;
    const analysis::Resolution &resolution = *state.resolution;
    DealId whole;
    QJsonArray relations;
    for (const Relation &relation : snapshot.relationsFrom(deal.id)) {
        // At an earlier clock nobody had said so yet.
        if (resolution.positionOf(relation.to) < 0
            || (relation.claim.isValid() && !resolution.isKnown(relation.claim))) {
            continue;
        }
        if (relation.kind == RelationKind::PartOf && !whole.isValid()) {
            whole = relation.to;
        }
        relations.append(QStringLiteral("%1 %2").arg(toCode(relation.kind)).arg(relation.to.value));
    }
    QJsonObject row;
    row[u"id"_s] = cell(deal.id);
    row[u"title"_s] = snapshot.deal(deal.id)->title;
    row[u"kind"_s] = cell(deal.kind);
    row[u"nature"_s] = cell(deal.nature);
    row[u"payers"_s] = nameCell(deal.payers, snapshot);
    row[u"payees"_s] = nameCell(deal.payees, snapshot);
    row[u"partners"_s] = nameCell(deal.partners, snapshot);
    row[u"beneficiaries"_s] = nameCell(deal.beneficiaries, snapshot);
    row[u"part_of"_s] = cell(whole);
    row[u"relations"_s] = relations;
    insertInterval(row, deal.interval);
    row[u"firm_floor"_s] = deal.firmFloor.units;
    row[u"paid_floor"_s] = deal.paidFloor.units;
    row[u"headline"_s] = session::cell(deal.headline);
    row[u"basis"_s] = deal.interval ? cell(deal.basis) : QJsonValue();
    row[u"currency"_s] = textCell(deal.currency.code());
    row[u"status"_s] = cell(deal.status);
    row[u"form"_s] = cell(deal.form);
    row[u"date"_s] = session::cell(deal.date);
    row[u"claims"_s] = qint64(deal.claims.size() + deal.setAside.size());
    row[u"origins"_s] = qint64(deal.origins.size());
    row[u"conflicts"_s] = analysis::Review::of(resolution).unsettledCount(deal.id);
    row[u"first_reported"_s] = session::cell(deal.firstReported);
    row[u"last_reported"_s] = session::cell(deal.lastReported);
    return row;
}

QJsonObject valuationRow(const Valuation &valuation, const DashboardState &state)
{
    const Snapshot &snapshot = *state.snapshot;
    QJsonObject row;
    row[u"id"_s] = cell(valuation.id);
    row[u"company"_s] = snapshot.companyName(valuation.company);
    insertAmount(row, valuation.amount);
    row[u"basis"_s] = cell(valuation.basis);
    row[u"as_of"_s] = session::cell(valuation.asOf);
    row[u"condition"_s] = textCell(valuation.condition);
    row[u"deal_id"_s] = cell(valuation.deal);
    insertEvidence(row, valuation.evidence, snapshot);
    row[u"counts"_s] = state.resolution->counts(valuation.id);
    return row;
}

} // namespace

QJsonValue cell(const std::optional<Money> &amount)
{
    return amount ? QJsonValue(amount->units) : QJsonValue();
}

QJsonValue cell(const std::optional<PartialDate> &date)
{
    return date ? QJsonValue(date->toIso()) : QJsonValue();
}

QJsonArray nameCell(const QList<CompanyId> &companies, const Snapshot &snapshot)
{
    QJsonArray names;
    for (const CompanyId id : companies) {
        names.append(snapshot.companyName(id));
    }
    return names;
}

io::RecordTable claimRecords(const DashboardState &state)
{
    io::RecordTable table;
    table.columns = {u"id"_s,
                     u"deal_id"_s,
                     u"kind"_s,
                     u"payers"_s,
                     u"payees"_s,
                     u"partners"_s,
                     u"beneficiaries"_s,
                     u"floor"_s,
                     u"ceiling"_s,
                     u"ceiling_open"_s,
                     u"headline"_s,
                     u"bound"_s,
                     u"approximate"_s,
                     u"basis"_s,
                     u"currency"_s,
                     u"status"_s,
                     u"form"_s,
                     u"period_start"_s,
                     u"period_end"_s,
                     u"period_months"_s,
                     u"quantity"_s,
                     u"quantity_unit"_s,
                     u"happened_on"_s,
                     u"expected_on"_s,
                     u"condition"_s,
                     u"published_on"_s,
                     u"published_inferred"_s,
                     u"outlet"_s,
                     u"origin"_s,
                     u"source"_s,
                     u"url"_s,
                     u"locator"_s,
                     u"quote"_s,
                     u"note"_s,
                     u"tags"_s,
                     u"rank"_s,
                     u"rank_reason"_s,
                     u"counts"_s};
    for (const ClaimId id : analysis::selectClaims(state.input())) {
        table.rows.append(claimRow(*state.snapshot->claim(id), state));
    }
    return table;
}

io::RecordTable dealRecords(const DashboardState &state)
{
    io::RecordTable table;
    table.columns = {
        u"id"_s,           u"title"_s,    u"kind"_s,          u"nature"_s,     u"payers"_s,
        u"payees"_s,       u"partners"_s, u"beneficiaries"_s, u"part_of"_s,    u"relations"_s,
        u"floor"_s,        u"ceiling"_s,  u"ceiling_open"_s,  u"firm_floor"_s, u"paid_floor"_s,
        u"headline"_s,     u"basis"_s,    u"currency"_s,      u"status"_s,     u"form"_s,
        u"date"_s,         u"claims"_s,   u"origins"_s,       u"conflicts"_s,  u"first_reported"_s,
        u"last_reported"_s};
    for (const int position : state.selected) {
        table.rows.append(dealRow(state.resolution->deals()[position], state));
    }
    return table;
}

io::RecordTable valuationRecords(const DashboardState &state)
{
    io::RecordTable table;
    table.columns
        = {u"id"_s,       u"company"_s,   u"floor"_s,        u"ceiling"_s, u"ceiling_open"_s,
           u"headline"_s, u"bound"_s,     u"approximate"_s,  u"basis"_s,   u"currency"_s,
           u"as_of"_s,    u"condition"_s, u"deal_id"_s,      u"outlet"_s,  u"origin"_s,
           u"source"_s,   u"quote"_s,     u"published_on"_s, u"rank"_s,    u"rank_reason"_s,
           u"counts"_s};
    for (const ValuationId id : analysis::selectValuations(state.input())) {
        table.rows.append(valuationRow(*state.snapshot->valuation(id), state));
    }
    return table;
}

io::RecordTable sourceRecords(const DashboardState &state)
{
    QHash<SourceId, int> claims;
    QHash<SourceId, int> valuations;
    for (const ClaimId id : analysis::selectClaims(state.input())) {
        ++claims[state.snapshot->claim(id)->evidence.source];
    }
    for (const ValuationId id : analysis::selectValuations(state.input())) {
        ++valuations[state.snapshot->valuation(id)->evidence.source];
    }
    io::RecordTable table;
    table.columns = {u"id"_s,     u"outlet"_s,    u"kind"_s,         u"title"_s,
                     u"url"_s,    u"language"_s,  u"published_on"_s, u"published_inferred"_s,
                     u"claims"_s, u"valuations"_s};
    for (int row = 0; row < state.snapshot->sourceCount(); ++row) {
        const Source &source = state.snapshot->sourceAt(row);
        const int claimCount = claims.value(source.id);
        const int valuationCount = valuations.value(source.id);
        if (claimCount + valuationCount == 0
            && (!state.filter.isEmpty()
                || !analysis::isKnownBy(source, state.perspective.publishedBy))) {
            continue;
        }
        table.rows.append({{u"id"_s, source.id.value},
                           {u"outlet"_s, state.snapshot->outletName(source.outlet)},
                           {u"kind"_s, cell(source.kind)},
                           {u"title"_s, source.title},
                           {u"url"_s, textCell(source.url)},
                           {u"language"_s, textCell(source.language)},
                           {u"published_on"_s, cell(source.published)},
                           {u"published_inferred"_s, source.publishedInferred},
                           {u"claims"_s, claimCount},
                           {u"valuations"_s, valuationCount}});
    }
    return table;
}

io::RecordTable companyRecords(const DashboardState &state)
{
    QHash<CompanyId, int> deals;
    for (const int position : state.selected) {
        const analysis::ResolvedDeal &deal = state.resolution->deals()[position];
        QSet<CompanyId> companies;
        for (CompanyId id : deal.payers + deal.payees + deal.partners + deal.beneficiaries) {
            companies.insert(id);
            // A group's count holds the deals of every company below it.
            for (qsizetype steps = state.snapshot->data().companies.size();
                 state.perspective.groups && steps > 0; --steps) {
                const Company *row = state.snapshot->company(id);
                if (!row || !row->parent.isValid()) {
                    break;
                }
                id = row->parent;
                companies.insert(id);
            }
        }
        for (const CompanyId id : companies) {
            ++deals[id];
        }
    }
    io::RecordTable table;
    table.columns = {u"id"_s, u"name"_s, u"aliases"_s, u"parent"_s, u"deals"_s};
    for (const Company &company : state.snapshot->data().companies) {
        const int count = deals.value(company.id);
        if (count == 0 && !state.filter.isEmpty()) {
            continue;
        }
        table.rows.append(
            {{u"id"_s, company.id.value},
             {u"name"_s, company.name},
             {u"aliases"_s, QJsonArray::fromStringList(company.aliases)},
             {u"parent"_s,
              company.parent.isValid() ? QJsonValue(state.snapshot->companyName(company.parent))
                                       : QJsonValue()},
             {u"deals"_s, count}});
    }
    return table;
}

} // namespace dealscope::session
