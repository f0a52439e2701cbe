// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ChartKey.h"

#include <algorithm>
#include <tuple>

namespace dealscope::analysis {

namespace {

constexpr int Whole = 1'000'000;

ChartKey restOf(ChartDimension dimension, ChartKey::Bucket bucket)
{
    ChartKey key;
    key.dimension = dimension;
    key.bucket = bucket;
    return key;
}

QDate startOf(QDate day, ChartDimension dimension)
{
    switch (dimension) {
    case ChartDimension::Month:
        return {day.year(), day.month(), 1};
    case ChartDimension::Quarter:
        return {day.year(), (day.month() - 1) / 3 * 3 + 1, 1};
    default:
        return {day.year(), 1, 1};
    }
}

ChartKey timeKey(const ResolvedDeal &deal, ChartDimension dimension)
{
    if (!deal.date) {
        return restOf(dimension, ChartKey::Bucket::Undated);
    }
    const QDate start = startOf(deal.date->first(), dimension);
    if (start != startOf(deal.date->last(), dimension)) {
        return restOf(dimension, ChartKey::Bucket::Imprecise);
    }
    ChartKey key;
    key.dimension = dimension;
    key.start = start;
    return key;
}

template<typename E>
ChartKey enumKey(const std::optional<E> &value, ChartDimension dimension)
{
    if (!value) {
        return restOf(dimension, ChartKey::Bucket::NotStated);
    }
    ChartKey key;
    key.dimension = dimension;
    key.code = int(*value);
    return key;
}

ChartKey partyKey(const QList<CompanyId> &companies, ChartDimension dimension)
{
    ChartKey key = restOf(dimension, ChartKey::Bucket::NotStated);
    for (const CompanyId company : companies) {
        if (company.isValid() && !key.companies.contains(company)) {
            key.companies.append(company);
        }
    }
    if (!key.companies.isEmpty()) {
        key.bucket = ChartKey::Bucket::Value;
        key.asReported = key.companies;
        std::ranges::sort(key.companies);
    }
    return key;
}

/// The reported shares of `companies` in their order; empty unless every one of them has one.
QList<int> sharesOf(const Deal *deal, const QList<CompanyId> &companies, Role role)
{
    QList<int> shares;
    qint64 sum = 0;
    for (const CompanyId company : companies) {
        const auto party = deal
            ? std::ranges::find_if(deal->parties,
                                   [&](const Party &candidate) {
                                       return candidate.company == company && candidate.role == role
                                           && candidate.sharePpm;
                                   })
            : QList<Party>::const_iterator{};
        if (!deal || party == deal->parties.cend()) {
            return {};
        }
        shares.append(*party->sharePpm);
        sum += *party->sharePpm;
    }
    return sum <= Whole && companies.size() > 1 ? shares : QList<int>{};
}

QList<ChartKeyShare> partyKeys(const Resolution &resolution, const ResolvedDeal &deal,
                               ChartDimension dimension, bool groups)
{
    const Role role = dimension == ChartDimension::Payer ? Role::Payer : Role::Payee;
    const QList<CompanyId> &companies = role == Role::Payer ? deal.payers : deal.payees;
    const Snapshot &snapshot = resolution.snapshot();
    const auto named = [&](CompanyId id) { return groups ? snapshot.groupOf(id) : id; };

    const QList<int> shares = sharesOf(snapshot.deal(deal.id), companies, role);
    if (shares.isEmpty()) {
        QList<CompanyId> joint;
        for (const CompanyId id : companies) {
            joint.append(named(id));
        }
        return {{partyKey(joint, dimension), Whole}};
    }
    QList<ChartKeyShare> keys;
    int rest = Whole;
    for (qsizetype i = 0; i < companies.size(); ++i) {
        const ChartKey key = partyKey({named(companies[i])}, dimension);
        const auto known = std::ranges::find(keys, key, &ChartKeyShare::key);
        if (known != keys.end()) {
            known->ppm += shares[i];
        } else {
            keys.append({key, shares[i]});
        }
        rest -= shares[i];
    }
    if (rest > 0) {
        keys.append({restOf(dimension, ChartKey::Bucket::NotStated), rest});
    }
    return keys;
}

ChartKey outletKey(const Resolution &resolution, const ResolvedDeal &deal)
{
    const Snapshot &snapshot = resolution.snapshot();
    const Claim *claim = snapshot.claim(deal.amountClaim);
    if (!claim && !deal.claims.isEmpty()) {
        claim = snapshot.claim(deal.claims.first());
    }
    ChartKey key = restOf(ChartDimension::Outlet, ChartKey::Bucket::NotStated);
    if (claim) {
        key.outlet = snapshot.originOf(claim->evidence);
        if (key.outlet.isValid()) {
            key.bucket = ChartKey::Bucket::Value;
        }
    }
    return key;
}

} // namespace

QDate ChartKey::end() const
{
    switch (dimension) {
    case ChartDimension::Month:
        return start.addMonths(1).addDays(-1);
    case ChartDimension::Quarter:
        return start.addMonths(3).addDays(-1);
    default:
        return start.addYears(1).addDays(-1);
    }
}

ChartKey ChartKey::following() const
{
    ChartKey key = *this;
    key.start = end().addDays(1);
    return key;
}

namespace {

/// All that tells buckets apart but the companies.
auto tied(const ChartKey &key)
{
    return std::tie(key.dimension, key.bucket, key.start, key.code, key.outlet);
}

} // namespace

bool operator==(const ChartKey &a, const ChartKey &b)
{
    return tied(a) == tied(b) && a.companies == b.companies;
}

bool operator<(const ChartKey &a, const ChartKey &b)
{
    return tied(a) != tied(b) ? tied(a) < tied(b) : a.companies < b.companies;
}

QList<ChartKeyShare> keysOf(const Resolution &resolution, const ResolvedDeal &deal,
                            ChartDimension dimension, bool groups)
{
    switch (dimension) {
    case ChartDimension::Month:
    case ChartDimension::Quarter:
    case ChartDimension::Year:
        return {{timeKey(deal, dimension), Whole}};
    case ChartDimension::Payer:
    case ChartDimension::Payee:
        return partyKeys(resolution, deal, dimension, groups);
    case ChartDimension::Kind:
        return {{enumKey(std::optional(deal.kind), dimension), Whole}};
    case ChartDimension::Status:
        return {{enumKey(deal.status, dimension), Whole}};
    case ChartDimension::Form:
        return {{enumKey(deal.form, dimension), Whole}};
    case ChartDimension::Outlet:
        return {{outletKey(resolution, deal), Whole}};
    }
    return {};
}

std::optional<FilterClause> clauseOf(const ChartKey &key)
{
    if (key.bucket != ChartKey::Bucket::Value) {
        return std::nullopt;
    }
    switch (key.dimension) {
    case ChartDimension::Month:
    case ChartDimension::Quarter:
    case ChartDimension::Year:
        return FilterClause{Dimension::Dates, DateRange{key.start, key.end()}};
    case ChartDimension::Payer:
        return FilterClause{Dimension::Payers, key.companies};
    case ChartDimension::Payee:
        return FilterClause{Dimension::Payees, key.companies};
    case ChartDimension::Kind:
        return FilterClause{Dimension::Kinds, QList<DealKind>{key.kind()}};
    case ChartDimension::Status:
        return FilterClause{Dimension::Statuses, QList<Status>{key.status()}};
    case ChartDimension::Form:
        return FilterClause{Dimension::Forms, QList<Form>{key.form()}};
    case ChartDimension::Outlet:
        return FilterClause{Dimension::Outlets, QList<OutletId>{key.outlet}};
    }
    return std::nullopt;
}

} // namespace dealscope::analysis
