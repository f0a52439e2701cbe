// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Enums.h"

#include <array>

namespace dealscope::core {

using namespace Qt::StringLiterals;

#define DEALSCOPE_ENUM(E, ...)                                                                     \
    template<>                                                                                     \
    std::span<const EnumEntry<E>> enumEntries<E>()                                                 \
    {                                                                                              \
        using enum E;                                                                              \
        static constexpr auto entries = std::to_array<EnumEntry<E>>({__VA_ARGS__});                \
        return entries;                                                                            \
    }

// clang-format off
DEALSCOPE_ENUM(DealKind,
    {Equity, "equity"_L1}, {Debt, "debt"_L1}, {Acquisition, "acquisition"_L1},
    {Compute, "compute"_L1}, {ChipSupply, "chip_supply"_L1}, {Infrastructure, "infrastructure"_L1},
    {Licence, "licence"_L1}, {RevenueShare, "revenue_share"_L1}, {Partnership, "partnership"_L1},
    {Other, "other"_L1})
DEALSCOPE_ENUM(Nature, {Capital, "capital"_L1}, {Purchase, "purchase"_L1}, {None, "none"_L1})
DEALSCOPE_ENUM(Status,
    {Rumoured, "rumoured"_L1}, {InTalks, "in_talks"_L1}, {Announced, "announced"_L1},
    {Signed, "signed"_L1}, {Completed, "completed"_L1}, {Ended, "ended"_L1}, {Denied, "denied"_L1})
DEALSCOPE_ENUM(Form,
    {Cash, "cash"_L1}, {Credits, "credits"_L1}, {InKind, "in_kind"_L1}, {Shares, "shares"_L1},
    {Mixed, "mixed"_L1}, {Unknown, "unknown"_L1})
DEALSCOPE_ENUM(Bound,
    {Exact, "exact"_L1}, {UpTo, "up_to"_L1}, {AtLeast, "at_least"_L1}, {Between, "between"_L1},
    {Undisclosed, "undisclosed"_L1})
DEALSCOPE_ENUM(Basis,
    {Total, "total"_L1}, {PerYear, "per_year"_L1}, {PerMonth, "per_month"_L1},
    {Cumulative, "cumulative"_L1})
DEALSCOPE_ENUM(Rank,
    {Preferred, "preferred"_L1}, {Normal, "normal"_L1}, {Deprecated, "deprecated"_L1})
DEALSCOPE_ENUM(Role,
    {Payer, "payer"_L1}, {Payee, "payee"_L1}, {Partner, "partner"_L1},
    {Beneficiary, "beneficiary"_L1})
DEALSCOPE_ENUM(RelationKind,
    {PartOf, "part_of"_L1}, {Replaces, "replaces"_L1}, {Amends, "amends"_L1},
    {Extends, "extends"_L1})
DEALSCOPE_ENUM(SourceKind,
    {Filing, "filing"_L1}, {PressRelease, "press_release"_L1}, {Article, "article"_L1},
    {Dataset, "dataset"_L1}, {Note, "note"_L1})
DEALSCOPE_ENUM(Sourcing,
    {Document, "document"_L1}, {Named, "named"_L1}, {Anonymous, "anonymous"_L1})
DEALSCOPE_ENUM(ValuationBasis,
    {PreMoney, "pre_money"_L1}, {PostMoney, "post_money"_L1}, {MarketCap, "market_cap"_L1},
    {Implied, "implied"_L1}, {Unspecified, "unspecified"_L1})
DEALSCOPE_ENUM(Lens,
    {Latest, "latest"_L1}, {FilingFirst, "filing_first"_L1}, {Conservative, "conservative"_L1},
    {Highest, "highest"_L1}, {Corroborated, "corroborated"_L1}, {BindingOnly, "binding_only"_L1})
DEALSCOPE_ENUM(ConflictRule,
    {AmountsApart, "amounts_apart"_L1}, {HeadlinesApart, "headlines_apart"_L1},
    {OppositeBounds, "opposite_bounds"_L1}, {Slip, "slip"_L1},
    {StatusBackwards, "status_backwards"_L1}, {OtherParties, "other_parties"_L1},
    {DatesApart, "dates_apart"_L1}, {Tie, "tie"_L1})
// clang-format on

#undef DEALSCOPE_ENUM

Nature natureOf(DealKind kind)
{
    switch (kind) {
    case DealKind::Equity:
    case DealKind::Debt:
    case DealKind::Acquisition:
        return Nature::Capital;
    case DealKind::Compute:
    case DealKind::ChipSupply:
    case DealKind::Infrastructure:
    case DealKind::Licence:
    case DealKind::RevenueShare:
        return Nature::Purchase;
    case DealKind::Partnership:
    case DealKind::Other:
        return Nature::None;
    }
    return Nature::None;
}

} // namespace dealscope::core
