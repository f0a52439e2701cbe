// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// One reported valuation as a mark in time.
struct ValuationPoint {
    ValuationId id;
    DealId deal; ///< the deal it hangs on; may be invalid
    Interval interval;
    std::optional<PartialDate> date; ///< as of, else of the publication
    bool isAsOf = false; ///< the date is the valuation's own, not that of the report
    bool inferred = false; ///< the publication's date is worked out, not printed
    bool conditional = false; ///< holds only under a condition
    bool setAside = false; ///< deprecated
    bool counts = false; ///< the lens takes it for its company, basis and condition

    friend bool operator==(const ValuationPoint &, const ValuationPoint &) = default;
};

/// What is said of one company on one basis: bases are not compared, so each is a line.
struct ValuationLine {
    CompanyId company;
    ValuationBasis basis = ValuationBasis::Unspecified;
    QList<ValuationPoint> points; ///< by date, then id; undated ones last

    friend bool operator==(const ValuationLine &, const ValuationLine &) = default;
};

/// The valuations of a selection as lines over time.
struct ValuationSeries {
    QList<ValuationLine> lines; ///< by falling top value, then company, then basis
    Money top; ///< the largest bounded end of all intervals
    std::optional<QDate> first; ///< of the dated points
    std::optional<QDate> last;
    int undated = 0;
    QList<ValuationId> withoutAmount; ///< not drawn
    QList<ValuationId> otherCurrency; ///< not drawn: without a rate to the axis's currency

    [[nodiscard]] bool isEmpty() const { return lines.isEmpty(); }
    [[nodiscard]] int pointCount() const;
};

/// A valuation's interval in a currency, by the ledger's newest rate at or before its publication;
/// nothing without an amount or a rate.
[[nodiscard]] std::optional<Interval> valueIn(const Resolution &resolution,
                                              const Valuation &valuation, Currency currency);

/// Sorts `valuations` (ids known to the resolution; unknown ones are ignored) into lines.
[[nodiscard]] ValuationSeries valuationSeries(const Resolution &resolution,
                                              const QList<ValuationId> &valuations,
                                              Currency currency);

} // namespace dealscope::analysis
