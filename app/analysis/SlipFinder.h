// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Conflicts.h"
#include "core/WorkControl.h"

#include <span>

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

    /// Costs nothing; for one thread at a time.
    explicit SlipFinder(const Resolution &resolution);

    /// The sides of a deal's conflict: the suspicious claims first, then the figures they were
    /// held against. Empty where nothing is suspicious. Looks at the claims of the deal's pair.
    [[nodiscard]] QList<ConflictSide> sidesFor(int position, Ranks ranks) const;

    /// For each deal of the resolution 1 if sidesFor() would give any: for what goes through all
    /// of them. Fewer when `work` is cancelled. Its steps are the deals of the snapshot; how many
    /// there are in all says the caller.
    [[nodiscard]] std::vector<quint8> suspects(WorkControl &work) const;

private:
    /// An amount that is known of a deal; money in the claim's own currency.
    struct Entry {
        quint32 claim; ///< row in the snapshot
        qint32 position; ///< of its deal in the resolution
        Money headline;
        qint64 digits; ///< of the headline
        quint16 currency; ///< code in the columns
        quint8 basis;
        bool deprecated;
        bool tied; ///< its deal has relations or a family
        qint32 firstDay; ///< when it took place; NoDay: not known
        qint32 lastDay;
        qint64 converted = -1; ///< headline in the resolution's currency, where a rate is
    };
    /// What an entry may be held against; headlines in a currency that both have.
    struct Other {
        const Entry *entry;
        Money headline;
        Money own;
    };
    /// What can be seen of a pair's entries at once: most figures cannot be slips.
    struct Outline;

    void addDeal(std::vector<Entry> &entries, quint32 deal, int position, Ranks ranks) const;
    void convert(std::vector<Entry> &entries) const;
    [[nodiscard]] std::vector<Entry> entriesOf(std::span<const quint32> deals, Ranks ranks) const;
    [[nodiscard]] bool isSuspect(const Entry &entry, const std::vector<Entry> &entries,
                                 const Outline &outline, std::vector<Other> &others) const;
    void takeOthers(const Entry &entry, const std::vector<Entry> &entries,
                    std::vector<Other> &others) const;
    [[nodiscard]] bool areTied(int a, int b) const;
    [[nodiscard]] int topOf(int position) const;
    /// When the deal took place, under the resolution's lens.
    [[nodiscard]] DaySpan happenedOn(quint32 deal) const;
    void add(QList<ConflictSide> &sides, const Entry &suspicious,
             const std::vector<Other> &others) const;

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    const ClaimColumns &m_claims;
};

/// The digits of a number without its trailing zeros: 80,000 and 8 are alike.
[[nodiscard]] qint64 significantDigits(Money amount);

} // namespace dealscope::analysis
