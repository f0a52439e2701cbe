// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/FilterJson.h"

#include <QJsonArray>

namespace dealscope::session {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<Dimension, QLatin1StringView>, DimensionCount> dimensionKeys{
    {{Dimension::Companies, "companies"_L1},
     {Dimension::Payers, "payers"_L1},
     {Dimension::Payees, "payees"_L1},
     {Dimension::Kinds, "kinds"_L1},
     {Dimension::Natures, "natures"_L1},
     {Dimension::Statuses, "statuses"_L1},
     {Dimension::Forms, "forms"_L1},
     {Dimension::Outlets, "outlets"_L1},
     {Dimension::Currencies, "currencies"_L1},
     {Dimension::Dates, "dates"_L1},
     {Dimension::Amounts, "amounts"_L1},
     {Dimension::Words, "words"_L1},
     {Dimension::Tags, "tags"_L1}}};

QJsonValue dayToJson(const std::optional<QDate> &day)
{
    return day ? QJsonValue(day->toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue moneyToJson(const std::optional<Money> &money)
{
    return money ? QJsonValue(money->units) : QJsonValue();
}

template<typename T, typename Name>
QJsonArray listToJson(const QList<T> &values, Name name)
{
    QJsonArray array;
    for (const T &value : values) {
        array.append(QString(name(value)));
    }
    return array;
}

struct ValueToJson {
    const Snapshot &snapshot;

    QJsonValue operator()(std::monostate) const { return {}; }
    QJsonValue operator()(const QList<CompanyId> &ids) const
    {
        return listToJson(ids, [this](CompanyId id) { return snapshot.companyName(id); });
    }
    QJsonValue operator()(const QList<OutletId> &ids) const
    {
        return listToJson(ids, [this](OutletId id) { return snapshot.outletName(id); });
    }
    template<typename E>
    requires std::is_enum_v<E> QJsonValue operator()(const QList<E> &values) const
    {
        return listToJson(values, [](E value) { return toCode(value); });
    }
    QJsonValue operator()(const QList<Currency> &values) const
    {
        return listToJson(values, [](const Currency &c) { return c.code(); });
    }
    QJsonValue operator()(const DateRange &range) const
    {
        return QJsonObject{{u"from"_s, dayToJson(range.from)}, {u"to"_s, dayToJson(range.to)}};
    }
    QJsonValue operator()(const AmountRange &range) const
    {
        return QJsonObject{{u"min"_s, moneyToJson(range.min)}, {u"max"_s, moneyToJson(range.max)}};
    }
    QJsonValue operator()(const WordsQuery &query) const
    {
        return QJsonObject{{u"words"_s, query.words}, {u"in_texts"_s, query.inTexts}};
    }
    QJsonValue operator()(const QStringList &tags) const
    {
        return QJsonArray::fromStringList(tags);
    }
};

Error unknown(const QString &what, const QString &value)
{
    return {
        QStringLiteral("The saved view asks for the %1 “%2”, which this deal file does not have.")
            .arg(what, value),
        {},
        ErrorKind::Problem};
}

template<typename T, typename Parse>
Result<ClauseValue> listFromJson(const QJsonValue &json, const QString &what, Parse parse)
{
    QList<T> values;
    for (const QJsonValue &item : json.toArray()) {
        const std::optional<T> value = parse(item.toString());
        if (!value) {
            return unknown(what, item.toString());
        }
        values.append(*value);
    }
    return ClauseValue(values);
}

template<typename E>
Result<ClauseValue> enumsFromJson(const QJsonValue &json, const QString &what)
{
    return listFromJson<E>(json, what, [](const QString &code) { return fromCode<E>(code); });
}

std::optional<QDate> dayFromJson(const QJsonValue &json)
{
    const QDate day = QDate::fromString(json.toString(), Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

std::optional<Money> moneyFromJson(const QJsonValue &json)
{
    return json.isDouble() ? std::optional(Money{json.toInteger()}) : std::nullopt;
}

Result<ClauseValue> valueFromJson(Dimension dimension, const QJsonValue &json,
                                  const Snapshot &snapshot)
{
    switch (dimension) {
    case Dimension::Companies:
    case Dimension::Payers:
    case Dimension::Payees:
        return listFromJson<CompanyId>(json, u"company"_s, [&](const QString &name) {
            const CompanyId id = snapshot.companyNamed(name);
            return id.isValid() ? std::optional(id) : std::nullopt;
        });
    case Dimension::Outlets:
        return listFromJson<OutletId>(json, u"publisher"_s, [&](const QString &name) {
            const OutletId id = snapshot.outletNamed(name);
            return id.isValid() ? std::optional(id) : std::nullopt;
        });
    case Dimension::Kinds:
        return enumsFromJson<DealKind>(json, u"kind"_s);
    case Dimension::Natures:
        return enumsFromJson<Nature>(json, u"nature"_s);
    case Dimension::Statuses:
        return enumsFromJson<Status>(json, u"status"_s);
    case Dimension::Forms:
        return enumsFromJson<Form>(json, u"form"_s);
    case Dimension::Currencies:
        return listFromJson<Currency>(json, u"currency"_s, Currency::fromCode);
    case Dimension::Dates:
        return ClauseValue(DateRange{dayFromJson(json[u"from"_s]), dayFromJson(json[u"to"_s])});
    case Dimension::Amounts:
        return ClauseValue(
            AmountRange{moneyFromJson(json[u"min"_s]), moneyFromJson(json[u"max"_s])});
    case Dimension::Words:
        return ClauseValue(WordsQuery{json[u"words"_s].toString(), json[u"in_texts"_s].toBool()});
    case Dimension::Tags:
        return listFromJson<QString>(json, u"tag"_s,
                                     [](const QString &tag) { return std::optional(tag); });
    }
    return ClauseValue();
}

} // namespace

QJsonObject toJson(const Filter &filter, const Perspective &perspective, const Snapshot &snapshot)
{
    QJsonObject clauses;
    for (const auto &[dimension, key] : dimensionKeys) {
        if (filter.isSet(dimension)) {
            clauses.insert(key, std::visit(ValueToJson{snapshot}, filter.clause(dimension)));
        }
    }
    return {{u"filter"_s, clauses},
            {u"lens"_s, QString(toCode(perspective.lens))},
            {u"published_by"_s, dayToJson(perspective.publishedBy)},
            {u"groups"_s, perspective.groups},
            {u"per_year"_s, perspective.perYear},
            {u"currency"_s, perspective.currency.code()}};
}

Result<FilterAndPerspective> filterFromJson(const QJsonObject &json, const Snapshot &snapshot)
{
    FilterAndPerspective result;
    const QJsonObject clauses = json[u"filter"_s].toObject();
    for (auto it = clauses.begin(); it != clauses.end(); ++it) {
        const auto known = std::ranges::find_if(
            dimensionKeys, [&](const auto &entry) { return it.key() == entry.second; });
        if (known == dimensionKeys.end()) {
            return unknown(u"clause"_s, it.key());
        }
        auto value = valueFromJson(known->first, it.value(), snapshot);
        if (!value) {
            return value.error();
        }
        result.filter.set({known->first, *value});
    }
    const QString lensCode = json[u"lens"_s].toString(QString(toCode(Lens::Latest)));
    const auto lens = fromCode<Lens>(lensCode);
    if (!lens) {
        return unknown(u"rule"_s, lensCode);
    }
    result.perspective.lens = *lens;
    result.perspective.publishedBy = dayFromJson(json[u"published_by"_s]);
    result.perspective.groups = json[u"groups"_s].toBool();
    result.perspective.perYear = json[u"per_year"_s].toBool();
    if (const QString code = json[u"currency"_s].toString(); !code.isEmpty()) {
        const auto currency = Currency::fromCode(code);
        if (!currency) {
            return unknown(u"currency"_s, code);
        }
        result.perspective.currency = *currency;
    }
    return result;
}

} // namespace dealscope::session
