// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Resolution.h"

#include "analysis/ClaimOrder.h"
#include "analysis/DealResolver.h"
#include "analysis/Review.h"

#include <algorithm>
#include <map>

namespace dealscope::analysis {

bool isKnownBy(const Source &source, std::optional<QDate> publishedBy)
{
    if (!publishedBy) {
        return true;
    }
    return source.published && source.published->last() <= *publishedBy;
}

bool isKnownBy(const Snapshot &snapshot, SourceId source, std::optional<QDate> publishedBy)
{
    const Source *row = snapshot.source(source);
    return row && isKnownBy(*row, publishedBy);
}

std::optional<int> monthsOf(const Period &period)
{
    if (period.months) {
        return *period.months > 0 && *period.months <= MaxPeriodMonths ? period.months
                                                                       : std::nullopt;
    }
    if (!period.start || !period.end) {
        return std::nullopt;
    }
    const QDate from = period.start->first();
    const QDate to = period.end->last();
    // The last day belongs to the term; a month that is not whole does not count, but for the
    // first.
    const QDate after = to.addDays(1);
    const int months = (after.year() - from.year()) * 12 + after.month() - from.month()
        - (after.day() < from.day() ? 1 : 0);
    return to < from || months > MaxPeriodMonths ? std::nullopt
                                                 : std::optional(std::max(months, 1));
}

std::optional<Interval> totalOfRate(const Interval &rate, Basis basis, const Period &period)
{
    const auto months = monthsOf(period);
    if (!months || (basis != Basis::PerYear && basis != Basis::PerMonth)) {
        return std::nullopt;
    }
    const qint64 denominator = basis == Basis::PerYear ? 12 : 1;
    const auto floor = checkedScale(rate.floor, *months, denominator);
    if (!floor) {
        return std::nullopt;
    }
    Interval total{*floor, std::nullopt};
    if (rate.ceiling) {
        total.ceiling = checkedScale(*rate.ceiling, *months, denominator);
        if (!total.ceiling) {
            return std::nullopt;
        }
    }
    return total;
}

const ResolvedDeal *Resolution::deal(DealId id) const
{
    const int position = positionOf(id);
    return position < 0 ? nullptr : &m_deals[position];
}

namespace {

QList<ResolvedValuation> resolveValuations(const Snapshot &snapshot, const QSet<ValuationId> &known,
                                           const LensRule &rule)
{
    // Like is compared with like: one line for each company, basis and condition.
    std::map<std::tuple<CompanyId, ValuationBasis, QString>, QList<const Valuation *>> groups;
    for (const Valuation &valuation : snapshot.data().valuations) {
        if (known.contains(valuation.id) && valuation.evidence.rank != Rank::Deprecated) {
            groups[{valuation.company, valuation.basis, valuation.condition}].append(&valuation);
        }
    }
    QList<ResolvedValuation> resolved;
    for (const auto &[key, unordered] : groups) {
        const QList<const Valuation *> group = inLensOrder(snapshot, unordered, rule);
        ResolvedValuation one{group.first()->id, {}};
        for (const Valuation *valuation : group) {
            one.others.append(valuation->id);
        }
        resolved.append(one);
    }
    return resolved;
}

} // namespace

ResolutionPtr Resolver::resolve(const SnapshotPtr &snapshot, Lens lens,
                                std::optional<QDate> publishedBy, Currency currency)
{
    const LensRule rule{lens, currency.isEmpty() ? snapshot->mainCurrency() : currency,
                        publishedBy};
    auto resolution = std::make_shared<Resolution>();
    resolution->m_snapshot = snapshot;
    resolution->m_lens = lens;
    resolution->m_publishedBy = publishedBy;
    resolution->m_currency = rule.currency;
    const LedgerData &data = snapshot->data();

    for (int i = 0; i < data.deals.size(); ++i) {
        QList<ClaimId> known;
        for (const ClaimId id : snapshot->claimsOf(data.deals[i].id)) {
            if (isKnownBy(*snapshot, snapshot->claim(id)->evidence.source, publishedBy)) {
                known.append(id);
                resolution->m_knownClaims.insert(id);
            }
        }
        if (known.isEmpty()) {
            continue;
        }
        const ResolvedDeal deal = resolveDeal(*snapshot, i, known, rule);
        resolution->m_counting.unite(countingClaims(deal));
        resolution->m_positions.insert(deal.id, int(resolution->m_deals.size()));
        resolution->m_deals.append(deal);
    }
    for (const Relation &relation : data.relations) {
        const int from = resolution->positionOf(relation.from);
        const int to = resolution->positionOf(relation.to);
        if (from < 0 || to < 0
            || (relation.claim.isValid() && !resolution->isKnown(relation.claim))) {
            continue;
        }
        // What was denied replaces nothing.
        if (relation.kind == RelationKind::Replaces
            && resolution->m_deals[from].status != Status::Denied) {
            resolution->m_deals[to].replaced = true;
        }
        // What moves another kind of money, or none, is no piece of the whole's.
        const bool sameMoney = resolution->m_deals[from].nature == resolution->m_deals[to].nature;
        if (relation.kind == RelationKind::PartOf && sameMoney
            && !resolution->m_wholes.contains(from)) {
            // A deal cannot be a part of itself, however long the way round.
            int above = to;
            while (above >= 0 && above != from) {
                above = resolution->wholeOf(above);
            }
            if (above < 0) {
                resolution->m_wholes.insert(from, to);
                resolution->m_parts[to].append(from);
            }
        }
    }
    for (QList<int> &parts : resolution->m_parts) {
        std::ranges::sort(parts);
    }
    for (const Valuation &valuation : data.valuations) {
        if (isKnownBy(*snapshot, valuation.evidence.source, publishedBy)) {
            resolution->m_knownValuations.insert(valuation.id);
        }
    }
    resolution->m_valuations = resolveValuations(*snapshot, resolution->m_knownValuations, rule);
    for (const ResolvedValuation &valuation : resolution->m_valuations) {
        resolution->m_countingValuations.insert(valuation.id);
    }
    resolution->m_review.reset(new Review(*resolution));
    return resolution;
}

} // namespace dealscope::analysis
