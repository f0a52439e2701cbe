// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/ClaimOrder.h"
#include "analysis/FigureColumns.h"
#include "analysis/OrderKey.h"
#include "analysis/Resolution.h"

namespace dealscope::analysis {

/// Resolves all deals in one pass over the columns, without making a single whole row where that
/// can be helped. What it says of a deal is what resolveDeal says: deals whose amounts have to be
/// converted or multiplied by a term go through that very function, on what the columns know of
/// their claims; for all others it is the same rules on columns.
class FigureResolver
{
public:
    FigureResolver(const Snapshot &snapshot, const LensRule &rule);

    /// Figures of the deals that are known among the snapshot's from `from` up to, but not at,
    /// `to`, in their order. `whole`, Replaced and what follows from them in `leftOut` are for
    /// takeRelations. `positions` gets the position of each of these deals, or -1.
    [[nodiscard]] FigureColumns resolve(quint32 from, quint32 to, std::vector<qint32> &positions);
    /// Known claims of all deals, deprecated ones too; counted by resolve.
    [[nodiscard]] int knownClaims() const { return m_knownClaims; }

    /// The figures of one deal as a table of one row; deals that nothing is known of give none.
    [[nodiscard]] FigureColumns resolveOne(int dealIndex);

private:
    struct Row;

    void addDeal(FigureColumns &figures, quint32 deal);
    [[nodiscard]] bool isKnown(quint32 claim) const;
    /// Under the lens.
    [[nodiscard]] bool mayCount(quint32 claim) const;
    /// True if the deal's amounts can be compared and taken as they are.
    [[nodiscard]] bool isPlain() const;
    void orderClaims();
    void takePlain(Row &row) const;
    void takeThroughRows(Row &row);
    void takeReports(Row &row) const;
    [[nodiscard]] quint32 originOf(quint32 claim) const;
    void takeOutlets(Row &row, std::span<const quint32> counting) const;
    void takeTags(Row &row) const;
    void append(FigureColumns &figures, const Row &row, quint32 deal);

    const Snapshot &m_snapshot;
    const LedgerColumns &m_columns;
    const ClaimColumns &m_claims;
    LensRule m_rule;
    std::optional<qint32> m_clock;
    std::vector<quint8> m_outletIsNamed;
    int m_knownClaims = 0;

    // Of the deal at hand; kept to save their making.
    std::vector<quint32> m_known; ///< rows of its known claims
    std::vector<quint32> m_order; ///< those not deprecated, in the lens's order
    std::vector<OrderKey> m_keys;
    std::vector<quint32> m_codes;
};

} // namespace dealscope::analysis
