// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/EditionJson.h"

#include "io/JsonRow.h"
#include "io/JsonText.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace dealscope::session {

using namespace Qt::StringLiterals;
using analysis::DealFigures;
using analysis::MoneySum;
using io::JsonRow;
using io::Presence;

namespace {

/// Raised when an older reader would misread the figures.
constexpr int FormatVersion = 1;

QJsonValue moneyCell(const std::optional<Money> &money)
{
    return money ? QJsonValue(money->units) : QJsonValue();
}

QJsonObject sumToJson(const MoneySum &sum)
{
    // The figures of a sum that did not fit mean nothing.
    const auto units = [&](Money amount) { return sum.overflow ? 0 : amount.units; };
    return {{u"floor"_s, units(sum.interval.floor)},
            {u"ceiling"_s, units(sum.interval.ceiling.value_or(Money{}))},
            {u"open_ended"_s, sum.openEnded},
            {u"firm"_s, units(sum.firm)},
            {u"paid"_s, units(sum.paid)},
            {u"deals"_s, sum.deals},
            {u"overflow"_s, sum.overflow}};
}

QJsonObject dealToJson(const DealFigures &deal)
{
    QJsonArray claims;
    for (const ClaimId claim : deal.claims) {
        claims.append(claim.value);
    }
    QJsonObject row{{u"id"_s, deal.id.value}, {u"title"_s, deal.title}, {u"claims"_s, claims}};
    if (deal.status) {
        row[u"status"_s] = QString(toCode(*deal.status));
    }
    if (deal.interval) {
        row[u"floor"_s] = deal.interval->floor.units;
        row[u"ceiling"_s] = moneyCell(deal.interval->ceiling);
        row[u"headline"_s] = moneyCell(deal.headline);
        row[u"approximate"_s] = deal.approximate;
        row[u"basis"_s] = QString(toCode(deal.basis));
        row[u"currency"_s] = deal.currency.code();
        row[u"firm"_s] = deal.firmFloor.units;
        row[u"paid"_s] = deal.paidFloor.units;
    }
    return row;
}

std::optional<Money> money(JsonRow &row, const QString &key)
{
    const auto units = row.integer(key, 0);
    return units ? std::optional(Money{*units}) : std::nullopt;
}

Money requiredMoney(JsonRow &row, const QString &key)
{
    const auto amount = money(row, key);
    if (!amount) {
        row.fail(key, u"is missing"_s);
    }
    return amount.value_or(Money{});
}

int count(JsonRow &row, const QString &key)
{
    const auto number = row.integer(key, 0, std::numeric_limits<int>::max());
    if (!number) {
        row.fail(key, u"is missing"_s);
    }
    return int(number.value_or(0));
}

Currency currency(JsonRow &row, const QString &key)
{
    const QString code = row.text(key, Presence::Required);
    const auto parsed = Currency::fromCode(code);
    if (!parsed || parsed->code() != code) {
        row.fail(key, u"is no currency of three capital letters"_s);
    }
    return parsed.value_or(Currency());
}

MoneySum sumFromJson(JsonRow &outer, const QString &key)
{
    MoneySum sum;
    auto row = outer.object(key);
    if (!row) {
        outer.fail(key, u"is missing"_s);
        return sum;
    }
    sum.interval.floor = requiredMoney(*row, u"floor"_s);
    sum.interval.ceiling = requiredMoney(*row, u"ceiling"_s);
    sum.openEnded = count(*row, u"open_ended"_s);
    sum.firm = requiredMoney(*row, u"firm"_s);
    sum.paid = requiredMoney(*row, u"paid"_s);
    sum.deals = count(*row, u"deals"_s);
    sum.overflow = row->flag(u"overflow"_s, false);
    row->finish();
    outer.adopt(*row);
    return sum;
}

void readAmount(JsonRow &row, DealFigures &deal)
{
    const auto floor = money(row, u"floor"_s);
    if (!floor) {
        return;
    }
    deal.interval = Interval{*floor, money(row, u"ceiling"_s)};
    if (deal.interval->ceiling && *deal.interval->ceiling < *floor) {
        row.fail(u"ceiling"_s, u"is below the floor"_s);
    }
    deal.headline = money(row, u"headline"_s);
    deal.approximate = row.flag(u"approximate"_s, false);
    const auto basis = row.code<Basis>(u"basis"_s);
    if (!basis) {
        row.fail(u"basis"_s, u"is missing"_s);
    }
    deal.basis = basis.value_or(Basis::Total);
    deal.currency = currency(row, u"currency"_s);
    deal.firmFloor = requiredMoney(row, u"firm"_s);
    deal.paidFloor = requiredMoney(row, u"paid"_s);
    if (deal.firmFloor > *floor || deal.paidFloor > deal.firmFloor) {
        row.fail(u"firm"_s, u"must lie between \"paid\" and \"floor\""_s);
    }
}

DealFigures dealFromJson(JsonRow &row)
{
    DealFigures deal;
    const auto id = row.integer(u"id"_s, 1);
    if (!id) {
        row.fail(u"id"_s, u"is missing"_s);
    }
    deal.id = DealId(id.value_or(0));
    deal.title = row.text(u"title"_s);
    deal.status = row.code<Status>(u"status"_s);
    const QJsonArray claims = row.list(u"claims"_s);
    for (const QJsonValue &value : claims) {
        const ClaimId claim(value.toInteger(0));
        if (!claim.isValid() || value.toInteger(1) != claim.value
            || (!deal.claims.isEmpty() && claim <= deal.claims.last())) {
            row.fail(u"claims"_s, u"must be a list of ids, each larger than the one before"_s);
            break;
        }
        deal.claims.append(claim);
    }
    readAmount(row, deal);
    row.finish();
    return deal;
}

} // namespace

