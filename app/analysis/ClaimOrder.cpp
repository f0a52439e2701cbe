// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ClaimOrder.h"

#include "analysis/OrderKey.h"
#include "analysis/Resolution.h"

#include <algorithm>
#include <numeric>

namespace dealscope::analysis {

namespace {

std::optional<Amount> amountOf(const Claim &claim)
{
    return claim.amount;
}
std::optional<Amount> amountOf(const Valuation &valuation)
{
    return valuation.amount;
}
std::optional<Period> periodOf(const Claim &claim)
{
    return claim.period;
}
std::optional<Period> periodOf(const Valuation &)
{
    return std::nullopt;
}
bool isEligible(Lens lens, const Claim &claim)
{
    return analysis::isEligible(lens, claim.status);
}
bool isEligible(Lens, const Valuation &)
{
    return true;
}

/// Makes the amounts of some statements comparable, as far as they are.
template<typename Row>
class Comparison
{
public:
    Comparison(const Snapshot &snapshot, const QList<const Row *> &rows, const LensRule &rule)
        : m_snapshot(snapshot)
        , m_rule(rule)
    {
        for (const Row *row : rows) {
            const auto amount = amountOf(*row);
            if (!amount || !amount->interval()) {
                continue;
            }
            m_oneCurrency
                = m_oneCurrency && (m_currency.isEmpty() || m_currency == amount->currency);
            m_currency = amount->currency;
            m_oneBasis = m_oneBasis && (!m_basis || *m_basis == amount->basis);
            m_basis = amount->basis;
        }
    }

    void fill(OrderKey &key, const Row &row) const
    {
        const auto amount = amountOf(row);
        if (!amount || !amount->interval()) {
            return;
        }
        const auto rate = amount->currency == m_rule.currency ? std::nullopt : rateOf(row, *amount);
        takeOwn(key, row, *amount, rate);
        std::optional<Interval> interval = amount->interval();
        std::optional<Interval> headline = Interval{*amount->headline(), amount->headline()};
        const bool isRate = amount->basis == Basis::PerYear || amount->basis == Basis::PerMonth;
        if (!m_oneBasis && isRate) {
            const Period period = periodOf(row).value_or(Period{});
            interval = totalOfRate(*interval, amount->basis, period);
            headline = totalOfRate(*headline, amount->basis, period);
        }
        if (!m_oneCurrency && amount->currency != m_rule.currency) {
            interval = rate && interval ? converted(*interval, *rate) : std::nullopt;
            headline = rate && headline ? converted(*headline, *rate) : std::nullopt;
        }
        if (interval && headline) {
            key.interval = interval;
            key.headline = headline->floor;
        }
    }

private:
    [[nodiscard]] std::optional<Conversion> rateOf(const Row &row, const Amount &amount) const
    {
        const std::optional<QDate> published = m_snapshot.publishedBy(row.evidence.source);
        const std::optional<QDate> day = published ? published : m_rule.publishedBy;
        return m_snapshot.rates().find(
            amount.currency, m_rule.currency, day, row.deal,
            [&](SourceId id) { return isKnownBy(m_snapshot, id, m_rule.publishedBy); });
    }

    void takeOwn(OrderKey &key, const Row &row, const Amount &amount,
                 const std::optional<Conversion> &rate) const
    {
        key.own = amount.interval();
        const auto total = totalOfRate(*key.own, amount.basis, periodOf(row).value_or(Period{}));
        const bool isRate = amount.basis == Basis::PerYear || amount.basis == Basis::PerMonth;
        key.measure.first = isRate && !total ? int(amount.basis) : 0;
        key.own = total ? total : key.own;
        const auto inCurrency = rate ? converted(*key.own, *rate) : std::nullopt;
        key.own = inCurrency ? inCurrency : key.own;
        key.measure.second = inCurrency ? m_rule.currency : amount.currency;
    }

    const Snapshot &m_snapshot;
    const LensRule &m_rule;
    bool m_oneCurrency = true;
    bool m_oneBasis = true;
    Currency m_currency;
    std::optional<Basis> m_basis;
};

template<typename Row>
std::vector<OrderKey> keysOf(const Snapshot &snapshot, const QList<const Row *> &rows,
                             const LensRule &rule)
{
    const Comparison<Row> comparison(snapshot, rows, rule);
    std::vector<OrderKey> keys;
    keys.reserve(size_t(rows.size()));
    for (const Row *row : rows) {
        OrderKey key;
        key.rank = row->evidence.rank;
        key.eligible = isEligible(rule.lens, *row);
        key.id = row->id.value;
        key.sourceKind = snapshot.sourceKind(row->evidence.source);
        key.published = snapshot.publishedBy(row->evidence.source);
        const Outlet *origin = snapshot.outlet(snapshot.originOf(row->evidence));
        key.origin = origin && origin->named ? origin->id : OutletId{};
        comparison.fill(key, *row);
        keys.push_back(key);
    }
    if (rule.lens != Lens::Corroborated) {
        return keys;
    }
    countOrigins(keys);
    return keys;
}

template<typename Row>
QList<const Row *> sortedByLens(const Snapshot &snapshot, const QList<const Row *> &rows,
                                const LensRule &rule)
{
    if (rows.size() < 2) {
        return rows;
    }
    const std::vector<OrderKey> keys = keysOf(snapshot, rows, rule);
    std::vector<qsizetype> order(keys.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, [&](qsizetype i, qsizetype j) {
        return comesBefore(rule.lens, keys[size_t(i)], keys[size_t(j)]);
    });
    QList<const Row *> sorted;
    sorted.reserve(rows.size());
    for (const qsizetype i : order) {
        sorted.append(rows[i]);
    }
    return sorted;
}

} // namespace

QList<const Claim *> inLensOrder(const Snapshot &snapshot, QList<const Claim *> claims,
                                 const LensRule &rule)
{
    return sortedByLens(snapshot, claims, rule);
}

QList<const Valuation *> inLensOrder(const Snapshot &snapshot, QList<const Valuation *> valuations,
                                     const LensRule &rule)
{
    return sortedByLens(snapshot, valuations, rule);
}

QList<const Claim *> eligibleUnder(Lens lens, const QList<const Claim *> &claims)
{
    QList<const Claim *> eligible;
    for (const Claim *claim : claims) {
        if (isEligible(lens, *claim)) {
            eligible.append(claim);
        }
    }
    return eligible;
}

QList<ClaimId> levelWithFirst(const Snapshot &snapshot, const QList<const Claim *> &claims,
                              const LensRule &rule)
{
    QList<const Claim *> stated = eligibleUnder(rule.lens, claims);
    stated.removeIf(
        [](const Claim *claim) { return !claim->amount || !claim->amount->interval(); });
    stated = sortedByLens(snapshot, stated, rule);
    const std::vector<OrderKey> keys = keysOf(snapshot, stated, rule);
    QList<ClaimId> level;
    for (size_t i = 0; i < keys.size() && compareBeforeTies(rule.lens, keys[0], keys[i]) == 0;
         ++i) {
        level.append(stated[qsizetype(i)]->id);
    }
    return level;
}

} // namespace dealscope::analysis
