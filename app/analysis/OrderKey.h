// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Interval.h"
#include "core/StrongId.h"

#include <QDate>

#include <span>

/// The order of ClaimOrder.h on what it looks at alone, whatever form the claims are in.
namespace dealscope::analysis {

using namespace core;

/// What a lens looks at when it puts two statements in order.
struct OrderKey {
    Rank rank = Rank::Normal;
    SourceKind sourceKind = SourceKind::Note;
    bool eligible = true;
    std::optional<QDate> published; ///< last day of the source's date
    std::optional<Interval> interval; ///< comparable with those of the other keys
    std::optional<Money> headline;
    /// What ties are broken by. Unlike `interval` it does not depend on what the other keys are, so
    /// that one more claim never changes the order of the others.
    std::optional<Interval> own;
    std::pair<int, Currency> measure; ///< of `own`: only like is compared with like
    int origins = 0; ///< independent ones that state a headline near this one
    OutletId origin; ///< not valid where it is not independent
    qint64 id = 0;
};

/// True if `a` comes first; false if both are the same statement.
[[nodiscard]] bool comesBefore(Lens lens, const OrderKey &a, const OrderKey &b);
/// By rank, lens and day, below 0 if `a` comes first; 0 where only the tie rule is left.
[[nodiscard]] int compareBeforeTies(Lens lens, const OrderKey &a, const OrderKey &b);
/// Fills `origins` of each, which the corroborated lens looks at.
void countOrigins(std::span<OrderKey> keys);
/// True if a claim of that status may count under the lens.
[[nodiscard]] bool isEligible(Lens lens, std::optional<Status> status);

} // namespace dealscope::analysis
