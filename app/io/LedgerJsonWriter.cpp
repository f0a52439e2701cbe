// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/LedgerJsonWriter.h"

#include "io/LedgerJsonRowWriter.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

namespace dealscope::io {

using namespace core;
using namespace Qt::StringLiterals;

namespace {

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
    putTable(&document, u"settlements"_s, data.settlements, names);
    putTable(&document, u"editions"_s, data.editions, names);
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
