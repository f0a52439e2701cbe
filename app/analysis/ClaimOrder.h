// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Snapshot.h"

namespace dealscope::analysis {

using namespace core;

/// What a lens looks at when it puts two statements in order.
struct OrderKey {
    Rank rank = Rank::Normal;
    std::optional<QDate> published; ///< last day of the source's date
    std::optional<Interval> interval;
    qint64 id = 0;
};
[[nodiscard]] OrderKey orderKey(const Snapshot &snapshot, const Claim &claim);
[[nodiscard]] OrderKey orderKey(const Snapshot &snapshot, const Valuation &valuation);

/// True if `a` comes before `b`: preferred ones first, then the lens's own rule, then the lower
/// floor, the higher ceiling (open is the highest), and the lowest id. Statements without an
/// amount come after those with one when nothing else tells them apart. A strict weak order.
[[nodiscard]] bool comesBefore(Lens lens, const OrderKey &a, const OrderKey &b);

} // namespace dealscope::analysis
