// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/DealMoney.h"
#include "analysis/FamilyFigures.h"
#include "analysis/PositionSet.h"

namespace dealscope::analysis {

/// Adds up the deals of one selection, families once. Deals that belong to no family are added
/// as they come; only the others are looked up among the selected.
class FamilySums
{
public:
    /// `selected`: positions in any order.
    FamilySums(const Resolution &resolution, const QList<int> &selected, Currency currency);
    FamilySums(const Resolution &resolution, PositionSet selected, Currency currency);

    [[nodiscard]] const DealMoney &money() const { return m_money; }
    [[nodiscard]] bool isSelected(int position) const { return m_selected.contains(position); }
    [[nodiscard]] bool isInFamily(int position) const
    {
        return m_money.isInFamily(size_t(position));
    }
    /// True if a deal above, however far, is selected.
    [[nodiscard]] bool hasSelectedAbove(int position) const;

    /// What moneyPieces says of one deal.
    [[nodiscard]] MoneyPiece pieceOf(int position) const;
    /// The deal alone, whatever its family.
    [[nodiscard]] MoneySum alone(int position) const;
    /// Adds the deal with everything selected below it: where a bucket is the whole selection, and
    /// no deal above is in it.
    void addFamily(MoneyTally &sum, int position) const;
    /// See analysis::sumOf; any order.
    [[nodiscard]] MoneySum sumOf(std::span<const int> bucket);

    // For FamilyWalk, which says what they are.
    template<typename Visit>
    void eachPart(int position, const Visit &visit) const
    {
        if ((m_money.figures().flags[size_t(position)] & FigureColumns::HasParts) != 0) {
            std::ranges::for_each(m_resolution.partsOf(position), visit);
        }
    }
    [[nodiscard]] bool isInBucket(int position) const
    {
        return m_bucketOf[size_t(position)] == m_bucket;
    }
    [[nodiscard]] FamilyFigures own(int position) const;
    [[nodiscard]] bool isSizeUnknown(int position) const;

private:
    [[nodiscard]] bool hasBucketAbove(int position) const;

    const Resolution &m_resolution;
    DealMoney m_money;
    PositionSet m_selected;
    std::vector<quint32> m_bucketOf; ///< of members of families, the bucket they were last in
    quint32 m_bucket = 0;
};

} // namespace dealscope::analysis
