// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

/// Where reports on one deal contradict each other.
namespace dealscope::analysis {

/// Which of a claim's dates a side speaks of.
enum class DateAspect { Happened, Expected, TermStart, TermEnd, TermLength };

/// What some claims say alike, against what the other sides say.
struct ConflictSide {
    QList<ClaimId> claims; ///< by id; empty only for the deal as it is recorded (other_parties)
    std::optional<Amount> amount; ///< of the first claim: amounts, slips and ties
    std::optional<Status> status; ///< status_backwards
    QList<Party> parties; ///< other_parties
    std::optional<DealKind> kind; ///< other_parties
    DateAspect aspect = DateAspect::Happened; ///< dates_apart
    std::optional<PartialDate> date; ///< dates_apart, but for a term's length
    std::optional<int> months; ///< dates_apart: a term's length
    bool suspicious = false; ///< slip: what looks like one
    bool setAside = false; ///< all of its claims are deprecated

    friend bool operator==(const ConflictSide &, const ConflictSide &) = default;
};

/// What has been decided about a conflict, and why.
struct Settled {
    enum class By {
        SetAside, ///< without the deprecated claims it would not exist
        Retained, ///< a preferred claim decides it
        Kept, ///< a settlement keeps both readings
    };
    By by = By::SetAside;
    QList<ClaimId> claims; ///< those set aside, or the one retained
    SettlementId settlement; ///< Kept
    QString reason; ///< as it was written down

    friend bool operator==(const Settled &, const Settled &) = default;
};

/// A contradiction. At most one for each deal and rule.
struct Conflict {
    DealId deal;
    ConflictRule rule = ConflictRule::AmountsApart;
    QList<ConflictSide> sides; ///< at least two, in the order of their first claims; see below
    std::optional<Settled> settledBy;

    [[nodiscard]] bool isSettled() const { return settledBy.has_value(); }
    /// Of all sides, by id, each once.
    [[nodiscard]] QList<ClaimId> claims() const;
    /// Those on the deal itself, which a settlement names; a slip is held against other deals too.
    [[nodiscard]] QList<ClaimId> ownClaims(const Snapshot &snapshot) const;

    friend bool operator==(const Conflict &, const Conflict &) = default;
};

/// The conflicts between the claims that are known at the resolution's clock, deprecated ones too,
/// by deal and rule.
///
/// Amounts are compared in one basis and one currency, or converted by the ledger's rates.
/// amounts_apart: intervals that do not meet, unless a word like "about" or a conversion stands
/// between them and the headlines are near. headlines_apart: more than 25 % of the smaller one
/// apart. Running totals (cumulative) may grow from report to report. opposite_bounds: "up to" and
/// "at least" at one headline. slip: see SlipFinder; its first side is the suspicious one.
/// status_backwards: of two dated sources the strictly later one states less, denies, or has
/// something else than an end after an end. other_parties: other parties in any role, or another
/// kind, than the deal is recorded with; the record is the first side. dates_apart: happened_on,
/// expected_on, the ends of a term that do not meet, or terms of another length. tie: see
/// levelWithFirst.
///
/// Settled is what would not exist without the deprecated claims; what a preferred claim decides
/// that states the thing in question (never the parties); and what a settlement of the same deal
/// and rule keeps, as long as it names every claim on the deal that is in the conflict and not
/// deprecated.
[[nodiscard]] QList<Conflict> findConflicts(const Resolution &resolution);

/// Those of one deal, in the order of the rules.
[[nodiscard]] QList<Conflict> conflictsOf(const Resolution &resolution, DealId deal);

} // namespace dealscope::analysis
