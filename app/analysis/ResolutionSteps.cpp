// SPDX-License-Identifier: GPL-3.0-or-later
// From the resolution of one state of a ledger to that after an edit.
#include "analysis/AsideCodes.h"
#include "analysis/FigureResolver.h"
#include "analysis/FilterFacets.h"
#include "analysis/MoneyRows.h"
#include "analysis/PartyCodes.h"
#include "analysis/Review.h"
#include "analysis/SpreadTerms.h"

#include <algorithm>

namespace dealscope::analysis {

namespace {

/// Rows of the deals that the claims are on, ascending, each once.
std::vector<quint32> dealsOf(const Snapshot &snapshot, const std::vector<quint32> &claims)
{
    std::vector<quint32> deals;
    for (const quint32 claim : claims) {
        if (const quint32 deal = snapshot.columns().claims.deal[claim]; deal != NoRow) {
            deals.push_back(deal);
        }
    }
    std::ranges::sort(deals);
    const auto repeated = std::ranges::unique(deals);
    deals.erase(repeated.begin(), repeated.end());
    return deals;
}

} // namespace

bool Resolver::canFollow(const Snapshot &before, const Snapshot &snapshot)
{
    return snapshot.hasRowsOf(before) && snapshot.data().rates.isSharedWith(before.data().rates);
}

bool Resolver::isReplaced(const Resolution &resolution, int position)
{
    const QList<Relation> relations = resolution.m_snapshot->relationsTo(resolution.idAt(position));
    return std::ranges::any_of(
        relations, [&](const Relation &relation) { return replaces(resolution, relation); });
}

Resolver::Followed Resolver::follow(const ResolutionPtr &before, const SnapshotPtr &snapshot)
{
    const LensRule rule{before->m_lens, before->m_currency, before->m_publishedBy};
    auto next = std::make_shared<Resolution>();
    next->m_snapshot = snapshot;
    next->m_lens = before->m_lens;
    next->m_publishedBy = before->m_publishedBy;
    next->m_currency = before->m_currency;
    next->m_figures = before->m_figures;
    next->m_positions = before->m_positions;
    next->m_parts = before->m_parts;
    next->m_wholes = before->m_wholes;
    // A rank says nothing of what is known.
    next->m_knownClaims = before->m_knownClaims;
    next->m_deals = std::make_unique<LazyRows<ResolvedDeal>>(next->m_figures.size());

    Followed followed;
    FigureColumns &figures = next->m_figures;
    FigureResolver resolver(*snapshot, rule);
    const std::vector<quint32> claims = snapshot->claimsRankedOtherwise(*before->m_snapshot);
    std::vector<quint32> deals = dealsOf(*snapshot, claims);
    for (const quint32 deal : deals) {
        const FigureColumns row = resolver.resolveOne(int(deal));
        const int position = next->positionAt(deal);
        if (position >= 0 && row.size() == 1) {
            figures.set(size_t(position), row);
            followed.changed.push_back(quint32(position));
        }
    }
    // What is denied replaces nothing: a deal's report decides about others too.
    const std::vector<quint32> resolved = followed.changed;
    for (const quint32 position : resolved) {
        for (const Relation &relation : snapshot->relationsFrom(next->idAt(int(position)))) {
            const int to = next->positionOf(relation.to);
            if (relation.kind != RelationKind::Replaces || to < 0) {
                continue;
            }
            const bool was = (figures.flags[size_t(to)] & FigureColumns::Replaced) != 0;
            if (const bool is = isReplaced(*next, to); is != was) {
                figures.setFlag(size_t(to), FigureColumns::Replaced, is);
                followed.changed.push_back(quint32(to));
                deals.push_back(figures.dealIndex[size_t(to)]);
            }
        }
    }
    std::ranges::sort(followed.changed);
    const auto repeated = std::ranges::unique(followed.changed);
    followed.changed.erase(repeated.begin(), repeated.end());

    takeValuations(*next);
    next->m_review.reset(new Review(*next));
    next->m_terms = std::make_shared<SpreadTerms>(*next);
    // In this order: the last one reads the first.
    MoneyRows::follow(*before, *next, followed.changed);
    PartyCodes::follow(*before, *next);
    FacetSteps::follow(*before, *next, followed.changed);
    AsideCodes::follow(*before, *next, followed.changed);
    next->m_review->follow(*before->m_review, std::move(deals));
    followed.resolution = std::move(next);
    return followed;
}

} // namespace dealscope::analysis
