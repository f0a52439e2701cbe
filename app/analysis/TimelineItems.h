// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// The two readings of a timeline: when a thing happened, and when it was reported.
enum class TimelineReading {
    Event, ///< a mark a deal, at its date; with its term and milestones
    Publication, ///< a mark a claim, at the date of its source
};
[[nodiscard]] QLatin1StringView toCode(TimelineReading reading);
[[nodiscard]] std::optional<TimelineReading> timelineReadingFromCode(QStringView code);

/// What a lane of a timeline stands for.
enum class TimelineLanes { Pair, Payee, Payer, Kind };
[[nodiscard]] QLatin1StringView toCode(TimelineLanes lanes);
[[nodiscard]] std::optional<TimelineLanes> timelineLanesFromCode(QStringView code);

/// A point in time of a deal.
struct TimelineMark {
    QList<ClaimId> claims; ///< what the mark stands for
    std::optional<PartialDate> date; ///< none: undated
    bool inferred = false; ///< the date was worked out, not printed in the source
    bool firstReport = false; ///< Event: dated by its first report, for want of a better date
    bool setAside = false; ///< Publication: a deprecated claim
    std::optional<Status> status;
};

/// The term of a contract. At least one of the two is set.
struct TimelineTerm {
    std::optional<PartialDate> start;
    bool startAssumed = false; ///< the term has no start of its own: the deal's date stands for it
    std::optional<PartialDate> end;
};

/// A dated step that is not the deal's own date.
struct TimelineStep {
    QString label; ///< in the source's words; empty: the day the deal itself is expected on
    PartialDate date;
    bool expected = false;
};

/// One deal in a lane.
struct TimelineItem {
    DealId deal;
    int position = -1; ///< in Resolution::deals()
    QList<TimelineMark> marks; ///< dated ones by their middle, then the undated ones
    std::optional<TimelineTerm> term; ///< Event only
    QList<TimelineStep> steps; ///< Event only; by date
    /// The earliest dated claim whose headline is not the one that counts, for "$10 bn → up to
    /// $50 bn". Of the same basis and currency; not valid when the headline never moved.
    ClaimId earlierAmount;

    /// True if nothing of it stands on the time axis.
    [[nodiscard]] bool isUndated() const;
    /// What orders the deals of a lane: the first day that is drawn, undated ones last.
    [[nodiscard]] std::pair<qint64, DealId> place() const;
};

/// What its deals have in common. The companies are group tops when groups are asked for.
struct TimelineLane {
    QList<CompanyId> payers; ///< Pair, Payer
    QList<CompanyId> payees; ///< Pair, Payee
    QList<CompanyId> partners; ///< Pair, for deals whose money has no direction
    std::optional<DealKind> kind; ///< Kind
    bool partnersOnly = false; ///< Payee, Payer: deals whose money has no direction
    int others = 0; ///< more than 0: the deals of so many lanes that have none of their own
};

} // namespace dealscope::analysis
