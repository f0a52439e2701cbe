// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/Conflicts.h"
#include "analysis/OldDates.h"
#include "core/WorkControl.h"

#include <functional>

/// Findings on single claims and valuations: what does not fit their own quote, or their company.
namespace dealscope::analysis {

enum class FindingRule {
    Slip, ///< a figure that looks like a slip beside the others of its pair
    Scale, ///< the quote has the amount's digits at another power of ten
    Basis, ///< the quote speaks of a rate, the amount is a total, or the other way round
    Valuation, ///< the amount of a deal is what the quote calls a valuation
    Investment, ///< a valuation whose quote only speaks of investing
    OldDate, ///< more than 5 years before all other dates of a company
    AfterReport, ///< happened after its own report was published
    OtherCurrency, ///< the quote names other currencies only
};

struct Finding {
    FindingRule rule = FindingRule::Slip;
    DealId deal; ///< not valid for a valuation that hangs on none
    ClaimId claim; ///< the one it is about, or...
    ValuationId valuation; ///< ...the valuation
    QString words; ///< Scale, Valuation: the number as the quote has it
    std::optional<Money> quoted; ///< Scale: what that number means
    std::optional<Basis> spoken; ///< Basis: what the quote speaks of
    CompanyId company; ///< OldDate: whose dates
    std::optional<PartialDate> date; ///< OldDate, AfterReport: the date in question
    std::optional<PartialDate> other; ///< OldDate: the next one; AfterReport: the publication
    QList<Currency> currencies; ///< OtherCurrency: what the quote names
    std::optional<Conflict> slip; ///< Slip: the conflict it is from
    /// Set aside, or retained as it is, for a written reason; slips as their conflict is.
    std::optional<Settled> settledBy;

    [[nodiscard]] bool isSettled() const { return settledBy.has_value(); }
};

/// Looks at known claims and valuations, deprecated ones too.
///
/// Numbers and words of quotes are read in English and French (see QuoteReader). A quote without
/// numbers is held against nothing. OldDate: see OldDates.
class Linter
{
public:
    explicit Linter(const Resolution &resolution);

    /// By rule. `conflicts` are those of the claim's deal.
    [[nodiscard]] QList<Finding> findingsOf(ClaimId claim, const QList<Conflict> &conflicts) const;
    [[nodiscard]] QList<Finding> findingsOf(ValuationId valuation) const;

    using Found = std::function<void(const Finding &finding)>;
    /// Every known claim by id, then every valuation by id. Rows are read one by one and not kept,
    /// which takes long for a large ledger. Stops when `work` is cancelled; false then.
    bool lintAll(WorkControl &work, const Found &found) const;

private:
    void lintClaim(quint32 row, const QList<Conflict> &conflicts, const std::optional<OldDate> &old,
                   QList<Finding> &findings) const;
    void lintValuation(const Valuation &valuation, const std::optional<OldDate> &old,
                       QList<Finding> &findings) const;

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    OldDates m_oldDates;
};

} // namespace dealscope::analysis
