// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/Resolution.h"

#include "analysis/ClaimOrder.h"
#include "analysis/DealResolver.h"
#include "analysis/FigureParts.h"
#include "analysis/Review.h"
#include "analysis/SpreadTerms.h"

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
    if (!publishedBy) {
        return snapshot.columns().sources.ids.rowOf(source.value) != NoRow;
    }
    const auto published = snapshot.publishedBy(source);
    return published && *published <= *publishedBy;
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
    return position < 0 ? nullptr : &dealAt(position);
}

const ResolvedDeal &Resolution::dealAt(int position) const
{
    return m_deals->at(size_t(position), [this](size_t at) {
        const quint32 index = m_figures.dealIndex[at];
        QList<const Claim *> known;
        for (const quint32 row : m_snapshot->columns().claimsOfDeal[index]) {
            const Claim &claim = m_snapshot->claimAt(int(row));
            if (isKnownBy(*m_snapshot, claim.evidence.source, m_publishedBy)) {
                known.append(&claim);
            }
        }
        auto deal = std::make_unique<ResolvedDeal>(resolveDeal(
            *m_snapshot, int(index), known, LensRule{m_lens, m_currency, m_publishedBy}));
        deal->replaced = (m_figures.flags[at] & FigureColumns::Replaced) != 0;
        return deal;
    });
}

int Resolution::positionOf(DealId id) const
{
    const int index = m_snapshot ? m_snapshot->dealIndex(id) : -1;
    return index < 0 ? -1 : m_positions[size_t(index)];
}

DealId Resolution::idAt(int position) const
{
    return DealId{m_snapshot->columns().deals.ids.idAt(m_figures.dealIndex[size_t(position)])};
}

bool Resolution::isKnown(ClaimId id) const
{
    const quint32 row = m_snapshot->columns().claims.ids.rowOf(id.value);
    return row != NoRow && isKnownAt(row);
}

bool Resolution::isKnownAt(quint32 claimRow) const
{
    const LedgerColumns &columns = m_snapshot->columns();
    const quint32 source = columns.claims.source[claimRow];
    if (source == NoRow || columns.claims.deal[claimRow] == NoRow) {
        return false;
    }
    const qint32 published = columns.sources.lastDay[source];
    return !m_publishedBy || (published != NoDay && published <= dayNumber(*m_publishedBy));
}

bool Resolution::counts(ClaimId id) const
{
    const quint32 row = m_snapshot->columns().claims.ids.rowOf(id.value);
    const quint32 index = row == NoRow ? NoRow : m_snapshot->columns().claims.deal[row];
    const int position = index == NoRow ? -1 : m_positions[index];
    return position >= 0 && countingClaims(dealAt(position)).contains(id);
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

bool Resolver::replaces(const Resolution &resolution, const Relation &relation)
{
    const int from = resolution.positionOf(relation.from);
    // What was denied replaces nothing.
    return relation.kind == RelationKind::Replaces && from >= 0
        && resolution.positionOf(relation.to) >= 0
        && (!relation.claim.isValid() || resolution.isKnown(relation.claim))
        && resolution.m_figures.status[size_t(from)] != quint8(Status::Denied);
}

void Resolver::takeRelations(Resolution &resolution)
{
    FigureColumns &figures = resolution.m_figures;
    for (const Relation &relation : resolution.m_snapshot->data().relations) {
        const int from = resolution.positionOf(relation.from);
        const int to = resolution.positionOf(relation.to);
        if (from < 0 || to < 0
            || (relation.claim.isValid() && !resolution.isKnown(relation.claim))) {
            continue;
        }
        if (replaces(resolution, relation)) {
            figures.setFlag(size_t(to), FigureColumns::Replaced, true);
        }
        // What moves another kind of money, or none, is no piece of the whole's.
        const bool sameMoney = natureOf(DealKind(figures.kind[size_t(from)]))
            == natureOf(DealKind(figures.kind[size_t(to)]));
        if (relation.kind == RelationKind::PartOf && sameMoney
            && !resolution.m_wholes.contains(from)) {
            // A deal cannot be a part of itself, however long the way round.
            int above = to;
            while (above >= 0 && above != from) {
                above = resolution.wholeOf(above);
            }
            if (above < 0) {
                resolution.m_wholes.insert(from, to);
                resolution.m_parts[to].append(from);
                figures.whole.set(size_t(from), to);
                figures.setFlag(size_t(to), FigureColumns::HasParts, true);
            }
        }
    }
    for (QList<int> &parts : resolution.m_parts) {
        std::ranges::sort(parts);
    }
}

void Resolver::takeValuations(Resolution &resolution)
{
    const Snapshot &snapshot = *resolution.m_snapshot;
    for (const Valuation &valuation : snapshot.data().valuations) {
        if (isKnownBy(snapshot, valuation.evidence.source, resolution.m_publishedBy)) {
            resolution.m_knownValuations.insert(valuation.id);
        }
    }
    resolution.m_valuations
        = resolveValuations(snapshot, resolution.m_knownValuations,
                            {resolution.m_lens, resolution.m_currency, resolution.m_publishedBy});
    for (const ResolvedValuation &valuation : resolution.m_valuations) {
        resolution.m_countingValuations.insert(valuation.id);
    }
}

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
    ResolvedFigures resolved = resolveFigures(*snapshot, rule);
    resolution->m_figures = std::move(resolved.figures);
    resolution->m_positions = std::move(resolved.positions);
    resolution->m_knownClaims = resolved.knownClaims;
    resolution->m_deals = std::make_unique<LazyRows<ResolvedDeal>>(resolution->m_figures.size());
    takeRelations(*resolution);
    takeValuations(*resolution);
    resolution->m_review.reset(new Review(*resolution));
    resolution->m_terms = std::make_shared<SpreadTerms>(*resolution);
    return resolution;
}

} // namespace dealscope::analysis
