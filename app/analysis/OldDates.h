// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// A date that lies more than 5 years before all other dates of a company, of which there are at
/// least three.
struct OldDate {
    CompanyId company;
    PartialDate date;
    PartialDate next; ///< the earliest of the others
};

/// Finds such dates. A company's dates are those of the known claims on its deals and of its known
/// valuations: what happened or is expected, else the day of the report, which is never too old.
/// Of several companies of a deal the one with the largest id is named.
class OldDates
{
public:
    explicit OldDates(const Resolution &resolution);

    /// The old date of a claim by its row in the snapshot; looks at what else is known of the
    /// companies of its deal.
    [[nodiscard]] std::optional<OldDate> ofClaim(quint32 row) const;
    [[nodiscard]] std::optional<OldDate> ofValuation(const Valuation &valuation) const;

    /// All at once, in one pass over the columns.
    struct All {
        QHash<quint32, OldDate> claims; ///< by row
        QHash<ValuationId, OldDate> valuations;
    };
    [[nodiscard]] All all() const;

private:
    struct Dated;
    struct Tracker;

    void takeDates(quint32 claim, std::vector<Dated> &dates) const;
    void takeDates(const Valuation &valuation, std::vector<Dated> &dates) const;
    [[nodiscard]] std::vector<quint32> companiesOf(quint32 deal) const;
    /// Nothing if any other date of the company is near.
    [[nodiscard]] std::optional<OldDate> heldAgainst(quint32 company, const Dated &own) const;
    [[nodiscard]] PartialDate withWords(const Dated &dated) const;

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    const LedgerColumns &m_columns;
};

} // namespace dealscope::analysis
