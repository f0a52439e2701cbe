// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deal.h"
#include "core/Interval.h"

#include <QStringList>

namespace dealscope::core {

/// A longer term than a century is a slip, and would be spread over too many years.
inline constexpr int MaxPeriodMonths = 1200;
/// A span for each month of the longest term.
inline constexpr int MaxInstallments = MaxPeriodMonths;

/// The term that a source gives a deal; at least one of the three is set. 1 to MaxPeriodMonths.
struct Period {
    std::optional<PartialDate> start;
    std::optional<PartialDate> end;
    std::optional<int> months;

    friend bool operator==(const Period &, const Period &) = default;
};

/// How much of what: 100,000 chips, 10 GW. Without a number the unit holds the source's words.
struct Quantity {
    std::optional<qint64> number;
    QString unit;

    friend bool operator==(const Quantity &, const Quantity &) = default;
};

/// What a source says is due in one span of a deal's term.
struct Installment {
    PartialDate when;
    Amount amount; ///< of the span as a whole: its basis is Total

    friend bool operator==(const Installment &, const Installment &) = default;
};

/// Where a statement stands and how it came there; shared by claims and valuations.
struct Evidence {
    SourceId source;
    QString locator; ///< where in the source: "paragraph 4", "table, row 1"
    QString quote; ///< verbatim, 140 characters at most
    QList<OutletId> attribution; ///< whom the source cites, nearest first; empty if nobody
    std::optional<Sourcing> sourcing;
    QString note;
    QStringList tags;
    QString checkedBy;
    std::optional<PartialDate> checkedOn;
    Rank rank = Rank::Normal;
    QString rankReason; ///< never empty for preferred and deprecated

    friend bool operator==(const Evidence &, const Evidence &) = default;
};

/// What one source says of one deal. Each statement is optional.
struct Claim {
    ClaimId id;
    DealId deal;
    Evidence evidence;
    std::optional<Amount> amount;
    std::optional<Status> status;
    std::optional<Form> form;
    std::optional<Period> period;
    QList<Installment> schedule; ///< a reported schedule, in the order of its spans; mostly empty
    /// A reported ramp: what is due grows evenly from the start of the term to its full rate by
    /// the last day of this date ("fully deployed by the end of 2026").
    std::optional<PartialDate> fullBy;
    std::optional<Quantity> quantity;
    std::optional<PartialDate> happenedOn;
    std::optional<PartialDate> expectedOn;
    QString condition;
    QList<Party> otherParties; ///< when the source names other parties than the deal has
    std::optional<DealKind> otherKind; ///< when the source speaks of another kind of deal

    friend bool operator==(const Claim &, const Claim &) = default;
};

/// What one source says a company is worth.
struct Valuation {
    ValuationId id;
    CompanyId company;
    Evidence evidence;
    Amount amount;
    ValuationBasis basis = ValuationBasis::Unspecified;
    std::optional<PartialDate> asOf;
    QString condition; ///< "if the investment is made"; empty if it holds already
    DealId deal; ///< the deal it hangs on, if any

    friend bool operator==(const Valuation &, const Valuation &) = default;
};

/// fromUnits of `from` are toUnits of `to`. With a deal it is an article's own pair ("$38bn
/// (EUR 33bn)") and converts that deal only.
struct ExchangeRate {
    RateId id;
    Currency from;
    Currency to;
    qint64 fromUnits = 1;
    qint64 toUnits = 1;
    std::optional<PartialDate> date;
    SourceId source;
    DealId deal;
    QString quote;

    friend bool operator==(const ExchangeRate &, const ExchangeRate &) = default;
};

} // namespace dealscope::core
