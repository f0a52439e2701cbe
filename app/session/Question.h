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
    friend bool operator==(const Question &, const Question &) = default;
};

struct Findings {
    analysis::ResolutionPtr resolution;
    /// Of the resolution's figures, without a clause.
    std::shared_ptr<const analysis::CrossFilter> unfiltered;
    TextHits hits;
    std::vector<quint32> rowsWithWords; ///< positions of the deals that were found
};

/// Works a question out, on any thread. Without a store the search finds nothing. What `before`
/// has, if it is there, is used again.
[[nodiscard]] Result<Findings> workedOut(const Question &question, DealStore *store,
                                         const Question *before, const Findings &beforeFindings);

} // namespace dealscope::session
