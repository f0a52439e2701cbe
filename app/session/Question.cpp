// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Question.h"

#include "analysis/FilterFacets.h"
#include "analysis/MoneyRows.h"
#include "analysis/PairIndex.h"
#include "analysis/PartyCodes.h"

#include <future>

namespace dealscope::session {

Question Question::of(const SnapshotPtr &snapshot, const Filter &filter,
                      const Perspective &perspective)
{
    Question question{snapshot,
                      perspective.lens,
                      perspective.publishedBy,
                      perspective.currency.isEmpty() ? snapshot->mainCurrency()
                                                     : perspective.currency,
                      std::nullopt,
                      perspective.groups};
    if (const auto *words = filter.value<WordsQuery>(Dimension::Words)) {
        question.words = *words;
    }
    return question;
}

bool Question::hasResolutionOf(const Question &other) const
{
    return snapshot == other.snapshot && lens == other.lens && publishedBy == other.publishedBy
        && currency == other.currency;
}

bool Question::follows(const Question &other) const
{
    return snapshot && other.snapshot && snapshot != other.snapshot
        && analysis::Resolver::canFollow(*other.snapshot, *snapshot) && lens == other.lens
        && publishedBy == other.publishedBy && currency == other.currency && groups == other.groups;
}

namespace {

/// A copy, which shares what it holds: the resolution with its tables need not live as long.
std::shared_ptr<const analysis::FigureColumns> figuresOf(const analysis::Resolution &resolution)
{
    return std::make_shared<const analysis::FigureColumns>(resolution.figures());
}

std::shared_ptr<const analysis::CrossFilter> filterOf(const analysis::Resolution &resolution,
                                                      bool groups)
{
    return std::make_shared<const analysis::CrossFilter>(analysis::CrossFilterIndex::build(
        figuresOf(resolution),
        std::make_shared<const analysis::CrossFilterContext>(
            analysis::CrossFilterContext::of(resolution.snapshot(), groups))));
}

/// The findings before, changed for what was edited.
Findings followed(const Findings &before, const Question &question)
{
    Findings findings;
    analysis::Resolver::Followed next
        = analysis::Resolver::follow(before.resolution, question.snapshot);
    findings.resolution = std::move(next.resolution);
    if (!before.unfiltered) {
        findings.unfiltered = filterOf(*findings.resolution, question.groups);
        return findings;
    }
    findings.figuresBefore = before.unfiltered->figures();
    findings.changed = std::move(next.changed);
    auto unfiltered = std::make_shared<analysis::CrossFilter>(*before.unfiltered);
    unfiltered->update(figuresOf(*findings.resolution), unfiltered->index()->context(),
                       findings.changed);
    findings.unfiltered = std::move(unfiltered);
    return findings;
}

/// With fewer deals a thread is not worth its beginning.
constexpr int WorthAThread = 20'000;

/// Tables that every picture asks for, made while the index of the filter is, so that nobody has to
/// wait for them later.
std::future<void> tablesOf(const analysis::ResolutionPtr &resolution, bool groups)
{
    if (resolution->dealCount() < WorthAThread) {
        return {};
    }
    return std::async(std::launch::async, [resolution, groups] {
        (void)analysis::MoneyRows::of(*resolution);
        (void)analysis::PartyCodes::of(*resolution, groups);
        (void)analysis::FacetSteps::of(*resolution);
        (void)analysis::PairIndex::of(resolution->snapshot());
    });
}

/// Of the deals that the words name or that a known report with the words is about.
std::vector<quint32> rowsOf(const TextHits &hits, const analysis::Resolution &resolution)
{
    std::vector<quint32> rows;
    const auto add = [&](int position) {
        if (position >= 0) {
            rows.push_back(quint32(position));
        }
    };
    for (const DealId deal : hits.deals) {
        add(resolution.positionOf(deal));
    }
    const LedgerColumns &columns = resolution.snapshot().columns();
    for (const ClaimId claim : hits.claims) {
        const quint32 row = columns.claims.ids.rowOf(claim.value);
        if (row != NoRow && columns.claims.deal[row] != NoRow && resolution.isKnown(claim)) {
            add(resolution.positionOf(DealId{columns.deals.ids.idAt(columns.claims.deal[row])}));
        }
    }
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    return rows;
}

} // namespace

Result<Findings> workedOut(const Question &question, DealStore *store, const Question *before,
                           const Findings &beforeFindings)
{
    const bool isResolved = before && question.hasResolutionOf(*before);
    Findings findings;
    if (before && question.follows(*before)) {
        findings = followed(beforeFindings, question);
    } else {
        findings.resolution = isResolved
            ? beforeFindings.resolution
            : analysis::Resolver::resolve(question.snapshot, question.lens, question.publishedBy,
                                          question.currency);
        const std::future<void> tables
            = isResolved ? std::future<void>() : tablesOf(findings.resolution, question.groups);
        findings.unfiltered
            = isResolved && before->groups == question.groups && beforeFindings.unfiltered
            ? beforeFindings.unfiltered
            : filterOf(*findings.resolution, question.groups);
    }
    if (!question.words || !store) {
        return findings;
    }
    // The same words in the same rows are found again.
    if (before && before->snapshot == question.snapshot && before->words == question.words) {
        findings.hits = beforeFindings.hits;
    } else {
        auto hits = store->search(question.words->words, question.words->inTexts);
        if (!hits) {
            return hits.error();
        }
        findings.hits = *std::move(hits);
    }
    findings.rowsWithWords = rowsOf(findings.hits, *findings.resolution);
    return findings;
}

} // namespace dealscope::session
