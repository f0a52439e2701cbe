// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/ClaimOrder.h"

#include "analysis/Resolution.h"

#include <algorithm>
#include <numeric>

namespace dealscope::analysis {

namespace {

/// What a lens looks at when it puts two statements in order.
struct OrderKey {
    Rank rank = Rank::Normal;
    SourceKind sourceKind = SourceKind::Note;
    bool eligible = true;
    std::optional<QDate> published; ///< last day of the source's date
    std::optional<Interval> interval; ///< comparable with those of the other keys
    std::optional<Money> headline;
    /// What ties are broken by. Unlike `interval` it does not depend on what the other keys are, so
    /// that one more claim never changes the order of the others.
    std::optional<Interval> own;
    std::pair<int, Currency> measure; ///< of `own`: only like is compared with like
    int origins = 0; ///< independent ones that state a headline near this one
    OutletId origin; ///< not valid where it is not independent
    qint64 id = 0;
};

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
    return lens != Lens::BindingOnly
        || (claim.status && (isBinding(*claim.status) || isOver(*claim.status)));
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
        const Source *source = m_snapshot.source(row.evidence.source);
        const auto day
            = source && source->published ? source->published->last() : m_rule.publishedBy;
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
        if (const Source *source = snapshot.source(row->evidence.source)) {
            key.sourceKind = source->kind;
            if (source->published) {
                key.published = source->published->last();
            }
        }
        const Outlet *origin = snapshot.outlet(snapshot.originOf(row->evidence));
        key.origin = origin && origin->named ? origin->id : OutletId{};
        comparison.fill(key, *row);
        keys.push_back(key);
    }
    if (rule.lens != Lens::Corroborated) {
        return keys;
    }
    for (OrderKey &key : keys) {
        QSet<OutletId> origins;
        for (const OrderKey &other : keys) {
            if (key.headline && other.headline && other.origin.isValid()
                && areNear(*key.headline, *other.headline)) {
                origins.insert(other.origin);
            }
        }
        key.origins = int(origins.size());
    }
    return keys;
}

/// Below 0 if `a` comes first.
template<typename T>
int ascending(const T &a, const T &b)
{
    return a == b ? 0 : a < b ? -1 : 1;
}

/// What is there comes before what is not; 2 if both are there.
template<typename T>
int presence(const std::optional<T> &a, const std::optional<T> &b)
{
    if (a && b) {
        return 2;
    }
    return a ? -1 : b ? 1 : 0;
}

int compareLatest(const OrderKey &a, const OrderKey &b)
{
    const int there = presence(a.published, b.published);
    return there == 2 ? -ascending(*a.published, *b.published) : there;
}

int compareCeilings(const Interval &a, const Interval &b)
{
    const int there = presence(a.ceiling, b.ceiling);
    return there == 2 ? ascending(*a.ceiling, *b.ceiling) : there;
}

int compareConservative(const OrderKey &a, const OrderKey &b)
{
    const int there = presence(a.interval, b.interval);
    if (there != 2) {
        return there;
    }
    const int ceilings = compareCeilings(*a.interval, *b.interval);
    return ceilings != 0 ? ceilings : ascending(a.interval->floor, b.interval->floor);
}

int compareByLens(Lens lens, const OrderKey &a, const OrderKey &b)
{
    switch (lens) {
    case Lens::Latest:
        return 0;
    case Lens::FilingFirst:
        return ascending(a.sourceKind, b.sourceKind);
    case Lens::Conservative:
        return compareConservative(a, b);
    case Lens::Highest: {
        const int there = presence(a.headline, b.headline);
        return there == 2 ? -ascending(*a.headline, *b.headline) : there;
    }
    case Lens::Corroborated:
        return -ascending(a.origins, b.origins);
    case Lens::BindingOnly:
        return -ascending(a.eligible, b.eligible);
    }
    return 0;
}

int compareTies(const OrderKey &a, const OrderKey &b)
{
    const int there = presence(a.own, b.own);
    if (there != 2) {
        return there;
    }
    if (a.measure != b.measure) {
        return a.measure < b.measure ? -1 : 1;
    }
    const int floors = ascending(a.own->floor, b.own->floor);
    return floors != 0 ? floors : -compareCeilings(*a.own, *b.own);
}

/// By rank, lens and day; 0 where only the tie rule is left.
int compareBeforeTies(Lens lens, const OrderKey &a, const OrderKey &b)
{
    if ((a.rank == Rank::Preferred) != (b.rank == Rank::Preferred)) {
        return a.rank == Rank::Preferred ? -1 : 1;
    }
    const int order = compareByLens(lens, a, b);
    return order != 0 ? order : compareLatest(a, b);
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
        const OrderKey &a = keys[size_t(i)];
        const OrderKey &b = keys[size_t(j)];
        if (const int before = compareBeforeTies(rule.lens, a, b); before != 0) {
            return before < 0;
        }
        if (const int tie = compareTies(a, b); tie != 0) {
            return tie < 0;
        }
        return a.id < b.id;
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

bool areNear(Money a, Money b)
{
    const Money low = std::min(a, b);
    const Money high = std::max(a, b);
    // Amounts are not negative, so that the difference fits; a quarter needs no multiplication.
    const qint64 apart = high.units - low.units;
    return apart <= low.units / 4;
}

} // namespace dealscope::analysis
