// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/DashboardState.h"

namespace dealscope::session {

/// What a state has to work out before the filter can be applied: the resolution and what the
/// text search finds.
struct Question {
    SnapshotPtr snapshot;
    Lens lens = Lens::Latest;
    std::optional<QDate> publishedBy;
    Currency currency;
    std::optional<WordsQuery> words;
    bool groups = false;

    [[nodiscard]] static Question of(const SnapshotPtr &snapshot, const Filter &filter,
                                     const Perspective &perspective);
    [[nodiscard]] bool hasResolutionOf(const Question &other) const;
    /// True if only an edit lies between the other question and this one, so that its answer is
    /// changed rather than worked out anew.
    [[nodiscard]] bool follows(const Question &other) const;
    friend bool operator==(const Question &, const Question &) = default;
};

struct Findings {
    analysis::ResolutionPtr resolution;
    /// Of the resolution's figures, without a clause.
    std::shared_ptr<const analysis::CrossFilter> unfiltered;
    TextHits hits;
    std::vector<quint32> rowsWithWords; ///< positions of the deals that were found
    /// After an edit: what figures were before, and the positions that may differ since.
    std::shared_ptr<const analysis::FigureColumns> figuresBefore;
    std::vector<quint32> changed;
};

/// Works a question out, on any thread. Without a store the search finds nothing. What `before`
/// has, if it is there, is used again; where it has no `unfiltered`, that is made anew.
[[nodiscard]] Result<Findings> workedOut(const Question &question, DealStore *store,
                                         const Question *before, const Findings &beforeFindings);

} // namespace dealscope::session
