// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ComparableAmounts.h"
#include "analysis/Conflicts.h"

namespace dealscope::analysis {

/// Finds figures that look like a slip of the pen: a headline that is at least 8 times the median
/// of the other claims' headlines of its pair (the same payers and payees) and kind, or that has
/// the digits of another one at another power of ten. Of two such figures the one that fewer
/// claims state is suspicious, the larger one where that is even.
///
/// Claims of several deals are compared where both sides are named, but for deals that are tied to
/// each other by a relation or belong to one family (a part is smaller than its whole), and for
/// claims that took place at different times: 1 billion in 2019 and 10 billion in 2023 are
/// history. A claim without a day of its own took place when its deal did.
class SlipFinder
{
public:
    enum class Ranks { All, NotDeprecated };

    /// Looks at the known claims of every deal.
    SlipFinder(const Resolution &resolution, Ranks ranks);

    /// The sides of a deal's conflict: the suspicious claims first, then the figures they were
    /// held against. Empty where nothing is suspicious.
    [[nodiscard]] QList<ConflictSide> sidesFor(DealId deal) const { return m_sides.value(deal); }

private:
    struct Entry {
        ComparableAmount amount;
        int position = -1; ///< of its deal in the resolution
        std::optional<PartialDate> happened;
    };
    /// What an entry may be held against; headlines in a currency that both have.
    struct Other {
        const Entry *entry;
        Money headline;
        Money own;
    };

    void examine(const QList<Entry> &entries);
    [[nodiscard]] QList<Other> othersOf(const Entry &entry, const QList<Entry> &entries) const;
    [[nodiscard]] bool areTied(int a, int b) const;
    [[nodiscard]] int topOf(int position) const;
    void add(const Entry &suspicious, const QList<Other> &others);

    const Resolution &m_resolution;
    QHash<DealId, QList<ConflictSide>> m_sides;
};

/// The digits of a number without its trailing zeros: 80,000 and 8 are alike.
[[nodiscard]] qint64 significantDigits(Money amount);

} // namespace dealscope::analysis
