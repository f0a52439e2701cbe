// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/LedgerJsonRowWriter.h"

#include <QJsonArray>

namespace dealscope::io {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

void putText(QJsonObject *object, const QString &key, const QString &text)
{
    if (!text.isEmpty()) {
        object->insert(key, text);
    }
}

void putTexts(QJsonObject *object, const QString &key, const QStringList &texts)
{
    if (!texts.isEmpty()) {
        object->insert(key, QJsonArray::fromStringList(texts));
    }
}

void putFlag(QJsonObject *object, const QString &key, bool value, bool usual)
{
    if (value != usual) {
        object->insert(key, value);
    }
}

void putDate(QJsonObject *object, const QString &key, const std::optional<PartialDate> &date)
{
    if (!date) {
        return;
    }
    if (date->words().isEmpty()) {
        object->insert(key, date->toIso());
    } else {
        object->insert(key, QJsonObject{{u"iso"_s, date->toIso()}, {u"words"_s, date->words()}});
    }
}

template<typename E>
void putCode(QJsonObject *object, const QString &key, const std::optional<E> &value)
{
    if (value) {
        object->insert(key, QString(toCode(*value)));
    }
}

void putReference(QJsonObject *object, const QString &key, const QJsonValue &reference)
{
    if (!reference.isNull()) {
        object->insert(key, reference);
    }
}

QJsonObject amountObject(const Amount &amount)
{
    QJsonObject object{{u"bound"_s, QString(toCode(amount.bound))}};
    if (amount.bound == Bound::Between) {
        object.insert(u"low"_s, amount.low.value_or(Money{}).units);
        object.insert(u"high"_s, amount.high.value_or(Money{}).units);
    } else if (const auto headline = amount.headline()) {
        object.insert(u"value"_s, headline->units);
    }
    putFlag(&object, u"approximate"_s, amount.approximate, false);
    if (amount.basis != Basis::Total) {
        object.insert(u"basis"_s, QString(toCode(amount.basis)));
    }
    putText(&object, u"currency"_s, amount.currency.code());
    return object;
}

QJsonObject periodObject(const Period &period)
{
    QJsonObject object;
    putDate(&object, u"start"_s, period.start);
    putDate(&object, u"end"_s, period.end);
    if (period.months) {
        object.insert(u"months"_s, *period.months);
    }
    return object;
}

QJsonObject quantityObject(const Quantity &quantity)
{
    QJsonObject object{{u"unit"_s, quantity.unit}};
    if (quantity.number) {
        object.insert(u"number"_s, *quantity.number);
    }
    return object;
}

void putSchedule(QJsonObject *object, const QList<Installment> &schedule)
{
    QJsonArray list;
    for (const Installment &installment : schedule) {
        QJsonObject span{{u"amount"_s, amountObject(installment.amount)}};
        putDate(&span, u"when"_s, installment.when);
        list.append(span);
    }
    if (!list.isEmpty()) {
        object->insert(u"schedule"_s, list);
    }
}

void putParties(QJsonObject *object, const QList<Party> &parties, const ReferenceNames &names)
{
    static const std::array<std::pair<Role, QString>, 4> roles{
        {{Role::Payer, u"payers"_s},
         {Role::Payee, u"payees"_s},
         {Role::Partner, u"partners"_s},
         {Role::Beneficiary, u"beneficiaries"_s}}};
    for (const auto &[role, key] : roles) {
        QJsonArray list;
        for (const Party &party : parties) {
            if (party.role != role) {
                continue;
            }
            const QJsonValue name = names.of(party.company);
            list.append(party.sharePpm ? QJsonValue(
                            QJsonObject{{u"company"_s, name}, {u"share_ppm"_s, *party.sharePpm}})
                                       : name);
        }
        if (!list.isEmpty()) {
            object->insert(key, list);
        }
    }
}

void putEvidence(QJsonObject *object, const Evidence &evidence, const ReferenceNames &names)
{
    putReference(object, u"source"_s, names.of(evidence.source));
    putText(object, u"locator"_s, evidence.locator);
    putText(object, u"quote"_s, evidence.quote);
    QJsonArray attribution;
    for (const OutletId outlet : evidence.attribution) {
        attribution.append(names.of(outlet));
    }
    if (!attribution.isEmpty()) {
        object->insert(u"attribution"_s, attribution);
    }
    putCode(object, u"sourcing"_s, evidence.sourcing);
    putText(object, u"note"_s, evidence.note);
    putTexts(object, u"tags"_s, evidence.tags);
    putText(object, u"checked_by"_s, evidence.checkedBy);
    putDate(object, u"checked_on"_s, evidence.checkedOn);
    if (evidence.rank != Rank::Normal) {
        object->insert(u"rank"_s, QString(toCode(evidence.rank)));
    }
    putText(object, u"rank_reason"_s, evidence.rankReason);
}

} // namespace

QJsonObject toRow(const Company &company, const ReferenceNames &names)
{
    QJsonObject row{{u"name"_s, company.name}};
    putTexts(&row, u"aliases"_s, company.aliases);
    putReference(&row, u"parent"_s, names.of(company.parent));
    putText(&row, u"note"_s, company.note);
    return row;
}

