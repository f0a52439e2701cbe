// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QtGlobal>

#include <compare>

namespace dealscope::core {

/// A row number that cannot be mistaken for the row number of another table.
/// 0 means "none"; the ledger hands out ids from 1 on.
template<typename Tag>
struct StrongId {
    qint64 value = 0;

    constexpr StrongId() = default;
    constexpr explicit StrongId(qint64 v)
        : value(v)
    {
    }

    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    friend constexpr auto operator<=>(StrongId, StrongId) = default;
    friend constexpr bool operator==(StrongId, StrongId) = default;
};

template<typename Tag>
size_t qHash(StrongId<Tag> id, size_t seed = 0) noexcept
{
    return ::qHash(id.value, seed);
}

using CompanyId = StrongId<struct CompanyTag>;
using OutletId = StrongId<struct OutletTag>;
using SourceId = StrongId<struct SourceTag>;
using DealId = StrongId<struct DealTag>;
using ClaimId = StrongId<struct ClaimTag>;
using ValuationId = StrongId<struct ValuationTag>;
using RateId = StrongId<struct RateTag>;
using MilestoneId = StrongId<struct MilestoneTag>;
using SettlementId = StrongId<struct SettlementTag>;
using EditionId = StrongId<struct EditionTag>;
using SavedViewId = StrongId<struct SavedViewTag>;

} // namespace dealscope::core
