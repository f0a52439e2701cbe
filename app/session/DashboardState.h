// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/CrossFilter.h"
#include "analysis/Families.h"
#include "analysis/LensComparison.h"
#include "analysis/Selection.h"
#include "session/DealSet.h"

namespace dealscope::session {

using namespace core;

/// Everything that a view draws from: a value that is made once for each change and shared by all
/// views, so that they cannot disagree.
struct DashboardState {
    SnapshotPtr snapshot;
    analysis::ResolutionPtr resolution;
    Filter filter;
    Perspective perspective;
    TextHits hits; ///< for the filter's words
    /// The filter applied to the resolution's figures: facets, totals, and which deals are in.
    std::shared_ptr<const analysis::CrossFilter> crossFilter;
    std::shared_ptr<const analysis::CrossFilter> unfiltered; ///< the same without a clause
    QList<int> selected; ///< positions in resolution->deals() that pass the filter
    Currency currency; ///< of all totals
    QString ledgerName; ///< for a footer: "sample ledger" or the file's name

    /// SHA-256 over the ledger's facts, hex. Reads all of its rows when it is first asked for,
    /// which takes seconds for a large ledger: exports and editions need it, nothing else.
    [[nodiscard]] QString ledgerChecksum() const;
    /// For what is asked of claims and valuations themselves.
    [[nodiscard]] analysis::SelectionInput input() const;
    /// The totals of what the filter lets through; deals that only the lack of a date keeps out
    /// are listed as left out.
    [[nodiscard]] analysis::Totals totals() const;
    /// The deals that pass every clause but the dates, because nothing dates them; empty without a
    /// clause on dates. By id.
    [[nodiscard]] analysis::DealList leftOutUndated() const;
    /// What to compare the lenses on: filter, clock and currency of this state.
    [[nodiscard]] analysis::LensQuestion lensQuestion() const;
    [[nodiscard]] bool isEmpty() const { return !snapshot || snapshot->dealCount() == 0; }
};

using StatePtr = std::shared_ptr<const DashboardState>;

/// Some deals and claims that belong to a mark: what a click on it selects.
struct Pick {
    QList<DealId> deals;
    QList<ClaimId> claims; ///< empty: all claims of the deals
    QList<ValuationId> valuations;
    QString title; ///< what was clicked, in words: "Amazon → OpenAI, equity"

    [[nodiscard]] bool isEmpty() const
    {
        return deals.isEmpty() && claims.isEmpty() && valuations.isEmpty();
    }
    /// With another one added, or taken off where all of it is in already.
    [[nodiscard]] Pick toggled(const Pick &more) const;
    friend bool operator==(const Pick &, const Pick &) = default;
};

/// The second, cheap channel: what is selected and what is under the pointer. Never re-queries.
struct Highlight {
    DealSet selected;
    DealSet hovered;
    QSet<ValuationId> selectedValuations;
    /// Deals that differ between two states of knowledge, while they are compared.
    QSet<DealId> changed;
    QString changedSince; ///< "since 17 Dec 2025": to stand behind "changed"

    [[nodiscard]] bool isActive() const { return !selected.isEmpty() || !hovered.isEmpty(); }
    friend bool operator==(const Highlight &, const Highlight &) = default;
};

} // namespace dealscope::session