EditionFigures editionFiguresOf(const DashboardState &state)
{
    EditionFigures edition;
    edition.figures = analysis::figuresOf(*state.resolution);
    edition.lens = state.perspective.lens;
    edition.publishedBy = state.perspective.publishedBy;
    edition.currency = state.currency;
    edition.ledgerChecksum = state.ledgerChecksum();
    QList<int> all(state.resolution->dealCount());
    std::iota(all.begin(), all.end(), 0);
    const analysis::Totals totals = analysis::totalsOf(*state.resolution, all, state.currency);
    edition.deals = totals.deals;
    edition.claims = totals.claims;
    edition.capital = totals.capital;
    edition.purchase = totals.purchase;
    return edition;
}

QString toJson(const EditionFigures &edition)
{
    QJsonArray deals;
    for (int i = 0; i < edition.figures.size(); ++i) {
        deals.append(dealToJson(edition.figures.at(i)));
    }
    const QJsonObject json{{u"format"_s, FormatVersion},
                           {u"lens"_s, QString(toCode(edition.lens))},
                           {u"published_by"_s,
                            edition.publishedBy
                                ? QJsonValue(edition.publishedBy->toString(Qt::ISODate))
                                : QJsonValue()},
                           {u"currency"_s, edition.currency.code()},
                           {u"ledger_checksum"_s, edition.ledgerChecksum},
                           {u"totals"_s,
                            QJsonObject{{u"deals"_s, edition.deals},
                                        {u"claims"_s, edition.claims},
                                        {u"capital"_s, sumToJson(edition.capital)},
                                        {u"purchase"_s, sumToJson(edition.purchase)}}},
                           {u"figures"_s, deals}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<EditionFigures> editionFiguresFromJson(const QString &json, const QString &name)
{
    const auto document = io::parseJson(json.toUtf8(), name);
    if (!document) {
        return document.error();
    }
    if (!document->isObject()) {
        return Error{u"%1 holds no figures."_s.arg(name), {}, ErrorKind::Problem};
    }
    EditionFigures edition;
    JsonRow row(name, document->object());
    const auto format = row.integer(u"format"_s, 1);
    if (row.ok() && format && *format > FormatVersion) {
        return Error{u"%1 was made by a newer Dealscope; open it there."_s.arg(name),
                     {},
                     ErrorKind::Problem};
    }
    if (!format) {
        row.fail(u"format"_s, u"is missing"_s);
    }
    const auto lens = row.code<Lens>(u"lens"_s);
    if (!lens) {
        row.fail(u"lens"_s, u"is missing"_s);
    }
    edition.lens = lens.value_or(Lens::Latest);
    if (const auto day = row.date(u"published_by"_s)) {
        edition.publishedBy = day->last();
    }
    edition.currency = currency(row, u"currency"_s);
    edition.ledgerChecksum = row.text(u"ledger_checksum"_s, Presence::Required);
    if (auto totals = row.object(u"totals"_s)) {
        edition.deals = count(*totals, u"deals"_s);
        edition.claims = count(*totals, u"claims"_s);
        edition.capital = sumFromJson(*totals, u"capital"_s);
        edition.purchase = sumFromJson(*totals, u"purchase"_s);
        totals->finish();
        row.adopt(*totals);
    } else {
        row.fail(u"totals"_s, u"is missing"_s);
    }
    const QJsonArray deals = row.list(u"figures"_s);
    row.finish();
    for (qsizetype i = 0; i < deals.size() && row.ok(); ++i) {
        JsonRow one(u"%1, deal %2"_s.arg(name).arg(i + 1), deals[i]);
        const DealFigures deal = dealFromJson(one);
        if (i > 0 && deal.id <= edition.figures.idAt(edition.figures.size() - 1)) {
            one.fail(u"id"_s, u"must be larger than the one before"_s);
        }
        row.adopt(one);
        edition.figures.append(deal);
    }
    if (!row.ok()) {
        return *row.error();
    }
    return edition;
}

QString checksumOfJson(const QString &json)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(json.toUtf8(), QCryptographicHash::Sha256).toHex());
}

Edition makeEdition(const DashboardState &state, const QString &name, QDate today)
{
    Edition edition;
    edition.name = name.trimmed();
    edition.madeOn = today;
    edition.figuresJson = toJson(editionFiguresOf(state));
    edition.checksum = checksumOfJson(edition.figuresJson);
    return edition;
}

Result<EditionFigures> readEdition(const Edition &edition)
{
    const QString name = u"The edition “%1”"_s.arg(edition.name);
    if (checksumOfJson(edition.figuresJson) != edition.checksum) {
        return Error{
            u"%1 is damaged: its figures do not match its checksum. Save it anew."_s.arg(name),
            {},
            ErrorKind::Problem};
    }
    return editionFiguresFromJson(edition.figuresJson, name);
}

} // namespace dealscope::session
