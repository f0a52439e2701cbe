// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/EditionJson.h"

namespace dealscope::session {

/// One side of a comparison, as a user names it.
struct KnowledgePoint {
    enum class Kind {
        None, ///< nothing is chosen
        Now, ///< as the window shows it: its lens and its clock
        Day, ///< as published by a day, under the window's lens
        LastSession, ///< what was known when the ledger was last closed
        Edition,
    };
    Kind kind = Kind::None;
    QDate day;
    EditionId edition;

    friend bool operator==(const KnowledgePoint &, const KnowledgePoint &) = default;
};

/// What was known at a point.
struct KnowledgeState {
    analysis::FigureSet figures;
    Lens lens = Lens::Latest;
    Currency currency;
    analysis::ResolutionPtr resolution; ///< null for figures that were kept
    QString words; ///< "17 Dec 2025", "the last session", "now"
    bool isNow = false;
};

/// `lastSession` is what was kept at the last closing, if anything. Refused with a sentence: a
/// point that does not exist, and a damaged edition.
[[nodiscard]] Result<KnowledgeState> knowledgeAt(const KnowledgePoint &point,
                                                 const DashboardState &state,
                                                 const std::optional<EditionFigures> &lastSession);

/// The changes from one state to another that the filter lets through. A deal passes if it passes
/// in either of the two, or in the window's own state.
struct Comparison {
    analysis::StateDiff diff;
    int outsideFilter = 0; ///< changes that are not in `diff`
    /// "since 17 Dec 2025", "between 17 Dec 2025 and 31 Jan 2026": to stand behind "changed".
    QString since;
    QString note; ///< why figures differ for another reason than new reports; mostly empty
};
[[nodiscard]] Comparison compare(const KnowledgeState &before, const KnowledgeState &after,
                                 const DashboardState &state);

/// "4 reports added, 1 amount moved, 0 statuses changed"; what has gone, and new deals, only where
/// there are any.
[[nodiscard]] QString changesInWords(const analysis::StateDiff &diff);
/// "up to $10 bn", "$38 bn", "undisclosed".
[[nodiscard]] QString amountInWords(const analysis::DealFigures &figures);
/// Both sides of a moved amount; the binding and paid parts are named where they differ.
struct AmountWords {
    QString before;
    QString after;
};
[[nodiscard]] AmountWords movedAmount(const analysis::DealFigures &before,
                                      const analysis::DealFigures &after);

} // namespace dealscope::session
