// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FigureSet.h"

/// What was known at one time against what was known at another.
namespace dealscope::analysis {

[[nodiscard]] FigureSet figuresOf(const Resolution &resolution);

enum class ChangeKind { ReportAdded, ReportRemoved, Amount, Status, DealAdded, DealRemoved };
/// "report_added", "amount"...
[[nodiscard]] QLatin1StringView toCode(ChangeKind kind);

/// One difference. A deal that is in one set only has its reports listed, and itself; its amount
/// and status have not moved.
struct Change {
    ChangeKind kind = ChangeKind::ReportAdded;
    DealId deal;
    ClaimId claim; ///< of reports only
    int before = -1; ///< position in StateDiff::before, or -1
    int after = -1; ///< position in StateDiff::after, or -1

    friend bool operator==(const Change &, const Change &) = default;
};

struct StateDiff {
    FigureSet before;
    FigureSet after;
    QList<Change> changes; ///< by kind, then deal, then claim

    [[nodiscard]] int count(ChangeKind kind) const;
    /// The deals of all changes.
    [[nodiscard]] QSet<DealId> deals() const;
};

/// Both sets ordered by id, as figuresOf() gives them.
[[nodiscard]] StateDiff diffOf(const FigureSet &before, const FigureSet &after);

} // namespace dealscope::analysis
