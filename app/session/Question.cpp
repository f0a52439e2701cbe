// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Question.h"

namespace dealscope::session {

Question Question::of(const SnapshotPtr &snapshot, const Filter &filter,
                      const Perspective &perspective)
{
    Question question{snapshot, perspective.lens, perspective.publishedBy,
                      perspective.currency.isEmpty() ? snapshot->mainCurrency()
                                                     : perspective.currency,
                      std::nullopt};
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

Result<Findings> workedOut(const Question &question, DealStore *store, const Question *before,
                           const Findings &beforeFindings)
{
    Findings findings;
    findings.resolution = before && question.hasResolutionOf(*before)
        ? beforeFindings.resolution
        : analysis::Resolver::resolve(question.snapshot, question.lens, question.publishedBy,
                                      question.currency);
    if (!question.words || !store) {
        return findings;
    }
    // The same words in the same rows are found again.
    if (before && before->snapshot == question.snapshot && before->words == question.words) {
        findings.hits = beforeFindings.hits;
        return findings;
    }
    auto hits = store->search(question.words->words, question.words->inTexts);
    if (!hits) {
        return hits.error();
    }
    findings.hits = *std::move(hits);
    return findings;
}

} // namespace dealscope::session
