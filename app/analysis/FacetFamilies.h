// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FacetSums.h"
#include "analysis/FamilySet.h"

#include <functional>
#include <span>

namespace dealscope::analysis {

/// What families add to facets. Their sums are not those of their members, so that a family is
/// taken off and counted anew whenever a member begins or ceases to count somewhere.
///
/// For each facet and value: sumOf (see Families.h) of the members that have the value, among
/// those that fail no clause but the facet's own.
class FacetFamilies
{
public:
    /// The mask that counts nowhere.
    static constexpr quint16 Nowhere = 0xffff;

    FacetFamilies() = default;
    explicit FacetFamilies(const FamilySet &set)
        : m_counted(set.memberCount(), Nowhere)
    {
    }

    /// The set, its rows (by slot) and their combinations; they must outlive the call.
    struct Layer {
        const FamilySet &set;
        const CrossFilterRows &rows;
        const std::vector<DealCategory> &categories;
    };

    /// Counts a family under its members' masks, given in their order; all facets but `own`, whose
    /// sums do not depend on what has changed.
    void recount(const Layer &layer, size_t family, std::span<const quint16> masks, FacetSums &sums,
                 core::Dimension own);
    /// As if nothing of it had been counted in the facets but `own`.
    void countAnew(const Layer &layer, size_t family, std::span<const quint16> masks,
                   FacetSums &sums, core::Dimension own);
    /// Takes everything off that was counted.
    void takeOff(const Layer &layer, size_t family, FacetSums &sums);

    /// The masks that members were counted under.
    [[nodiscard]] const std::vector<quint16> &counted() const { return m_counted; }
    void setCounted(std::vector<quint16> counted) { m_counted = std::move(counted); }

    /// What a family adds to one value.
    struct Sum {
        FacetCell cell;
        TotalsCell totals;
        bool overflow = false;
    };
    /// Each value of a facet that members have, with what they add; `masks` as for recount.
    using Visit = std::function<void(quint32 value, const Sum &sum)>;
    static void eachSum(const Layer &layer, size_t family, std::span<const quint16> masks,
                        core::Dimension facet, const Visit &visit);
    /// The same of what passes everything, by nature.
    static void eachTotal(const Layer &layer, size_t family, std::span<const quint16> masks,
                          const Visit &visit);

private:
    std::vector<quint16> m_counted; ///< by member
};

} // namespace dealscope::analysis