QJsonObject toRow(const Outlet &outlet, const ReferenceNames &)
{
    QJsonObject row{{u"name"_s, outlet.name}};
    putFlag(&row, u"named"_s, outlet.named, true);
    putTexts(&row, u"aliases"_s, outlet.aliases);
    putText(&row, u"homepage"_s, outlet.homepage);
    return row;
}

QJsonObject toRow(const Source &source, const ReferenceNames &names)
{
    QJsonObject row{{u"kind"_s, QString(toCode(source.kind))}};
    putText(&row, u"key"_s, source.key);
    putReference(&row, u"outlet"_s, names.of(source.outlet));
    putText(&row, u"title"_s, source.title);
    putText(&row, u"url"_s, source.url);
    putText(&row, u"archived_url"_s, source.archivedUrl);
    putText(&row, u"language"_s, source.language);
    putDate(&row, u"published"_s, source.published);
    putFlag(&row, u"published_inferred"_s, source.publishedInferred, false);
    putDate(&row, u"accessed"_s, source.accessed);
    putText(&row, u"file"_s, source.fileName);
    putText(&row, u"text"_s, source.text);
    putText(&row, u"checksum"_s, source.checksum);
    return row;
}

QJsonObject toRow(const Deal &deal, const ReferenceNames &names)
{
    QJsonObject row{{u"kind"_s, QString(toCode(deal.kind))}, {u"title"_s, deal.title}};
    putText(&row, u"key"_s, deal.key);
    putParties(&row, deal.parties, names);
    putText(&row, u"note"_s, deal.note);
    return row;
}

QJsonObject toRow(const Claim &claim, const ReferenceNames &names)
{
    QJsonObject row;
    putReference(&row, u"deal"_s, names.of(claim.deal));
    putEvidence(&row, claim.evidence, names);
    if (claim.amount) {
        row.insert(u"amount"_s, amountObject(*claim.amount));
    }
    putCode(&row, u"status"_s, claim.status);
    putCode(&row, u"form"_s, claim.form);
    if (claim.period) {
        row.insert(u"period"_s, periodObject(*claim.period));
    }
    putSchedule(&row, claim.schedule);
    putDate(&row, u"full_by"_s, claim.fullBy);
    if (claim.quantity) {
        row.insert(u"quantity"_s, quantityObject(*claim.quantity));
    }
    putDate(&row, u"happened_on"_s, claim.happenedOn);
    putDate(&row, u"expected_on"_s, claim.expectedOn);
    putText(&row, u"condition"_s, claim.condition);
    putParties(&row, claim.otherParties, names);
    putCode(&row, u"kind"_s, claim.otherKind);
    return row;
}

QJsonObject toRow(const Valuation &valuation, const ReferenceNames &names)
{
    QJsonObject row{{u"amount"_s, amountObject(valuation.amount)},
                    {u"basis"_s, QString(toCode(valuation.basis))}};
    putReference(&row, u"company"_s, names.of(valuation.company));
    putEvidence(&row, valuation.evidence, names);
    putDate(&row, u"as_of"_s, valuation.asOf);
    putText(&row, u"condition"_s, valuation.condition);
    putReference(&row, u"deal"_s, names.of(valuation.deal));
    return row;
}

QJsonObject toRow(const Milestone &milestone, const ReferenceNames &names)
{
    QJsonObject row{{u"label"_s, milestone.label}};
    putReference(&row, u"deal"_s, names.of(milestone.deal));
    putReference(&row, u"source"_s, names.of(milestone.source));
    putDate(&row, u"date"_s, milestone.date);
    putFlag(&row, u"expected"_s, milestone.expected, false);
    putText(&row, u"quote"_s, milestone.quote);
    return row;
}

QJsonObject toRow(const ExchangeRate &rate, const ReferenceNames &names)
{
    QJsonObject row{{u"from"_s, rate.from.code()},
                    {u"to"_s, rate.to.code()},
                    {u"from_units"_s, rate.fromUnits},
                    {u"to_units"_s, rate.toUnits}};
    putDate(&row, u"date"_s, rate.date);
    putReference(&row, u"source"_s, names.of(rate.source));
    putReference(&row, u"deal"_s, names.of(rate.deal));
    putText(&row, u"quote"_s, rate.quote);
    return row;
}

QJsonObject toRow(const Settlement &settlement, const ReferenceNames &names)
{
    QJsonObject row{{u"rule"_s, QString(toCode(settlement.rule))},
                    {u"reason"_s, settlement.reason}};
    putReference(&row, u"deal"_s, names.of(settlement.deal));
    QJsonArray claims;
    for (const ClaimId claim : settlement.claims) {
        claims.append(claim.value);
    }
    row.insert(u"claims"_s, claims);
    return row;
}

QJsonObject toRow(const Edition &edition, const ReferenceNames &)
{
    return {{u"name"_s, edition.name},
            {u"made_on"_s, edition.madeOn.toString(Qt::ISODate)},
            {u"figures"_s, edition.figuresJson},
            {u"checksum"_s, edition.checksum}};
}

QJsonObject toRow(const SavedView &view, const ReferenceNames &)
{
    QJsonObject row{{u"name"_s, view.name}};
    putText(&row, u"filter"_s, view.filterJson);
    putText(&row, u"layout"_s, view.layoutJson);
    return row;
}

} // namespace dealscope::io
