// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/FlowGraph.h"

namespace dealscope::analysis {

/// One end of a deal: some companies and the part of the amount that is theirs, in millionths
/// from `fromPpm` to `toPpm`, so that parts add up to the whole whatever the rounding.
struct FlowEnd {
    static constexpr int Whole = 1'000'000;

    QList<CompanyId> companies;
    int fromPpm = 0;
    int toPpm = Whole;

    [[nodiscard]] bool isWhole() const { return fromPpm == 0 && toPpm == Whole; }
};

/// A deal's money, cut to ends and year on its way into an edge.
struct FlowAmount {
    std::optional<Interval> interval;
    Money firm;
    Money paid;
    bool assumed = false;

    [[nodiscard]] FlowAmount cutTo(const FlowEnd &end) const;
};

/// Who stands at the ends of deals, as numbers: a company by its row, an unnamed end with one
/// counterpart by that one's row, all others in the order they come.
class FlowEnds
{
public:
    FlowEnds(const Resolution &resolution, bool groups);

    /// The row that stands for a company's.
    [[nodiscard]] quint32 rowFor(quint32 company) const
    {
        return m_groups.empty() ? company : m_groups[company];
    }
    [[nodiscard]] quint32 companies() const { return m_companies; }
    /// More than any number given so far.
    [[nodiscard]] quint32 size() const { return 5 * m_companies + quint32(m_extra.size()); }

    /// An end that is not named, opposite a single named company, for nobody in particular.
    [[nodiscard]] quint32 unnamed(bool payer, Nature nature, quint32 counterpart) const
    {
        return m_companies * (1 + (payer ? 0 : 2) + (nature == Nature::Capital ? 0 : 1))
            + counterpart;
    }

    /// Companies with a reported share stand alone, the others jointly for the rest. Shares of
    /// more than the whole are no shares.
    [[nodiscard]] QList<FlowEnd> endsOf(int position, Role role) const;
    [[nodiscard]] QList<CompanyId> nodeCompanies(const QList<CompanyId> &companies) const;
    /// Numbers of the two ends of a flow.
    [[nodiscard]] quint32 payerNode(int position, const QList<CompanyId> &payers,
                                    const QList<CompanyId> &payees, bool remainder);
    [[nodiscard]] quint32 payeeNode(int position, const QList<CompanyId> &payers,
                                    const QList<CompanyId> &payees);

    /// The node of a number, without money.
    [[nodiscard]] FlowNode nodeOf(quint32 number) const;
    /// Rows of the companies that a number names.
    [[nodiscard]] QList<CompanyId> companiesOf(quint32 number) const;

    [[nodiscard]] static QString keyOf(QList<CompanyId> companies);

private:
    [[nodiscard]] quint32 extra(FlowNode node);
    [[nodiscard]] CompanyId idAt(quint32 row) const
    {
        return CompanyId{m_snapshot.columns().companies.idAt(row)};
    }
    [[nodiscard]] QString natureOfDeal(int position) const;

    const Resolution &m_resolution;
    const Snapshot &m_snapshot;
    quint32 m_companies;
    std::vector<quint32> m_groups; ///< by row the row of the group; empty: companies for themselves
    std::vector<FlowNode> m_extra;
    QHash<QString, quint32> m_extraOf;
};

} // namespace dealscope::analysis
