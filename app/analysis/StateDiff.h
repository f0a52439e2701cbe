// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

/// What was known at one time against what was known at another.
namespace dealscope::analysis {

/// The figures of one deal, as they would be published.
struct DealFigures {
    DealId id;
    QString title;
    std::optional<Interval> interval; ///< none: undisclosed
    std::optional<Money> headline;
    bool approximate = false;
    Basis basis = Basis::Total;
    Currency currency; ///< of all money here
    Money firmFloor;
    Money paidFloor;
    std::optional<Status> status;
    QList<ClaimId> claims; ///< the known ones, set aside ones too, by id

    friend bool operator==(const DealFigures &, const DealFigures &) = default;
};

/// A state of knowledge: a plain value that outlives its ledger's state. Deals by id.
struct FigureSet {
    QList<DealFigures> deals;

    /// Position in `deals`, or -1.
    [[nodiscard]] int positionOf(DealId id) const;
    friend bool operator==(const FigureSet &, const FigureSet &) = default;
};

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
