// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ChartByRule.h"

#include <algorithm>

namespace dealscope::tests::byrule {

namespace {

constexpr int Whole = 1'000'000;

void add(MoneySum &sum, const MoneySum &other)
{
    const auto interval = checkedAdd(sum.interval, other.interval);
    const auto headline = checkedAdd(sum.headline, other.headline);
    const auto firm = checkedAdd(sum.firm, other.firm);
    const auto paid = checkedAdd(sum.paid, other.paid);
    sum.overflow = sum.overflow || other.overflow || !interval || !headline || !firm || !paid;
    if (sum.overflow) {
        return;
    }
    sum.interval = *interval;
    sum.headline = *headline;
    sum.firm = *firm;
    sum.paid = *paid;
    sum.openEnded += other.openEnded;
    sum.deals += other.deals;
}

MoneySum nothing()
{
    MoneySum sum;
    sum.interval.ceiling = Money{};
    return sum;
}

/// `ppm` is at most a whole, so that a share always fits.
Money shareOf(Money amount, int ppm)
{
    return checkedScale(amount, ppm, Whole).value_or(Money{});
}

MoneySum scaled(MoneySum sum, int ppm)
{
    if (ppm >= Whole) {
        return sum;
    }
    sum.interval.floor = shareOf(sum.interval.floor, ppm);
    sum.interval.ceiling = shareOf(sum.interval.ceiling.value_or(sum.interval.floor), ppm);
    sum.headline = shareOf(sum.headline, ppm);
    sum.firm = shareOf(sum.firm, ppm);
    sum.paid = shareOf(sum.paid, ppm);
    return sum;
}

MoneySum sumOfYear(const YearShare &share)
{
    MoneySum sum;
    sum.interval = {share.interval.floor, share.interval.ceiling.value_or(share.interval.floor)};
    sum.openEnded = share.interval.isOpen() ? 1 : 0;
    sum.firm = share.firm;
    sum.paid = share.paid;
    sum.deals = 1;
    return sum;
}

template<typename Id>
QList<Id> sortedUnique(QList<Id> ids)
{
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    ids.removeAll(Id{});
    return ids;
}

} // namespace

ChartSums::ChartSums(const Resolution &resolution, const QList<int> &selected, Currency currency,
                     ChartMeasure measure)
    : m_resolution(resolution)
    , m_selected(selected.begin(), selected.end())
    , m_currency(currency)
    , m_measure(measure)
{
}

ChartSegment ChartSums::segmentOf(const QList<ChartContribution> &bucket) const
{
    ChartSegment segment;
    segment.sum = nothing();
    QMap<int, int> shares; // by position, so that the order of the bucket does not matter
    QMap<int, int> whole; // those of deals that are not cut into years
    for (const ChartContribution &part : bucket) {
        const auto gather = [&part](QMap<int, int> &into) {
            into.insert(part.position, std::min(Whole, into.value(part.position, 0) + part.ppm));
        };
        gather(shares);
        if (!part.year) {
            gather(whole);
            continue;
        }
        add(segment.sum, scaled(sumOfYear(*part.year), part.ppm));
        segment.assumed = segment.assumed || part.year->assumed;
    }
    if (m_measure != ChartMeasure::Count && !whole.isEmpty()) {
        add(segment.sum, deals(whole));
    }
    segment.count = int(shares.size());
    for (auto it = shares.keyBegin(); it != shares.keyEnd(); ++it) {
        const ResolvedDeal &deal = m_resolution.deals()[*it];
        if (makesFigure(*it)) {
            segment.deals.append(deal.id);
            segment.claims.append(claimsFor(deal));
        }
    }
    segment.deals = sortedUnique(segment.deals);
    segment.claims = sortedUnique(segment.claims);
    return segment;
}

/// Deals that fall into the bucket whole are summed together, families once. A deal of which only
/// a share falls here is summed alone, less what is selected below it, and then cut.
MoneySum ChartSums::deals(const QMap<int, int> &shares) const
{
    QList<int> whole;
    for (auto it = shares.cbegin(); it != shares.cend(); ++it) {
        if (it.value() >= Whole) {
            whole.append(it.key());
        }
    }
    MoneySum sum = byrule::sumOf(m_resolution, family(whole), whole, m_currency);
    for (auto it = shares.cbegin(); it != shares.cend(); ++it) {
        if (it.value() < Whole) {
            const QList<int> alone{it.key()};
            add(sum,
                scaled(byrule::sumOf(m_resolution, family(alone), alone, m_currency), it.value()));
        }
    }
    return sum;
}

/// The bucket and all that is selected below it: what sumOf needs to know of the selection. It
/// keeps a chart of many bars from walking through the whole ledger for each of them.
QList<int> ChartSums::family(const QList<int> &bucket) const
{
    QSet<int> found(bucket.begin(), bucket.end());
    for (const int position : bucket) {
        appendSelectedBelow(position, found);
    }
    return {found.begin(), found.end()};
}

void ChartSums::appendSelectedBelow(int position, QSet<int> &found) const
{
    for (const int part : m_resolution.partsOf(position)) {
        if (m_selected.contains(part)) {
            found.insert(part);
        }
        appendSelectedBelow(part, found);
    }
}

bool ChartSums::makesFigure(int position) const
{
    if (m_measure == ChartMeasure::Count) {
        return true;
    }
    const ResolvedDeal &deal = m_resolution.deals()[position];
    const auto reason = whyLeftOut(deal, m_currency);
    switch (m_measure) {
    case ChartMeasure::Firm:
        return !reason && deal.firmFloor.units > 0;
    case ChartMeasure::Paid:
        return !reason && deal.paidFloor.units > 0;
    default:
        break;
    }
    // A whole without amount opens the ceiling of its parts.
    return !reason || (reason == LeftOut::NoAmount && !m_resolution.partsOf(position).isEmpty());
}

QList<ClaimId> ChartSums::claimsFor(const ResolvedDeal &deal) const
{
    switch (m_measure) {
    case ChartMeasure::Amount:
        return {deal.amountClaim};
    case ChartMeasure::PerYear:
        return claimsOfSpread(deal) << deal.amountClaim;
    case ChartMeasure::Firm:
        return {deal.firmClaim};
    case ChartMeasure::Paid:
        return {deal.paidClaim};
    case ChartMeasure::Count:
        return deal.claims;
    }
    return {};
}

} // namespace dealscope::tests::byrule
