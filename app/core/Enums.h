// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>
#include <span>

/// The closed vocabularies of the ledger. Each value has one code, the same in the file, on the
/// command line and in JSON (see enumEntries).
namespace dealscope::core {

enum class DealKind {
    Equity,
    Debt,
    Acquisition,
    Compute,
    ChipSupply,
    Infrastructure,
    Licence,
    RevenueShare,
    Partnership,
    Other,
};

/// Which way a deal's money goes: capital comes in, purchases go out, none moves no money.
enum class Nature { Capital, Purchase, None };

/// In the order of commitment, Ended and Denied apart.
enum class Status { Rumoured, InTalks, Announced, Signed, Completed, Ended, Denied };

enum class Form { Cash, Credits, InKind, Shares, Mixed, Unknown };
enum class Bound { Exact, UpTo, AtLeast, Between, Undisclosed };
enum class Basis { Total, PerYear, PerMonth, Cumulative };
enum class Rank { Preferred, Normal, Deprecated };
enum class Role { Payer, Payee, Partner, Beneficiary };
enum class RelationKind { PartOf, Replaces, Amends, Extends };
enum class SourceKind { Filing, PressRelease, Article, Dataset, Note };
enum class Sourcing { Document, Named, Anonymous };
enum class ValuationBasis { PreMoney, PostMoney, MarketCap, Implied, Unspecified };

/// The rule that says which claim of a deal counts (see analysis/ClaimOrder).
enum class Lens { Latest, FilingFirst, Conservative, Highest, Corroborated, BindingOnly };

/// The ways in which claims on one deal contradict each other (see analysis/Conflicts).
enum class ConflictRule {
    AmountsApart, ///< intervals that do not meet
    HeadlinesApart, ///< headlines more than 25 % apart
    OppositeBounds, ///< "up to" and "at least" at one figure
    Slip, ///< a figure that looks like a slip of the pen
    StatusBackwards, ///< a later report states less than an earlier one
    OtherParties, ///< other parties, another direction or kind
    DatesApart, ///< dates that do not meet
    Tie, ///< the lens had nothing to choose by
};

template<typename E>
struct EnumEntry {
    E value;
    QLatin1StringView code;
};

/// Every value of E with its code, in the order of declaration.
template<typename E>
[[nodiscard]] std::span<const EnumEntry<E>> enumEntries();

template<typename E>
[[nodiscard]] QLatin1StringView toCode(E value)
{
    for (const auto &entry : enumEntries<E>()) {
        if (entry.value == value) {
            return entry.code;
        }
    }
    return {};
}

template<typename E>
[[nodiscard]] std::optional<E> fromCode(QStringView code)
{
    for (const auto &entry : enumEntries<E>()) {
        if (code == entry.code) {
            return entry.value;
        }
    }
    return std::nullopt;
}

[[nodiscard]] Nature natureOf(DealKind kind);

/// Signed and completed bind; the rest does not.
[[nodiscard]] constexpr bool isBinding(Status status)
{
    return status == Status::Signed || status == Status::Completed;
}

/// Ended and denied deals add no money.
[[nodiscard]] constexpr bool isOver(Status status)
{
    return status == Status::Ended || status == Status::Denied;
}

} // namespace dealscope::core
