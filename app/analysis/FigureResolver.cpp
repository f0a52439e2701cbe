// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/FigureResolver.h"

#include "analysis/DealResolver.h"
#include "analysis/OrderKey.h"

#include <algorithm>
#include <numeric>

namespace dealscope::analysis {

namespace {

constexpr quint32 RoleCount = 4;

bool isRate(quint8 basis)
{
    return basis == quint8(Basis::PerYear) || basis == quint8(Basis::PerMonth);
}

bool hasInterval(quint8 bound)
{
    return bound != NoCode && bound != quint8(Bound::Undisclosed);
}

} // namespace

/// One row of the table while it is worked out.
struct FigureResolver::Row {
    qint32 firstDay = NoDay;
    qint32 lastDay = NoDay;
    quint8 status = NoCode;
    quint8 form = NoCode;
    quint8 basis = NoCode;
    int flags = 0;
    Currency currency; ///< of the money below
    Currency reportedCurrency;
    Interval interval{Money{}, Money{}};
    std::optional<Money> headline;
    Money firm;
    Money paid;
    quint32 origin = NoRow;
    quint32 period = NoRow; ///< the claim that states it
    std::vector<quint32> outlets;
    std::vector<quint32> tags;
};

FigureResolver::FigureResolver(const Snapshot &snapshot, const LensRule &rule)
    : m_snapshot(snapshot)
    , m_columns(snapshot.columns())
    , m_claims(m_columns.claims)
    , m_rule(rule)
{
    if (rule.publishedBy) {
        m_clock = dayNumber(*rule.publishedBy);
    }
    for (const Outlet &outlet : snapshot.data().outlets) {
        m_outletIsNamed.push_back(outlet.named ? 1 : 0);
    }
}

bool FigureResolver::isKnown(quint32 claim) const
{
    const quint32 source = m_claims.source[claim];
    if (source == NoRow) {
        return false;
    }
    if (!m_clock) {
        return true;
    }
    const qint32 published = m_columns.sources.lastDay[source];
    return published != NoDay && published <= *m_clock;
}

bool FigureResolver::mayCount(quint32 claim) const
{
    const quint8 status = m_claims.status[claim];
    return isEligible(m_rule.lens, status == NoCode ? std::nullopt : std::optional(Status(status)));
}

bool FigureResolver::isPlain() const
{
    std::optional<quint16> currency;
    for (const quint32 claim : m_order) {
        if (!hasInterval(m_claims.bound[claim])) {
            continue;
        }
        if (isRate(m_claims.basis[claim]) || (currency && *currency != m_claims.currency[claim])) {
            return false;
        }
        currency = m_claims.currency[claim];
    }
    return !currency || m_snapshot.rates().isEmpty()
        || m_claims.currencies[*currency] == m_rule.currency;
}

namespace {

Interval intervalOf(const ClaimColumns &claims, quint32 claim)
{
    const qint64 low = claims.low[claim];
    const qint64 high = claims.high[claim];
    return {Money{std::max<qint64>(low, 0)},
            high == NoMoney ? std::nullopt : std::optional(Money{high})};
}

Money headlineOf(const ClaimColumns &claims, quint32 claim)
{
    return Money{claims.high[claim] != NoMoney ? claims.high[claim] : claims.low[claim]};
}

} // namespace

quint32 FigureResolver::originOf(quint32 claim) const
{
    if ((m_claims.flags[claim] & ClaimColumns::IsAttributed) != 0) {
        return m_claims.attributions[claim].back();
    }
    const quint32 source = m_claims.source[claim];
    return source == NoRow ? NoRow : m_columns.sources.outlet[source];
}

void FigureResolver::orderClaims()
{
    if (m_order.size() < 2) {
        return;
    }
    m_keys.clear();
    for (const quint32 claim : m_order) {
        OrderKey &key = m_keys.emplace_back();
        key.rank = Rank(m_claims.rank[claim]);
        key.eligible = mayCount(claim);
        key.id = claim; // rows are in the order of their ids
        const quint32 source = m_claims.source[claim];
        key.sourceKind = SourceKind(m_columns.sources.kind[source]);
        if (const qint32 day = m_columns.sources.lastDay[source]; day != NoDay) {
            key.published = QDate::fromJulianDay(day);
        }
        if (hasInterval(m_claims.bound[claim])) {
            key.interval = intervalOf(m_claims, claim);
            key.headline = headlineOf(m_claims, claim);
            key.own = key.interval;
        }
        if (m_rule.lens == Lens::Corroborated) {
            const quint32 origin = originOf(claim);
            key.origin = origin != NoRow && m_outletIsNamed[origin] != 0
                ? OutletId{m_columns.outlets.idAt(origin)}
                : OutletId{};
        }
    }
    if (m_rule.lens == Lens::Corroborated) {
        countOrigins(m_keys);
    }
    // Lists are short, and mostly in order already.
    std::ranges::sort(m_keys, [this](const OrderKey &a, const OrderKey &b) {
        return comesBefore(m_rule.lens, a, b);
    });
    std::ranges::transform(m_keys, m_order.begin(),
                           [](const OrderKey &key) { return quint32(key.id); });
}

void FigureResolver::takePlain(Row &row) const
{
    std::array<quint32, 9> counting{};
    size_t count = 0;
    // The first of the eligible claims that states something.
    const auto first = [&](auto states) {
        for (const quint32 claim : m_order) {
            if (mayCount(claim) && states(claim)) {
                return claim;
            }
        }
        return NoRow;
    };
    const auto take = [&](auto states) {
        const quint32 claim = first(states);
        if (claim != NoRow) {
            counting[count++] = claim;
        }
        return claim;
    };
    const auto takeFlagged = [&](int flag) {
        return take([&](quint32 claim) { return (m_claims.flags[claim] & flag) != 0; });
    };
    if (const quint32 claim = take([&](quint32 c) { return m_claims.status[c] != NoCode; });
        claim != NoRow) {
        row.status = m_claims.status[claim];
    }
    if (const quint32 claim = take([&](quint32 c) { return m_claims.form[c] != NoCode; });
        claim != NoRow) {
        row.form = m_claims.form[claim];
    }
    if (const quint32 claim = take([&](quint32 c) { return m_claims.firstDay[c] != NoDay; });
        claim != NoRow) {
        row.firstDay = m_claims.firstDay[claim];
        row.lastDay = m_claims.lastDay[claim];
    }
    int set = 0;
    for (const quint32 claim : m_order) {
        set |= m_claims.flags[claim];
    }
    constexpr int Terms
        = ClaimColumns::HasPeriod | ClaimColumns::HasSchedule | ClaimColumns::HasRamp;
    if ((set & (Terms | ClaimColumns::HasExpectation)) != 0) {
        row.period = takeFlagged(ClaimColumns::HasPeriod);
        const quint32 schedule = takeFlagged(ClaimColumns::HasSchedule);
        const quint32 ramp = takeFlagged(ClaimColumns::HasRamp);
        takeFlagged(ClaimColumns::HasExpectation);
        row.flags |= row.period != NoRow || schedule != NoRow || ramp != NoRow
            ? FigureColumns::Spread
            : 0;
    }
    const auto statesAmount = [&](quint32 c) { return hasInterval(m_claims.bound[c]); };
    const quint32 amount = take(statesAmount);
    if (!m_order.empty()) {
        row.origin = originOf(amount == NoRow ? m_order.front() : amount);
    }
    if (amount == NoRow) {
        takeOutlets(row, {counting.data(), count});
        return;
    }
    row.flags |= FigureColumns::HasAmount;
    if ((m_claims.flags[amount] & ClaimColumns::Approximate) != 0) {
        row.flags |= FigureColumns::Approximate;
    }
    row.interval = intervalOf(m_claims, amount);
    row.headline = headlineOf(m_claims, amount);
    row.basis = m_claims.basis[amount];
    row.currency = m_claims.currencies[m_claims.currency[amount]];
    row.reportedCurrency = row.currency;
    const bool over = row.status != NoCode && isOver(Status(row.status));
    if (!over) {
        const auto has = [&](quint32 c, bool alsoSigned) {
            const quint8 status = m_claims.status[c];
            return statesAmount(c) && status != NoCode
                && (status == quint8(Status::Completed)
                    || (alsoSigned && status == quint8(Status::Signed)));
        };
        const quint32 paid = first([&](quint32 c) { return has(c, false); });
        quint32 binding = first([&](quint32 c) { return has(c, true); });
        const auto floorOf = [&](quint32 claim) {
            return claim != NoRow && m_claims.basis[claim] == row.basis
                ? intervalOf(m_claims, claim).floor
                : Money{};
        };
        row.paid = floorOf(paid);
        row.firm = floorOf(binding);
        if (row.firm < row.paid) {
            row.firm = row.paid;
            binding = paid;
        }
        if (row.paid.units > 0) {
            counting[count++] = paid;
        }
        if (row.firm.units > 0) {
            counting[count++] = binding;
        }
        row.interval.floor = std::max(row.interval.floor, row.firm);
        if (row.interval.ceiling) {
            row.interval.ceiling = std::max(*row.interval.ceiling, row.interval.floor);
        }
    }
    takeOutlets(row, {counting.data(), count});
}

void FigureResolver::takeThroughRows(Row &row)
{
    std::vector<Claim> claims;
    claims.reserve(m_known.size());
    QList<const Claim *> rows;
    for (const quint32 claim : m_known) {
        claims.push_back(m_columns.claimFacts(claim));
        rows.append(&claims.back());
    }
    const ResolvedDeal deal = resolveStatements(m_snapshot, rows, m_rule);
    if (deal.happenedOn) {
        row.firstDay = dayNumber(deal.happenedOn->first());
        row.lastDay = dayNumber(deal.happenedOn->last());
    }
    row.status = deal.status ? quint8(*deal.status) : NoCode;
    row.form = deal.form ? quint8(*deal.form) : NoCode;
    row.period = deal.periodClaim.isValid() ? m_claims.ids.rowOf(deal.periodClaim.value) : NoRow;
    if (deal.interval) {
        row.flags |= FigureColumns::HasAmount;
        row.flags |= deal.approximate ? FigureColumns::Approximate : 0;
        row.interval = *deal.interval;
        row.headline = deal.headline;
        row.basis = quint8(deal.basis);
        row.currency = deal.currency;
        row.reportedCurrency = deal.reported ? deal.reported->currency : deal.currency;
        row.firm = deal.firmFloor;
        row.paid = deal.paidFloor;
    }
    // Reports of equal days are looked through in the lens's order.
    m_order.clear();
    for (const ClaimId id : deal.claims) {
        m_order.push_back(m_claims.ids.rowOf(id.value));
    }
    if (!m_order.empty()) {
        row.origin
            = originOf(deal.amountClaim.isValid() ? m_claims.ids.rowOf(deal.amountClaim.value)
                                                  : m_order.front());
    }
    std::vector<quint32> counting;
    int set = 0;
    for (const ClaimId id : countingClaims(deal)) {
        counting.push_back(m_claims.ids.rowOf(id.value));
    }
    // What figures do not need of a claim's terms is not in the facts, only that they are there.
    for (const quint32 claim : m_order) {
        if (!mayCount(claim)) {
            continue;
        }
        for (const int flag : {int(ClaimColumns::HasSchedule), int(ClaimColumns::HasRamp),
                               int(ClaimColumns::HasExpectation)}) {
            if ((m_claims.flags[claim] & flag) != 0 && (set & flag) == 0) {
                counting.push_back(claim);
            }
        }
        set |= m_claims.flags[claim];
    }
    constexpr int Terms
        = ClaimColumns::HasPeriod | ClaimColumns::HasSchedule | ClaimColumns::HasRamp;
    row.flags |= (set & Terms) != 0 ? FigureColumns::Spread : 0;
    takeOutlets(row, counting);
}

void FigureResolver::takeReports(Row &row) const
{
    if (row.firstDay != NoDay) {
        return;
    }
    for (const quint32 claim : m_order) {
        const quint32 source = m_claims.source[claim];
        const qint32 day = m_columns.sources.lastDay[source];
        if (day != NoDay && (row.lastDay == NoDay || day < row.lastDay)) {
            row.firstDay = m_columns.sources.firstDay[source];
            row.lastDay = day;
        }
    }
}

void FigureResolver::takeOutlets(Row &row, std::span<const quint32> counting) const
{
    for (const quint32 claim : counting) {
        const quint32 source = m_claims.source[claim];
        for (const quint32 outlet : {m_columns.sources.outlet[source], originOf(claim)}) {
            if (outlet != NoRow && std::ranges::find(row.outlets, outlet) == row.outlets.end()) {
                row.outlets.push_back(outlet);
            }
        }
    }
    std::ranges::sort(row.outlets);
}

void FigureResolver::takeTags(Row &row) const
{
    for (const quint32 claim : m_order) {
        if ((m_claims.flags[claim] & ClaimColumns::IsTagged) == 0) {
            continue;
        }
        for (const quint32 tag : m_claims.tags[claim]) {
            if (std::ranges::find(row.tags, tag) == row.tags.end()) {
                row.tags.push_back(tag);
            }
        }
    }
    std::ranges::sort(row.tags);
}

void FigureResolver::append(FigureColumns &figures, const Row &row, quint32 deal)
{
    figures.dealIndex.append(deal);
    figures.firstDay.append(row.firstDay);
    figures.lastDay.append(row.lastDay);
    figures.kind.append(m_columns.deals.kind[deal]);
    figures.status.append(row.status);
    figures.form.append(row.form);
    figures.basis.append((row.flags & FigureColumns::HasAmount) != 0 ? row.basis
                                                                     : FigureColumns::Unstated);
    figures.currency.append((row.flags & FigureColumns::HasAmount) != 0
                                ? quint16(m_claims.currencies.indexOf(row.reportedCurrency))
                                : FigureColumns::NoCurrency);
    figures.floor.append(row.interval.floor.units);
    figures.ceiling.append(row.interval.ceiling ? row.interval.ceiling->units
                                                : FigureColumns::Open);
    figures.headline.append(row.headline ? row.headline->units : FigureColumns::None);
    figures.firm.append(row.firm.units);
    figures.paid.append(row.paid.units);
    figures.claims.append(quint32(m_known.size()));
    figures.origin.append(row.origin);
    figures.whole.append(-1);

    int sides[RoleCount] = {};
    for (const Role role : {Role::Payer, Role::Payee}) {
        m_codes.clear();
        for (const quint32 code : m_columns.deals.parties[deal]) {
            if (code % RoleCount == quint32(role)) {
                m_codes.push_back(code / RoleCount);
                ++sides[int(role)];
            }
        }
        (role == Role::Payer ? figures.payers : figures.payees).append(m_codes);
    }
    m_codes.clear();
    for (const quint32 code : m_columns.deals.parties[deal]) {
        if (code % RoleCount >= quint32(Role::Partner)) {
            m_codes.push_back(code / RoleCount);
        }
    }
    figures.others.append(m_codes);
    figures.outlets.append(row.outlets);
    figures.tags.append(row.tags);

    int flags = row.flags;
    const bool comparable
        = (flags & FigureColumns::HasAmount) != 0 && row.currency == m_rule.currency;
    flags |= comparable ? FigureColumns::Comparable : 0;
    flags |= isRate(row.basis) ? FigureColumns::Rate : 0;
    flags |= sides[0] > 1 || sides[1] > 1 || m_columns.deals.hasShares[deal] != 0
        ? FigureColumns::Shared
        : 0;
    figures.flags.append(quint8(flags));
    figures.leftOut.append(quint8(FigureColumns::leftOutOf(row.status, quint8(flags))));
    if (row.period != NoRow) {
        figures.periods.push_back({quint32(figures.flags.size() - 1), row.period});
    }
}

void FigureResolver::addDeal(FigureColumns &figures, quint32 deal)
{
    m_known.clear();
    m_order.clear();
    for (const quint32 claim : m_columns.claimsOfDeal[deal]) {
        if (!isKnown(claim)) {
            continue;
        }
        m_known.push_back(claim);
        if (m_claims.rank[claim] != quint8(Rank::Deprecated)) {
            m_order.push_back(claim);
        }
    }
    if (m_known.empty()) {
        return;
    }
    m_knownClaims += int(m_known.size());
    Row row;
    const bool plain = isPlain();
    if (plain) {
        orderClaims();
        takePlain(row);
    } else {
        takeThroughRows(row);
    }
    takeReports(row);
    takeTags(row);
    append(figures, row, deal);
}

FigureColumns FigureResolver::resolve(quint32 from, quint32 to, std::vector<qint32> &positions)
{
    FigureColumns figures;
    figures.currencies = {m_claims.currencies.begin(), m_claims.currencies.end()};
    figures.tagNames = {m_claims.tagNames.begin(), m_claims.tagNames.end()};
    positions.assign(to - from, -1);
    for (quint32 deal = from; deal < to; ++deal) {
        const size_t before = figures.size();
        addDeal(figures, deal);
        if (figures.size() > before) {
            positions[deal - from] = qint32(before);
        }
    }
    return figures;
}

FigureColumns FigureResolver::resolveOne(int dealIndex)
{
    FigureColumns figures;
    addDeal(figures, quint32(dealIndex));
    return figures;
}

} // namespace dealscope::analysis
