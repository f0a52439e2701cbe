// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/LedgerJsonWriter.h"

#include <QHash>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

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

/// How rows name each other: by name or key where there is one, else by id.
class ReferenceNames
{
public:
    explicit ReferenceNames(const LedgerData &data)
    {
        for (const Company &company : data.companies) {
            m_companies.insert(company.id, company.name);
        }
        for (const Outlet &outlet : data.outlets) {
            m_outlets.insert(outlet.id, outlet.name);
        }
        for (const Source &source : data.sources) {
            m_sources.insert(source.id, source.key);
        }
        for (const Deal &deal : data.deals) {
            m_deals.insert(deal.id, deal.key);
        }
    }

    [[nodiscard]] QJsonValue of(CompanyId id) const { return find(m_companies, id); }
    [[nodiscard]] QJsonValue of(OutletId id) const { return find(m_outlets, id); }
    [[nodiscard]] QJsonValue of(SourceId id) const { return find(m_sources, id); }
    [[nodiscard]] QJsonValue of(DealId id) const { return find(m_deals, id); }

private:
    template<typename Id>
    static QJsonValue find(const QHash<Id, QString> &names, Id id)
    {
        if (!id.isValid()) {
            return QJsonValue::Null;
        }
        const QString name = names.value(id);
        return name.isEmpty() ? QJsonValue(id.value) : QJsonValue(name);
    }

    QHash<CompanyId, QString> m_companies;
    QHash<OutletId, QString> m_outlets;
    QHash<SourceId, QString> m_sources;
    QHash<DealId, QString> m_deals;
};

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

QJsonObject toRow(const SavedView &view, const ReferenceNames &)
{
    QJsonObject row{{u"name"_s, view.name}};
    putText(&row, u"filter"_s, view.filterJson);
    putText(&row, u"layout"_s, view.layoutJson);
    return row;
}

template<typename Row>
void putTable(QJsonObject *document, const QString &key, const QList<Row> &rows,
              const ReferenceNames &names)
{
    QJsonArray table;
    for (const Row &row : rows) {
        QJsonObject object = toRow(row, names);
        object.insert(u"id"_s, row.id.value);
        table.append(object);
    }
    if (!table.isEmpty()) {
        document->insert(key, table);
    }
}

void putRelations(QJsonObject *document, const LedgerData &data, const ReferenceNames &names)
{
    QHash<DealId, QJsonArray> lists;
    for (const Relation &relation : data.relations) {
        QJsonObject row{{u"kind"_s, QString(toCode(relation.kind))},
                        {u"to"_s, names.of(relation.to)}};
        if (relation.claim.isValid()) {
            row.insert(u"claim"_s, relation.claim.value);
        }
        lists[relation.from].append(row);
    }
    QJsonArray deals = document->value(u"deals"_s).toArray();
    for (QJsonValueRef value : deals) {
        QJsonObject deal = value.toObject();
        const auto list = lists.constFind(DealId(deal.value(u"id"_s).toInteger()));
        if (list != lists.cend()) {
            deal.insert(u"relations"_s, *list);
            value = deal;
        }
    }
    if (!deals.isEmpty()) {
        document->insert(u"deals"_s, deals);
    }
}

} // namespace

QJsonObject LedgerJsonWriter::toObject(const LedgerData &data)
{
    const ReferenceNames names(data);
    QJsonObject document;
    putTable(&document, u"companies"_s, data.companies, names);
    putTable(&document, u"outlets"_s, data.outlets, names);
    putTable(&document, u"sources"_s, data.sources, names);
    putTable(&document, u"deals"_s, data.deals, names);
    putTable(&document, u"claims"_s, data.claims, names);
    putTable(&document, u"valuations"_s, data.valuations, names);
    putTable(&document, u"milestones"_s, data.milestones, names);
    putTable(&document, u"rates"_s, data.rates, names);
    putTable(&document, u"saved_views"_s, data.savedViews, names);
    putRelations(&document, data, names);
    return document;
}

QByteArray LedgerJsonWriter::toJson(const LedgerData &data)
{
    return QJsonDocument(toObject(data)).toJson(QJsonDocument::Indented);
}

Outcome LedgerJsonWriter::write(const LedgerData &data, QIODevice &device)
{
    const QByteArray json = toJson(data);
    if (device.write(json) != json.size()) {
        return Error{u"The ledger could not be written as JSON: %1."_s.arg(device.errorString()),
                     {},
                     ErrorKind::File};
    }
    return Done{};
}

} // namespace dealscope::io
