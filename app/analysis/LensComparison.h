// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Families.h"
#include "analysis/Selection.h"
#include "core/WorkControl.h"

namespace dealscope::analysis {

/// What the lenses are compared on: everything of a state but its lens.
struct LensQuestion {
    SnapshotPtr snapshot;
    Filter filter; ///< applied under each lens anew
    TextHits hits;
    bool groups = false;
    std::optional<QDate> publishedBy;
    Currency currency;
    /// Used where a lens asks for it, to save making it again; may be null.
    ResolutionPtr present;
};

/// A deal whose amount or status, or whether it passes the filter, depends on the lens.
struct MovedMark {
    DealId deal;
    bool wasSelected = false; ///< under the default lens
    bool isSelected = false;
    bool amountDiffers = false; ///< range, headline, basis, or what binds and is paid
    bool statusDiffers = false;

    friend bool operator==(const MovedMark &, const MovedMark &) = default;
};

/// The same with what the two lenses make of it.
struct MovedDeal : MovedMark {
    ResolvedDeal before; ///< under the default lens
    ResolvedDeal after; ///< under this one
    ClaimId claim; ///< that counts instead; not valid where this lens lets none count
    ClaimId claimBefore; ///< that counts by default for the same thing
};

/// The totals under one lens.
struct LensTotals {
    Lens lens = Lens::Latest;
    Totals totals;
    QList<MovedMark> moved; ///< against the default lens, by id; empty for it itself

    [[nodiscard]] const MoneySum &of(Nature nature) const
    {
        return nature == Nature::Capital ? totals.capital : totals.purchase;
    }
};

inline constexpr Lens DefaultLens = Lens::Latest;

/// Every lens, in the order of the enum. Pure. Takes long for a large ledger; empty when `work` is
/// cancelled.
[[nodiscard]] QList<LensTotals> compareLenses(const LensQuestion &question, WorkControl &work);
[[nodiscard]] QList<LensTotals> compareLenses(const LensQuestion &question);
/// The totals under one lens only.
[[nodiscard]] Totals totalsUnder(const LensQuestion &question, Lens lens);
/// A moved deal whole, under a lens and the default one; reads its reports.
[[nodiscard]] MovedDeal movedDeal(const LensQuestion &question, Lens lens, const MovedMark &mark);

/// How far a sum lies from another; each figure may be negative.
struct SumDifference {
    Money headline;
    Money floor;
    Money ceiling; ///< of the bounded parts
    Money firm;
    Money paid;
    int openEnded = 0;
    bool overflow = false; ///< one of the sums does not fit: there are no figures

    [[nodiscard]] bool isZero() const { return *this == SumDifference{}; }
    friend bool operator==(const SumDifference &, const SumDifference &) = default;
};
[[nodiscard]] SumDifference differenceOf(const MoneySum &sum, const MoneySum &from);

} // namespace dealscope::analysis
